import Crypto
import Ledger
import Market

/// Payouts from the sandbox bank: play money to accounts that nobody has. Whether its merchants have that much it does not ask.
extension SandboxGateway: PayoutProvider {
    package var payoutCapabilities: PayoutCapabilities {
        PayoutCapabilities(
            kinds: Set(PayoutAccountKind.allCases), gateway: name, amountMinor: SandboxLimits.amountMinor, isByHand: false,
            isPlayMoney: true, title: capabilities.title)
    }

    package func start(_ order: PayoutOrder) async throws(GatewayFailure) -> MovementStatus {
        guard payoutCapabilities.amountMinor.contains(order.amount.minor) else { throw .orderRefused(.amount) }
        guard capabilities.currencies.contains(order.amount.currency) else { throw .orderRefused(.currency) }
        return try movementStatus(in: try await ask(.payout(BankPayout(order))))
    }

    package func query(_ number: MovementNumber, kind: PayoutAccountKind) async throws(GatewayFailure) -> MovementStatus {
        try movementStatus(in: try await ask(.queryPayout(number)))
    }
}

/// A payout as the bank keeps it: of the account only a fingerprint, which is enough to tell the same from another.
struct BankPayout: Equatable {
    let number: MovementNumber
    let amount: Money
    let kind: PayoutAccountKind
    /// The first 16 hexadecimal digits of the SHA-256 of holder, bank and number.
    let fingerprint: String

    init(number: MovementNumber, amount: Money, kind: PayoutAccountKind, fingerprint: String) {
        self.number = number
        self.amount = amount
        self.kind = kind
        self.fingerprint = fingerprint
    }

    init(_ order: PayoutOrder) {
        let to = order.destination
        self.init(
            number: order.number, amount: order.amount, kind: to.kind,
            fingerprint: Hex.text(Array(SHA256.hash(data: Array("\(to.holder)\n\(to.bank)\n\(to.number)".utf8)).prefix(8))))
    }
}

extension FieldWriter {
    mutating func add(_ payout: BankPayout) {
        add("number", payout.number)
        add(payout.amount)
        add("account", payout.kind.rawValue)
        add("fingerprint", payout.fingerprint)
    }
}

extension FieldReader {
    mutating func payout() throws(WireFault) -> BankPayout {
        let number = try read("number") { MovementNumber($0) }
        let amount = try money(in: SandboxLimits.amountMinor)
        let kind = try read("account") { PayoutAccountKind(rawValue: $0) }
        return BankPayout(
            number: number, amount: amount, kind: kind,
            fingerprint: try read("fingerprint") { Hex.bytes($0)?.count == 8 ? $0 : nil })
    }
}
