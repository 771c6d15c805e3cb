import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct PasskeysTests {
    static let site = RelyingParty(origin: "https://chengxu.example")!
    static let password = "long enough"

    struct Home {
        let market: TestMarket
        let member: MemberID
        var place: Marketplace { market.marketplace }

        static func open(_ driver: Driver = .sqlite) async throws -> Home {
            let market = try await TestMarket.open(driver)
            let member = try await market.marketplace.register(handle: "lin", displayName: "林", password: password)
            return Home(market: market, member: member)
        }

        func key(_ algorithm: PasskeyAlgorithm = .es256, name: String = "手机") async throws -> SoftwarePasskey {
            try await place.registerSoftwarePasskey(algorithm, name: name, password: password, of: member, at: site)
        }

        func signIn(_ key: SoftwarePasskey) async throws -> MemberID {
            let challenge = try await place.challenge(for: .signIn, of: nil)
            return try await place.signIn(with: try key.assertion(challenge: challenge), at: site).member
        }
    }

    @Test(arguments: Driver.allCases) func registerSignInAndRemove(driver: Driver) async throws {
        let home = try await Home.open(driver)
        let phone = try await home.key()
        home.market.clock.advance(by: .hours(1))
        let stick = try await home.key(.ed25519, name: "安全钥匙")
        #expect(try await home.place.passkeys(of: home.member).map(\.name) == ["手机", "安全钥匙"])
        #expect(try await home.place.passkeys(of: home.member).map(\.algorithm) == [.es256, .ed25519])
        #expect(try await home.signIn(phone) == home.member)
        #expect(try await home.signIn(stick) == home.member)
        #expect(try await home.place.passkeys(of: home.member).allSatisfy { $0.used == home.market.clock.now() })

        let credential = try await home.place.passkeys(of: home.member)[0].credential
        await #expect(throws: PasswordRefusal.ownPasswordWrong) {
            try await home.place.removePasskey(credential, proof: .password("wrong enough"), of: home.member)
        }
        let challenge = try await home.place.challenge(for: .stepUp, of: home.member)
        let proof = Proof.passkey(try stick.assertion(challenge: challenge), at: Self.site)
        _ = try await home.place.removePasskey(credential, proof: proof, of: home.member)
        #expect(try await home.place.passkeys(of: home.member).map(\.name) == ["安全钥匙"])
        await #expect(throws: PasskeyRefusal.passkeyNotYours) { try await home.signIn(phone) }
        await #expect(throws: PasskeyRefusal.challengeOver, "an answer counts once") {
            try await home.place.removePasskey(credential, proof: proof, of: home.member)
        }

        let before = try await home.market.dump(viewsOnly: true)
        try await Rebuild(home.place.database).run()
        #expect(try await home.market.dump(viewsOnly: true) == before)
        try await home.market.close()
    }

    @Test func aKeyIsRegisteredWithThePasswordAndTheRightAnswer() async throws {
        let home = try await Home.open()
        let key = SoftwarePasskey(.es256, at: Self.site)
        func register(_ challenge: String, password: String = Self.password, name: String = "k") async throws {
            _ = try await home.place.registerPasskey(
                key.attestation(challenge: challenge), name: name, password: password, of: home.member, at: Self.site)
        }
        let challenge = try await home.place.challenge(for: .registration, of: home.member)
        await #expect(throws: PasswordRefusal.ownPasswordWrong) { try await register(challenge, password: "wrong enough") }
        await #expect(throws: PasskeyRefusal.challengeOver) {
            try await register(try await home.place.challenge(for: .stepUp, of: home.member))
        }
        await #expect(throws: PasskeyRefusal.challengeOver) { try await register("AAAA") }
        try await register(challenge)
        await #expect(throws: PasskeyRefusal.challengeOver) { try await register(challenge) }
        await #expect(throws: RegisterPasskeyRefusal.passkeyTaken) {
            try await register(try await home.place.challenge(for: .registration, of: home.member))
        }
        let late = try await home.place.challenge(for: .registration, of: home.member)
        home.market.clock.advance(by: .minutes(Marketplace.challengeMinutes))
        await #expect(throws: PasskeyRefusal.challengeOver) { try await register(late) }
        let other = SoftwarePasskey(.es256, at: RelyingParty(origin: "https://other.example")!)
        await #expect(throws: PasskeyRefusal.passkeyUnreadable) {
            let challenge = try await home.place.challenge(for: .registration, of: home.member)
            _ = try await home.place.registerPasskey(
                other.attestation(challenge: challenge), name: "k", password: Self.password, of: home.member, at: Self.site)
        }
        #expect(try await home.place.passkeys(of: home.member).count == 1)
        try await home.market.close()
    }

    /// An authenticator that counts may not count backwards.
    @Test func aCopiedKeyIsNoticed() async throws {
        let home = try await Home.open()
        let used = { (count: UInt32) in
            UsedPasskey(
                member: home.member,
                signature: PasskeySignature(
                    credential: "c", algorithm: .es256, registered: Digest(rawValue: String(repeating: "0", count: 64))!,
                    key: Digest(rawValue: String(repeating: "0", count: 64))!,
                    authenticatorData: Digest(rawValue: String(repeating: "0", count: 64))!,
                    clientData: Digest(rawValue: String(repeating: "0", count: 64))!,
                    signature: Digest(rawValue: String(repeating: "0", count: 64))!),
                files: [], signCount: count, at: Timestamp(ms: 1))
        }
        for (count, holds) in [(0, true), (0, true), (5, true), (5, false), (4, false), (0, false), (6, true)] as [(UInt32, Bool)] {
            let key = used(count)
            if holds {
                try await home.place.database.write { try key.count($0) }
            } else {
                await #expect(throws: PasskeyRefusal.passkeyCopied, "\(count)") {
                    try await home.place.database.write { try key.count($0) }
                }
            }
        }
        try await home.market.close()
    }

    @Test func sitesThatCanHaveKeys() {
        #expect(RelyingParty(origin: "https://chengxu.example/")?.host == "chengxu.example")
        #expect(RelyingParty(origin: "http://localhost:8080")?.host == "localhost")
        for origin in ["http://chengxu.example", "http://127.0.0.1:8080", "https://10.0.0.1", "chengxu.example", ""] {
            #expect(RelyingParty(origin: origin) == nil, "\(origin)")
        }
    }
}
