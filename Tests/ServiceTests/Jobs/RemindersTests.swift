import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct RemindersTests {
    private func reminders(_ trade: TradeID, _ stage: Stage) async throws -> [DeadlineReminded] {
        try await stage.marketplace.entries(of: trade, for: stage.buyer).compactMap { entry in
            if case .deadlineReminded(let facts) = entry.event { facts } else { nil }
        }
    }

    @Test(arguments: Driver.allCases) func eachOnceWhoeverAsksHoweverOften(driver: Driver) async throws {
        let nodes = try await TestMarket.nodes(2, driver)
        let stage = try await Stage.set(nodes[0])
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        let updated = try await stage.marketplace.state(of: trade, for: stage.buyer).trade.updatedAt
        for hours in [100, 68, 1, 143, 12, 11] {
            TestMarket.advance(nodes, by: .hours(hours))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for node in nodes + nodes {
                    group.addTask { try await DeadlineRunner(node.marketplace).remindDue() }
                }
                try await group.waitForAll()
            }
        }
        let given = try await reminders(trade, stage)
        #expect(given.map(\.reminder) == [.halfTime, .dayBefore])
        #expect(given.allSatisfy { $0.deadline == .acceptance && $0.told == [.buyer] })
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.updatedAt == updated)

        let notices = try await nodes[1].marketplace.notices(of: stage.buyer, limit: 10)
        #expect(notices.map(\.reminder) == [.dayBefore, .halfTime])
        #expect(notices.allSatisfy { !$0.isRead && $0.trade == trade })
        #expect(try await stage.marketplace.notices(of: stage.seller, limit: 10) == [])
        #expect(try await stage.marketplace.unreadNotices(of: stage.buyer) == 2)
        try await stage.marketplace.markNoticesRead(
            from: notices[1].sequence, upTo: notices[1].sequence, in: trade, by: stage.buyer)
        #expect(try await stage.marketplace.notices(of: stage.buyer, limit: 10).map(\.isRead) == [false, true])
        try await stage.marketplace.markNoticesRead(upTo: notices[0].position, by: stage.buyer)
        #expect(try await stage.marketplace.unreadNotices(of: stage.buyer) == 0)

        let before = try await nodes[0].dump(viewsOnly: true)
        try await Rebuild(nodes[0].marketplace.database).run()
        #expect(try await nodes[0].dump(viewsOnly: true) == before)
        // What was seen is no view, and outlasts a rebuild.
        #expect(try await stage.marketplace.unreadNotices(of: stage.buyer) == 0)
        _ = try await nodes[0].audit.run()
        try await TestMarket.close(nodes)
    }

    @Test func afterALongStandstillTheDeadlineComesAndNoReminder() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        market.clock.advance(by: .days(40))
        var memory = RunnerMemory()
        try await DeadlineRunner(market.marketplace).round(&memory)
        let state = try await stage.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(state.phase == .completed)
        #expect(try await reminders(trade, stage).filter { $0.deadline == .acceptance }.isEmpty)
        let kinds = try await stage.marketplace.notices(of: stage.seller, limit: 10).map(\.kind)
        #expect(kinds == ["acceptancePassed"])
        try await market.close()
    }
}
