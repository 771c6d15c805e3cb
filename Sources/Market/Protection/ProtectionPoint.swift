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

    /// A point as it stands.
    package init(_ topic: ProtectionTopic, _ status: ProtectionStatus, fix: Fix? = nil, until: Timestamp? = nil) {
        self.topic = topic
        self.status = status
        self.fix = fix
        self.until = until
    }

    /// What to do, and who can.
    package enum Fix: String, CaseIterable, Sendable {
        case reviseListing, agreeOnTerms, confirmTerms, registerPasskey, pay, deliver, reply, fetchDelivery, signReceipt, rate
    }
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
