import Evidence
import Ledger
import Market

extension StaffProposal: Viewed {
    private static let insert: SQL =
        """
        INSERT INTO v_deeds (id, kind, subject, member, trade, role, amount_minor, reference, proposed_by, reason, proposed_ms,
            lapses_ms, rule)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """
    private static let decide: SQL =
        "UPDATE v_deeds SET decision = $2, decided_by = $3, decided_ms = $4, decision_reason = $5 WHERE id = $1"

    package static func project(_ change: Change<StaffProposal>, to connection: any Connection) throws {
        let (id, at) = (SQLValue.text(change.identifier), SQLValue.integer(change.entry.time.ms))
        func decide(_ decision: Decision, _ by: MemberID, _ reason: String?) throws {
            try connection.run(
                Self.decide, [id, .text(decision.rawValue), .text(by.rawValue), at, .text(orNull: reason)])
        }
        switch change.event {
        case .deedProposed(let facts):
            let deed = facts.deed
            try connection.run(
                insert,
                [
                    id, .text(deed.kind.rawValue), .text(deed.subject), .text(orNull: deed.member?.rawValue),
                    .text(orNull: deed.trade?.rawValue), .text(orNull: deed.role?.rawValue),
                    .integer(orNull: deed.amount?.minor), .text(orNull: deed.reference), .text(facts.by.rawValue),
                    .text(orNull: facts.reason.value), at, .integer(orNull: facts.lapsesAt?.ms),
                    .text(orNull: deed.rule?.rawValue),
                ])
        case .deedDone(let facts): try decide(.done, facts.by, nil)
        case .deedDeclined(let facts): try decide(.declined, facts.by, facts.reason.value)
        }
    }
}
