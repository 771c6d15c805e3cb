import Evidence

/// Values in columns of their own, as canonical JSON by the same coder that writes facts.
package enum StoredJSON {
    /// The value's canonical JSON.
    package static func bytes(_ value: any Encodable) throws -> [UInt8] { try FactEncoder.json(value).canonicalBytes }

    /// The value as a JSON tree.
    package static func json(_ value: any Encodable) throws -> JSON { try FactEncoder.json(value) }

    /// Reads what `bytes` wrote. Throws: `JSON.ParseError`, `DecodingError`.
    package static func value<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try FactDecoder.value(type, from: try JSON(parsing: bytes))
    }

    /// Reads a value from a JSON tree. Throws: `DecodingError`.
    package static func value<Value: Decodable>(_ type: Value.Type, from json: JSON) throws -> Value {
        try FactDecoder.value(type, from: json)
    }
}
