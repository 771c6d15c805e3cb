/// The seller asks for more time to deliver. Nothing changes unless the buyer grants it.
///
/// Source: RULES.md, clocks; 民法典 543: by agreement of both.
package struct AskDeliveryTime: TradeCommand {
    package static let step = TradeStep.askDeliveryTime
    package typealias Refused = DeliveryTimeRefusal

    /// How many hours more; 1 to 2,160.
    package let hours: Int
    /// Why; 1 to 500 characters.
    package let reason: String

    /// The part that it concerns; nil for the first one that it can.
    package let part: Int?

    package init(hours: Int, reason: String, part: Int? = nil) {
        self.hours = hours
        self.reason = reason
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.undelivered }

    /// The longest reason, in characters.
    package static let reasonCharactersMax = 500
    /// The most times that a seller can ask within one trade.
    package static let asksMax = 10

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(DeliveryTimeRefusal) -> [TradeEvent] {
        guard let part = trade.part(part(in: trade) ?? 1) else { throw .step(.notYourStep(Self.step)) }
        guard part.openAsk == nil, trade.deliveryAsks < Self.asksMax else { throw .alreadyAsked(max: Self.asksMax) }
        guard Terms.Bounds.deliveryHours.contains(hours) else { throw .hoursOutOfRange }
        guard reason.isReason(charactersMax: Self.reasonCharactersMax) else { throw .reasonLength }
        try trade.demandRoom(hours, in: part, at: time)
        return [
            .deliveryTimeAsked(
                DeliveryTimeAsked(
                    number: trade.deliveryAsks + 1, hours: hours, reason: Sealed(reason), part: part.number.written))
        ] + OffPlatformGuard.warning(to: .seller, about: .reason, [reason])
    }
}

/// Why the time to deliver is not asked for or not answered.
package enum DeliveryTimeRefusal: TradeRefusal {
    case step(StepRefusal)
    /// An answer is still open, or it was asked too often.
    case alreadyAsked(max: Int)
    case hoursOutOfRange
    /// The reason is empty or too long.
    case reasonLength
    /// The time has run out and the buyer is refunded, whether or not that has been entered yet.
    case tooLate
    /// The gateway cannot hold the money so long.
    case outlastsHold
    /// No question of that number is open.
    case noSuchAsk

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .alreadyAsked: "timeAlreadyAsked"
        case .hoursOutOfRange: "hoursOutOfRange"
        case .reasonLength: "reasonLength"
        case .tooLate: "deliveryTooLate"
        case .outlastsHold: "extensionOutlastsHold"
        case .noSuchAsk: "noSuchAsk"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .alreadyAsked(let max): [String(max)]
        case .hoursOutOfRange: [String(Terms.Bounds.deliveryHours.upperBound)]
        case .reasonLength: [String(AskDeliveryTime.reasonCharactersMax)]
        case .tooLate, .outlastsHold, .noSuchAsk: []
        }
    }
}

/// The seller wants more time to deliver.
package struct DeliveryTimeAsked: PartFacts {
    /// From 1 within the trade.
    package let number: Int
    /// How many hours more.
    package let hours: Int
    /// Why.
    package let reason: Sealed<String>
    /// The part that it concerns; nil for the first.
    package var part: Int? = nil

    static let kind = "deliveryTimeAsked"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.deliveryAsks = number
        trade.change(part: part ?? 1) { $0.openAsk = DeliveryAsk(number: number, hours: hours) }
    }
}

/// A question for more time to deliver that the buyer has not answered.
package struct DeliveryAsk: Equatable, Sendable {
    /// From 1 within the trade.
    package let number: Int
    /// How many hours more.
    package let hours: Int
}

extension Trade {
    /// Throws: `tooLate` where the time to deliver is over, `outlastsHold` where so many hours more leave no time to examine
    /// before the gateway's hold ends.
    func demandRoom(_ hours: Int, in part: TradePart, at time: Timestamp) throws(DeliveryTimeRefusal) {
        guard let end = deadline(.delivery, of: part.number), time < end else { throw .tooLate }
        guard let decideAt = part.hold?.decideAt, let terms = agreement?.terms else { return }
        let examined = end.adding(.hours(hours)).adding(.days(terms.part(part.number).acceptanceDays))
        guard examined <= decideAt else { throw .outlastsHold }
    }
}
