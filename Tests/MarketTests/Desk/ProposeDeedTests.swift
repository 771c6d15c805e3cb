import Ledger
import Testing

@testable import Market

@Suite struct ProposeDeedTests {
    @Test(arguments: [99_999, 100_000]) func whatOneIsEnoughForIsDoneAtOnce(minor: Int64) throws {
        let deed = StaffDeed.resolving(minor)
        let proposed = try propose(deed).decide(by: .mediator, at: .opening, in: StaffProposal())
        #expect(
            proposed == [
                .deedProposed(DeedProposed(deed: deed, by: .mediator, lapsesAt: nil, reason: Sealed("核对过"))),
                .deedDone(DeedDone(by: .mediator)),
            ])
        #expect(StaffProposal.after(proposed).standing(at: .opening) == .done)
    }

    @Test func aboveTheLimitASecondPersonIsNeeded() throws {
        let proposed = try propose(.resolving(100_001)).decide(by: .mediator, at: .opening, in: StaffProposal())
        #expect(proposed.count == 1)
        let proposal = StaffProposal.after(proposed)
        let end = Timestamp.opening.adding(.hours(72))
        #expect(proposal.lapsesAt == end)
        #expect(proposal.standing(at: end.adding(Span(ms: -1))) == .open)
        #expect(proposal.standing(at: end) == .lapsed)
    }

    @Test func aRoleAlwaysNeedsTwoAndTakingItOne() {
        #expect(DeskPolicy.standard.needsSecond(.role(.grantRole)))
        #expect(!DeskPolicy.standard.needsSecond(.role(.revokeRole)))
        #expect(DeskPolicy.standard.needsSecond(.resolving(-100_001)))
        #expect(DeskPolicy.standard.needsSecond(.resolving(.min)))
    }

    @Test func anAccountIsReadByOneAloneWithoutAReason() throws {
        let deed = StaffDeed(
            .readPayoutAccount, of: "p1", member: .seller, amount: Money(minor: 9_000_000, currency: .cny))
        let command = ProposeDeed(deed, reason: "", staff: .operators, policy: .standard)
        let events = try command.decide(by: .mediator, at: .opening, in: StaffProposal())
        #expect(events.last == .deedDone(DeedDone(by: .mediator)))
        #expect(throws: DeskRefusal.isParty) {
            try command.decide(by: .staff(.seller), at: .opening, in: StaffProposal())
        }
    }

    @Test func theSameDeedIsNotProposedTwice() throws {
        let proposal = try StaffProposal.open(.resolving(500_000))
        #expect(try propose(.resolving(500_000)).decide(by: .mediator, at: .opening, in: proposal) == [])
    }

    @Test(arguments: ["", "  ", String(repeating: "长", count: 501)]) func aReasonIsGiven(reason: String) {
        #expect(throws: DeskRefusal.reasonLength(max: 500)) {
            try ProposeDeed(.resolving(1), reason: reason, staff: .operators, policy: .standard)
                .decide(by: .mediator, at: .opening, in: StaffProposal())
        }
    }

    @Test func onlyARoleThatAllowsIt() {
        for roles: Set<StaffRole> in [[], [.mediator]] {
            #expect(throws: DeskRefusal.notAllowed) {
                try ProposeDeed(.resolving(1), reason: "x", staff: Staff(roles: roles), policy: .standard)
                    .decide(by: .mediator, at: .opening, in: StaffProposal())
            }
        }
        for actor in [Actor.member(.mediator), .clock, .bank] {
            #expect(throws: DeskRefusal.notAllowed) {
                try propose(.resolving(1)).decide(by: actor, at: .opening, in: StaffProposal())
            }
        }
    }

    @Test func nobodyInOnesOwnMatter() {
        #expect(throws: DeskRefusal.isParty) {
            try propose(.resolving(1)).decide(by: .staff(.seller), at: .opening, in: StaffProposal())
        }
        #expect(throws: DeskRefusal.isParty) {
            try ProposeDeed(
                .resolving(1), reason: "x", staff: Staff(roles: [.operator], parties: [.buyer]), policy: .standard
            ).decide(by: .staff(.buyer), at: .opening, in: StaffProposal())
        }
    }

    private func propose(_ deed: StaffDeed) -> ProposeDeed {
        ProposeDeed(deed, reason: "核对过", staff: .operators, policy: .standard)
    }
}

extension Staff {
    static let operators = Staff(roles: [.operator])
}

extension StaffDeed {
    static func resolving(_ minor: Int64) -> StaffDeed {
        StaffDeed(.resolveCall, of: "p1", member: .seller, amount: Money(minor: minor, currency: .cny))
    }

    static func role(_ kind: Kind) -> StaffDeed {
        StaffDeed(kind, of: MemberID.stranger.rawValue, member: .stranger, role: .mediator)
    }
}

extension StaffProposal {
    static func after(_ events: [StaffProposalEvent]) -> StaffProposal {
        var proposal = StaffProposal()
        for event in events { proposal.apply(event, at: .opening) }
        return proposal
    }

    /// A deed that `mediator` has proposed and that waits.
    static func open(_ deed: StaffDeed) throws -> StaffProposal {
        after(
            try ProposeDeed(deed, reason: "核对过", staff: .operators, policy: .standard)
                .decide(by: .mediator, at: .opening, in: StaffProposal()))
    }
}
