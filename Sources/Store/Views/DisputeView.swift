import Evidence
import Ledger
import Market

/// Every dispute as the mediators' desk looks for it, and every ruling with whom it favours.
enum DisputeView {
    private static let upsert: SQL =
        """
        INSERT INTO v_disputes (trade, number, phase, opened_by, buyer, seller, claims, category, price_minor, disputed_minor,
            mediator, suspended, deadline_ms, due_ms, opened_ms, closed_ms, ground, refund_minor)
        VALUES ($1, $2, $3, $4, $5, $6, $7,
            coalesce((SELECT r.category FROM v_revisions r WHERE r.listing = $18 AND r.number = $19), ''),
            $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        ON CONFLICT (trade, number) DO UPDATE SET phase = excluded.phase, mediator = excluded.mediator,
            suspended = excluded.suspended, deadline_ms = excluded.deadline_ms, due_ms = excluded.due_ms,
            closed_ms = excluded.closed_ms, ground = excluded.ground, refund_minor = excluded.refund_minor
        """
    private static let insertRuling: SQL =
        "INSERT INTO v_rulings (trade, dispute, number, mediator, favours, at_ms, public_id) VALUES ($1, $2, $3, $4, $5, $6, $7)"

    static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        for dispute in change.after.disputes {
            let row = Row(dispute, in: change.after)
            let before = change.before.dispute(dispute.number)
            if let before, Row(before, in: change.before) == row { continue }
            try put(row, of: dispute, change, connection)
            for number in (before?.rulings.count ?? 0)..<dispute.rulings.count {
                try put(dispute.rulings[number], number + 1, of: dispute, change, connection)
            }
        }
    }

    /// What a published ruling is called: nobody who does not know the trade's own identifier comes from one to the other.
    private static func publicID(_ trade: String, _ dispute: Int, _ number: Int) -> String {
        String(Hash.sha256(Array("chengxu ruling \(trade) \(dispute) \(number)".utf8)).hex.prefix(20))
    }

    /// What of a dispute can change in its row.
    private struct Row: Equatable {
        let phase: DisputePhase
        let mediator: MemberID?
        let isSuspended: Bool
        let deadline: Timestamp?
        let due: Timestamp?
        let closedAt: Timestamp?
        let decided: DisputeDecision?
        let rulings: Int

        init(_ dispute: Dispute, in trade: Trade) {
            phase = dispute.phase
            mediator = dispute.mediator
            isSuspended = dispute.isSuspended
            deadline = dispute.isOpen ? trade.disputeDeadline : nil
            // The gateway's own end of the hold comes before any of ours.
            let holds = dispute.isOpen ? trade.parts.filter { dispute.parts.contains($0.number) }.compactMap(\.hold?.holdUntil) : []
            due = ([deadline].compactMap { $0 } + holds).min()
            closedAt = dispute.closedAt
            decided = dispute.decided
            rulings = dispute.rulings.count
        }
    }

    private static func put(
        _ row: Row, of dispute: Dispute, _ change: Change<Trade>, _ connection: any Connection
    ) throws {
        guard let opening = change.after.opening else { return }
        try connection.run(
            upsert,
            [
                .text(change.identifier), .integer(Int64(dispute.number)), .text(row.phase.rawValue), .text(dispute.by.rawValue),
                .text(opening.buyer.rawValue), .text(opening.seller.rawValue),
                .text(dispute.claims.map(\.rawValue).joined(separator: ",")),
                .integer(change.after.agreement?.terms.price.minor ?? 0), .integer(dispute.disputed.minor),
                .text(orNull: row.mediator?.rawValue), .bool(row.isSuspended), .integer(orNull: row.deadline?.ms),
                .integer(orNull: row.due?.ms), .integer(dispute.openedAt.ms), .integer(orNull: row.closedAt?.ms),
                .text(orNull: row.decided?.ground.rawValue), .integer(orNull: row.decided?.money.refund.minor),
                .text(opening.revision.listing.rawValue), .integer(Int64(opening.revision.number)),
            ])
    }

    private static func put(
        _ ruling: Ruling, _ number: Int, of dispute: Dispute, _ change: Change<Trade>, _ connection: any Connection
    ) throws {
        guard let favoured = change.after.member(on: ruling.favours(in: dispute)) else { return }
        try connection.run(
            insertRuling,
            [
                .text(change.identifier), .integer(Int64(dispute.number)), .integer(Int64(number)),
                .text(ruling.mediator.rawValue), .text(favoured.rawValue), .integer(ruling.at.ms),
                .text(orNull: ruling.isPublished ? publicID(change.identifier, dispute.number, number) : nil),
            ])
    }
}
