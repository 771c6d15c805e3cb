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
    /// How many points the delivery is measured by; their words are in the sealed wording.
    package var criteriaCount: Int = 0
    /// How far it goes beyond the agreement in force; nil where it is no amendment.
    package var scale: AmendmentScale? = nil
    /// How many parts of the agreement in force had been paid when it was put forward.
    package var paidParts: Int = 0

    /// How the proposal came about.
    package enum Basis: String, Sendable, Codable {
        /// The seller's standard terms, as published with the revision.
        case standing
        /// Written for this trade.
        case negotiated
        /// Written to change what both have agreed.
        case amendment
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

extension Trade {
    /// What is on the table is closed, for that reason.
    mutating func closeProposal(_ status: Proposal.Status) {
        stop(.proposal)
        guard let newest = proposals.indices.last, proposals[newest].status == .open else { return }
        proposals[newest].status = status
    }

    mutating func mark(_ proposal: Proposal?, _ status: Proposal.Status) {
        guard let place = proposals.firstIndex(where: { $0.number == proposal?.number }) else { return }
        proposals[place].status = status
    }
}
