import Market

/// Who is signed in, as far as every page has to know it.
package struct Session: Sendable, Equatable {
    /// The member's identifier.
    package var memberID: String
    /// The name others see.
    package var displayName: String
    /// What the member may do besides buying and selling.
    package var roles: Set<StaffRole>
    /// Trades in which it is this member's turn; shown in the header.
    package var waitingCount: Int
    /// What others have said that the member has not been shown; shown in the header.
    package var unreadCount = 0

    /// A session's facts.
    package init(memberID: String, displayName: String, roles: Set<StaffRole> = [], waitingCount: Int = 0) {
        self.memberID = memberID
        self.displayName = displayName
        self.roles = roles
        self.waitingCount = waitingCount
    }
}

/// Finds the session of a token.
package protocol SessionReader: Sendable {
    /// The session, or nil if the token is unknown, expired or signed out.
    ///
    /// - Parameter token: as the cookie or the `Authorization` field brought it; anything may stand in it.
    func session(token: String) async throws -> Session?

    /// In how many trades it is that member's turn. Asked for pages only, never for programs.
    func waitingCount(memberID: String) async throws -> Int

    /// How much that member has not read. Asked for pages only, never for programs.
    func unreadCount(memberID: String) async throws -> Int
}
