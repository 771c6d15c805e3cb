/// Where money can be. The ledger mirrors where it really is; it never invents any.
package enum Account: Hashable, Sendable {
    /// The licensed institution as a counterparty. Its balance is what it keeps for us, with a minus sign.
    case gateway(String)
    /// What the buyer paid for one trade, neither the seller's yet nor the buyer's any more.
    case hold(trade: String)
    /// Ordered back to the buyer, not yet confirmed by the gateway.
    case refunding(trade: String)
    /// What a member may be paid out.
    case member(String)
    /// Ordered out of a member's balance to an account of the member's elsewhere, not yet confirmed by whoever pays it.
    case payout(member: String)
    /// The platform's own earnings.
    case fees
    /// What the gateways have kept for their service, and what stayed unexplained: negative by what it has cost.
    case costs

    /// Whether the balance must stay at zero or above. Only the outside may owe, and the platform its costs.
    package var mayNotFallBelowZero: Bool {
        switch self {
        case .gateway, .costs: false
        case .hold, .refunding, .member, .payout, .fees: true
        }
    }

    /// The account's name in the store: its kind, a colon, and whose it is.
    package var name: String {
        switch self {
        case .gateway(let gateway): "gateway:\(gateway)"
        case .hold(let trade): "hold:\(trade)"
        case .refunding(let trade): "refunding:\(trade)"
        case .member(let member): "member:\(member)"
        case .payout(let member): "payout:\(member)"
        case .fees: "fees"
        case .costs: "costs"
        }
    }

    /// The account of that name; nil if there is none.
    package init?(name: String) {
        if name == "fees" {
            self = .fees
            return
        }
        if name == "costs" {
            self = .costs
            return
        }
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        let owner = String(parts[1])
        switch parts[0] {
        case "gateway": self = .gateway(owner)
        case "hold": self = .hold(trade: owner)
        case "refunding": self = .refunding(trade: owner)
        case "member": self = .member(owner)
        case "payout": self = .payout(member: owner)
        default: return nil
        }
    }
}
