import Market
import Store

/// When a member is away, as everybody sees it.
package struct Absence: Sendable, Hashable {
    /// When it begins.
    package let from: Timestamp
    /// When it ends.
    package let until: Timestamp
    /// A word about it; empty where there is none, or it was erased.
    package let word: String
    /// How that word leads away from where deals are protected; empty where it does not.
    package let warned: [OffPlatformKind]

    /// Puts the four together.
    package init(from: Timestamp, until: Timestamp, word: String, warned: [OffPlatformKind] = []) {
        self.from = from
        self.until = until
        self.word = word
        self.warned = warned
    }
}

extension Marketplace {
    private static let selectAbsence: SQL =
        "SELECT from_ms, until_ms, coalesce(word, ''), coalesce(warned, '') FROM v_absences WHERE member = $1 AND until_ms > $2"

    /// The absence that a member has announced, now or to come; nil where there is none, or it is over.
    package func absence(of member: MemberID) async throws -> Absence? {
        let now = clock.now()
        return try await database.read { connection in
            try connection.row(Self.selectAbsence, [.text(member.rawValue), .integer(now.ms)]) { row in
                Absence(
                    from: Timestamp(ms: try row.int64(0)), until: Timestamp(ms: try row.int64(1)), word: try row.text(2),
                    warned: try row.text(3).split(separator: ",").map { try stored(String($0)) })
            }
        }
    }

    /// A member announces to be away. Throws: `AbsenceRefusal`.
    package func announceAbsence(
        from: Timestamp, until: Timestamp, word: String, of member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(
            AnnounceAbsence(from: from, until: until, word: word), on: .member(member), by: .member(member), key: key)
    }

    /// A member is back, or will not be away. Throws: `AbsenceRefusal`.
    package func endAbsence(of member: MemberID, key: IdempotencyKey? = nil) async throws -> Outcome {
        try await commands.handle(EndAbsence(), on: .member(member), by: .member(member), key: key)
    }
}
