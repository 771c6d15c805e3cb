import Evidence
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct CommandHandlerTests {
    @Test(arguments: Driver.allCases) func aRefusedCommandChangesNothing(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let before = try await market.dump()
        await #expect(throws: PostMessageRefusal.empty) {
            try await stage.marketplace.post("  ", in: trade, by: stage.buyer)
        }
        await #expect(throws: ConfirmAcceptanceRefusal.self) {
            try await stage.marketplace.confirmAcceptance(in: trade, by: stage.buyer)
        }
        let stranger = try await market.marketplace.state(of: trade, for: stage.buyer).id
        #expect(stranger == trade)
        #expect(try await market.dump() == before)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func refusedOnesDoNotTouchTheirNeighbours(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        let text = number.isMultiple(of: 3) ? " " : "第 \(number) 条"
                        let outcome = try await stage.marketplace.post(text, in: trade, by: stage.buyer)
                        return outcome.receipt != nil
                    } catch PostMessageRefusal.empty {
                        return false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 133)
        let entries = try await stage.marketplace.entries(of: trade, for: stage.buyer)
        #expect(entries.count == 3 + 133)
        #expect(entries.map(\.sequence) == Array(0..<136))
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aKeyDoesItsWorkOnce(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let key = try #require(IdempotencyKey(text: "k-1", request: Hash.sha256([1])))
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for _ in 0..<20 {
                group.addTask { try await stage.marketplace.post("一次", in: trade, by: stage.buyer, key: key) }
            }
            return try await group.reduce(into: [Outcome]()) { $0.append($1) }
        }
        #expect(Set(outcomes.map(\.entryHash)).count == 1)
        #expect(outcomes.filter { !$0.isRepeated }.count == 1)
        #expect(try await stage.marketplace.entries(of: trade, for: stage.buyer).count == 4)
        let other = try #require(IdempotencyKey(text: "k-1", request: Hash.sha256([2])))
        await #expect(throws: KeyReused.self) {
            try await stage.marketplace.post("另一次", in: trade, by: stage.buyer, key: other)
        }
        try await market.close()
    }

    /// A server that was started anew folds a case once for all its readers, and follows what another writes.
    @Test(arguments: Driver.allCases) func readersKeepWhatTheyFold(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let stream = StreamName.trade(trade)
        let anew = CommandHandler(
            database: market.marketplace.database, clock: market.clock, chance: .system,
            receiptKey: market.marketplace.keys.record)
        #expect(anew.cases.keptSequence(of: stream) == nil)
        let first = try await anew.state(Trade.self, of: stream)
        #expect(anew.cases.keptSequence(of: stream) == first.entryCount - 1)
        _ = try await stage.marketplace.post("还有一条", in: trade, by: stage.buyer)
        let second = try await anew.state(Trade.self, of: stream)
        #expect(second.entryCount == first.entryCount + 1)
        #expect(anew.cases.keptSequence(of: stream) == second.entryCount - 1)
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade == second)
        try await market.close()
    }

    @Test func timeNeverGoesBackWithinAStream() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        market.clock.set(to: Timestamp(ms: 1_600_000_000_000))
        _ = try await stage.marketplace.post("时钟倒退", in: trade, by: stage.buyer)
        let times = try await stage.marketplace.entries(of: trade, for: stage.buyer).map(\.at)
        #expect(times == times.sorted())
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func theReceiptIsTheServersWordForTheEntry() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let outcome = try await stage.marketplace.post("留个凭据", in: trade, by: stage.buyer)
        let text = try #require(outcome.receiptText)
        let receipt = try #require(SignedReceipt(parsing: Array(text.utf8)))
        _ = try receipt.note.verify(by: [market.marketplace.keys.record.verifier])
        #expect(receipt.entryHash.hex == outcome.entryHash)
        try await market.close()
    }

    @Test func aListenerHearsOfEveryCommit() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        var signals = market.marketplace.commands.hub.signals(of: .trade(trade)).makeAsyncIterator()
        _ = try await stage.marketplace.post("在吗", in: trade, by: stage.buyer)
        #expect(await signals.next() != nil)
        try await market.close()
    }
}
