import Evidence
import Market
import Store

/// A client's own name for one request, so that sending it twice does it once.
package struct IdempotencyKey: Sendable, Hashable {
    /// 1 to 128 characters without spaces or control characters.
    package let text: String
    /// What the key was used for: a hash of the request.
    package let request: Hash

    /// Nil unless the text has that form.
    package init?(text: String, request: Hash) {
        guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.text = text
        self.request = request
    }
}

extension IdempotencyKey {
    /// The key of a request that is told apart by these facts, such as its method, path and body.
    package init?(text: String, facts: [UInt8]) { self.init(text: text, request: Hash.sha256(facts)) }

    /// The key of a form that carries a random value of its own. A form that is sent twice is one command; one that was
    /// changed and sent again is another.
    package init?(form once: String, facts: [UInt8]) {
        let request = Hash.sha256(Array(once.utf8) + [0] + facts)
        self.init(text: "form." + request.hex, request: request)
    }
}

extension IdempotencyKey {
    /// The key of a further command that the same request gives. A request that was cut off between two of its commands is
    /// so finished when it is sent again, and none of them is carried out twice.
    package func part(_ name: String) -> IdempotencyKey {
        IdempotencyKey(derived: "part." + Hash.sha256(Array(text.utf8) + [0] + Array(name.utf8)).hex, request: request)
    }

    private init(derived text: String, request: Hash) {
        self.text = text
        self.request = request
    }
}

/// The key came before with another request.
package struct KeyReused: Refusal {
    package var code: String { "keyReused" }
}

/// Which commands have been done under which key.
struct CommandTable {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    private static let select: SQL = "SELECT request, position FROM commands WHERE actor = $1 AND key = $2"
    private static let insert: SQL = "INSERT INTO commands (actor, key, request, position) VALUES ($1, $2, $3, $4)"

    /// Where the key's command was entered; nil if the key is new. Throws: `KeyReused`.
    func position(of key: IdempotencyKey, by actor: Actor) throws -> Int64? {
        let found = try connection.row(Self.select, [.text(actor.name), .text(key.text)]) { row in
            (request: try row.bytes(0), position: try row.int64(1))
        }
        guard let found else { return nil }
        guard found.request == key.request.bytes else { throw KeyReused() }
        return found.position
    }

    func remember(_ key: IdempotencyKey, by actor: Actor, at position: Int64) throws {
        try connection.run(
            Self.insert, [.text(actor.name), .text(key.text), .bytes(key.request.bytes), .integer(position)])
    }
}
