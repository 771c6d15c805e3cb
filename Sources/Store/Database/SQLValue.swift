/// A value bound to a placeholder. Money and times are integers; there is no floating point.
package enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A 64-bit integer.
    case integer(Int64)
    /// Unicode text without NUL, which PostgreSQL cannot hold.
    case text(String)
    /// Bytes, none included.
    case bytes([UInt8])
    /// True or false.
    case bool(Bool)

    /// The integer, or null.
    package static func integer(orNull value: Int64?) -> SQLValue { value.map(SQLValue.integer) ?? .null }

    /// The text, or null.
    package static func text(orNull value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }

    /// The bytes, or null.
    package static func bytes(orNull value: [UInt8]?) -> SQLValue { value.map(SQLValue.bytes) ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
    /// An integer written in the source.
    package init(integerLiteral value: Int64) { self = .integer(value) }

    /// A text written in the source.
    package init(stringLiteral value: String) { self = .text(value) }

    /// A truth value written in the source.
    package init(booleanLiteral value: Bool) { self = .bool(value) }

    /// `nil` written in the source.
    package init(nilLiteral: ()) { self = .null }
}
