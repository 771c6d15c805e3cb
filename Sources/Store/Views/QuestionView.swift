import Evidence
import Market

extension Question: Viewed {
    private static let insert: SQL =
        """
        INSERT INTO v_questions (id, listing, seller, asker, words, asked_ms, edits) VALUES ($1, $2, $3, $4, $5, $6, 0)
        """
    private static let reword: SQL = "UPDATE v_questions SET words = $2, edits = edits + 1 WHERE id = $1"
    private static let answer: SQL = "UPDATE v_questions SET answer = $2, answered_ms = $3 WHERE id = $1"
    private static let answerAnew: SQL = "UPDATE v_questions SET answer = $2, edits = edits + 1 WHERE id = $1"
    private static let forgetWords: SQL = "UPDATE v_questions SET words = NULL WHERE id = $1"
    private static let forgetAnswer: SQL = "UPDATE v_questions SET answer = NULL WHERE id = $1"

    package static func project(_ change: Change<Question>, to connection: any Connection) throws {
        try ToldView.project(change, to: connection)
        let id = SQLValue.text(change.identifier)
        switch change.event {
        case .questionAsked(let facts):
            try connection.run(
                insert,
                [
                    id, .text(facts.listing.rawValue), .text(facts.seller.rawValue), .text(facts.asker.rawValue),
                    .text(orNull: facts.text.value), .integer(change.entry.time.ms),
                ])
        case .questionReworded(let facts): try connection.run(reword, [id, .text(orNull: facts.text.value)])
        case .questionAnswered(let facts):
            if facts.number == 1 {
                try connection.run(answer, [id, .text(orNull: facts.text.value), .integer(change.entry.time.ms)])
            } else {
                try connection.run(answerAnew, [id, .text(orNull: facts.text.value)])
            }
        case .erased(let facts):
            if facts.member == change.after.asker { try connection.run(forgetWords, [id]) }
            if facts.member == change.after.seller { try connection.run(forgetAnswer, [id]) }
        }
    }
}
