import Ledger

/// What can happen to a gateway's bills.
package enum ReconciliationEvent: Equatable, CaseEvent {
    case billTaken(BillTaken)
    case gatewayFeesBooked(GatewayFeesBooked)
    case differenceFound(DifferenceFound)
    case differenceResolved(DifferenceResolved)

    package var kind: String {
        switch self {
        case .billTaken: "billTaken"
        case .gatewayFeesBooked: "gatewayFeesBooked"
        case .differenceFound: "differenceFound"
        case .differenceResolved: "differenceResolved"
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .billTaken(let facts): facts
        case .gatewayFeesBooked(let facts): facts
        case .differenceFound(let facts): facts
        case .differenceResolved(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "billTaken": self = .billTaken(try BillTaken(from: decoder))
        case "gatewayFeesBooked": self = .gatewayFeesBooked(try GatewayFeesBooked(from: decoder))
        case "differenceFound": self = .differenceFound(try DifferenceFound(from: decoder))
        case "differenceResolved": self = .differenceResolved(try DifferenceResolved(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }

    /// Which movements of money the event means at that gateway. What the gateway keeps and what the ledger knows of it come
    /// together again through the platform's costs; nobody else's money is touched.
    package func transfers(at gateway: String) -> [Transfer] {
        func booked(fromCosts: Money?, toCosts: Money?) -> [Transfer] {
            let account = Account.gateway(gateway)
            return [
                fromCosts.map { Transfer(from: .costs, to: account, amount: $0) },
                toCosts.map { Transfer(from: account, to: .costs, amount: $0) },
            ].compactMap { $0 }
        }
        switch self {
        case .gatewayFeesBooked(let facts): return booked(fromCosts: facts.kept, toCosts: facts.returned)
        case .differenceResolved(let facts): return booked(fromCosts: facts.fromCosts, toCosts: facts.toCosts)
        case .billTaken, .differenceFound: return []
        }
    }
}
