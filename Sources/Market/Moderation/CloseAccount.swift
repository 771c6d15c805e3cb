/// An account is closed: nobody signs in with it again. Its trades, proofs and what the other sides have stay whole.
package struct CloseAccount: Command {
    package typealias State = Member
    package typealias Refused = ModerationRefusal

    /// By which rule.
    package let rule: ModerationRule
    /// Why.
    package let reason: String
    /// What two of the staff agreed on.
    package let deed: DeedID
    /// How many trades of the member's are not over.
    package let openTradesCount: Int
    /// What the ledger has of the member's, in minor units.
    package let balanceMinor: Int64

    package init(rule: ModerationRule, reason: String, deed: DeedID, openTradesCount: Int, balanceMinor: Int64) {
        self.rule = rule
        self.reason = reason
        self.deed = deed
        self.openTradesCount = openTradesCount
        self.balanceMinor = balanceMinor
    }

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(ModerationRefusal) -> [MemberEvent] {
        guard case .staff = actor else { throw .notStaffsWord }
        guard member.isRegistered else { throw .notRegistered }
        guard !member.isClosed else { return [] }
        guard openTradesCount == 0, balanceMinor == 0 else { throw .openMatters }
        return [.accountClosed(AccountClosed(rule: rule, deed: deed, reason: Sealed(reason)))]
    }
}

/// Nobody signs in with it again.
package struct AccountClosed: Equatable, Sendable, Codable {
    /// By which rule.
    package let rule: ModerationRule
    /// What two of the staff agreed on.
    package let deed: DeedID
    /// Why.
    package let reason: Sealed<String>
}
