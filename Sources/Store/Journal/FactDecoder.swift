import Evidence
import Market

/// Reads the facts of an event back from a header and from what is still open of its sealed fields.
struct FactDecoder {
    static func decoder(facts: JSON.Object, openings: [String: [UInt8]]) -> any Decoder {
        TreeDecoder(json: .object(facts), openings: openings)
    }

    /// A value from JSON, nothing sealed.
    static func value<Value: Decodable>(_ type: Value.Type, from json: JSON) throws -> Value {
        try Value(from: TreeDecoder(json: json, openings: nil))
    }
}

private struct TreeDecoder: Decoder {
    let json: JSON
    /// The bytes of the open sealed fields; nil below the top, where nothing is sealed.
    let openings: [String: [UInt8]]?
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let object = json.object else { throw fault("an object was expected") }
        return KeyedDecodingContainer(Keyed(object: object, openings: openings))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard let array = json.array else { throw fault("an array was expected") }
        return Unkeyed(items: array)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { Single(json: json) }

    /// A sealed field: open, or erased.
    func sealedValue<T>(_ type: any SealedValue.Type, field: String, as: T.Type) throws -> T {
        let value: any SealedValue
        if let bytes = openings?[field] {
            value = try type.holding(from: SealedDecoder(bytes: bytes))
        } else {
            value = type.erased
        }
        guard let value = value as? T else { preconditionFailure("a sealed type makes values of itself") }
        return value
    }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let object: JSON.Object
        let openings: [String: [UInt8]]?
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { object.names.compactMap { Key(stringValue: $0) } }

        func contains(_ key: Key) -> Bool {
            object[key.stringValue] != nil || openings?[key.stringValue] != nil
        }

        func decodeNil(forKey key: Key) throws -> Bool { object[key.stringValue]?.isNull ?? true }
        func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try single(key).decode(type) }
        func decode(_ type: String.Type, forKey key: Key) throws -> String { try single(key).decode(type) }
        func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try single(key).decode(type) }
        func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try single(key).decode(type) }
        func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try single(key).decode(type) }
        func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try single(key).decode(type) }
        func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try single(key).decode(type) }
        func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try single(key).decode(type) }
        func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try single(key).decode(type) }
        func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try single(key).decode(type) }
        func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try single(key).decode(type) }
        func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try single(key).decode(type) }
        func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try single(key).decode(type) }
        func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try single(key).decode(type) }

        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            if openings != nil, let sealedType = type as? any SealedValue.Type {
                return try TreeDecoder(json: .null, openings: openings)
                    .sealedValue(sealedType, field: key.stringValue, as: type)
            }
            return try T(from: try child(key))
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            try child(key).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try child(key).unkeyedContainer()
        }

        func superDecoder() throws -> any Decoder { throw fault("nothing inherits here") }
        func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }

        private func child(_ key: Key) throws -> TreeDecoder {
            guard let value = object[key.stringValue] else {
                throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "\(key.stringValue) is missing"))
            }
            return TreeDecoder(json: value, openings: nil)
        }

        private func single(_ key: Key) throws -> Single { Single(json: try child(key).json) }
    }

    private struct Unkeyed: UnkeyedDecodingContainer {
        let items: [JSON]
        var currentIndex = 0
        var codingPath: [any CodingKey] { [] }
        var count: Int? { items.count }
        var isAtEnd: Bool { currentIndex >= items.count }

        init(items: [JSON]) { self.items = items }

        mutating func decodeNil() throws -> Bool {
            guard !isAtEnd, items[currentIndex].isNull else { return false }
            currentIndex += 1
            return true
        }

        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: try next()) }

        mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
            try next().container(keyedBy: type)
        }

        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
        mutating func superDecoder() throws -> any Decoder { try next() }

        private mutating func next() throws -> TreeDecoder {
            guard !isAtEnd else { throw fault("the array is too short") }
            defer { currentIndex += 1 }
            return TreeDecoder(json: items[currentIndex], openings: nil)
        }
    }

    private struct Single: SingleValueDecodingContainer {
        let json: JSON
        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool { json.isNull }

        func decode(_ type: Bool.Type) throws -> Bool {
            guard let value = json.bool else { throw fault("true or false was expected") }
            return value
        }

        func decode(_ type: String.Type) throws -> String {
            guard let value = json.string else { throw fault("a text was expected") }
            return value
        }

        func decode(_ type: Double.Type) throws -> Double { throw fault("facts have no floating point") }
        func decode(_ type: Float.Type) throws -> Float { throw fault("facts have no floating point") }
        func decode(_ type: Int.Type) throws -> Int { try integer(type) }
        func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
        func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
        func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
        func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
        func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
        func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: TreeDecoder(json: json, openings: nil)) }

        private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
            guard let value = json.integer, let number = Number(exactly: value) else {
                throw fault("a whole number in bounds was expected")
            }
            return number
        }
    }

    /// What a sealed value is read from: a text's own bytes, or canonical JSON.
    private struct SealedDecoder: Decoder {
        let bytes: [UInt8]
        var codingPath: [any CodingKey] { [] }
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
            try tree().container(keyedBy: type)
        }

        func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try tree().unkeyedContainer() }

        func singleValueContainer() throws -> any SingleValueDecodingContainer {
            guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("a text was expected") }
            return Single(json: .string(text))
        }

        private func tree() throws -> TreeDecoder {
            TreeDecoder(json: try JSON(parsing: bytes), openings: nil)
        }
    }
}

private func fault(_ what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: what))
}
