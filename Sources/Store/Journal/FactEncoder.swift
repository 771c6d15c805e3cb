import Evidence
import Market

/// Turns the facts of an event into JSON for the header, and sets what can be erased aside.
///
/// Numbers are whole numbers: the rules have no others. Sealed values may stand at the top of the facts only.
struct FactEncoder {
    /// What an event becomes before salts are drawn: public facts, and the bytes of each sealed field.
    struct Encoded {
        var facts: JSON.Object
        var sealed: [(field: String, value: [UInt8])]
    }

    static func encode(_ facts: any Encodable) throws -> Encoded {
        let encoder = TreeEncoder(isTop: true)
        try facts.encode(to: encoder)
        guard case .object(let object) = encoder.finish() else {
            preconditionFailure("the facts of an event are an object")
        }
        return Encoded(facts: object, sealed: encoder.sealed)
    }

    /// A value as JSON, nothing sealed.
    static func json(_ value: any Encodable) throws -> JSON {
        let encoder = TreeEncoder(isTop: false)
        try value.encode(to: encoder)
        return encoder.finish()
    }

    /// The bytes of a sealed value: a text as it is, all else as canonical JSON.
    static func bytes(ofSealed value: any Encodable) throws -> [UInt8] {
        if let text = value as? String { return Array(text.utf8) }
        return try json(value).canonicalBytes
    }
}

/// One level of the tree under construction. A class, because `Encoder` hands containers out that write back into it.
private final class TreeEncoder: Encoder {
    private enum Shape {
        case empty
        case single(JSON)
        case object([JSON.Object.Member], nested: [(String, TreeEncoder)])
        case array([Item])
    }

    private enum Item {
        case done(JSON)
        case nested(TreeEncoder)
    }

    private let isTop: Bool
    private var shape = Shape.empty
    var sealed: [(field: String, value: [UInt8])] = []
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(isTop: Bool) { self.isTop = isTop }

    func finish() -> JSON {
        switch shape {
        case .empty: return .object([:])
        case .single(let json): return json
        case .array(let items):
            return .array(
                items.map { item in
                    switch item {
                    case .done(let json): json
                    case .nested(let encoder): encoder.finish()
                    }
                })
        case .object(var members, let nested):
            for (name, encoder) in nested { members.append(.init(name: name, value: encoder.finish())) }
            guard let object = JSON.Object(members) else { preconditionFailure("a key was encoded twice") }
            return .object(object)
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .empty = shape { shape = .object([], nested: []) }
        return KeyedEncodingContainer(Keyed(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .empty = shape { shape = .array([]) }
        return Unkeyed(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    private func put(_ json: JSON, _ name: String) {
        guard case .object(var members, let nested) = shape else { preconditionFailure("two shapes in one value") }
        shape = .empty
        members.append(.init(name: name, value: json))
        shape = .object(members, nested: nested)
    }

    private func nest(_ name: String) -> TreeEncoder {
        guard case .object(let members, var nested) = shape else { preconditionFailure("two shapes in one value") }
        let encoder = TreeEncoder(isTop: false)
        nested.append((name, encoder))
        shape = .object(members, nested: nested)
        return encoder
    }

    private func append(_ item: Item) {
        guard case .array(var items) = shape else { preconditionFailure("two shapes in one value") }
        shape = .empty
        items.append(item)
        shape = .array(items)
    }

    private static func integer<Number: BinaryInteger>(_ value: Number) throws -> JSON {
        guard let whole = Int64(exactly: value), (-JSON.integerMax...JSON.integerMax).contains(whole) else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "a fact's number must be exact in every JSON reader"))
        }
        return .integer(whole)
    }

    private static func noFloatingPoint(_ value: Any) -> EncodingError {
        .invalidValue(value, .init(codingPath: [], debugDescription: "facts have no floating point"))
    }

    private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let encoder: TreeEncoder
        var codingPath: [any CodingKey] { [] }

        func encodeNil(forKey key: Key) { encoder.put(.null, key.stringValue) }
        func encode(_ value: Bool, forKey key: Key) { encoder.put(.bool(value), key.stringValue) }
        func encode(_ value: String, forKey key: Key) { encoder.put(.string(value), key.stringValue) }
        func encode(_ value: Double, forKey key: Key) throws { throw noFloatingPoint(value) }
        func encode(_ value: Float, forKey key: Key) throws { throw noFloatingPoint(value) }
        func encode(_ value: Int, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: Int8, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: Int16, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: Int32, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: Int64, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: UInt, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: UInt8, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: UInt16, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: UInt32, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }
        func encode(_ value: UInt64, forKey key: Key) throws { encoder.put(try integer(value), key.stringValue) }

        func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
            if encoder.isTop, let sealedValue = value as? any SealedValue {
                guard let opened = sealedValue.opened else { return }
                encoder.sealed.append((key.stringValue, try FactEncoder.bytes(ofSealed: opened)))
                return
            }
            let child = TreeEncoder(isTop: false)
            try value.encode(to: child)
            encoder.put(child.finish(), key.stringValue)
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy keyType: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            encoder.nest(key.stringValue).container(keyedBy: keyType)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            encoder.nest(key.stringValue).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { encoder.nest("super") }
        func superEncoder(forKey key: Key) -> any Encoder { encoder.nest(key.stringValue) }
    }

    private struct Unkeyed: UnkeyedEncodingContainer {
        let encoder: TreeEncoder
        var codingPath: [any CodingKey] { [] }
        var count: Int {
            guard case .array(let items) = encoder.shape else { return 0 }
            return items.count
        }

        func encodeNil() { encoder.append(.done(.null)) }

        func encode<T: Encodable>(_ value: T) throws {
            let child = TreeEncoder(isTop: false)
            try value.encode(to: child)
            encoder.append(.done(child.finish()))
        }

        func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
            let child = TreeEncoder(isTop: false)
            encoder.append(.nested(child))
            return child.container(keyedBy: keyType)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
            let child = TreeEncoder(isTop: false)
            encoder.append(.nested(child))
            return child.unkeyedContainer()
        }

        func superEncoder() -> any Encoder {
            let child = TreeEncoder(isTop: false)
            encoder.append(.nested(child))
            return child
        }
    }

    private struct Single: SingleValueEncodingContainer {
        let encoder: TreeEncoder
        var codingPath: [any CodingKey] { [] }

        func encodeNil() { encoder.shape = .single(.null) }
        func encode(_ value: Bool) { encoder.shape = .single(.bool(value)) }
        func encode(_ value: String) { encoder.shape = .single(.string(value)) }
        func encode(_ value: Double) throws { throw noFloatingPoint(value) }
        func encode(_ value: Float) throws { throw noFloatingPoint(value) }
        func encode(_ value: Int) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: Int8) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: Int16) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: Int32) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: Int64) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: UInt) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: UInt8) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: UInt16) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: UInt32) throws { encoder.shape = .single(try integer(value)) }
        func encode(_ value: UInt64) throws { encoder.shape = .single(try integer(value)) }

        func encode<T: Encodable>(_ value: T) throws {
            let child = TreeEncoder(isTop: false)
            try value.encode(to: child)
            encoder.shape = .single(child.finish())
        }
    }
}
