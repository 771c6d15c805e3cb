import Ledger

/// The seller gives back after the release, by the seller's own word: all of it or a part. What the balance has goes back at once;
/// the rest is advanced by the platform, where its policy says so, or owed to the buyer, and is the seller's debt either way. What the
/// platform kept of it as its fee goes to the balance first, where the trade's policy says so.
///
/// The debt is an entry of the seller's wallet, written in the same transaction.
/// Source: RULES.md, money: outcomes; what goes back after a release is never made from nothing.
package struct RefundAfterRelease: TradeCommand {
    package static let step = TradeStep.refundAfterRelease
    package typealias Refused = RefundAfterReleaseRefusal

    /// Where the money comes from.
    package let split: RefundSplit

    /// The seller gives back what the split says.
    package init(_ split: RefundSplit) { self.split = split }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RefundAfterReleaseRefusal) -> [TradeEvent] {
        let (leftMinor, wantedMinor) = (trade.returnableMinor, split.amount.minor)
        guard leftMinor > 0 else { throw .nothingReleased }
        guard (1...leftMinor).contains(wantedMinor) else { throw .moreThanReleased(leftMinor) }
        guard trade.openDispute != nil else {
            return trade.giveBack(split, afterRefunds: trade.openRefunds.count + trade.madeRefunds.count)
        }
        // All that a dispute is about can be given, which settles it; for any part of it there are offers.
        guard wantedMinor == trade.disputedMinor else { throw .step(.disputeOpen(Self.step)) }
        let funds = SellerFunds(
            freeMinor: split.fromBalance.minor, advanceMinor: split.advanced.minor, feeMinor: split.feeReturned.minor)
        return trade.carryOut(DisputeOutcome(refundMinor: wantedMinor), on: .given, from: funds, at: time)
    }
}

/// Where the money of a refund after the release comes from. The parts add up to the amount.
package struct RefundSplit: Hashable, Sendable {
    /// What goes back in all.
    package let amount: Money
    /// What the seller has, with the fee that comes back.
    package let fromBalance: Money
    /// What the platform lays out.
    package let advanced: Money
    /// What the platform gives the seller back of its fee; part of what the seller then has.
    package let feeReturned: Money

    /// As much as can be from the balance, then as much as can be from what the platform may lay out.
    ///
    /// - Parameters:
    ///   - freeMinor: what the seller has, `feeMinor` included, in minor units.
    ///   - advanceMinor: what the platform may lay out, in minor units.
    ///   - feeMinor: what the platform gives back of its fee at the most, in minor units.
    package init(_ amount: Money, freeMinor: Int64, advanceMinor: Int64, feeMinor: Int64 = 0) {
        let fromBalance = min(max(0, freeMinor), max(0, amount.minor))
        let advanced = min(max(0, advanceMinor), max(0, amount.minor) - fromBalance)
        self.amount = amount
        self.fromBalance = Money(minor: fromBalance, currency: amount.currency)
        self.advanced = Money(minor: advanced, currency: amount.currency)
        feeReturned = Money(minor: min(max(0, feeMinor), fromBalance), currency: amount.currency)
    }

    /// What the buyer waits for.
    package var owed: Money { money(max(0, amount.minor) - fromBalance.minor - advanced.minor) }

    /// What the seller then owes, and to whom; empty where the balance was enough.
    package var debts: [IncurDebt.Part] {
        [IncurDebt.Part(.platform, advanced), IncurDebt.Part(.buyer, owed)].filter { $0.amount.minor > 0 }
    }

    func money(_ minor: Int64) -> Money { Money(minor: minor, currency: amount.currency) }
}

extension Trade {
    /// What was released and not promised back, in minor units.
    package var returnableMinor: Int64 { releases.reduce(0) { $0 + $1.leftMinor } }

