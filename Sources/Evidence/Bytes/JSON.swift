/// A JSON value, held to what every reader understands alike.
///
/// Strings are compared by their code points, never by Unicode equivalence: two texts that only look alike are two texts.
/// Source: RFC 8259, narrowed by RFC 7493 (I-JSON).
public enum JSON: Sendable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number from `-JSON.integerMax` to `JSON.integerMax`; amounts of money are strings instead.
    case integer(Int64)
    /// A finite number that is not a whole one within `JSON.integerMax`.
    case number(Double)
    /// A text without lone surrogates and noncharacters.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Members with unique names.
    case object(Object)

    /// The largest whole number that every JSON reader keeps exact: 2^53 - 1.
    public static let integerMax: Int64 = 9_007_199_254_740_991

    /// The value of a `bool`, else nil.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// The value of an `integer`, else nil.
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }

    /// The value of a `number` or of an `integer`, else nil.
    public var number: Double? {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// The value of a `string`, else nil.
    public var string: String? { if case .string(let value) = self { value } else { nil } }

    /// The values of an `array`, else nil.
    public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }

    /// The members of an `object`, else nil.
    public var object: Object? { if case .object(let value) = self { value } else { nil } }

    /// Whether this is `null`.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The member of an `object` with that name, else nil.
    public subscript(name: String) -> JSON? { object?[name] }
}

extension JSON: Equatable {
    /// Equal when the canonical bytes are equal.
    public static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.integer(let left), .number(let right)), (.number(let right), .integer(let left)):
            Double(left) == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.null, _), (.bool, _), (.integer, _), (.number, _), (.string, _), (.array, _), (.object, _): false
        }
    }
}

// There is no nil literal on purpose: `json["x"] == nil` asks whether the member is absent, not whether it is null.
extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// Writes `true` or `false` for a `bool`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Writes a whole number for an `integer`.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Writes a text for a `string`.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Writes a list of values for an `array`.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// Writes names and values for an `object`; a name given twice is a bug.
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Object(literal: elements)) }
}
