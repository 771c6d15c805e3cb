import Foundation
import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Testing

@testable import Service

/// Everything that can end one hold, started at the same moment from several connections: exactly one outcome, whoever wins.
///
/// `CHENGXU_RACE_ROUNDS` says how many trades are raced for on each database; `scripts/races` runs 10,000.
@Suite(.serialized) struct SettlementRacesTests {
    static let rounds = ProcessInfo.processInfo.environment["CHENGXU_RACE_ROUNDS"].flatMap(Int.init) ?? 60

    @Test(arguments: Driver.allCases) func oneOutcomeEach(driver: Driver) async throws {
        let nodes = try await TestMarket.nodes(2, driver)
        let stage = try await Stage.set(nodes[0])
        let start = ContinuousClock.now
        var tally: [String: Int] = [:]
        var raced = 0
        while raced < Self.rounds {
            let wave = min(Self.waveMax, Self.rounds - raced)
            let races = try await Self.prepare(raced..<raced + wave, stage)
            TestMarket.advance(nodes, by: .days(14))
            try await Self.run(races, nodes)
            for race in races {
                let outcome = try await check(race, stage)
                tally["\(race.scene.rawValue): \(outcome)", default: 0] += 1
            }
            raced += wave
            // The next wave begins when nothing of this one can still run out.
            TestMarket.advance(nodes, by: .days(30))
            try await Self.insisting { for _ in 0..<3 { try await DeadlineRunner(nodes[0].marketplace).runDue() } }
            try await Self.insisting { while try await OutboxRunner(nodes[0].marketplace).runDue() > 0 {} }
        }
        _ = try await nodes[1].audit.run()
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

    private static func prepare(_ numbers: Range<Int>, _ stage: Stage) async throws -> [Race] {
        try await withThrowingTaskGroup(of: Race.self) { group in
            for number in numbers {
                let scene = Race.Scene.allCases[number % Race.Scene.allCases.count]
                group.addTask { try await insisting { try await Race(number, scene, stage) } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// All actors of all races at once, each on the node that its place falls to.
    private static func run(_ races: [Race], _ nodes: [TestMarket]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, (race, actor)) in races.flatMap({ race in race.scene.actors.shuffled().map { (race, $0) } }).enumerated() {
                let node = nodes[place % nodes.count].marketplace
                group.addTask {
                    do {
                        try await Self.insisting { try await actor.act(race, node) }
                    } catch is any Refusal {
                        // Somebody else was faster.
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// On a machine that is busy with other things a node may wait for the other's transaction for longer than the lock's timeout.
    /// Nothing was kept then, so it may be done again.
    private static func insisting<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        for _ in 0..<20 {
            do {
                return try await body()
            } catch StoreFailure.conflict {
                continue
            }
        }
        return try await body()
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
            #expect(releases == 1 && trade.phase == .completed && trade.heldMinor == 0)
            return entries.contains { $0.kind == "acceptanceConfirmed" } ? "accepted" : "silence"
        case .funded:
            #expect((trade.phase == .refunded) == (undelivered == 1))
            #expect(trade.heldMinor == (trade.phase == .refunded ? 0 : Race.price.minor))
            return trade.phase == .refunded ? "refunded" : "delivered"
        case .disputed:
            #expect(trade.chargebacks.map(\.amount) == [Race.price] && trade.heldMinor == 0)
            #expect(trade.phase == (taken == 0 ? .completed : .refunded) && releases == (taken == 0 ? 1 : 0))
            #expect(taken == 0 || taken == Race.price.minor)
            let isGivenBack = entries.contains { $0.kind == "releaseReturned" }
            return taken > 0 ? "taken from the hold" : isGivenBack ? "given back and taken" : "taken after the release"
        case .agreed:
            #expect((trade.phase == .funded) == (lapses == 0))
            #expect(trade.heldMinor == (trade.phase == .funded ? Race.price.minor : 0))
            return trade.phase == .funded ? "paid" : "lapsed"
        }
    }
}

/// A trade just before its end, and who can bring that end about.
struct Race: Sendable {
    /// Where the trade stands, and with it what can happen.
    enum Scene: String, CaseIterable, Sendable {
        case delivered, funded, agreed
        /// Delivered as well; the payer's bank takes the money back meanwhile, and the seller gives back what was released.
        case disputed
    }

    /// Somebody who acts. A new way to end a hold is one more row.
    struct Actor: Sendable {
        let name: String
        let act: @Sendable (Race, Marketplace) async throws -> Void
    }

    let scene: Scene
    let trade: TradeID
    let stage: Stage
    let payment: PaymentID
    static let price = TestMarket.terms.price

    init(_ number: Int, _ scene: Scene, _ stage: Stage) async throws {
        (self.scene, self.stage) = (scene, stage)
        trade = try await stage.marketplace.openEnquiry(about: stage.listing, by: stage.buyer).trade
        try await stage.agree(trade)
        switch scene {
        case .agreed:
            _ = try await stage.marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
            payment = try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.payments.last).id
        case .funded: payment = try await stage.pay(trade)
        case .delivered, .disputed:
            payment = try await stage.pay(trade)
            try await stage.deliver(trade)
            try await stage.receive(trade)
        }
    }

    /// The gateway tells of money for the payment.
    private func tell(_ transaction: String, _ node: Marketplace) async throws {
        let name = stage.market.gateway.name
        let told = RecordPayment(payment: payment, gateway: name, transaction: transaction, amount: Self.price)
        _ = try await node.commands.handle(told, on: .trade(trade), by: .gateway(name))
    }
}

extension Race.Scene {
    /// All who act at the same moment.
    var actors: [Race.Actor] {
        switch self {
        case .delivered: [Self.accepts, Self.passes, Self.passes, Self.refunds] + Self.gateway
        case .funded: [Self.refunds, Self.refunds, Self.delivers] + Self.gateway
        case .agreed: [Self.lapses, Self.lapses] + Self.gateway
        case .disputed: [Self.accepts, Self.passes, Self.takesBack, Self.takesBack, Self.returns, Self.returns] + Self.gateway
        }
    }

    /// The first notification, repeated, and money that comes a second and a third time.
    private static let gateway = [
        Race.Actor(name: "the notification") { try await $0.tell("tx-\($0.payment)", $1) },
        Race.Actor(name: "the notification again") { try await $0.tell("tx-\($0.payment)", $1) },
        Race.Actor(name: "a second payment") { try await $0.tell("second-\($0.payment)", $1) },
        Race.Actor(name: "the second payment again") { try await $0.tell("second-\($0.payment)", $1) },
    ]
    private static let accepts = Race.Actor(name: "the buyer accepts") { race, node in
        _ = try await node.commands.handle(ConfirmAcceptance(), on: .trade(race.trade), by: .member(race.stage.buyer))
    }
    private static let delivers = Race.Actor(name: "the seller delivers") { race, node in
        let (artefact, names) = (race.stage.file.artefact, ["源码.zip"])
        let manifest = try DeliveryManifest.digest(DeliveryManifest.bytes([artefact], names: names))
        let command = DeliverFiles(artefacts: [artefact], names: names, note: "", manifest: manifest)
        _ = try await node.commands.handle(command, on: .trade(race.trade), by: .member(race.stage.seller))
    }
    private static let passes = Race.Actor(name: "silence") { race, node in
        _ = try await node.commands.handle(PassAcceptance(), on: .trade(race.trade), by: .clock)
    }
    private static let refunds = Race.Actor(name: "nothing delivered") { race, node in
        _ = try await node.commands.handle(RefundUndelivered(), on: .trade(race.trade), by: .clock)
    }
    private static let takesBack = Race.Actor(name: "the payer's bank") { race, node in
        let name = race.stage.market.gateway.name
        let state = try await node.commands.state(Trade.self, of: .trade(race.trade))
        guard let transaction = state.payments.first(where: { $0.id == race.payment })?.transaction else { throw NotFound() }
        let taken = Chargeback(
            payment: race.payment, gateway: name, transaction: transaction, number: "CB-\(race.payment)", amount: Race.price)
        _ = try await node.recordChargeback(taken, in: race.trade)
    }
    private static let returns = Race.Actor(name: "the seller gives back") { race, node in
        _ = try await node.refundAfterRelease(of: 1_000, in: race.trade, by: race.stage.seller)
    }
    private static let lapses = Race.Actor(name: "nothing paid") { race, node in
        _ = try await node.commands.handle(LapsePayment(), on: .trade(race.trade), by: .clock)
    }
}
