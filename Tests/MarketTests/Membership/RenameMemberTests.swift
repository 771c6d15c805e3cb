import Testing

@testable import Market

@Suite struct RenameMemberTests {
    @Test func theNewNameIsEnteredSealed() throws {
        let member = try Member.registered()
        let events = try RenameMember(displayName: "林晚", current: "小林").decide(by: .buyer, at: .opening, in: member)
        #expect(events == [.memberRenamed(MemberRenamed(displayName: Sealed("林晚")))])
    }

    @Test func theSameNameIsNothingNew() throws {
        let member = try Member.registered()
        #expect(try RenameMember(displayName: "林晚", current: "林晚").decide(by: .buyer, at: .opening, in: member) == [])
    }

    @Test(arguments: ["", " ", "a\u{0}b", String(repeating: "名", count: 33), "\u{202E}知不"])
    func namesCanBeShown(name: String) throws {
        let member = try Member.registered()
        #expect(throws: RenameMemberRefusal.displayNameMalformed) {
            try RenameMember(displayName: name, current: "林").decide(by: .buyer, at: .opening, in: member)
        }
    }

    @Test func thereMustBeAnAccount() {
        #expect(throws: RenameMemberRefusal.notRegistered) {
            try RenameMember(displayName: "林", current: nil).decide(by: .buyer, at: .opening, in: Member())
        }
    }
}

extension Member {
    static func registered(_ more: [MemberEvent] = []) throws -> Member {
        var member = Member()
        let first = try RegisterMember(handle: "lin", displayName: "小林", isHandleTaken: false)
            .decide(by: .buyer, at: .opening, in: member)
        for event in first + more { member.apply(event, at: .opening) }
        return member
    }
}