    /// What was released comes back, the newest first, and goes on to the buyer; `count` refunds were ordered before.
    func giveBack(_ split: RefundSplit, afterRefunds count: Int) -> [TradeEvent] {
        guard let seller else { return [] }
        var events: [TradeEvent] = []
        let shares = returnShares(of: split.amount.minor, feeMinorMax: split.feeReturned.minor)
        // What the seller has without the fee; each share's own comes before it is given back.
        var (balance, advance) = (split.fromBalance.minor - shares.reduce(0) { $0 + $1.feeMinor }, split.advanced.minor)
        var refunds = count
        for (release, part, feeReturned) in shares {
            let fromBalance = min(part, balance + feeReturned)
            let advanced = min(part - fromBalance, advance)
            (balance, advance) = (balance + feeReturned - fromBalance, advance - advanced)
            let returned = ReleaseReturned(
                number: returnsCount + events.count(where: \.isReturn) + 1, seller: seller, payment: release.payment.payment,
                promised: split.money(part), fromBalance: split.money(fromBalance), advanced: split.money(advanced),
                owed: split.money(part - fromBalance - advanced), feeReturned: feeReturned > 0 ? split.money(feeReturned) : nil)
            events.append(.releaseReturned(returned))
            guard fromBalance + advanced > 0 else { continue }
            refunds += 1
            events.append(.refundOrdered(release.payment.givenBack(split.money(fromBalance + advanced), number: refunds)))
        }
        return events
    }
}

extension TradeEvent {
    fileprivate var isReturn: Bool { if case .releaseReturned = self { true } else { false } }
}

extension PaymentReceived {
    /// The order to pay that much of this payment back.
    func givenBack(_ amount: Money, number: Int) -> RefundOrdered {
        RefundOrdered(
            refund: "\(payment)-r\(number)", payment: payment, gateway: gateway, transaction: transaction, amount: amount,
            reason: .givenBack)
    }
}

/// Why nothing is given back.
package enum RefundAfterReleaseRefusal: TradeRefusal {
    case step(StepRefusal)
    case nothingReleased
    /// So much can be given back.
    case moreThanReleased(Int64)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .nothingReleased: "nothingReleased"
        case .moreThanReleased: "moreThanReleased"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .nothingReleased: []
        case .moreThanReleased(let minor): [String(minor)]
        }
    }
}

/// Money that was released is the trade's again: from the seller's balance, or laid out by the platform. An order to pay it back
/// to the buyer follows.
package struct ReleaseReturned: TradeFacts {
    /// Which of the seller's promises this is, from 1.
    package let number: Int
    /// Who gives it back.
    package let seller: MemberID
    /// The payment it came with.
    package let payment: PaymentID
    /// What the seller promises with it; nothing where an earlier promise is kept.
    package let promised: Money
    /// What came out of the seller's balance.
    package let fromBalance: Money
    /// What the platform laid out.
    package let advanced: Money
    /// What the buyer waits for from now on.
    package let owed: Money
    /// What the platform gave the seller back of its fee, before anything came out of the balance; nil for nothing.
    package var feeReturned: Money? = nil

    static let kind = "releaseReturned"

    func transfers(in trade: TradeID) -> [Transfer] {
        let (hold, balance) = (Account.hold(trade: trade.rawValue), Account.member(seller.rawValue))
        return [
            Transfer(from: .fees, to: balance, amount: feeReturned ?? promised.zero),
            Transfer(from: balance, to: hold, amount: fromBalance),
            Transfer(from: .fees, to: hold, amount: advanced),
        ].filter { $0.amount.minor > 0 }
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.returnsCount = max(trade.returnsCount, number)
        trade.strayMinor += fromBalance.minor + advanced.minor
        guard promised.minor > 0 else {
            guard let place = trade.owedBack.firstIndex(where: { $0.payment.payment == payment }) else { return }
            trade.owedBack[place].leftMinor -= fromBalance.minor
            if trade.owedBack[place].leftMinor <= 0 { trade.owedBack.remove(at: place) }
            return
        }
        guard let place = trade.releases.lastIndex(where: { $0.payment.payment == payment && $0.leftMinor > 0 }) else { return }
        trade.releases[place].leftMinor -= promised.minor
        trade.releases[place].fee.giveBack(promised.minor, feeMinor: feeReturned?.minor ?? 0)
        if owed.minor > 0 {
            trade.owedBack.append(Trade.Release(of: trade.releases[place].payment, minor: owed.minor))
        }
    }
}
