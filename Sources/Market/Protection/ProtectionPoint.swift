/// How one point of the protection check stands, and what mends it now.
package struct ProtectionPoint: Hashable, Sendable {
    /// What it is about.
    package let topic: ProtectionTopic
    /// How it stands.
    package let status: ProtectionStatus
    /// The one action that helps now; nil where nothing is to be done, or nothing can be done any more.
    package let fix: Fix?
    /// The clock that runs for it; nil where none does.
    package let until: Timestamp?
    /// How many it concerns, in the check of a seller as a whole; nil where it is about one thing.
    package let tally: ProtectionTally?
    /// Where the action is to be taken; nil where that follows from what the check is about.
    package let place: ProtectionPlace?

    /// A point as it stands.
    package init(
        _ topic: ProtectionTopic, _ status: ProtectionStatus, fix: Fix? = nil, until: Timestamp? = nil,
        tally: ProtectionTally? = nil, place: ProtectionPlace? = nil
    ) {
        self.topic = topic
        self.status = status
        self.fix = fix
        self.until = until
        self.tally = tally
        self.place = place
    }

    /// What to do, and who can.
    package enum Fix: String, CaseIterable, Sendable {
        case reviseListing, agreeOnTerms, confirmTerms, registerPasskey, pay, deliver, reply, fetchDelivery, signReceipt, rate
        case publishListing, askForReceipt, answerRequest, answerQuestion, answerDispute, confirmMailAddress, addPayoutAccount
    }
}

/// So many of so many, in the check of a seller as a whole.
package struct ProtectionTally: Hashable, Sendable {
    /// How many have something missing; 0 where all is in place.
    package let part: Int
    /// Of how many that the point can be asked about.
    package let of: Int
    /// What is counted.
    package let unit: Unit

    /// `ProtectionTally(2, of: 5, .listings)`.
    package init(_ part: Int, of: Int, _ unit: Unit) {
        self.part = part
        self.of = of
        self.unit = unit
    }

    /// What is counted.
    package enum Unit: String, CaseIterable, Sendable {
        /// The seller's own listings on sale.
        case listings
        /// The trades that the seller has under way.
        case trades
    }
}

/// Where something is to be mended.
package enum ProtectionPlace: Hashable, Sendable {
    case listing(ListingID)
    case trade(TradeID)
}

/// How far a protection is, the best first.
package enum ProtectionStatus: String, CaseIterable, Sendable, Comparable {
    case inPlace
    /// Somebody has yet to act; it is in time.
    case waiting
    /// It stands, but would prove less than it could.
    case weak
    /// Without it a dispute would be harder to win.
    case missing

    /// Whether the left one is nearer to being in place.
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .inPlace: 0
        case .waiting: 1
        case .weak: 2
        case .missing: 3
        }
    }
}
