import Testing

@testable import Market

@Suite struct RuleOnFreezeTests {
    private static let appealed = Complaint.frozen.after([
        .freezeAppealed(FreezeAppealed(freeze: .number(70), reason: Sealed("没有依据")))
    ])

    private func command(isKept: Bool) -> RuleOnFreeze {
        RuleOnFreeze(.number(70), isKept: isKept, reason: "看过了", staff: .operating)
    }

    @Test(arguments: [true, false]) func anotherRules(isKept: Bool) throws {
        let ruled = Self.appealed.after(try command(isKept: isKept).decide(by: .other, at: .opening, in: Self.appealed))
        #expect(ruled.freezes.first?.stands(at: .opening) == isKept)
        #expect(throws: (isKept ? ComplaintRefusal.freezeNotAppealed : .freezeOver)) {
            try command(isKept: isKept).decide(by: .other, at: .opening, in: ruled)
        }
    }

    @Test func neverWhoFroze() {
        #expect(throws: ComplaintRefusal.sameStaff) {
            try command(isKept: true).decide(by: .mediator, at: .opening, in: Self.appealed)
        }
    }

    @Test func whatIsRefused() {
        #expect(throws: ComplaintRefusal.freezeNotAppealed) {
            try command(isKept: true).decide(by: .other, at: .opening, in: .frozen)
        }
        #expect(throws: ComplaintRefusal.unknownFreeze) { try command(isKept: true).decide(by: .other, at: .opening, in: .open) }
        #expect(throws: ComplaintRefusal.staffIsParty) {
            try command(isKept: true).decide(by: .staff(.seller), at: .opening, in: Self.appealed)
        }
        #expect(throws: ComplaintRefusal.reasonLength(max: 1_000)) {
            try RuleOnFreeze(.number(70), isKept: true, reason: "", staff: .operating)
                .decide(by: .other, at: .opening, in: Self.appealed)
        }
    }
}
