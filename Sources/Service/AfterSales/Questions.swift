import Market
import Store

/// One public question about a listing.
package struct QuestionRow: Sendable, Hashable {
    /// Which question.
    package let id: QuestionID
    /// What it is about.
    package let listing: ListingID
    /// Who offers that.
    package let seller: MemberID
    /// Who asked.
    package let asker: MemberID
    /// What the one who asked is called; empty once erased.
    package let askerName: String
    /// The question; nil once erased.
    package let words: String?
    /// The answer; nil before there is one, and once erased.
    package let answer: String?
    /// When it was asked.
    package let asked: Timestamp
    /// When it was first answered; nil before.
    package let answered: Timestamp?
    /// How often question and answer were worded anew.
    package let edits: Int
}

extension Marketplace {
    /// A member asks about a listing. Throws: `QuestionRefusal`, `NotFound`.
    package func ask(
        _ text: String, about listing: ListingID, by asker: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (question: QuestionID, outcome: Outcome) {
        let revision = try await revision(of: listing)
        let question = chance.identifier(QuestionID.self, at: clock.now())
        let command = AskQuestion(
            listing: listing, seller: revision.facts.seller, isWithdrawn: revision.isWithdrawn, asker: asker, text: text)
        let outcome = try await commands.handle(command, on: .question(question), by: .member(asker), key: key)
        return (try QuestionID.stored(String(outcome.stream?.identifier ?? "")), outcome)
    }

    /// The one who asked words it anew. Throws: `QuestionRefusal`.
    package func reword(
        _ question: QuestionID, as text: String, by asker: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(RewordQuestion(text: text), on: .question(question), by: .member(asker), key: key)
    }

    /// The seller answers, or words the answer anew. Throws: `QuestionRefusal`.
    package func answer(
        _ question: QuestionID, with text: String, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(AnswerQuestion(text: text), on: .question(question), by: .member(seller), key: key)
    }

    private static let selectQuestions: SQL =
        """
        SELECT q.id, q.listing, q.seller, q.asker, coalesce(m.display_name, ''), q.words, q.answer, q.asked_ms, q.answered_ms, q.edits
        FROM v_questions q LEFT JOIN v_members m ON m.id = q.asker
        WHERE q.listing = $1 AND q.id < $2
            AND (lower(coalesce(q.words, '')) LIKE $3 ESCAPE '!' OR lower(coalesce(q.answer, '')) LIKE $3 ESCAPE '!')
        ORDER BY q.id DESC LIMIT $4
        """
    private static let selectWaiting: SQL =
        """
        SELECT q.id, q.listing, q.seller, q.asker, coalesce(m.display_name, ''), q.words, q.answer, q.asked_ms, q.answered_ms, q.edits
        FROM v_questions q LEFT JOIN v_members m ON m.id = q.asker
        WHERE q.seller = $1 AND q.answered_ms IS NULL ORDER BY q.id LIMIT $2
        """

    /// The questions about a listing in which that text stands, newest first, before that one. `limit`: 1 to 101.
    package func questions(
        about listing: ListingID, holding text: String = "", before: QuestionID? = nil, limit: Int
    ) async throws -> [QuestionRow] {
        let plain = String(
            text.lowercased().flatMap { (letter: Character) -> [Character] in "!%_".contains(letter) ? ["!", letter] : [letter] })
        let values: [SQLValue] = [
            .text(listing.rawValue), .text(before?.rawValue ?? "~"), .text("%\(plain)%"),
            .integer(Int64(min(max(1, limit), 101))),
        ]
        return try await database.read { try $0.rows(Self.selectQuestions, values, QuestionRow.init(row:)) }
    }

    /// The questions about a member's listings that nobody has answered, the oldest first; at most 100.
    package func unansweredQuestions(of seller: MemberID) async throws -> [QuestionRow] {
        try await database.read {
            try $0.rows(Self.selectWaiting, [.text(seller.rawValue), .integer(100)], QuestionRow.init(row:))
        }
    }

    /// Every wording of a question and of its answer, oldest first. Throws: `NotFound`.
    package func wordings(of question: QuestionID) async throws -> [(event: QuestionEvent, at: Timestamp)] {
        let entries = try await database.read { try Journal($0).entries(of: .question(question)) }
        guard !entries.isEmpty else { throw NotFound() }
        return try entries.map { (try $0.event(as: QuestionEvent.self), $0.time) }
    }
}

extension QuestionRow {
    fileprivate init(row: Row) throws {
        self.init(
            id: try QuestionID.stored(row.text(0)), listing: try ListingID.stored(row.text(1)),
            seller: try MemberID.stored(row.text(2)), asker: try MemberID.stored(row.text(3)), askerName: try row.text(4),
            words: try row.textOrNil(5), answer: try row.textOrNil(6), asked: Timestamp(ms: try row.int64(7)),
            answered: try row.int64OrNil(8).map(Timestamp.init(ms:)), edits: Int(try row.int64(9)))
    }
}
