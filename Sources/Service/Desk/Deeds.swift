import Market
import Store

extension Marketplace {
    /// Staff sets out to do something. What one person is enough for is done at once; all else waits for a second one.
    ///
    /// Throws: `DeskRefusal`, the refusal of what the deed does elsewhere.
    package func propose(
        _ deed: StaffDeed, reason: String, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (id: DeedID, outcome: Outcome) {
        let id = chance.identifier(DeedID.self, at: clock.now())
        let command = ProposeDeed(
            deed, reason: reason, staff: try await staff(member, for: deed), policy: settings.desk)
        let outcome: Outcome
        if settings.desk.needsSecond(deed) {
            outcome = try await commands.handle(command, on: .desk(id), by: .staff(member), key: key)
        } else {
            outcome = try await carryOut(deed, id, reason: reason, with: command, by: member, key: key)
        }
        return (try DeedID.stored(String(outcome.stream?.identifier ?? "")), outcome)
    }

    /// A second person consents, and the deed is carried out in the same transaction. Throws: `DeskRefusal`, the refusal of what
    /// the deed does elsewhere.
    package func consent(to id: DeedID, by member: MemberID, key: IdempotencyKey? = nil) async throws -> Outcome {
        let (deed, reason) = try await proposed(id)
        let command = ConsentToDeed(staff: try await staff(member, for: deed))
        return try await carryOut(deed, id, reason: reason, with: command, by: member, key: key)
    }

    /// A second person says no, or the first one takes it back. Throws: `DeskRefusal`.
    package func decline(
        _ id: DeedID, reason: String, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let (deed, _) = try await proposed(id)
        let command = DeclineDeed(reason: reason, staff: try await staff(member, for: deed))
        return try await commands.handle(command, on: .desk(id), by: .staff(member), key: key)
    }

    /// Whether that member may, as far as the rules must know. Who is a party of the trade that the deed is about is one of it.
    private func staff(_ member: MemberID, for deed: StaffDeed) async throws -> Staff {
        var parties: Set<MemberID> = []
        if let trade = deed.trade {
            let state = try await commands.state(Trade.self, of: .trade(trade))
            parties = Set([state.buyer, state.seller].compactMap { $0 })
        }
        return Staff(roles: try await roles(of: member), parties: parties)
    }

    /// What was proposed, and why. Throws: `NotFound`.
    private func proposed(_ id: DeedID) async throws -> (deed: StaffDeed, reason: String) {
        let entry = try await database.read { try Journal($0).entries(of: .desk(id)).first }
        guard let entry, case .deedProposed(let facts) = try entry.event(as: StaffProposalEvent.self) else { throw NotFound() }
        return (facts.deed, facts.reason.value ?? "")
    }

    /// Gives the command that decides, and what the deed does elsewhere, in one transaction.
    private func carryOut<Deciding: Command>(
        _ deed: StaffDeed, _ id: DeedID, reason: String, with command: Deciding, by member: MemberID, key: IdempotencyKey?
    ) async throws -> Outcome where Deciding.State == StaffProposal {
        let (actor, desk) = (Actor.staff(member), StreamName.desk(id))
        func also<Effect: Command>(_ effect: Effect, on stream: StreamName) async throws -> Outcome where Effect.State: Viewed {
            try await commands.handle(command, on: desk, and: effect, on: stream, by: actor, key: key).first
        }
        switch deed.kind {
        case .grantRole:
            guard let role = deed.role, let touched = deed.member else { throw NotFound() }
            let effect = GrantRole(role: role, reason: reason, deed: id, operatorsCount: try await operatorsCount())
            let outcome = try await also(effect, on: .member(touched))
            sessions.forget(touched)
            return outcome
        case .revokeRole:
            guard let role = deed.role, let touched = deed.member else { throw NotFound() }
            let effect = RevokeRole(role: role, reason: reason, deed: id, operatorsCount: try await operatorsCount())
            let outcome = try await also(effect, on: .member(touched))
            sessions.forget(touched)
            return outcome
        case .retryCall:
            let now = clock.now()
            return try await commands.handle(command, on: desk, by: actor, key: key) { connection in
                try Outbox(connection).hasten(deed.subject, at: now)
            }
        case .resolveCall:
            guard let trade = deed.trade else { throw NotFound() }
            let effect = ResolveCall(call: deed.subject, reference: deed.reference ?? "", reason: reason, deed: id)
            return try await also(effect, on: .trade(trade))
        case .resolveDifference:
            let (effect, stream) = try resolution(of: deed, id, reason: reason)
            return try await also(effect, on: stream)
        case .recordChargeback:
            return try await carryOutChargeback(deed, id, with: command, by: actor, key: key)
        case .readPayoutAccount:
            // What is done is that it was read: the entry is all of it.
            return try await commands.handle(command, on: desk, by: actor, key: key)
        case .freezeAccount, .unfreezeAccount, .closeAccount, .takeDownListing, .restoreListing:
            let effect = try await moderation(deed, id, reason: reason, by: member)
            let outcome = try await commands.handle(command, on: desk, with: [effect], by: actor, key: key)
            if deed.kind == .closeAccount, let touched = deed.member { try await sessions.closeAll(of: touched) }
            return outcome
        }
    }
}
