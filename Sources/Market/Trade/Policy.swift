import Ledger

/// The operator's rules that a trade keeps from the day it was opened.
///
/// Source: RULES.md, clocks and money.
package struct Policy: Hashable, Sendable, Codable {
    /// To pay after taking the standard terms, in minutes.
    package var paymentDirectMinutes: Int
    /// To pay after a negotiated agreement, in hours.
    package var paymentNegotiatedHours: Int
    /// How long a proposal stays open, in hours.
    package var proposalHours: Int
    /// How long a trade can be rated after acceptance, in days.
    package var ratingDays: Int
    /// When ratings become visible though only one party has rated, in days after acceptance.
    package var ratingRevealDays: Int
    /// What the platform keeps of a release; the seller bears it.
    package var fee: Fee

    /// The defaults of RULES.md.
    package static let standard = Policy(
        paymentDirectMinutes: 30, paymentNegotiatedHours: 24, proposalHours: 72, ratingDays: 15, ratingRevealDays: 7,
        fee: .standard)
}

extension Fee {
    /// Five percent, nothing fixed.
    package static let standard: Fee = {
        guard let fee = Fee(basisPoints: 500, fixedMinor: 0) else {
            preconditionFailure("the standard fee is in bounds")
        }
        return fee
    }()
}
