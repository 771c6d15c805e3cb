import Foundation
import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Service

/// Several nodes on one PostgreSQL.
@Suite struct TwoNodesTests {
    @Test func aDeadlineThatRanOutWhileAllWereDownComesOnce() async throws {
        let nodes = try await TestMarket.nodes(3, .postgres)
        let stage = try await Stage.set(nodes[0])
        var trades: [TradeID] = []
        for _ in 0..<12 {
            let trade = try await stage.paid()
            try await stage.deliver(trade)
            trades.append(trade)
        }
        TestMarket.advance(nodes, by: .days(30))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in nodes + nodes + nodes { group.addTask { try await DeadlineRunner(node.marketplace).runDue() } }
            try await group.waitForAll()
        }
        for trade in trades {
            let kinds = try await stage.marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
            #expect(kinds.count { $0 == "acceptancePassed" } == 1)
            #expect(kinds.count { $0 == "holdReleased" } == 1)
        }
        #expect(try await stage.marketplace.wallet(of: stage.seller).balance.minor == 12 * 18_905)
        _ = try await nodes[1].audit.run()
        try await TestMarket.close(nodes)
    }

    @Test func oneNodeHasTheDeadlinesUntilItIsGone() async throws {
        let nodes = try await TestMarket.nodes(2, .postgres)
        let database = nodes[0].marketplace.database
        #expect(try await database.write { try LeaseTable($0).take("x", by: "a", forMs: 1_500) })
        #expect(try await !database.write { try LeaseTable($0).take("x", by: "b", forMs: 1_500) })
        #expect(try await database.write { try LeaseTable($0).take("x", by: "a", forMs: 1_500) })
        try await Task.sleep(for: .milliseconds(2_000))
        #expect(try await database.write { try LeaseTable($0).take("x", by: "b", forMs: 60_000) })
        #expect(try await !database.write { try LeaseTable($0).take("x", by: "a", forMs: 1_500) })
        try await database.write { try LeaseTable($0).release("x", by: "b") }
        #expect(try await database.write { try LeaseTable($0).take("x", by: "a", forMs: 1_500) })

        for node in nodes { node.clock.set(to: SystemClock().now()) }
        let stage = try await Stage.set(nodes[0])
        var (first, second) = (RunnerMemory(), RunnerMemory())
        try await DeadlineRunner(nodes[0].marketplace).round(&first)
        let trade = try await stage.paid()
        // Three seconds ahead the clocks are still trusted, and the payment's thirty minutes are not over.
        try await DeadlineRunner(nodes[1].marketplace).round(&second)
        let holder = try await database.read { connection in
            try connection.row("SELECT holder FROM leases WHERE name = 'deadlines'", []) { try $0.text(0) }
        }
        #expect(holder == nodes[0].marketplace.commands.node)
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .funded)
        try await TestMarket.close(nodes)
    }

    @Test func aCallIsMadeByOneNodeAtATime() async throws {
        let gateway = BookGateway()
        let nodes = try await TestMarket.nodes(2, .postgres, gateway: gateway)
        let stage = try await Stage.set(nodes[0])
        for _ in 0..<8 { _ = try await stage.paid() }
        TestMarket.advance(nodes, by: .hours(96))
        try await DeadlineRunner(nodes[0].marketplace).runDue()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in nodes + nodes + nodes { group.addTask { try await OutboxRunner(node.marketplace).runDue() } }
            try await group.waitForAll()
        }
        #expect(gateway.refunds.count == 8)
        #expect(gateway.refundCalls == 8)
        // Who is making a call has it alone, until the call is answered or its time is over.
        let database = nodes[0].marketplace.database
        try await database.write { connection in
            try connection.run("UPDATE outbox SET done_ms = NULL WHERE id = (SELECT min(id) FROM outbox)")
        }
        let id = try #require(
            try await database.read { try $0.row("SELECT min(id) FROM outbox", []) { try $0.text(0) } })
        #expect(try await database.write { try Outbox($0).hold(id, forMs: 1_500) })
        #expect(try await !nodes[1].marketplace.database.write { try Outbox($0).hold(id, forMs: 1_500) })
        try await Task.sleep(for: .milliseconds(2_000))
        #expect(try await nodes[1].marketplace.database.write { try Outbox($0).hold(id, forMs: 1_500) })
        _ = try await nodes[0].audit.run()
        try await TestMarket.close(nodes)
    }

    @Test func whatOneNodeEntersWakesTheOthersPages() async throws {
        let nodes = try await TestMarket.nodes(2, .postgres)
        let stage = try await Stage.set(nodes[0])
        let trade = try await stage.enquire()
        let other = nodes[1].marketplace
        // The other node knows the case already, as it was.
        _ = try await other.state(of: trade, for: stage.seller)
        let listening = Task { try await NodeSignals(other).run() }
        let signals = other.commands.hub.signals(of: .trade(trade))
        var woken = signals.makeAsyncIterator()
        // The first signal says that the connection stands.
        _ = await woken.next()
        for round in 1...5 {
            let before = try await other.entries(of: trade, for: stage.seller).count
            let start = ContinuousClock.now
            _ = try await stage.marketplace.post("第 \(round) 条", in: trade, by: stage.buyer)
            _ = await woken.next()
            #expect(ContinuousClock.now - start < .seconds(1))
            #expect(try await other.entries(of: trade, for: stage.seller).count == before + 1)
            // And what it answers is decided on the case as it is now.
            _ = try await other.post("收到 \(round)", in: trade, by: stage.seller)
        }
        listening.cancel()
        _ = try await nodes[1].audit.run()
        try await TestMarket.close(nodes)
    }

    @Test func aLostConnectionIsMadeAnewAndAllPagesLook() async throws {
        let nodes = try await TestMarket.nodes(2, .postgres)
        let stage = try await Stage.set(nodes[0])
        let trade = try await stage.enquire()
        let other = nodes[1].marketplace
        let listening = Task { try await NodeSignals(other).run() }
        var woken = other.commands.hub.signals(of: .trade(trade)).makeAsyncIterator()
        _ = await woken.next()
        _ = try await nodes[0].marketplace.database.write { connection in
            try connection.rows(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE 'LISTEN%'
                """, []
            ) { try $0.bool(0) }
        }
        _ = await woken.next()
        _ = try await stage.marketplace.post("还在吗", in: trade, by: stage.buyer)
        _ = await woken.next()
        listening.cancel()
        try await TestMarket.close(nodes)
    }
}
