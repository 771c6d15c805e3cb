/// One version of the terms that somebody put forward. Only the newest one can be open.
package struct Proposal: Equatable, Sendable {
    /// From 1 within the trade.
    package let number: Int
    /// Who put it forward.
    package let by: Side
    /// Whether it is the standing offer or was written for this trade.
    package let basis: Basis
    /// The typed clauses.
    package let terms: Terms
    /// The SHA-256 of the document that the parties confirm.
    package let document: Digest
    /// When it was put forward.
    package let at: Timestamp
    /// Whether it is open, and what became of it otherwise.
    package var status: Status = .open

    /// How the proposal came about.
    package enum Basis: String, Sendable, Codable {
        /// The seller's standard terms, as published with the revision.
        case standing
        /// Written for this trade.
        case negotiated
    }

    /// What became of it.
    package enum Status: String, Sendable, Codable {
        case open, superseded, declined, lapsed, agreed
    }
}

/// One of the two parties to a trade.
package enum Side: String, CaseIterable, Sendable, Codable {
    case buyer, seller

    /// The party across the table.
    package var other: Side {
        switch self {
        case .buyer: .seller
        case .seller: .buyer
        }
    }
}

/// One thing that the buyer must have noticed before confirming: a key clause or one known defect, ticked by itself.
///
/// Source: 民法典 496, 消保法 26: conspicuous notice of what weighs on the other side.
package enum Tick: Hashable, Sendable {
    case licence
    /// That silence within the acceptance period counts as acceptance. Source: 民法典 621.
    case acceptanceBySilence
    /// That a return without a reason is excluded, or on which condition it is possible. Source: 消保法 25.
    case returns
    /// A known defect, from 1.
    case defect(Int)

    /// The name in entries and forms.
    package var name: String {
        switch self {
        case .licence: "licence"
        case .acceptanceBySilence: "acceptanceBySilence"
        case .returns: "returns"
        case .defect(let number): "defect-\(number)"
        }
    }

    /// The tick of that name; nil if there is none.
    package init?(name: String) {
        switch name {
        case "licence": self = .licence
        case "acceptanceBySilence": self = .acceptanceBySilence
        case "returns": self = .returns
        default:
            guard name.hasPrefix("defect-"), let number = Int(name.dropFirst(7)), number > 0 else { return nil }
            self = .defect(number)
            guard self.name == name else { return nil }
        }
    }

    /// All that the buyer of a revision with so many defects must tick.
    package static func required(defectCount: Int) -> [Tick] {
        [.licence, .acceptanceBySilence, .returns] + (0..<defectCount).map { .defect($0 + 1) }
    }
}
