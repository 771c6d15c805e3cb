import Ledger

/// Whoever pays out has answered for good: the money has left, or it cannot be paid and is back in the balance.
///
/// Source: RULES.md, gateways: answers come late and twice; under one number money moves once.
package struct RecordPayout: Command {
    package typealias State = Wallet
    package typealias Refused = RecordPayoutRefusal

    /// Which payout.
    package let payout: PayoutID
    /// What became of it.
    package let answer: Answer

    /// What became of a payout.
    package enum Answer: Hashable, Sendable {
        case made(Money)
        /// The code is the provider's own.
        case failed(code: String)
    }

    package init(payout: PayoutID, answer: Answer) {
        self.payout = payout
        self.answer = answer
    }

    package func decide(by actor: Actor, at time: Timestamp, in wallet: Wallet) throws(RecordPayoutRefusal) -> [WalletEvent] {
        guard let known = wallet.payouts[payout] else { throw .unknownPayout }
        guard actor == .gateway(known.order.provider), !known.order.isByHand else { throw .otherProvider }
        let order = known.order
        switch (known.stage, answer) {
        case (.underway, .made(let amount)):
            guard amount == order.amount else { throw .otherPayoutAmount }
            return [
                .payoutMade(
                    PayoutMade(payout: payout, amount: order.amount, gateway: order.gateway, reference: payout.rawValue, by: nil))
            ]
        case (.underway, .failed(let code)):
            return [.payoutFailed(PayoutFailed(payout: payout, amount: order.amount, code: code))]
        case (.made, .made), (.failed, .failed): return []
        case (.review, _), (.made, .failed), (.failed, .made), (.declined, _): throw .payoutOver
        }
    }
}

/// Why an answer changes nothing.
package enum RecordPayoutRefusal: String, Refusal {
    case unknownPayout
    /// Another makes this payout.
    case otherProvider
    /// Another amount was paid than was ordered.
    case otherPayoutAmount
    /// It is over, or was never asked for.
    case payoutOver

    package var code: String { rawValue }
}

/// The money has left.
package struct PayoutMade: Equatable, Sendable, Codable {
    /// Which payout.
    package let payout: PayoutID
    /// How much.
    package let amount: Money
    /// The gateway whose money it was.
    package let gateway: String
    /// The number under which it was paid.
    package let reference: String
    /// Who of the staff confirmed it; nil where a program answered.
    package let by: MemberID?
}

/// It cannot be paid; the money is back.
package struct PayoutFailed: Equatable, Sendable, Codable {
    /// Which payout.
    package let payout: PayoutID
    /// How much is back.
    package let amount: Money
    /// The provider's own word for why.
    package let code: String
}
