import Ledger

/// Somebody of the platform says what became of a difference, and why. Above a limit it is a proposal until a second person
/// agrees.
///
/// Source: RULES.md, money: the ledger never invents money, so what stays unexplained is booked at the platform's own cost.
package struct ResolveDifference: Command {
    package typealias State = Reconciliation
    package typealias Refused = ResolveDifferenceRefusal

    /// Which difference.
    package let number: Int
    /// What became of it.
    package let kind: DifferenceResolved.Kind
    /// Why, in words: 4 to 500 characters.
    package let reason: String
    /// Up to what amount one person is enough, in minor units.
    package let alonePersonMinorMax: Int64

    package init(number: Int, kind: DifferenceResolved.Kind, reason: String, alonePersonMinorMax: Int64) {
        self.number = number
        self.kind = kind
        self.reason = reason
        self.alonePersonMinorMax = alonePersonMinorMax
    }

    /// The bounds of a reason, in characters.
    package static let reasonCharacters = 4...500
    /// Up to what amount one person is enough where the operator says nothing: ¥1,000.
    package static let alonePersonMinorMaxStandard: Int64 = 100_000

    package func decide(
        by actor: Actor, at time: Timestamp, in state: Reconciliation
    ) throws(ResolveDifferenceRefusal) -> [ReconciliationEvent] {
        guard case .staff(let person) = actor else { throw .notStaff }
        guard let difference = state.difference(number) else { throw .unknown }
        guard difference.resolution == nil else { throw .resolved }
        guard difference.proposal == nil else { throw .waitsForSecond }
        guard kind.isByPerson else { throw .kind }
        guard Self.reasonCharacters.contains(reason.unicodeScalars.count) else { throw .reason }
        let excess = difference.found.difference.excess
        guard !kind.isBooked || (excess.minor != 0 && excess.minor.magnitude < Int64.max.magnitude) else {
            throw .nothingToBook
        }
        if Self.largest(difference.found.difference) > alonePersonMinorMax.magnitude {
            return [
                .resolutionProposed(
                    ResolutionProposed(number: number, kind: kind, by: person, reason: Sealed(reason)))
            ]
        }
        return [
            .differenceResolved(
                DifferenceResolved(number: number, kind: kind, excess: excess, first: person, reason: Sealed(reason)))
        ]
    }

    /// What the limit is held against: the largest amount that either side names, so that a small difference of large amounts
    /// takes two as well.
    private static func largest(_ difference: BillDifference) -> UInt64 {
        max(difference.billAmount?.minor.magnitude ?? 0, difference.ledgerAmount?.minor.magnitude ?? 0)
    }
}

/// Why a difference is not resolved, or a proposal not answered.
package enum ResolveDifferenceRefusal: String, CaseIterable, Refusal {
    case notStaff
    /// There is no difference of that number.
    case unknown
    case resolved
    /// Somebody has proposed something already.
    case waitsForSecond
    /// No person resolves in that way.
    case kind
    case reason
    /// Both sides name the same amount, so there is nothing to book.
    case nothingToBook
    /// Nobody has proposed anything.
    case notProposed
    /// Who proposed is not the second person.
    case samePerson

    package var code: String {
        switch self {
        case .notStaff: "billNotStaff"
        case .unknown: "differenceUnknown"
        case .resolved: "differenceResolved"
        case .waitsForSecond: "resolutionWaits"
        case .kind: "resolutionKindUnknown"
        case .reason: "resolutionReasonLength"
        case .nothingToBook: "nothingToBook"
        case .notProposed: "resolutionNotProposed"
        case .samePerson: "secondPersonNeeded"
        }
    }
}

/// Somebody of the platform proposes how a difference is resolved.
package struct ResolutionProposed: Equatable, Sendable, Codable {
    /// Which difference.
    package let number: Int
    /// What became of it.
    package let kind: DifferenceResolved.Kind
    /// Who proposes.
    package let by: MemberID
    /// Why.
    package let reason: Sealed<String>
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
    /// Who resolved it, or proposed to; nil if it resolved itself.
    package let first: MemberID?
    /// Who agreed; nil where one was enough.
    package let second: MemberID?
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
        /// The line stood in the bill of the day beside. Resolves itself.
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
        number: Int, kind: Kind, excess: Money? = nil, first: MemberID? = nil, second: MemberID? = nil,
        entry: EntryPlace? = nil, reason: Sealed<String>? = nil
    ) {
        self.number = number
        self.kind = kind
        let booked = kind.isBooked ? excess : nil
        fromCosts = booked.flatMap { $0.minor < 0 ? Money(minor: -$0.minor, currency: $0.currency) : nil }
        toCosts = booked.flatMap { $0.minor > 0 ? $0 : nil }
        self.first = first
        self.second = second
        self.entry = entry
        self.reason = reason
    }
}
