import Evidence
import Market

extension Complaint: Viewed {
    private static let insert: SQL =
        """
        INSERT INTO v_complaints (id, complainant, accused, barred, subject, category, stage, filed_ms, answer_ms, due_ms,
            answered, changed_ms)
        VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9, FALSE, $7)
        """
    private static let change: SQL =
        """
        UPDATE v_complaints SET stage = $2, due_ms = $3, answered = $4, handler = $5, decided_by = $6, outcome = $7,
            measure = $8, appeal_ms = $9, changed_ms = $10, kept_until_ms = $11 WHERE id = $1
        """

    private static let erase: SQL = "UPDATE v_complaints SET erased_ms = $2 WHERE id = $1"
    private static let answer: SQL = "UPDATE v_complaints SET answered_ms = $2 WHERE id = $1 AND answered_ms IS NULL"

    private static let remind: SQL = "UPDATE v_complaints SET remind_ms = $2 WHERE id = $1"

    package static func project(_ change: Change<Complaint>, to connection: any Connection) throws {
        try ToldView.project(change, to: connection)
        try put(change, connection)
        let next = change.after.nextReminder
        if next != change.before.nextReminder {
            try connection.run(remind, [.text(change.identifier), .integer(orNull: next?.at.ms)])
        }
    }

    private static func put(_ change: Change<Complaint>, _ connection: any Connection) throws {
        let (id, at) = (SQLValue.text(change.identifier), SQLValue.integer(change.entry.time.ms))
        if case .complaintFiled(let facts) = change.event {
            try connection.run(
                insert,
                [
                    id, .text(facts.complainant.rawValue), .text(orNull: facts.accused?.rawValue),
                    .text(facts.barred.map(\.rawValue).joined(separator: " ")), .text(facts.subject.text),
                    .text(facts.category.rawValue), at, .integer(facts.answerBy.ms), .integer(facts.decideBy.ms),
                ])
            return
        }
        // The words are gone, and how it stood stays as it was.
        if case .erased(let facts) = change.event {
            if change.after.writers.isEmpty { try connection.run(erase, [id, at]) }
            try ErasureView(connection).put(filesOf: facts)
            return
        }
        // Nothing that anybody did.
        if case .complaintReminded = change.event { return }
        if case .complaintAnswered = change.event { try connection.run(answer, [id, at]) }
        let now = change.after
        guard let filed = now.filed else { return }
        try connection.run(
            Self.change,
            [
                id, .text(now.stage), .integer(now.due(filed).ms), .bool(now.answersCount > 0),
                .text(orNull: now.handler?.rawValue), .text(orNull: now.decision?.by.rawValue),
                .text(orNull: now.outcome?.rawValue), .text(orNull: now.measure?.rawValue),
                .integer(orNull: now.decision?.appealBy.ms), at, .integer(orNull: now.keptUntil?.ms),
            ])
    }

    /// What runs out first for the staff: an appealed freeze is ruled on before it ends by itself.
    private func due(_ filed: ComplaintFiled) -> Timestamp {
        let freezes = freezes.filter { $0.isAppealed && !$0.isRuled && $0.liftedAt == nil }.map(\.facts.until)
        return ([appeal?.ruleBy ?? filed.decideBy] + freezes).min() ?? filed.decideBy
    }

    /// What is stored of how it stands: what time alone changes is worked out when it is read.
    private var stage: String {
        if isWithdrawn { return "withdrawn" }
        if ruling != nil { return "final" }
        if appeal != nil { return "appealed" }
        return decision == nil ? "open" : "decided"
    }
}
