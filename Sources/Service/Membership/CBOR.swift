/// A value in the part of CBOR that authenticators write: definite lengths, no tags, no floating point.
///
/// Source: RFC 8949 section 3; CTAP2 canonical encoding. `docs/decisions/passkeys.md` says why it is read here.
enum CBOR: Hashable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case array([CBOR])
    case map([CBOR: CBOR])
    case bool(Bool)
    case null

    /// The bytes are no such value, or are cut off.
    struct Malformed: Error {}

    /// Reads one value from the beginning and says how many bytes it took. Throws: `Malformed`.
    static func read(_ bytes: [UInt8]) throws(Malformed) -> (value: CBOR, count: Int) {
        var reader = Reader(bytes: bytes)
        let value = try reader.value(depth: 0)
        return (value, reader.place)
    }

    /// The value under a text; nil where this is no map or has none.
    subscript(name: String) -> CBOR? { self[.text(name)] }
    /// The value under a number; nil where this is no map or has none.
    subscript(number: Int64) -> CBOR? { self[.integer(number)] }

    private subscript(key: CBOR) -> CBOR? {
        guard case .map(let members) = self else { return nil }
        return members[key]
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        static let depthMax = 4
        static let membersMax = 64

        mutating func value(depth: Int) throws(Malformed) -> CBOR {
            guard depth <= Self.depthMax else { throw Malformed() }
            let head = try byte()
            let kind = head >> 5
            if kind == 7 {
                switch head & 31 {
                case 20: return .bool(false)
                case 21: return .bool(true)
                case 22: return .null
                default: throw Malformed()
                }
            }
            let argument = try argument(head & 31)
            switch kind {
            case 0: return .integer(argument)
            case 1: return .integer(-1 - argument)
            case 2: return .bytes(try take(argument))
            case 3:
                guard let text = String(validating: try take(argument), as: UTF8.self) else { throw Malformed() }
                return .text(text)
            case 4:
                guard argument <= Self.membersMax else { throw Malformed() }
                var values: [CBOR] = []
                for _ in 0..<argument { values.append(try value(depth: depth + 1)) }
                return .array(values)
            case 5:
                guard argument <= Self.membersMax else { throw Malformed() }
                var members: [CBOR: CBOR] = [:]
                for _ in 0..<argument {
                    let key = try value(depth: depth + 1)
                    guard members.updateValue(try value(depth: depth + 1), forKey: key) == nil else { throw Malformed() }
                }
                return .map(members)
            default: throw Malformed()
            }
        }

        /// The number that stands in a head or after it, in the shortest form that holds it.
        private mutating func argument(_ low: UInt8) throws(Malformed) -> Int64 {
            let count: Int
            switch low {
            case 0..<24: return Int64(low)
            case 24: count = 1
            case 25: count = 2
            case 26: count = 4
            case 27: count = 8
            default: throw Malformed()
            }
            var number: UInt64 = 0
            for _ in 0..<count { number = number << 8 | UInt64(try byte()) }
            let least: UInt64 = count == 1 ? 24 : 1 << UInt64(count * 4)
            guard number >= least, number <= UInt64(Int64.max) else { throw Malformed() }
            return Int64(number)
        }

        private mutating func byte() throws(Malformed) -> UInt8 {
            guard place < bytes.count else { throw Malformed() }
            defer { place += 1 }
            return bytes[place]
        }

        private mutating func take(_ count: Int64) throws(Malformed) -> [UInt8] {
            guard count <= Int64(bytes.count - place) else { throw Malformed() }
            defer { place += Int(count) }
            return Array(bytes[place..<place + Int(count)])
        }
    }
}
