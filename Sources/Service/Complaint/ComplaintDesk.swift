import Ledger
import Market
import Store

/// What staff does in the complaint centre. What a decision means for a listing, and the end of freezes, is carried out in the same
/// transaction.
extension Marketplace {
    private func staff(_ member: MemberID) async throws -> Staff { Staff(roles: try await roles(of: member)) }

    /// One of the staff takes a complaint or an appeal. Throws: `ComplaintRefusal`.
    package func take(_ complaint: ComplaintID, by member: MemberID, key: IdempotencyKey? = nil) async throws -> Outcome {
        try await commands.handle(
            TakeComplaint(staff: try await staff(member)), on: .complaint(complaint), by: .staff(member), key: key)
    }

    /// Who handles it decides. Throws: `ComplaintRefusal`, `ModerationRefusal`.
    package func decide(
        _ complaint: ComplaintID, _ outcome: ComplaintOutcome, measure: ComplaintMeasure?, reason: String, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await commands.state(Complaint.self, of: .complaint(complaint))
        let command = DecideComplaint(
            outcome, measure: measure, reason: reason, staff: try await staff(member), policy: settings.complaints)
        var effects = try await ending(state.freezes, of: state, reason: reason)
        effects += try await carryingOut(measure, complaint, state, reason: reason, by: member)
        return try await commands.handle(command, on: .complaint(complaint), with: effects, by: .staff(member), key: key)
    }

    /// Another rules on the appeal, and what was done is undone or done as it now stands. Throws: `ComplaintRefusal`,
    /// `ModerationRefusal`.
    package func rule(
        on complaint: ComplaintID, _ outcome: ComplaintOutcome, measure: ComplaintMeasure?, reason: String, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await commands.state(Complaint.self, of: .complaint(complaint))
        let command = RuleOnComplaint(outcome, measure: measure, reason: reason, staff: try await staff(member))
        var effects: [CommandHandler.Effect] = []
        if let before = state.decision?.measure, before != measure {
            effects += try await undoing(before, complaint, state, reason: reason)
        }
        if measure != state.decision?.measure {
            effects += try await carryingOut(measure, complaint, state, reason: reason, by: member)
        }
        return try await commands.handle(command, on: .complaint(complaint), with: effects, by: .staff(member), key: key)
    }

    /// An urgent freeze. Throws: `ComplaintRefusal`, `ModerationRefusal`.
    package func freeze(
        _ scope: RestraintScope, amountMinor: Int64? = nil, rule: ModerationRule, days: Int, reason: String,
        in complaint: ComplaintID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await commands.state(Complaint.self, of: .complaint(complaint))
        let freeze = chance.identifier(RestraintID.self, at: clock.now())
        let amount = amountMinor.map { Money(minor: $0, currency: .cny) }
        let command = PlaceFreeze(
            freeze, scope: scope, amount: amount, rule: rule, days: days, reason: reason, staff: try await staff(member),
            policy: settings.complaints)
        guard let filed = state.filed, let accused = filed.accused else { throw ComplaintRefusal.freezeImpossible }
        // Asked once before, for the end that the other stream is told; the transaction asks again.
        let until = clock.now().adding(.days(days))
        let effect: CommandHandler.Effect
        switch scope {
        case .payouts, .account:
            let facts = MemberRestrained(
                freeze, scope: scope, amount: amount, rule: rule, until: until, complaint: complaint, by: member, reason: reason)
            effect = CommandHandler.Effect(RestrainMember(facts), on: .member(accused))
        case .listing:
            guard let listing = filed.subject.listing else { throw ComplaintRefusal.freezeImpossible }
            let facts = ListingTakenDown(freeze, rule: rule, until: until, complaint: complaint, by: member, reason: reason)
            effect = CommandHandler.Effect(TakeDownListing(facts), on: .listing(listing))
        }
        return try await commands.handle(command, on: .complaint(complaint), with: [effect], by: .staff(member), key: key)
    }

    /// Another than who froze keeps an appealed freeze, or ends it. Throws: `ComplaintRefusal`.
    package func rule(
        onFreeze freeze: RestraintID, isKept: Bool, reason: String, in complaint: ComplaintID, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await commands.state(Complaint.self, of: .complaint(complaint))
        let ended = isKept ? [] : state.freezes.filter { $0.facts.freeze == freeze }
        return try await commands.handle(
            RuleOnFreeze(freeze, isKept: isKept, reason: reason, staff: try await staff(member)), on: .complaint(complaint),
            with: try await ending(ended, of: state, reason: reason), by: .staff(member), key: key)
    }

    /// A freeze ends before its time. Throws: `ComplaintRefusal`.
    package func lift(
        _ freeze: RestraintID, reason: String, in complaint: ComplaintID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let state = try await commands.state(Complaint.self, of: .complaint(complaint))
        let ended = state.freezes.filter { $0.facts.freeze == freeze }
        return try await commands.handle(
            LiftFreeze(freeze, reason: reason, staff: try await staff(member)), on: .complaint(complaint),
            with: try await ending(ended, of: state, reason: reason), by: .staff(member), key: key)
    }

    /// What ends freezes that stand where they have their effect.
    func ending(
        _ freezes: [Complaint.Freeze], of complaint: Complaint, reason: String
    ) async throws -> [CommandHandler.Effect] {
        let now = clock.now()
        var effects: [CommandHandler.Effect] = []
        for freeze in freezes where freeze.liftedAt == nil {
            let id = freeze.facts.freeze
            switch freeze.facts.scope {
            case .payouts, .account:
                let member = try await commands.state(Member.self, of: .member(freeze.facts.member))
                guard freeze.stands(at: now), member.restraints.contains(where: { $0.facts.restraint == id }) else { continue }
                effects.append(CommandHandler.Effect(LiftRestraint(id, reason: reason), on: .member(freeze.facts.member)))
            case .listing:
                guard let listing = complaint.filed?.subject.listing,
                    try await commands.state(Listing.self, of: .listing(listing)).takenDown?.restraint == id
                else { continue }
                effects.append(CommandHandler.Effect(RestoreListing(id, reason: reason), on: .listing(listing)))
            }
        }
        return effects
    }
}
