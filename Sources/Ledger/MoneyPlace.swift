/// Where money is, seen from the whole market: accounts of one kind together.
package enum MoneyPlace: Hashable, Sendable {
    /// What one gateway keeps; its balance has a minus sign, as it is owed to us.
    case gateway(String)
    /// Held for trades.
    case holds
    /// On its way back to buyers.
    case refunding
    /// What members may be paid out.
    case members
    /// On its way to members' own accounts.
    case payouts
    /// The platform's earnings.
    case fees
    /// What gateways cost the platform.
    case costs

    /// The place of an account.
    package init(of account: Account) {
        switch account {
        case .gateway(let name): self = .gateway(name)
        case .hold: self = .holds
        case .refunding: self = .refunding
        case .member: self = .members
        case .payout: self = .payouts
        case .fees: self = .fees
        case .costs: self = .costs
        }
    }

    /// The place's name in the store and on the wire: a word, for a gateway with its name after a colon.
    package var name: String {
        switch self {
        case .gateway(let gateway): "gateway:\(gateway)"
        case .holds, .refunding, .members, .payouts, .fees, .costs: word
        }
    }

    /// The word alone, by which places of one kind are called.
    package var word: String {
        switch self {
        case .gateway: "gateway"
        case .holds: "holds"
        case .refunding: "refunding"
        case .members: "members"
        case .payouts: "payouts"
        case .fees: "fees"
        case .costs: "costs"
        }
    }

    /// Those that are not a gateway, in the order in which pages show them.
    package static let inside: [MoneyPlace] = [.holds, .refunding, .members, .payouts, .fees, .costs]

    /// The place of that name; nil if there is none.
    package init?(name: String) {
        if let place = Self.inside.first(where: { $0.name == name }) {
            self = place
        } else if name.hasPrefix("gateway:"), name.utf8.count > 8 {
            self = .gateway(String(name.dropFirst(8)))
        } else {
            return nil
        }
    }
}
