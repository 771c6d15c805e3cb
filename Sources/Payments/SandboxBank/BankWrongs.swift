import Ledger
import Market

extension Money {
    /// Another amount, one minor unit off and still within the bounds of the sandbox.
    var wrong: Money {
        Money(minor: minor < SandboxLimits.amountMinor.upperBound ? minor + 1 : minor - 1, currency: currency)
    }
}

extension PaymentID {
    /// Another payment of the same form.
    var wrong: PaymentID {
        PaymentID(checked: rawValue.dropLast() + (rawValue.hasSuffix("0") ? "1" : "0"))
    }
}
