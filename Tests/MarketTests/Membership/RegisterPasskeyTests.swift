import Testing

@testable import Market

extension RegisterPasskey {
    static func key(_ number: Int, _ name: String = "我的手机", isTaken: Bool = false) -> RegisterPasskey {
        RegisterPasskey(
            credential: "key-\(number)", algorithm: .es256, publicKey: "MFkw", key: .number(number), name: name,
            isTaken: isTaken)
    }
}

extension Member {
    /// Somebody with so many keys.
    static func with(keys count: Int) throws -> Member {
        var member = Member()
        for number in 0..<count {
            for event in try RegisterPasskey.key(number).decide(by: .buyer, at: .opening, in: member) {
                member.apply(event, at: .opening)
            }
        }
        return member
    }
}

@Suite struct RegisterPasskeyTests {
    func refuses(_ command: RegisterPasskey, in member: Member = Member(), with refusal: RegisterPasskeyRefusal) {
        #expect(throws: refusal) { try command.decide(by: .buyer, at: .opening, in: member) }
    }

    @Test func theKeyIsTheMembers() throws {
        let events = try RegisterPasskey.key(1).decide(by: .buyer, at: .opening, in: Member())
        #expect(
            events == [
                .passkeyRegistered(
                    PasskeyRegistered(
                        credential: "key-1", algorithm: .es256, publicKey: "MFkw", key: .number(1), name: Sealed("我的手机")))
            ])
        #expect(try Member.with(keys: 3).passkeys == ["key-0", "key-1", "key-2"])
    }

    @Test func aKeyIsRegisteredOnce() throws {
        refuses(.key(1, isTaken: true), with: .passkeyTaken)
        refuses(.key(1), in: try Member.with(keys: 2), with: .passkeyTaken)
    }

    @Test func tenAtMost() throws { refuses(.key(99), in: try Member.with(keys: 10), with: .tooManyPasskeys) }

    @Test(arguments: ["", " ", "a\u{0}", "\u{202E}b", String(repeating: "长", count: 41)])
    func namesCanBeShown(name: String) { refuses(.key(1, name), with: .passkeyNameMalformed) }
}
