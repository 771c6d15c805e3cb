/// What a gateway can do wrong, or the way to it; the sandbox bank does it on demand.
package enum Mishap: String, Sendable, CaseIterable {
    /// Everything as it should be.
    case none
    /// Each notification comes three times, acknowledged or not.
    case duplicate
    /// The notification comes only after a while.
    case late
    /// The news that the buyer has come arrives after the news that the buyer has paid.
    case outoforder
    /// No notification comes.
    case lost
    /// The notification, genuinely signed, tells of another amount.
    case wrongamount
    /// The notification, genuinely signed, tells of another payment.
    case wrongorder
    /// The notification's signature is wrong.
    case badsignature
    /// The bank answers questions only after a while. Only for the whole bank.
    case slow
    /// The bank answers nothing but errors. Only for the whole bank.
    case down
    /// The bank refuses every payout for good. Only for the whole bank.
    case payoutrefused
    /// The bank takes payouts on and leaves them open. Only for the whole bank.
    case payoutpending

    /// Whether a buyer can choose it for one payment on the pay page.
    var isForOnePayment: Bool {
        switch self {
        case .none, .duplicate, .late, .outoforder, .lost, .wrongamount, .wrongorder, .badsignature: true
        case .slow, .down, .payoutrefused, .payoutpending: false
        }
    }
}
