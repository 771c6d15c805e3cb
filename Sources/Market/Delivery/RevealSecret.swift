/// The buyer has the secret shown. It is never shown without this, so the entry tells when the buyer had it.
///
/// Source: RULES.md, clocks: a return without a reason can depend on the key not being revealed, which has to be measured.
package struct RevealSecret: TradeCommand {
    package static let step = TradeStep.revealSecret
    package typealias Refused = RevealSecretRefusal

    /// The delivery that brought it, from 1.
    package let round: Int
    /// The address and program that asked for it.
    package let client: String

    package init(round: Int, client: String) {
        self.round = round
        self.client = client
    }

    package func part(in trade: Trade) -> Int? { trade.rounds.first { $0.number == round }?.part }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(RevealSecretRefusal) -> [TradeEvent] {
        guard let delivered = trade.rounds.first(where: { $0.number == round }), delivered.method == .secret else {
            throw .noSecret
        }
        if let closing = trade.lockerClosing { throw .lockerClosed(closing) }
        guard !delivered.isRevealed else { return [] }
        return [.secretRevealed(SecretRevealed(round: round, client: Sealed(client)))]
    }
}

/// Why nothing is revealed.
package enum RevealSecretRefusal: TradeRefusal {
    case step(StepRefusal)
    /// That delivery brought no secret.
    case noSecret
    /// A return is agreed, or the licence has ended.
    case lockerClosed(LockerClosing)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noSecret: "noSecret"
        case .lockerClosed(.returnAgreed): "returnAgreed"
        case .lockerClosed(.licenceEnded): "licenceEnded"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .noSecret, .lockerClosed: []
        }
    }
}

/// The buyer has had the secret shown.
package struct SecretRevealed: TradeFacts {
    /// The delivery that brought it, from 1.
    package let round: Int
    /// The address and program that asked for it.
    package let client: Sealed<String>

    static let kind = "secretRevealed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeRound(round) { $0.isRevealed = true }
    }
}
