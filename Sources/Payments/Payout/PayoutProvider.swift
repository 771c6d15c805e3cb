import Ledger
import Market

/// What the market asks of whoever pays members out, whichever it is.
///
/// A payout is started under our own number; the same number again is the same payout. What `start` leaves open, `query` tells.
///
/// Source: RULES.md, gateways.
package protocol PayoutProvider: Sendable {
    /// The name by which entries know it, e.g. `sandbox`. It never changes.
    var name: String { get }

    /// What it can do.
    var payoutCapabilities: PayoutCapabilities { get }

    /// Pays out. Under one number money moves once; in a retry everything is the same as before.
    ///
    /// `failed` means for good: nothing has left, and nothing will. Throws: the failures of a call, after which it is unknown
    /// whether the money left, but for `orderRefused` and `refused`, after which it has not.
    func start(_ order: PayoutOrder) async throws(GatewayFailure) -> MovementStatus

    /// What became of the payout of that number. `unknown` means that it was never started.
    func query(_ number: MovementNumber, kind: PayoutAccountKind) async throws(GatewayFailure) -> MovementStatus
}

/// What a provider of payouts can do, as far as rules and pages must know it.
package struct PayoutCapabilities: Equatable, Sendable {
    /// The kinds of accounts it pays to.
    package let kinds: Set<PayoutAccountKind>
    /// The gateway whose money it pays out, by the gateway's name.
    package let gateway: String
    /// The least and the most of one payout, in minor units.
    package let amountMinor: ClosedRange<Int64>
    /// Whether people make the payouts, and no program: `start` never ends them.
    package let isByHand: Bool
    /// Whether no real money moves.
    package let isPlayMoney: Bool
    /// Its name on pages.
    package let title: Bilingual

    package init(
        kinds: Set<PayoutAccountKind>, gateway: String, amountMinor: ClosedRange<Int64>, isByHand: Bool, isPlayMoney: Bool,
        title: Bilingual
    ) {
        self.kinds = kinds
        self.gateway = gateway
        self.amountMinor = amountMinor
        self.isByHand = isByHand
        self.isPlayMoney = isPlayMoney
        self.title = title
    }
}

/// An order to pay a member out.
package struct PayoutOrder: Equatable, Sendable {
    /// Our number of it, the same in every attempt.
    package let number: MovementNumber
    /// More than zero.
    package let amount: Money
    /// Where it goes.
    package let destination: PayoutDestination

    /// Nil if the amount is not more than zero.
    package init?(number: MovementNumber, amount: Money, destination: PayoutDestination) {
        guard amount.minor > 0 else { return nil }
        self.number = number
        self.amount = amount
        self.destination = destination
    }
}

/// The operator transfers at the bank and says so, with a second person. Nothing is called.
package struct PayoutByHand: PayoutProvider {
    package let name = "hand"
    private let gateway: String

    /// `gateway` is the one whose money the operator transfers.
    package init(gateway: String) { self.gateway = gateway }

    package var payoutCapabilities: PayoutCapabilities {
        PayoutCapabilities(
            kinds: Set(PayoutAccountKind.allCases), gateway: gateway, amountMinor: 1...10_000_000_000, isByHand: true,
            isPlayMoney: false, title: Bilingual(zh: "人工转账", en: "Transfer by hand"))
    }

    package func start(_ order: PayoutOrder) async throws(GatewayFailure) -> MovementStatus { .processing }

    package func query(_ number: MovementNumber, kind: PayoutAccountKind) async throws(GatewayFailure) -> MovementStatus {
        .processing
    }
}
