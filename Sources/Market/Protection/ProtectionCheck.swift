/// The six protections, in the order in which a trade needs them.
package enum Protection: Int, CaseIterable, Sendable {
    case listing = 1
    case agreement, record, escrow, afterSales, credit
}

/// What the protection check 权益护航 says of one protection: the points that it rests on, each with how it stands.
package struct ProtectionFinding: Hashable, Sendable {
    /// Which of the six it is about.
    package let protection: Protection
    /// The points, in the order in which a trade comes to them; never empty.
    package let points: [ProtectionPoint]

    /// As the point that is furthest from being in place.
    package var status: ProtectionStatus { points.map(\.status).max() ?? .inPlace }
}

/// What the check finds: one finding for each protection that has a point, by number. It is a function of the entries and the
/// moment, so everybody who has both finds the same.
package struct ProtectionCheck: Hashable, Sendable {
    /// The findings, by number of the protection.
    package let findings: [ProtectionFinding]

    /// What those points come to; a protection without any is not among the findings.
    package init(_ points: [ProtectionPoint]) {
        let points = Dictionary(grouping: points, by: \.topic.protection)
        findings = Protection.allCases.compactMap { protection in
            points[protection].map { ProtectionFinding(protection: protection, points: $0) }
        }
    }

    /// The point about that topic; nil where the check has none.
    package func point(_ topic: ProtectionTopic) -> ProtectionPoint? {
        findings.lazy.flatMap(\.points).first { $0.topic == topic }
    }

    /// How many protections stand, even if they could prove more.
    package var standingCount: Int { findings.count { $0.status == .inPlace || $0.status == .weak } }
}
