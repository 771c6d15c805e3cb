import Evidence
import Market

extension Identity: Viewed {
    private static let insert: SQL =
        "INSERT INTO v_identities (member, number, paper, method, submitted_ms) VALUES ($1, $2, $3, $4, $5)"
    private static let decide: SQL =
        "UPDATE v_identities SET verified = $3, decided_ms = $4, erase_ms = $5 WHERE member = $1 AND number = $2"
    private static let erase: SQL = "UPDATE v_identities SET erased_ms = $3 WHERE member = $1 AND number = $2"

    package static func project(_ change: Change<Identity>, to connection: any Connection) throws {
        let (member, at) = (SQLValue.text(change.identifier), SQLValue.integer(change.entry.time.ms))
        switch change.event {
        case .identitySubmitted(let facts):
            try connection.run(
                insert, [member, .integer(Int64(facts.number)), .text(facts.paper.rawValue), .text(facts.method), at])
        case .identityLookedAt, .erased: break
        case .identityDecided(let facts):
            try connection.run(
                decide, [member, .integer(Int64(facts.number)), .bool(facts.isVerified), at, .integer(facts.eraseAt.ms)])
        case .identityDocumentsErased(let facts): try connection.run(erase, [member, .integer(Int64(facts.number)), at])
        }
    }
}
