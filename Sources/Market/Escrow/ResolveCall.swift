import Ledger

/// Staff enters by what it sees at the provider that a refund or a settlement was made, because the gateway does not answer.
///
/// Source: RULES.md, gateways: calls are repeated under one number until they are answered.
package struct ResolveCall: TradeCommand {
    package static let step = TradeStep.resolveCall
    package typealias Refused = ResolveCallRefusal

    /// Our number of the refund or settlement.
    package let call: String
    /// The provider's own number of what it did.
    package let reference: String
    /// Why; it can be erased.
    package let reason: String
    /// The deed of the staff that says so.
    package let deed: DeedID

    package init(call: String, reference: String, reason: String, deed: DeedID) {
        self.call = call
        self.reference = reference
        self.reason = reason
        self.deed = deed
    }

    /// The bounds of a reference, in characters.
    package static let referenceCharacters = 4...64

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ResolveCallRefusal) -> [TradeEvent] {
        if trade.madeRefunds.contains(call) || trade.madeSettlements.contains(call) { throw .answered }
        guard Self.isReference(reference) else { throw .referenceMalformed }
        let (made, isRefund): (TradeEvent, Bool)
        if let ordered = trade.openRefunds.first(where: { $0.refund == call }) {
            made = .refundMade(RefundMade(refund: call, gateway: ordered.gateway, amount: ordered.amount))
            isRefund = true
        } else if let owed = trade.settlements.first(where: { $0.settlement == call }) {
            made = .settlementMade(SettlementMade(owed))
            isRefund = false
        } else {
            throw .unknownCall
        }
        let resolved = CallResolved(
            call: call, isRefund: isRefund, reference: reference, deed: deed, reason: Sealed(reason))
        return [.callResolved(resolved), made]
    }

    /// Printable ASCII without spaces, as providers number what they do.
    package static func isReference(_ text: String) -> Bool {
        referenceCharacters.contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// Why a call is not resolved.
package enum ResolveCallRefusal: TradeRefusal {
    case step(StepRefusal)
    /// This trade owes no such call.
    case unknownCall
    /// The gateway has answered it by now.
    case answered
    /// A proposal to resolve it waits for a second person.
    case proposed
    /// It is no number of a provider's.
    case referenceMalformed

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .unknownCall: "unknownCall"
        case .answered: "callAnswered"
        case .proposed: "callProposed"
        case .referenceMalformed: "referenceMalformed"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .unknownCall, .answered, .proposed, .referenceMalformed: []
        }
    }
}

/// Staff answered for a gateway. What was made by that is the next entry.
package struct CallResolved: TradeFacts {
    /// Our number of the refund or settlement.
    package let call: String
    /// Whether it is a refund; a settlement otherwise.
    package let isRefund: Bool
    /// The provider's own number of what it did.
    package let reference: String
    /// The deed of the staff that says so, with who proposed it and who consented.
    package let deed: DeedID
    /// Why.
    package let reason: Sealed<String>

    static let kind = "callResolved"

    // Nothing that the parties did.
    var touches: Bool { false }
}
