import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct IdentitiesTests {
    private static let paper = Array("%PDF-1.7 于衡的身份证".utf8)

    @Test(arguments: Driver.allCases) func papersAreLockedSeenDecidedAndErased(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let marketplace = market.marketplace
        let member = try await marketplace.register(handle: "yuheng", displayName: "于衡", password: "correct horse")
        _ = try await marketplace.submitIdentity(
            .idCard, name: "于衡之名", documents: [try IdentityDocument(Self.paper)], of: member)
        #expect(try await marketplace.identitiesWaiting().map(\.member) == [member])
        // Neither the store nor an entry holds the paper or its plain hash.
        let stored = try await market.identityDocuments()
        #expect(stored.count == 1 && !stored[0].contains(Self.paper))

        await #expect(throws: NotFound.self) { try await marketplace.identityDocument(0, of: 1, member: member, for: desk.first) }
        await #expect(throws: IdentityRefusal.notLookedAt) {
            try await marketplace.decideIdentity(1, of: member, isVerified: true, reason: "", by: desk.first)
        }
        _ = try await marketplace.lookAtIdentity(1, of: member, by: desk.first)
        let seen = try await marketplace.identityDocument(0, of: 1, member: member, for: desk.first)
        #expect(seen.bytes == Self.paper && seen.kind == .pdf)
        await #expect(throws: NotFound.self) { try await marketplace.identityDocument(0, of: 1, member: member, for: desk.second) }
        _ = try await marketplace.decideIdentity(1, of: member, isVerified: true, reason: "清楚", by: desk.first)
        #expect(try await marketplace.verifiedIdentity(of: member)?.paper == .idCard)

        let runner = ModerationRunner(marketplace)
        market.clock.advance(by: .days(30).adding(ms: -60_000))
        #expect(try await runner.runDue() == 0)
        market.clock.advance(by: .minutes(1))
        #expect(try await runner.runDue() == 1)
        #expect(try await runner.runDue() == 0)
        #expect(try await market.identityDocuments().isEmpty)
        let (identity, acts) = try await marketplace.identity(of: member)
        #expect(identity.verified?.isErased == true && identity.verified?.facts.name.value == nil)
        #expect(
            acts.map(\.event.kind) == [
                "identitySubmitted", "identityLookedAt", "identityDecided", "identityDocumentsErased", "erased",
            ])
        await #expect(throws: NotFound.self) { try await marketplace.identityDocument(0, of: 1, member: member, for: desk.first) }
        // What was verified, when and how, stays.
        #expect(try await marketplace.verifiedIdentity(of: member)?.method == "manual")
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test func nobodyChecksTheirOwn() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let marketplace = market.marketplace
        _ = try await marketplace.submitIdentity(
            .passport, name: "于衡", documents: [try IdentityDocument(Self.paper)], of: desk.first)
        await #expect(throws: IdentityRefusal.staffIsParty) {
            try await marketplace.lookAtIdentity(1, of: desk.first, by: desk.first)
        }
        #expect(throws: IdentityRefusal.documentKind) { try IdentityDocument(Array("GIF89a".utf8)) }
        #expect(throws: IdentityRefusal.documentTooLarge(bytesMax: 5 << 20)) {
            try IdentityDocument(Self.paper + [UInt8](repeating: 0, count: 5 << 20))
        }
        try await market.close()
    }
}

extension TestMarket {
    /// What is kept under lock.
    fileprivate func identityDocuments() async throws -> [[UInt8]] {
        try await marketplace.database.read { connection in
            try connection.rows("SELECT sealed FROM identity_documents", []) { try $0.bytes(0) }
        }
    }
}

extension Span {
    fileprivate func adding(ms more: Int64) -> Span { Span(ms: ms + more) }
}

extension [UInt8] {
    fileprivate func contains(_ other: [UInt8]) -> Bool {
        guard count >= other.count else { return false }
        return (0...(count - other.count)).contains { Array(self[$0..<($0 + other.count)]) == other }
    }
}
