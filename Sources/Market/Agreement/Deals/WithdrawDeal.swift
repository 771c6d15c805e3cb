/// The seller takes back a deal that nobody has taken yet.
///
/// Source: 民法典 476: an offer can be taken back until it is accepted.
package struct WithdrawDeal: Command {
    package typealias State = Deal
    package typealias Refused = WithdrawDealRefusal

    package init() {}

    package func decide(by actor: Actor, at time: Timestamp, in deal: Deal) throws(WithdrawDealRefusal) -> [DealEvent] {
        guard let offer = deal.offer, actor == .member(offer.seller) else { throw .notFound }
        guard deal.claim == nil else { throw .taken }
        return deal.isWithdrawn ? [] : [.dealWithdrawn(DealWithdrawn())]
    }
}

/// Why a deal is not withdrawn.
package enum WithdrawDealRefusal: Refusal {
    /// There is no such deal of that member.
    case notFound
    /// Somebody has taken it: it is a trade now.
    case taken

    package var code: String {
        switch self {
        case .notFound: "notFound"
        case .taken: "dealTaken"
        }
    }
}

/// The offer no longer stands.
package struct DealWithdrawn: Equatable, Sendable, Codable {
    package init() {}
}
