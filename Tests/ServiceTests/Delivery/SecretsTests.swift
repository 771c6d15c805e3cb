import Evidence
import Foundation
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct SecretsTests {
    static let secret = "CX-7K3F-2Q9M-88AD\n第二行"

    private func delivered(_ stage: Stage) async throws -> TradeID {
        let trade = try await stage.paid { terms in
            terms.noReasonReturnDays = 7
            terms.returnCondition = .keyNotRevealed
        }
        _ = try await stage.marketplace.deliverSecret(Self.secret, note: "一机一码", in: trade, by: stage.seller)
        return trade
    }

    @Test(arguments: Driver.allCases) func itGoesWithWhatItsSellerHadErased(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await delivered(stage)
        let place = stage.marketplace
        _ = try await place.revealSecret(round: 1, client: "test", in: trade, by: stage.buyer)
        let round = try #require(try await place.state(of: trade, for: stage.buyer).trade.round)
        _ = try await place.signReceipt(
            manifest: round.manifest, proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        _ = try await place.confirmAcceptance(in: trade, by: stage.buyer)
        func rows() async throws -> Int64? {
            try await place.database.read { try $0.row("SELECT count(*) FROM secrets", []) { try $0.int64(0) } }
        }
        _ = try await place.requestErasure(by: stage.seller)
        #expect(try await ErasureRunner(place).runDue() == 0)
        #expect(try await rows() == 1, "the record is kept as long as the law says")
        market.clock.advance(by: .days(Retention.contractDays + 1))
        #expect(try await ErasureRunner(place).runDue() > 0)
        #expect(try await rows() == 0)
        // The case file is still whole, less the secret itself.
        let files = try await stage.checkedBundle(trade)
        guard case .secret(let facts) = round.handed else { return #expect(Bool(false)) }
        #expect(!files.contains(facts.document.rawValue))
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func itIsShownByADeliberateActAndThenTravelsInTheBundle(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await delivered(stage)
        let reading = try await stage.marketplace.state(of: trade, for: stage.buyer)
        guard case .secret(let facts)? = reading.trade.round?.handed else { return #expect(Bool(false)) }
        #expect(try await !stage.checkedBundle(trade).contains(facts.document.rawValue))

        let revealed = try await stage.marketplace.revealSecret(round: 1, client: "test", in: trade, by: stage.buyer)
        #expect(revealed.text == Self.secret)
        #expect(revealed.document == facts.document)
        #expect(!revealed.outcome.isRepeated)
        let again = try await stage.marketplace.revealSecret(round: 1, client: "test", in: trade, by: stage.buyer)
        #expect(again.text == Self.secret)
        #expect(again.outcome.isRepeated)
        #expect(try await stage.checkedBundle(trade).contains(facts.document.rawValue))

        _ = try await stage.marketplace.signReceipt(
            manifest: try #require(reading.trade.round?.manifest), proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer
        )
        _ = try await stage.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func itStandsNowhereInTheStore() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await delivered(stage)
        await market.marketplace.database.close()
        let needle = Data("CX-7K3F-2Q9M".utf8)
        var files = 0
        for case let file as URL in FileManager.default.enumerator(at: market.folder, includingPropertiesForKeys: nil)! {
            guard let bytes = try? Data(contentsOf: file) else { continue }
            files += 1
            #expect(bytes.range(of: needle) == nil, "\(file.lastPathComponent) in \(trade)")
        }
        #expect(files > 1)
        try FileManager.default.removeItem(at: market.folder)
    }

    @Test func nobodyElseHasItShown() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await delivered(stage)
        let key = try #require(IdempotencyKey(text: "k", request: Hash.sha256([1])))
        await #expect(throws: RevealSecretRefusal.step(.notYourStep(.revealSecret))) {
            try await stage.marketplace.revealSecret(round: 1, client: "", in: trade, by: stage.seller, key: key)
        }
        let stranger = try await market.marketplace.register(handle: "stranger", displayName: "路人", password: "long enough")
        await #expect(throws: RevealSecretRefusal.step(.noSuchTrade)) {
            try await stage.marketplace.revealSecret(round: 1, client: "", in: trade, by: stranger)
        }
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.round?.isRevealed == false)
        try await market.close()
    }

    @Test func anotherKeyOrAnotherDocumentOpensNothing() throws {
        let document = try SecretDocument(Self.secret, in: .stored("01mcc5rm000000000000000007"), nonce: "n")
        let other = try SecretDocument("x", in: .stored("01mcc5rm000000000000000007"), nonce: "n")
        let key = VaultKey(chance: .system)
        let locked = try key.lock(document.bytes, of: document.digest)
        #expect(try key.unlock(locked, of: document.digest) == document.bytes)
        #expect(throws: (any Error).self) { try VaultKey(chance: .system).unlock(locked, of: document.digest) }
        #expect(throws: (any Error).self) { try key.unlock(locked, of: other.digest) }
        var bent = locked
        bent[20] ^= 1
        #expect(throws: (any Error).self) { try key.unlock(bent, of: document.digest) }
        #expect(VaultKey(hex: key.hex)?.hex == key.hex)
        #expect(key.hex.utf8.count == 64)
        #expect(VaultKey(hex: "12") == nil)
    }
}
