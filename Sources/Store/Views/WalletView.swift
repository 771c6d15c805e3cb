import Evidence
import Ledger
import Market

extension Wallet: Viewed {
    package static func project(_ change: Change<Wallet>, to connection: any Connection) throws {
        guard let member = MemberID(rawValue: change.identifier) else {
            throw JournalFault.damaged("no member is called \(change.identifier)")
        }
        try projectAccounts(change, of: member, to: connection)
        try projectPayouts(change, of: member, to: connection)
        try projectDebts(change, of: member, to: connection)
        try projectMovements(change, to: connection)
        let transfers = change.event.transfers(in: member)
        try LedgerView(connection).post(transfers, by: change.entry, isRebuilt: change.isRebuilt)
    }

    private static let insertAccount: SQL =
        """
        INSERT INTO v_payout_accounts (id, member, kind, label, document, added_ms, usable_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """
    private static let removeAccount: SQL = "UPDATE v_payout_accounts SET removed_ms = $2 WHERE id = $1"

    private static func projectAccounts(_ change: Change<Wallet>, of member: MemberID, to connection: any Connection) throws {
        if case .payoutAccountAdded(let facts) = change.event {
            try connection.run(
                insertAccount,
                [
                    .text(facts.account.rawValue), .text(member.rawValue), .text(facts.kind.rawValue),
                    .text(orNull: facts.label.value), .text(facts.document.rawValue), .integer(change.entry.time.ms),
                    .integer(facts.usableFrom.ms),
                ])
        } else if case .payoutAccountRemoved(let facts) = change.event {
            try connection.run(removeAccount, [.text(facts.account.rawValue), .integer(change.entry.time.ms)])
        }
    }

    private static let insertPayout: SQL =
        """
        INSERT INTO v_payouts (id, member, account, currency, amount_minor, provider, gateway, by_hand, stage, approvals,
            ordered_ms, changed_ms, sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10, $11)
        """
    private static let changePayout: SQL =
        """
        UPDATE v_payouts SET stage = $2, approvals = $3, reason = coalesce($4, reason), reference = coalesce($5, reference),
            changed_ms = $6 WHERE id = $1
        """

    private static func projectPayouts(_ change: Change<Wallet>, of member: MemberID, to connection: any Connection) throws {
        var (reason, reference): (String?, String?)
        let payout: PayoutID
        switch change.event {
        case .payoutOrdered(let facts):
            try connection.run(
                insertPayout,
                [
                    .text(facts.payout.rawValue), .text(member.rawValue), .text(facts.account.rawValue),
                    .text(facts.amount.currency.code), .integer(facts.amount.minor), .text(facts.provider),
                    .text(facts.gateway), .bool(facts.isByHand),
                    .text((facts.needsReview ? PayoutStage.review : .underway).rawValue), .integer(change.entry.time.ms),
                    .integer(change.entry.header.sequence),
                ])
            return
        case .payoutApproved(let facts): payout = facts.payout
        case .payoutDeclined(let facts): (payout, reason) = (facts.payout, facts.reason.value)
        case .payoutNoted(let facts): (payout, reference) = (facts.payout, facts.reference)
        case .payoutMade(let facts): (payout, reference) = (facts.payout, facts.reference)
        case .payoutFailed(let facts): (payout, reason) = (facts.payout, facts.code)
        case .payoutAccountAdded, .payoutAccountRemoved, .debtIncurred, .debtPaid: return
        }
        guard let now = change.after.payouts[payout] else { return }
        try connection.run(
            changePayout,
            [
                .text(payout.rawValue), .text(now.stage.rawValue), .integer(Int64(now.approvals.count)),
                .text(orNull: reason), .text(orNull: reference), .integer(change.entry.time.ms),
            ])
    }

    private static let insertDebt: SQL =
        """
        INSERT INTO v_debts (refund, member, trade, creditor, currency, amount_minor, left_minor, position)
        VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
        """
    private static let payDebt: SQL = "UPDATE v_debts SET left_minor = left_minor - $2 WHERE refund = $1"

    private static func projectDebts(_ change: Change<Wallet>, of member: MemberID, to connection: any Connection) throws {
        if case .debtIncurred(let facts) = change.event {
            try connection.run(
                insertDebt,
                [
                    .text(facts.refund), .text(member.rawValue), .text(facts.trade.rawValue), .text(facts.creditor.rawValue),
                    .text(facts.amount.currency.code), .integer(facts.amount.minor), .integer(change.entry.position),
                ])
        } else if case .debtPaid(let facts) = change.event {
            try connection.run(payDebt, [.text(facts.refund), .integer(facts.amount.minor)])
        }
    }
}
