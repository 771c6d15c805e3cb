import Evidence
import Ledger
import Market

extension Trade: Viewed {
    private static let upsert: SQL =
        """
        INSERT INTO v_trades (id, buyer, seller, listing, revision, phase, price_minor, opened_ms, updated_ms, needs,
            deadline_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, phase = excluded.phase, price_minor = excluded.price_minor,
            updated_ms = excluded.updated_ms, needs = excluded.needs, deadline_ms = excluded.deadline_ms
        """
    private static let touch: SQL = "UPDATE v_trades SET updated_ms = $2, needs = $3 WHERE id = $1"

    package static func project(_ change: Change<Trade>, to connection: any Connection) throws {
        try projectTrade(change, to: connection)
        try projectDeadlines(change, to: connection)
        try projectPayments(change, to: connection)
        try projectMovements(change, to: connection)
        try RatingView(connection).project(change)
        try SoldTradeView(connection).project(change)
        try PromiseTestView(connection).project(change)
        try projectErasure(change, to: connection)
        try ConversationView.project(change, to: connection)
        try NoticeView.project(change, to: connection)
        try DisputeView.project(change, to: connection)
        try AskView.project(change, to: connection)
        try ReplyView.project(change, to: connection)
        try AfterSalesView.project(change, to: connection)
        try SaidIndex(connection).project(change)
        guard let trade = TradeID(rawValue: change.identifier) else {
            throw JournalFault.damaged("the stream \(change.entry.header.stream) is no trade")
        }
        let transfers = change.event.transfers(in: trade)
        try LedgerView(connection).post(transfers, by: change.entry, isRebuilt: change.isRebuilt)
    }

    private static func projectTrade(_ change: Change<Trade>, to connection: any Connection) throws {
        let (before, after) = (change.before, change.after)
        guard let opening = after.opening, !change.event.isMark else { return }
        // A reminder touches nothing.
        if case .deadlineReminded = change.event { return }
        let price = after.shownPrice(or: opening)
        let id = SQLValue.text(change.identifier)
        let needs = SQLValue.text(after.needs.rawValue)
        if before.phase == after.phase, before.nextDeadline == after.nextDeadline,
            before.opening.map({ before.shownPrice(or: $0) }) == price, before.opening?.revision == opening.revision
        {
            try connection.run(touch, [id, .integer(change.entry.time.ms), needs])
        } else {
            try connection.run(
                upsert,
                [
                    id, .text(opening.buyer.rawValue), .text(opening.seller.rawValue),
                    .text(opening.revision.listing.rawValue), .integer(Int64(opening.revision.number)),
                    .text(after.phase.rawValue), .integer(price.minor), .integer(after.openedAt.ms),
                    .integer(change.entry.time.ms), needs, .integer(orNull: after.nextDeadline?.ms),
                ])
        }
    }

    private static let deleteDeadline: SQL = "DELETE FROM v_deadlines WHERE trade = $1 AND kind = $2 AND part = $3"
    private static let upsertDeadline: SQL =
        """
        INSERT INTO v_deadlines (trade, kind, part, at_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (trade, kind, part) DO UPDATE SET at_ms = excluded.at_ms
        """

    private static func projectDeadlines(_ change: Change<Trade>, to connection: any Connection) throws {
        let id = SQLValue.text(change.identifier)
        for old in change.before.deadlines where change.after.deadline(old.kind, of: old.part) == nil {
            try connection.run(deleteDeadline, [id, .text(old.kind.rawValue), .integer(Int64(old.part))])
        }
        for new in change.after.deadlines where change.before.deadline(new.kind, of: new.part) != new.at {
            try connection.run(upsertDeadline, [id, .text(new.kind.rawValue), .integer(Int64(new.part)), .integer(new.at.ms)])
        }
    }

    private static let insertPayment: SQL =
        "INSERT INTO v_payments (id, trade, gateway, amount_minor) VALUES ($1, $2, $3, $4)"
    private static let fillPayment: SQL =
        "UPDATE v_payments SET transaction_id = $2 WHERE id = $1 AND transaction_id IS NULL"

    private static func projectPayments(_ change: Change<Trade>, to connection: any Connection) throws {
        if case .paymentStarted(let facts) = change.event {
            try connection.run(
                insertPayment,
                [
                    .text(facts.payment.rawValue), .text(change.identifier), .text(facts.gateway),
                    .integer(facts.amount.minor),
                ])
        } else if case .paymentReceived(let facts) = change.event {
            try connection.run(fillPayment, [.text(facts.payment.rawValue), .text(facts.transaction)])
        }
    }
}

extension Trade {
    /// What views hold of the values that are gone. A view that keeps words of its own forgets them here.
    private static func projectErasure(_ change: Change<Trade>, to connection: any Connection) throws {
        guard case .erased(let facts) = change.event else { return }
        try RatingView(connection).forget(facts, in: change.identifier)
        try ErasureView(connection).put(filesOf: facts)
    }

    fileprivate func shownPrice(or opening: EnquiryOpened) -> Money {
        (agreement ?? proposals.last)?.terms.price ?? opening.standardTerms.price
    }

    /// The first thing that will happen by itself.
    fileprivate var nextDeadline: Timestamp? { deadlines.map(\.at).min() }
}
