import Evidence
import Ledger
import Store
import StoreFixtures
import Testing

@testable import Market
@testable import Service

/// A freeze that comes between the reading and the writing of a command refuses it.
@Suite struct ConditionsTests {
    /// The command is put together while nothing stands in its way, as a request does it; then the freeze comes; then it is written.
    @Test(arguments: Driver.allCases) func whatIsFrozenMeanwhileIsRefused(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let revision = try await place.revision(of: stage.listing)
        let command = OpenEnquiry(
            revision: try revision.reference, seller: stage.seller, standardTerms: revision.facts.terms,
            policy: place.settings.policy, buyer: stage.buyer, isWithdrawn: false)
        let trade = TradeID(at: market.clock.now(), random: (0, 4_711))
        try await place.demand(.trade, of: stage.seller)

        _ = try await place.moderate(stage.seller, .freezeAccount, rule: .fraud, reason: "先停", by: desk.first)
        let before = try await market.dump()
        await #expect(throws: RestraintRefusal.otherSideRestrained) {
            try await place.commands.handle(
                command, on: .trade(trade), given: place.freeToTrade(stage.buyer, with: stage.seller), by: .member(stage.buyer))
        }
        #expect(try await market.dump() == before, "a refused command changes nothing")
        _ = try await place.moderate(stage.seller, .unfreezeAccount, rule: nil, reason: "已核实", by: desk.second)
        _ = try await place.commands.handle(
            command, on: .trade(trade), given: place.freeToTrade(stage.buyer, with: stage.seller), by: .member(stage.buyer))
        #expect(try await place.commands.state(Trade.self, of: .trade(trade)).phase == .enquiry)
        try await market.close()
    }

    /// Two nodes, of which one freezes while the other opens trades as fast as it can: none is opened after the freeze.
    @Test(arguments: Driver.allCases) func noTradeIsOpenedAfterTheFreeze(driver: Driver) async throws {
        let nodes = try await TestMarket.nodes(2, driver)
        let (market, other) = (nodes[0], nodes[1])
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let refusals = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<24 {
                group.addTask {
                    do {
                        _ = try await other.marketplace.openEnquiry(about: stage.listing, by: stage.buyer)
                        return false
                    } catch RestraintRefusal.accountFrozen {
                        return true
                    }
                }
            }
            group.addTask {
                _ = try await market.marketplace.moderate(
                    stage.buyer, .freezeAccount, rule: .fraud, reason: "先停", by: desk.first)
                return false
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let positions = try await market.marketplace.database.read { connection in
            let frozen = try Journal(connection).entries(of: .member(stage.buyer)).first { $0.header.kind == "memberRestrained" }
            let opened = try connection.rows("SELECT id FROM v_trades ORDER BY id", []) { try TradeID.stored($0.text(0)) }
                .compactMap { try Journal(connection).entries(of: .trade($0), from: 0, upTo: 1).first?.position }
            return (frozen: frozen?.position, opened: opened)
        }
        let frozen = try #require(positions.frozen)
        #expect(positions.opened.allSatisfy { $0 < frozen })
        #expect(positions.opened.count == 24 - refusals)
        // From now on every one is refused, on either node.
        for node in nodes {
            await #expect(throws: RestraintRefusal.accountFrozen) {
                try await node.marketplace.openEnquiry(about: stage.listing, by: stage.buyer)
            }
        }
        try await TestMarket.close(nodes)
    }
}
