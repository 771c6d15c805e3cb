import Ledger
import Market
import Store

extension Marketplace {
    private static let selectFees: SQL = "SELECT balance_minor FROM v_balances WHERE account = 'fees' AND currency = $1"

    /// The seller gives back after the release: from the balance, and the rest as a debt, in one transaction.
    ///
    /// Throws: `RefundAfterReleaseRefusal`, `DebtRefusal`.
    package func refundAfterRelease(
        of amountMinor: Int64, in trade: TradeID, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let amount = Money(minor: amountMinor, currency: .cny)
        let state = try await commands.state(Trade.self, of: .trade(trade))
        // Only the seller's own money is asked for; who else gives the command is refused by the table.
        let split =
            state.seller == seller
            ? try await split(amount, of: seller, in: state) : RefundSplit(amount, freeMinor: 0, advanceMinor: 0)
        let command = RefundAfterRelease(split)
        do {
            guard state.seller == seller, !split.debts.isEmpty else {
                return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
            }
            let debt = IncurDebt(refund: "\(trade)-b\(state.returnsCount + 1)", trade: trade, parts: split.debts)
            return try await commands.handle(command, on: .trade(trade), and: debt, on: .wallet(seller), by: .member(seller)).first
        } catch LedgerError.insufficient {
            // Something else took the money since the balance was read: nothing was done, and the seller sees the new balance.
            throw OrderPayoutRefusal.moreThanBalance(max(0, try await balanceMinor(of: seller, in: amount.currency)))
        }
    }

    /// Where the money of such a refund of that trade would come from now. The platform gives back of its fee what it still has.
    package func split(_ amount: Money, of seller: MemberID, in trade: Trade) async throws -> RefundSplit {
        let wallet = try await commands.state(Market.Wallet.self, of: .wallet(seller))
        let balanceMinor = try await balanceMinor(of: seller, in: amount.currency)
        let code = SQLValue.text(amount.currency.code)
        let feesMinor = max(0, try await database.read { try $0.row(Self.selectFees, [code]) { try $0.int64(0) } ?? 0 })
        let feeMinor = min(feesMinor, trade.returnableFeeMinor(of: amount.minor))
        return RefundSplit(
            amount, freeMinor: balanceMinor - min(balanceMinor, wallet.owedMinor) + feeMinor,
            advanceMinor: settings.payouts.advances ? feesMinor - feeMinor : 0, feeMinor: feeMinor)
    }

    private static let selectDebtors: SQL =
        """
        SELECT DISTINCT d.member FROM v_debts d
        JOIN v_balances b ON b.account = 'member:' || d.member AND b.currency = d.currency AND b.balance_minor > 0
        WHERE d.left_minor > 0 ORDER BY d.member LIMIT $1
        """

    /// The members who owe something and have something, at most `limit`.
    func debtors(limit: Int) async throws -> [MemberID] {
        try await database.read { connection in
            try connection.rows(Self.selectDebtors, [.integer(Int64(limit))]) { try MemberID.stored($0.text(0)) }
        }
    }

    /// Pays a member's oldest debt with what the member has; false where there was nothing to pay, or nothing to pay with.
    ///
    /// Throws: `StoreFailure`, and refusals where another node was faster.
    func payOldestDebt(of member: MemberID) async throws -> Bool {
        let wallet = try await commands.state(Market.Wallet.self, of: .wallet(member))
        guard let debt = wallet.debts.first else { return false }
        let minor = min(try await balanceMinor(of: member, in: debt.amount.currency), debt.leftMinor)
        guard minor > 0 else { return false }
        let amount = Money(minor: minor, currency: debt.amount.currency)
        let command = PayDebt(refund: debt.refund, amount: amount)
        switch debt.creditor {
        case .platform: _ = try await commands.handle(command, on: .wallet(member), by: .clock)
        case .buyer:
            _ = try await commands.handle(
                command, on: .wallet(member), and: PayOwedRefund(amount: amount), on: .trade(debt.trade), by: .clock)
        }
        return true
    }
}
