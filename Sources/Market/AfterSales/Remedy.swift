import Ledger

/// What one party offers or asks for, to settle an after-sales request.
package enum Remedy: Hashable, Sendable {
    /// Everything goes back: the software, the licence, the money.
    case fullReturn
    /// So much of the money goes back; the buyer keeps the software.
    case partialRefund(Money)
    /// The seller mends it within so many hours.
    case repair(hours: Int)
    /// The seller hands over another one within so many hours.
    case replacement(hours: Int)
    /// The seller supports it so many months longer.
    case extraSupport(months: Int)

    /// The bounds of what can be promised.
    package enum Bounds {
        /// Hours within which something is mended or replaced.
        package static let hours = 1...2_160
        /// Months of support on top.
        package static let months = 1...36
    }

    /// What it is called in entries and forms.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case fullReturn, partialRefund, repair, replacement, extraSupport
    }

    /// What it is called.
    package var kind: Kind {
        switch self {
        case .fullReturn: .fullReturn
        case .partialRefund: .partialRefund
        case .repair: .repair
        case .replacement: .replacement
        case .extraSupport: .extraSupport
        }
    }
}

extension Remedy: Codable {
    private enum Field: String, CodingKey { case kind, amount, hours, months }

    /// Reads a kind with what it needs.
    package init(from decoder: any Decoder) throws {
        let remedy = try decoder.container(keyedBy: Field.self)
        self =
            switch try remedy.decode(Kind.self, forKey: .kind) {
            case .fullReturn: .fullReturn
            case .partialRefund: .partialRefund(try remedy.decode(Money.self, forKey: .amount))
            case .repair: .repair(hours: try remedy.decode(Int.self, forKey: .hours))
            case .replacement: .replacement(hours: try remedy.decode(Int.self, forKey: .hours))
            case .extraSupport: .extraSupport(months: try remedy.decode(Int.self, forKey: .months))
            }
    }

    /// Writes them flat.
    package func encode(to encoder: any Encoder) throws {
        var remedy = encoder.container(keyedBy: Field.self)
        try remedy.encode(kind, forKey: .kind)
        switch self {
        case .fullReturn: break
        case .partialRefund(let amount): try remedy.encode(amount, forKey: .amount)
        case .repair(let hours), .replacement(let hours): try remedy.encode(hours, forKey: .hours)
        case .extraSupport(let months): try remedy.encode(months, forKey: .months)
        }
    }
}

/// A remedy that one party has put to the other.
package struct RemedyProposal: Equatable, Sendable {
    /// From 1 within the request.
    package let number: Int
    /// Who put it forward.
    package let by: Side
    /// What it is.
    package let remedy: Remedy
    /// Until when it can be accepted.
    package let openUntil: Timestamp
    /// What became of it.
    package internal(set) var status = Status.open

    /// What became of it.
    package enum Status: String, CaseIterable, Sendable, Codable {
        case open, accepted, declined, withdrawn, lapsed
        /// Another proposal, or the decision itself, took its place.
        case superseded
    }
}
