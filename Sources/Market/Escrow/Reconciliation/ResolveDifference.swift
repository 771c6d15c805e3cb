import Ledger

/// Staff says what became of a difference, and why. It comes with a deed of the desk, which has seen to the second person where
/// the amount asks for one.
///
/// Source: RULES.md, money: the ledger never invents money, so what stays unexplained is booked at the platform's own cost.
package struct ResolveDifference: Command {
    package typealias State = Reconciliation
    package typealias Refused = ResolveDifferenceRefusal

    /// Which difference.
    package let number: Int
    /// What became of it.
    package let kind: DifferenceResolved.Kind
    /// Why, in words.
    package let reason: String
    /// The deed.
    package let deed: DeedID

    package init(number: Int, kind: DifferenceResolved.Kind, reason: String, deed: DeedID) {
        self.number = number
        self.kind = kind
        self.reason = reason
        self.deed = deed
    }

    package func decide(
        by actor: Actor, at time: Timestamp, in state: Reconciliation
    ) throws(ResolveDifferenceRefusal) -> [ReconciliationEvent] {
        guard case .staff = actor else { throw .notStaff }
        let excess = try Self.check(number, kind, in: state)
        return [
            .differenceResolved(
                DifferenceResolved(number: number, kind: kind, excess: excess, deed: deed, reason: Sealed(reason)))
        ]
    }

    /// By how much the gateway keeps more than the ledger knows, where a difference can be resolved so: asked before a deed is
    /// proposed, too.
    ///
    /// Throws: `unknown`, `resolved`, `kind`, `nothingToBook`.
    package static func check(
        _ number: Int, _ kind: DifferenceResolved.Kind, in state: Reconciliation
    ) throws(ResolveDifferenceRefusal) -> Money {
        guard let difference = state.difference(number) else { throw .unknown }
        guard difference.resolution == nil else { throw .resolved }
        guard kind.isByPerson else { throw .kind }
        let excess = difference.found.difference.excess
        guard !kind.isBooked || (excess.minor != 0 && excess.minor.magnitude < Int64.max.magnitude) else {
            throw .nothingToBook
        }
        return excess
    }
}

/// Why a difference is not resolved.
package enum ResolveDifferenceRefusal: String, CaseIterable, Refusal {
    case notStaff
    /// There is no difference of that number.
    case unknown
    case resolved
    /// No person resolves in that way.
    case kind
    /// Both sides name the same amount, so there is nothing to book.
    case nothingToBook

    package var code: String {
        switch self {
        case .notStaff: "billNotStaff"
        case .unknown: "differenceUnknown"
        case .resolved: "differenceResolved"
        case .kind: "resolutionKindUnknown"
        case .nothingToBook: "nothingToBook"
        }
    }
}

/// A difference is resolved.
package struct DifferenceResolved: Equatable, Sendable, Codable {
    /// Which difference.
    package let number: Int
    /// What became of it.
    package let kind: Kind
    /// What leaves the platform's costs account for the gateway's; nil if nothing.
    package let fromCosts: Money?
    /// What the platform's costs account gets from the gateway's; nil if nothing.
    package let toCosts: Money?
    /// The staff's deed that it was done with, which says who and, above the limit, who agreed; nil if it resolved itself.
    package let deed: DeedID?
    /// The entry that put the ledger right; nil if there is none.
    package let entry: EntryPlace?
    /// Why; nothing where it resolved itself.
    package let reason: Sealed<String>?

    /// What became of a difference.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The gateway brings the line in a later bill, or has taken it back; nothing is booked.
        case providerLate
        /// The ledger, or the gateway, was put right otherwise; nothing is booked here.
        case correction
        /// The gateway's fee was the reason; what is missing is a cost.
        case feeBooked
        /// Nobody can explain it; the platform bears it, or keeps it.
        case writtenOff
        /// The line stood in the bill of another day. Resolves itself.
        case inOtherBill
        /// The gateway, asked, had the money, and the ledger took it in. Resolves itself.
        case foundByQuery

        /// Whether a person can say so.
        package var isByPerson: Bool {
            switch self {
            case .providerLate, .correction, .feeBooked, .writtenOff: true
            case .inOtherBill, .foundByQuery: false
            }
        }

        /// Whether the difference is booked at the platform's cost.
        package var isBooked: Bool {
            switch self {
            case .feeBooked, .writtenOff: true
            case .providerLate, .correction, .inOtherBill, .foundByQuery: false
            }
        }

        /// Those that a person can choose.
        package static var byPerson: [Kind] { allCases.filter(\.isByPerson) }
    }

    init(
        number: Int, kind: Kind, excess: Money? = nil, deed: DeedID? = nil, entry: EntryPlace? = nil,
        reason: Sealed<String>? = nil
    ) {
        self.number = number
        self.kind = kind
        let booked = kind.isBooked ? excess : nil
        fromCosts = booked.flatMap { $0.minor < 0 ? Money(minor: -$0.minor, currency: $0.currency) : nil }
        toCosts = booked.flatMap { $0.minor > 0 ? $0 : nil }
        self.deed = deed
        self.entry = entry
        self.reason = reason
    }
}
