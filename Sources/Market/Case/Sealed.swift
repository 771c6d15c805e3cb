/// A value that may be erased later: free text, names, contacts, file names.
///
/// The entry carries only a commitment to it; the value stands beside the entry and can go without breaking a proof. So no
/// rule may depend on it, and whoever reads it is told that it may be gone.
///
/// Source: PIPL article 47.
package struct Sealed<Value: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    /// Nil once erased, or where it was not disclosed.
    package var value: Value?

    /// Seals a value; nil for one that is gone.
    package init(_ value: Value?) { self.value = value }

    /// Where no case file is involved a sealed value is simply its value. The case file's own coder never calls this.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        value = container.decodeNil() ? nil : try container.decode(Value.self)
    }

    /// The counterpart of `init(from:)`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

/// What the case file's coder sees of a sealed value of any type.
package protocol SealedValue: Codable {
    /// The value inside, if it is there.
    var opened: (any Encodable & Sendable)? { get }
    /// An erased one.
    static var erased: Self { get }
    /// One that holds what `decoder` reads.
    static func holding(from decoder: any Decoder) throws -> Self
}

extension Sealed: SealedValue {
    package var opened: (any Encodable & Sendable)? { value }
    package static var erased: Sealed { Sealed(nil) }
    package static func holding(from decoder: any Decoder) throws -> Sealed { Sealed(try Value(from: decoder)) }
}
