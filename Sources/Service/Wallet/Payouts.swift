import Ledger
import Market
import Payments
import Store

/// One payout, as its owner and the staff see it.
package struct PayoutRow: Sendable, Hashable {
    /// Its name.
    package let id: PayoutID
    /// Whose it is.
    package let member: MemberID
    /// The masked form of the account it goes to; empty once erased.
    package let label: String
    /// How much.
    package let amount: Money
    /// Who makes it.
    package let provider: String
    /// Whether people make it.
    package let isByHand: Bool
    /// How far it is.
    package let stage: PayoutStage
    /// How many of the staff have approved it.
    package let approvals: Int
    /// Why it was declined or failed; nil otherwise.
    package let reason: String?
    /// The number under which it was paid; nil before.
    package let reference: String?
    /// When it was ordered.
    package let orderedAt: Timestamp
    /// When it changed last.
    package let changedAt: Timestamp
    /// The place of its first entry in the wallet's stream.
    package let sequence: Int64
}

extension Marketplace {
    private static let selectBalance: SQL =
        "SELECT balance_minor FROM v_balances WHERE account = $1 AND currency = $2"

    /// Orders a payout to one of the member's accounts.
    ///
    /// Throws: `OrderPayoutRefusal`, `RestraintRefusal`.
    package func orderPayout(
        of amountMinor: Int64, to account: PayoutAccountID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (outcome: Outcome, payout: PayoutID) {
        let amount = Money(minor: amountMinor, currency: .cny)
        let wallet = try await commands.state(Market.Wallet.self, of: .wallet(member))
        let kind = wallet.accounts[account]?.kind
        let provider = gateways.payoutProviders.first { provider in
            kind.map(provider.payoutCapabilities.kinds.contains) ?? true
                && provider.payoutCapabilities.amountMinor.contains(amountMinor)
        }
        let balanceMinor = try await balanceMinor(of: member, in: amount.currency)
        let frozenMinor = try await commands.state(Member.self, of: .member(member)).frozenMinor(at: clock.now())
        let freeMinor = max(0, balanceMinor - min(wallet.owedMinor, max(0, balanceMinor)))
        // What was frozen since then is looked at when the order is written.
        let isFree = CommandHandler.Condition(Member.self, of: .member(member)) { owner, now in
            try owner.demand(.withdraw, at: now)
            let nowFrozenMinor = owner.frozenMinor(at: now)
            let leftMinor = max(0, freeMinor - min(freeMinor, nowFrozenMinor))
            guard nowFrozenMinor <= frozenMinor || amountMinor <= leftMinor else {
                throw OrderPayoutRefusal.frozen(leftMinor: leftMinor)
            }
        }
        let command = OrderPayout(
            owner: member, payout: chance.identifier(at: clock.now()), account: account, amount: amount,
            provider: (provider ?? PayoutByHand(gateway: gateways.standard.name)).facts, balanceMinor: balanceMinor,
            policy: settings.payouts, frozenMinor: frozenMinor)
        let outcome: Outcome
        do {
            outcome = try await commands.handle(
                command, on: .wallet(member), given: [isFree], by: .member(member), key: key)
        } catch LedgerError.insufficient(_, let left, _) {
            // Something else took the money since the balance was read.
            throw OrderPayoutRefusal.moreThanBalance(max(0, left))
        }
        guard case .payoutOrdered(let facts)? = try outcome.entries.last?.event(as: WalletEvent.self) else { throw NotFound() }
        return (outcome, facts.payout)
    }

    /// What the ledger has of the member's, in minor units.
    func balanceMinor(of member: MemberID, in currency: Currency) async throws -> Int64 {
        let values: [SQLValue] = [.text(Account.member(member.rawValue).name), .text(currency.code)]
        return try await database.read { try $0.row(Self.selectBalance, values) { try $0.int64(0) } ?? 0 }
    }

    /// What `payoutRow` reads: columns of `v_payouts p` and `v_payout_accounts a`.
    static let payoutColumns =
        """
        p.id, p.member, a.label, p.currency, p.amount_minor, p.provider, p.by_hand, p.stage, p.approvals, p.reason,
            p.reference, p.ordered_ms, p.changed_ms, p.sequence
        """
    private static let from = "FROM v_payouts p JOIN v_payout_accounts a ON a.id = p.account"
    private static let selectPayouts = SQL(
        "SELECT \(payoutColumns) \(from) WHERE p.member = $1 AND p.id < $2 ORDER BY p.id DESC LIMIT $3")
    private static let selectPayout = SQL("SELECT \(payoutColumns) \(from) WHERE p.id = $1")

    /// A member's payouts, newest first, before that one. `limit` is 1 to 200.
    package func payouts(of member: MemberID, before: String = "~", limit: Int = 20) async throws -> [PayoutRow] {
        let values: [SQLValue] = [.text(member.rawValue), .text(before), .integer(Int64(min(max(1, limit), 200)))]
        return try await database.read { try $0.rows(Self.selectPayouts, values, payoutRow) }
    }

    /// One payout. Throws: `NotFound` for one of another member's.
    package func payout(_ payout: PayoutID, of member: MemberID) async throws -> PayoutRow {
        guard let row = try await self.payout(payout), row.member == member else { throw NotFound() }
        return row
    }

    /// One payout of anybody's, for the staff; nil if there is none.
    package func payout(_ payout: PayoutID) async throws -> PayoutRow? {
        try await database.read { try $0.row(Self.selectPayout, [.text(payout.rawValue)], payoutRow) }
    }

    /// One of the staff approves or declines a payout. Throws: `ReviewPayoutRefusal`, `NotFound`.
    package func reviewPayout(
        _ payout: PayoutID, _ verdict: ReviewPayout.Verdict, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        guard let row = try await self.payout(payout) else { throw NotFound() }
        return try await commands.handle(
            ReviewPayout(owner: row.member, payout: payout, verdict: verdict), on: .wallet(row.member), by: .staff(staff), key: key)
    }

    private static let selectAttempts: SQL = "SELECT attempts FROM outbox WHERE id = $1 AND done_ms IS NULL"

    /// One of the staff says that a payout was made. Throws: `ConfirmPayoutByHandRefusal`, `NotFound`.
    package func confirmPayoutByHand(
        _ payout: PayoutID, reference: String, by staff: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        guard let row = try await self.payout(payout) else { throw NotFound() }
        let attempts = try await database.read { connection in
            try connection.row(Self.selectAttempts, [.text(payout.rawValue)]) { Int(try $0.int64(0)) } ?? 0
        }
        return try await commands.handle(
            ConfirmPayoutByHand(owner: row.member, payout: payout, reference: reference, attempts: attempts),
            on: .wallet(row.member), by: .staff(staff), key: key)
    }
}

/// A payout from a row of `payoutColumns`. Throws: `JournalFault`.
func payoutRow(_ row: Row) throws -> PayoutRow {
    guard let currency = Currency(code: try row.text(3)) else { throw JournalFault.damaged("a payout is in no currency") }
    return PayoutRow(
        id: try PayoutID.stored(row.text(0)), member: try MemberID.stored(row.text(1)), label: try row.textOrNil(2) ?? "",
        amount: Money(minor: try row.int64(4), currency: currency), provider: try row.text(5), isByHand: try row.bool(6),
        stage: try stored(row.text(7)), approvals: Int(try row.int64(8)), reason: try row.textOrNil(9),
        reference: try row.textOrNil(10), orderedAt: Timestamp(ms: try row.int64(11)),
        changedAt: Timestamp(ms: try row.int64(12)), sequence: try row.int64(13))
}

extension PayoutProvider {
    /// What the rules must know.
    var facts: PayoutProviderFacts {
        let can = payoutCapabilities
        return PayoutProviderFacts(name: name, gateway: can.gateway, kinds: can.kinds, isByHand: can.isByHand)
    }
}
