import Ledger

/// What can happen in a wallet. The facts of each stand beside the command that makes them.
package enum WalletEvent: Equatable, CaseEvent {
    case payoutAccountAdded(PayoutAccountAdded)
    case payoutAccountRemoved(PayoutAccountRemoved)
    case payoutOrdered(PayoutOrdered)
    case payoutApproved(PayoutApproved)
    case payoutDeclined(PayoutDeclined)
    case payoutNoted(PayoutNoted)
    case payoutMade(PayoutMade)
    case payoutFailed(PayoutFailed)
    case debtIncurred(DebtIncurred)
    case debtPaid(DebtPaid)

    package var kind: String {
        switch self {
        case .payoutAccountAdded: "payoutAccountAdded"
        case .payoutAccountRemoved: "payoutAccountRemoved"
        case .payoutOrdered: "payoutOrdered"
        case .payoutApproved: "payoutApproved"
        case .payoutDeclined: "payoutDeclined"
        case .payoutNoted: "payoutNoted"
        case .payoutMade: "payoutMade"
        case .payoutFailed: "payoutFailed"
        case .debtIncurred: "debtIncurred"
        case .debtPaid: "debtPaid"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .payoutAccountAdded(let facts): facts
        case .payoutAccountRemoved(let facts): facts
        case .payoutOrdered(let facts): facts
        case .payoutApproved(let facts): facts
        case .payoutDeclined(let facts): facts
        case .payoutNoted(let facts): facts
        case .payoutMade(let facts): facts
        case .payoutFailed(let facts): facts
        case .debtIncurred(let facts): facts
        case .debtPaid(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "payoutAccountAdded": self = .payoutAccountAdded(try PayoutAccountAdded(from: decoder))
        case "payoutAccountRemoved": self = .payoutAccountRemoved(try PayoutAccountRemoved(from: decoder))
        case "payoutOrdered": self = .payoutOrdered(try PayoutOrdered(from: decoder))
        case "payoutApproved": self = .payoutApproved(try PayoutApproved(from: decoder))
        case "payoutDeclined": self = .payoutDeclined(try PayoutDeclined(from: decoder))
        case "payoutNoted": self = .payoutNoted(try PayoutNoted(from: decoder))
        case "payoutMade": self = .payoutMade(try PayoutMade(from: decoder))
        case "payoutFailed": self = .payoutFailed(try PayoutFailed(from: decoder))
        case "debtIncurred": self = .debtIncurred(try DebtIncurred(from: decoder))
        case "debtPaid": self = .debtPaid(try DebtPaid(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}

extension WalletEvent {
    /// Which movements of money the event means, in the wallet of that member. A debt is a claim and no place where money is, so
    /// incurring one moves nothing.
    package func transfers(in member: MemberID) -> [Transfer] {
        let balance = Account.member(member.rawValue)
        let underway = Account.payout(member: member.rawValue)
        return switch self {
        case .payoutOrdered(let facts): [Transfer(from: balance, to: underway, amount: facts.amount)]
        case .payoutDeclined(let facts): [Transfer(from: underway, to: balance, amount: facts.amount)]
        case .payoutMade(let facts): [Transfer(from: underway, to: .gateway(facts.gateway), amount: facts.amount)]
        case .payoutFailed(let facts): [Transfer(from: underway, to: balance, amount: facts.amount)]
        case .debtPaid(let facts):
            switch facts.creditor {
            case .platform: [Transfer(from: balance, to: .fees, amount: facts.amount)]
            // The buyer is paid by an entry of the trade, from which the order to the gateway follows.
            case .buyer: []
            }
        case .payoutAccountAdded, .payoutAccountRemoved, .payoutApproved, .payoutNoted, .debtIncurred: []
        }
    }
}
