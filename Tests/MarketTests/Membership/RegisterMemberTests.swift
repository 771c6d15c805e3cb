import Testing

@testable import Market

@Suite struct RegisterMemberTests {
    func register(_ handle: String = "lin.wei", _ name: String = "林伟", taken: Bool = false) -> RegisterMember {
        RegisterMember(handle: handle, displayName: name, isHandleTaken: taken)
    }

    func refuses(_ command: RegisterMember, in member: Member = Member(), with refusal: RegisterMemberRefusal) {
        #expect(throws: refusal) { try command.decide(by: .buyer, at: .opening, in: member) }
    }

    @Test func theAccountStands() throws {
        var member = Member()
        let events = try register().decide(by: .buyer, at: .opening, in: member)
        #expect(
            events == [.memberRegistered(MemberRegistered(handle: Sealed("lin.wei"), displayName: Sealed("林伟")))])
        for event in events { member.apply(event, at: .opening) }
        #expect(member.isRegistered)
        refuses(register(), in: member, with: .alreadyRegistered)
    }

    @Test(arguments: ["ab", "Lin", "林伟伟", "a b", "a/b/c", "abc\n", String(repeating: "a", count: 33)])
    func handlesArePlain(handle: String) { refuses(register(handle), with: .handleMalformed) }

    @Test func aHandleIsOneMembers() { refuses(register(taken: true), with: .handleTaken) }

    @Test(arguments: [
        "", "  ", "a\u{0}b", "行\n行", String(repeating: "名", count: 33), "e" + String(repeating: "\u{301}", count: 40),
        "\u{200B}", "\u{2060} \u{FE0F}", "\u{202E}知不", "林\u{2066}晚",
    ])
    func namesCanBeShown(name: String) { refuses(register("lin", name), with: .displayNameMalformed) }
}
