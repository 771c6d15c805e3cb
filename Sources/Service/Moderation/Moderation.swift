import Ledger
import Market
import Store

/// What staff does to a member or a listing outside of any complaint: deeds like all others, with a rule and a reason.
extension Marketplace {
    /// Staff freezes an account until somebody lifts it, unfreezes it, or proposes to close it, which a second person consents to.
    ///
    /// Throws: `DeskRefusal`, `ModerationRefusal`, `NotFound`.
    package func moderate(
        _ member: MemberID, _ kind: StaffDeed.Kind, rule: ModerationRule?, reason: String, by staff: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> (id: DeedID, outcome: Outcome) {
        let state = try await commands.state(Member.self, of: .member(member))
        guard state.isRegistered else { throw NotFound() }
        switch kind {
        case .freezeAccount, .closeAccount:
            guard let rule else { throw NotFound() }
            return try await propose(
                StaffDeed(kind, of: member.rawValue, member: member, rule: rule), reason: reason, by: staff, key: key)
        case .unfreezeAccount:
            // A freeze in a complaint is lifted there, where its appeal is.
            let now = clock.now()
            let standing = state.restraints.last { $0.facts.complaint == nil && $0.stands(at: now) }
            guard let standing else { throw ModerationRefusal.unknownRestraint }
            let deed = StaffDeed(kind, of: standing.facts.restraint.rawValue, member: member, rule: standing.facts.rule)
            return try await propose(deed, reason: reason, by: staff, key: key)
        case .grantRole, .revokeRole, .retryCall, .resolveCall, .resolveDifference, .readPayoutAccount, .recordChargeback,
            .takeDownListing, .restoreListing:
            throw NotFound()
        }
    }

    /// Staff takes a listing off sale until somebody restores it, or restores it. Throws: `DeskRefusal`, `ModerationRefusal`,
    /// `NotFound`.
    package func moderate(
        _ listing: ListingID, _ kind: StaffDeed.Kind, rule: ModerationRule?, reason: String, by staff: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> (id: DeedID, outcome: Outcome) {
        let state = try await commands.state(Listing.self, of: .listing(listing))
        guard let seller = state.seller else { throw NotFound() }
        guard kind == .takeDownListing || kind == .restoreListing else { throw NotFound() }
        guard let rule = kind == .takeDownListing ? rule : state.takenDown?.rule else { throw ModerationRefusal.notTakenDown }
        return try await propose(
            StaffDeed(kind, of: listing.rawValue, member: seller, rule: rule), reason: reason, by: staff, key: key)
    }

    private static let countOpenTrades: SQL =
        """
        SELECT count(*) FROM v_trades WHERE (buyer = $1 OR seller = $1) AND phase IN ('agreed', 'funded', 'delivered')
        """

    /// What a deed about a member or a listing does there. Throws: `NotFound` for a deed of another kind.
    func moderation(
        _ deed: StaffDeed, _ id: DeedID, reason: String, by staff: MemberID
    ) async throws -> CommandHandler.Effect {
        guard let member = deed.member, let rule = deed.rule else { throw NotFound() }
        let restraint = try RestraintID.stored(id.rawValue)
        switch deed.kind {
        case .freezeAccount:
            let facts = MemberRestrained(restraint, scope: .account, rule: rule, by: staff, reason: reason)
            return CommandHandler.Effect(RestrainMember(facts), on: .member(member))
        case .unfreezeAccount:
            return CommandHandler.Effect(
                LiftRestraint(try RestraintID.stored(deed.subject), reason: reason), on: .member(member))
        case .closeAccount:
            let count = try await database.read { connection in
                Int(try connection.row(Self.countOpenTrades, [.text(member.rawValue)]) { try $0.int64(0) } ?? 0)
            }
            let command = CloseAccount(
                rule: rule, reason: reason, deed: id, openTradesCount: count,
                balanceMinor: try await balanceMinor(of: member, in: .cny))
            return CommandHandler.Effect(command, on: .member(member))
        case .takeDownListing:
            let facts = ListingTakenDown(restraint, rule: rule, by: staff, reason: reason)
            return CommandHandler.Effect(TakeDownListing(facts), on: .listing(try ListingID.stored(deed.subject)))
        case .restoreListing:
            return CommandHandler.Effect(
                RestoreListing(reason: reason, deed: id), on: .listing(try ListingID.stored(deed.subject)))
        case .grantRole, .revokeRole, .retryCall, .resolveCall, .resolveDifference, .readPayoutAccount, .recordChargeback:
            throw NotFound()
        }
    }
}
