import Market
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Service

@Suite struct ClockWatchTests {
    private static let dayMs: Int64 = 86_400_000

    @Test func aJumpIsDoubtedUntilTheClockHasRunEvenly() {
        for jump in [365 * Self.dayMs, -365 * Self.dayMs, ClockWatch.jumpMsMax + 1] {
            var watch = ClockWatch()
            #expect(watch.look(wallMs: 1_000_000, steadyMs: 50, judgeMs: nil) == .trusted)
            #expect(watch.look(wallMs: 1_001_000, steadyMs: 1_050, judgeMs: nil) == .trusted)
            var (wall, steady) = (1_002_000 + jump, Int64(2_050))
            #expect(watch.look(wallMs: wall, steadyMs: steady, judgeMs: nil) == .jumped(byMs: jump))
            for look in 1...ClockWatch.evenLooksNeeded {
                (wall, steady) = (wall + 1_000, steady + 1_000)
                let standing = watch.look(wallMs: wall, steadyMs: steady, judgeMs: nil)
                #expect((standing == .trusted) == (look == ClockWatch.evenLooksNeeded))
            }
        }
    }

    @Test func aSecondJumpBeginsAnew() {
        var watch = ClockWatch()
        _ = watch.look(wallMs: 0, steadyMs: 0, judgeMs: nil)
        _ = watch.look(wallMs: Self.dayMs, steadyMs: 1_000, judgeMs: nil)
        for look in 1..<Int64(ClockWatch.evenLooksNeeded) {
            _ = watch.look(wallMs: Self.dayMs + look, steadyMs: 1_000 + look, judgeMs: nil)
        }
        #expect(watch.look(wallMs: 1_300, steadyMs: 1_300, judgeMs: nil) != .trusted)
        #expect(watch.look(wallMs: 1_301, steadyMs: 1_301, judgeMs: nil) != .trusted)
    }

    @Test func sleepAndSmallCorrectionsAreNoJump() {
        var watch = ClockWatch()
        _ = watch.look(wallMs: 0, steadyMs: 0, judgeMs: nil)
        // The machine slept for a day: both clocks say so.
        #expect(watch.look(wallMs: Self.dayMs, steadyMs: Self.dayMs, judgeMs: nil) == .trusted)
        #expect(watch.look(wallMs: Self.dayMs + 60_000, steadyMs: Self.dayMs, judgeMs: nil) == .trusted)
        #expect(watch.look(wallMs: .max, steadyMs: 0, judgeMs: nil) != .trusted)
    }

    @Test func theDatabaseIsTheJudge() {
        var watch = ClockWatch()
        #expect(watch.look(wallMs: 10_000, steadyMs: 0, judgeMs: 0) == .trusted)
        #expect(watch.look(wallMs: 10_001, steadyMs: 0, judgeMs: 0) == .differs(byMs: 10_001))
        #expect(watch.look(wallMs: 0, steadyMs: 0, judgeMs: 20_000) == .differs(byMs: -20_000))
        // Whoever agrees with the judge again is right again, at once.
        #expect(watch.look(wallMs: 20_000, steadyMs: 0, judgeMs: 20_000) == .trusted)
    }

    /// A clock set a year forward fires nothing for five minutes, and nothing at all where it is set right in them.
    @Test func aYearForwardAndBackFiresNothing() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        let steady = Mutex<Int64>(0)
        let runner = DeadlineRunner(market.marketplace, steadyMs: { steady.withLock { $0 } })
        var memory = RunnerMemory()
        func pass(_ spanMs: Int64) {
            steady.withLock { $0 += spanMs }
            market.clock.advance(by: Span(ms: spanMs))
        }
        try await runner.round(&memory)
        let before = try await market.dump()
        market.clock.advance(by: .days(365))
        for _ in 0..<ClockWatch.evenLooksNeeded {
            try await runner.round(&memory)
            #expect(memory.standing != .trusted)
            pass(1_000)
        }
        #expect(try await market.dump() == before)
        market.clock.advance(by: .days(-365))
        for _ in 0...ClockWatch.evenLooksNeeded {
            try await runner.round(&memory)
            pass(1_000)
        }
        #expect(memory.standing == .trusted)
        #expect(try await market.dump() == before)
        // The deadline itself comes when its time has really passed.
        let due = try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.deadline(.delivery))
        pass(due.ms - market.clock.now().ms)
        try await runner.round(&memory)
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .refunded)
        try await market.close()
    }

    /// What was entered by a clock that ran ahead stays where it is; nothing after it goes back, and nothing fires early by it.
    @Test(arguments: Driver.allCases) func entryTimesNeverGoBack(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        market.clock.advance(by: .hours(20))
        _ = try await stage.marketplace.post("在吗", in: trade, by: stage.buyer)
        market.clock.advance(by: .hours(-30))
        _ = try await stage.marketplace.post("在", in: trade, by: stage.seller)
        try await DeadlineRunner(market.marketplace).runDue()
        try await DeadlineRunner(market.marketplace).remindDue()
        let entries = try await stage.marketplace.entries(of: trade, for: stage.buyer)
        #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.at <= $1.at })
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .funded)
        #expect(!entries.contains { $0.kind == "deadlineReminded" })
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func aNodeThatDiffersFromTheDatabaseDoesNothing() async throws {
        let market = try await TestMarket.open(.postgres)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        let runner = DeadlineRunner(market.marketplace)
        var memory = RunnerMemory()
        // The database's time is the real one; the test's clock stands in 2023.
        market.clock.advance(by: .days(10))
        try await runner.round(&memory)
        guard case .differs = memory.standing else { return #expect(Bool(false), "\(memory.standing)") }
        await #expect(throws: StoreFailure.self) { try await stage.marketplace.post("在吗", in: trade, by: stage.buyer) }
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .funded)
        market.clock.set(to: SystemClock().now())
        try await runner.round(&memory)
        #expect(memory.standing == .trusted)
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .refunded)
        _ = try await stage.marketplace.post("在吗", in: trade, by: stage.buyer)
        try await market.close()
    }
}
