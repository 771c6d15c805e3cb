import Foundation
import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Testing

@testable import Service

/// Everything that can end one hold, started at the same moment from several connections: release, refund, ruling, deadline and
/// chargeback, on SQLite and on PostgreSQL with two nodes. Exactly one outcome, whoever wins.
///
/// `CHENGXU_RACE_ROUNDS` says how many trades are raced for on each database; `scripts/races` runs 10,000.
@Suite(.serialized) struct SettlementRacesTests {
    static let rounds = ProcessInfo.processInfo.environment["CHENGXU_RACE_ROUNDS"].flatMap(Int.init) ?? 60

    @Test(arguments: Driver.allCases) func oneOutcomeEach(driver: Driver) async throws {
        // An embedded database has one server, with as many connections as there are actors; PostgreSQL has several servers.
        let nodes = try await TestMarket.nodes(driver == .sqlite ? 1 : 2, driver)
        let start = ContinuousClock.now
        var tally: [String: Int] = [:]
        var raced = 0
        while raced < Self.rounds {
            let wave = min(Self.waveMax, Self.rounds - raced)
            // A seller with so many disputes behind him may not open trades for a while; each wave has one of its own.
            let course = try await Course.set(nodes[0], name: "wave-\(raced)")
            let races = try await Self.prepare(raced..<raced + wave, course)
            // Fourteen days in all: a ruling that nobody appealed against, and silence after a delivery, become due then.
            for (lap, hours) in zip(Race.Lap.allCases, Race.Lap.hours) {
                TestMarket.advance(nodes, by: .hours(hours))
                try await Self.each(races) { try await $0.goOn(lap) }
            }
            try await Self.run(races, nodes)
            for race in races {
                let outcome = try await check(race, course.stage)
                tally["\(race.scene.rawValue): \(outcome)", default: 0] += 1
            }
            raced += wave
            // The next wave begins when nothing of this one can still run out.
            TestMarket.advance(nodes, by: .days(30))
            try await Race.insisting { for _ in 0..<3 { try await DeadlineRunner(nodes[0].marketplace).runDue() } }
            try await Race.insisting { while try await OutboxRunner(nodes[0].marketplace).runDue() > 0 {} }
        }
        _ = try await nodes[nodes.count - 1].audit.run()
        let sum = try await nodes[0].marketplace.database.read { connection in
            try connection.row("SELECT CAST(coalesce(sum(balance_minor), 0) AS {BIGINT}) FROM v_balances", []) { try $0.int64(0) }
        }
        #expect(sum == 0)
        let seconds = Int((ContinuousClock.now - start).components.seconds)
        let words = tally.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "; ")
        print("settlement races on \(driver): \(raced) rounds in \(seconds) s; \(words)")
        try await TestMarket.close(nodes)
    }

    /// How many trades are raced for at a time.
    private static let waveMax = 60

    private static func prepare(_ numbers: Range<Int>, _ course: Course) async throws -> [Race] {
        try await withThrowingTaskGroup(of: Race.self) { group in
            for number in numbers {
                let scene = Race.Scene.allCases[number % Race.Scene.allCases.count]
                group.addTask { try await Race.insisting { try await Race(number, scene, course) } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Does that for all races, many at a time.
    private static func each(_ races: [Race], _ body: @escaping @Sendable (Race) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for race in races { group.addTask { try await body(race) } }
            try await group.waitForAll()
        }
    }

    /// All actors of all races at once, each on the node that its place falls to.
    private static func run(_ races: [Race], _ nodes: [TestMarket]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, (race, actor)) in races.flatMap({ race in race.scene.actors.shuffled().map { (race, $0) } }).enumerated() {
                let node = nodes[place % nodes.count].marketplace
                group.addTask {
                    do {
                        try await Race.insisting { try await actor.act(race, node) }
                    } catch is any Refusal {
                        // Somebody else was faster.
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// What became of the hold; exactly one thing.
    private func check(_ race: Race, _ stage: Stage) async throws -> String {
        let entries = try await stage.marketplace.entries(of: race.trade, for: stage.buyer)
        let trade = try await stage.marketplace.state(of: race.trade, for: stage.buyer).trade
        var (received, released, back): (Int64, Int64, Int64) = (0, 0, 0)
        var taken: Int64 = 0
        var (arrivals, refunds): (Set<String>, Set<String>) = ([], [])
        var (releases, undelivered, lapses) = (0, 0, 0)
        for entry in entries {
            switch entry.event {
            case .paymentReceived(let facts):
                received += facts.amount.minor
                #expect(arrivals.insert(facts.transaction).inserted, "\(facts.transaction) arrived twice")
            case .holdReleased(let facts):
                released += facts.gross.minor
                releases += 1
            case .refundOrdered(let facts):
                // What was given back after the release, and what is left of a refund, was released or ordered before.
                if ![.givenBack, .restOfRefund].contains(facts.reason) { back += facts.amount.minor }
                #expect(refunds.insert(facts.refund).inserted, "\(facts.refund) was ordered twice")
                if facts.reason == .notDelivered { undelivered += 1 }
            case .paymentLapsed: lapses += 1
            case .chargebackRecorded(let facts): taken += facts.fromHold.minor
            default: break
            }
        }
        #expect(received == released + back + taken + trade.heldMinor, "\(race.trade)")
        #expect(releases + undelivered + lapses <= 1, "\(race.trade) had more than one outcome")
        switch race.scene {
        case .delivered:
            let isGiven = entries.contains { $0.kind == "refundGiven" }
            #expect(releases == (isGiven ? 0 : 1) && trade.heldMinor == 0)
            #expect(trade.phase == (isGiven ? .refunded : .completed))
            return isGiven ? "given back" : entries.contains { $0.kind == "acceptanceConfirmed" } ? "accepted" : "silence"
        case .funded:
            #expect((trade.phase == .refunded) == (undelivered == 1))
            #expect(trade.heldMinor == (trade.phase == .refunded ? 0 : Race.price.minor))
            return trade.phase == .refunded ? "refunded" : "delivered"
        case .chargedBack:
            #expect(trade.chargebacks.map(\.amount) == [Race.price] && trade.heldMinor == 0)
            #expect(trade.phase == (taken == 0 ? .completed : .refunded) && releases == (taken == 0 ? 1 : 0))
            #expect(taken == 0 || taken == Race.price.minor)
            let isGivenBack = entries.contains { $0.kind == "releaseReturned" }
            return taken > 0 ? "taken from the hold" : isGivenBack ? "given back and taken" : "taken after the release"
        case .ruled, .appealed:
            return judged(race, entries, trade, taken: taken)
        case .agreed:
            #expect((trade.phase == .funded) == (lapses == 0))
            #expect(trade.heldMinor == (trade.phase == .funded ? Race.price.minor : 0))
            return trade.phase == .funded ? "paid" : "lapsed"
        }
    }

    /// How a dispute ended: by the buyer's acceptance, the seller's word, what was ruled, or because the money is gone.
    private func judged(_ race: Race, _ entries: [TradeEntry], _ trade: Trade, taken: Int64) -> String {
        var ends: [String] = taken > 0 ? ["taken from the hold"] : []
        for entry in entries {
            switch entry.event {
            case .acceptanceConfirmed: ends.append("accepted")
            case .outcomeExecuted(let facts): ends.append(facts.ground == .given ? "given back" : "ruled")
            default: break
            }
        }
        #expect(ends.count == 1, "\(race.trade) ended by \(ends)")
        #expect(trade.openDispute == nil && trade.heldMinor == 0 && trade.chargebacks.map(\.amount) == [Race.price])
        let isReleased = ends == ["accepted"] || ends == ["ruled"]
        #expect(trade.phase == (isReleased ? .completed : .refunded))
        #expect(entries.count { $0.kind == "holdReleased" } == (isReleased ? 1 : 0))
        return ends.first ?? "none"
    }
}
