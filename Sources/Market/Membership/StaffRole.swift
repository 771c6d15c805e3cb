/// A role on the platform's side, beside buying and selling.
package enum StaffRole: String, CaseIterable, Sendable, Codable {
    /// Rules in disputes, and on what is said in ratings.
    case mediator
    /// Hosts the market: its gateways, its books, its staff.
    case `operator`
}

/// What staff can do at the desk. Which role may do what is one table, so that no page and no command can forget to ask.
package enum StaffAction: String, CaseIterable, Sendable {
    case openDesk
    case readOutbox, retryCall, resolveCall
    case readStaff, grantRole, revokeRole, readLog
    case readBooks, resolveDifference
    case readPayouts, approvePayout
    case judgeRatings
    case mediateDisputes
    case judgeComplaints, moderate, checkIdentities
}

extension StaffRole {
    /// What the role allows, and nothing beside it.
    ///
    /// Source: the least right that the work needs (GB/T 22239, 8.1.4.2).
    package static let rights: [StaffRole: Set<StaffAction>] = [
        .mediator: [.openDesk, .judgeRatings, .mediateDisputes, .judgeComplaints],
        // Whoever hosts the market does not rule in its disputes.
        .operator: Set(StaffAction.allCases).subtracting([.mediateDisputes]),
    ]

    /// Whether the role allows the action.
    package func may(_ action: StaffAction) -> Bool { Self.rights[self]?.contains(action) ?? false }
}

extension Set<StaffRole> {
    /// Whether one of the roles allows the action.
    package func may(_ action: StaffAction) -> Bool { contains { $0.may(action) } }
}
