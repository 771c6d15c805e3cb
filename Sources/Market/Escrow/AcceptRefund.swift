import Ledger

/// The other party accepts the division of the hold: what goes back is ordered and the rest is released, both at once.
///
/// Source: RULES.md, money: any split that adds up to the hold.
package struct AcceptRefund: TradeCommand {
    package static let step = TradeStep.acceptRefund
    package typealias Refused = AnswerRefundRefusal

    /// Which proposal, from 1 within the trade.
    package let number: Int

    package init(number: Int) { self.number = number }

    package func part(in trade: Trade) -> Int? { trade.part(ofTalk: number) }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(AnswerRefundRefusal) -> [TradeEvent] {
        let talk = try trade.talk(number)
        guard role.side == talk.by.other else { throw .ownProposal }
        guard time < talk.openUntil else { throw .tooLate }
        let release = Money(minor: (trade.part(talk.part)?.heldMinor ?? 0) - talk.amount.minor, currency: talk.amount.currency)
        return [.refundAgreed(RefundAgreed(number: number, amount: talk.amount, release: release, part: talk.part.written))]
            + trade.refund(talk.amount.minor, of: talk.part, .agreed) + trade.release(release.minor, of: talk.part)
    }
}

/// Why a proposed refund is not answered.
package enum AnswerRefundRefusal: TradeRefusal {
    case step(StepRefusal)
    /// No proposal of that number is open.
    case noSuchTalk
    /// It is one's own; the other side accepts it.
    case ownProposal
    /// Its time has run out, whether or not that has been entered yet.
    case tooLate
    /// The reason is too long.
    case reasonTooLong

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noSuchTalk: "noSuchTalk"
        case .ownProposal: "ownRefund"
        case .tooLate: "refundTooLate"
        case .reasonTooLong: "reasonTooLong"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .noSuchTalk, .ownProposal, .tooLate: []
        case .reasonTooLong: [String(ProposeRefund.reasonCharactersMax)]
        }
    }
}

/// Both have agreed how the hold is divided.
package struct RefundAgreed: PartFacts {
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// What goes back to the buyer.
    package let amount: Money
    /// What is released to the seller, the fee included; may be nothing.
    package let release: Money
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "refundAgreed"

    var stageAfter: TradePhase? { release.minor > 0 ? .completed : .refunded }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.closeTalk(of: part ?? 1, acceptUntil: nil)
        if release.minor > 0 { trade.end(part: part ?? 1, as: .completed, at: time) }
    }
}

extension Trade {
    /// The open talk of that number. Throws: `noSuchTalk`.
    func talk(_ number: Int) throws(AnswerRefundRefusal) -> RefundTalk {
        guard let talk = parts.lazy.compactMap(\.openRefund).first(where: { $0.number == number }) else { throw .noSuchTalk }
        return talk
    }
}
