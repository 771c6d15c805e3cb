import Ledger
import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ModerationTests {
    @Test(arguments: Driver.allCases) func aFrozenMemberIsFreeAgain(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let (deed, _) = try await marketplace.moderate(
            stage.seller, .freezeAccount, rule: .accountTaken, reason: "异地登录", by: desk.first)
        let row = try await marketplace.deed(deed)
        #expect(row.standing == .done && row.deed.rule == .accountTaken && row.deed.member == stage.seller)
        #expect(try await marketplace.deeds(.touching(stage.seller)).map(\.reason) == ["异地登录"])
        await #expect(throws: RestraintRefusal.accountFrozen) { try await marketplace.demand(.withdraw, of: stage.seller) }
        // One signs in, and reads why.
        _ = try await marketplace.signIn(handle: "seller-a", password: Stage.sellerPassword)
        _ = try await marketplace.moderate(stage.seller, .unfreezeAccount, rule: nil, reason: "已核实", by: desk.second)
        try await marketplace.demand(.withdraw, of: stage.seller)
        await #expect(throws: ModerationRefusal.unknownRestraint) {
            try await marketplace.moderate(stage.seller, .unfreezeAccount, rule: nil, reason: "x", by: desk.second)
        }
        await #expect(throws: DeskRefusal.isParty) {
            try await marketplace.moderate(desk.first, .freezeAccount, rule: .fraud, reason: "x", by: desk.first)
        }
        await #expect(throws: DeskRefusal.notAllowed) {
            try await marketplace.moderate(stage.seller, .freezeAccount, rule: .fraud, reason: "x", by: stage.buyer)
        }
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aListingIsTakenDownAndRestored(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let trade = try await stage.enquire()
        let found = try await marketplace.listings(SellerListings(of: stage.seller, limit: 5)).filter { !$0.isWithdrawn }
        #expect(found.count == 1)
        _ = try await marketplace.moderate(stage.listing, .takeDownListing, rule: .infringement, reason: "权利人通知", by: desk.first)
        #expect(try await marketplace.listings(SellerListings(of: stage.seller, limit: 5)).allSatisfy(\.isWithdrawn))
        // The trade that runs is whole.
        _ = try await marketplace.post("还在吗", in: trade, by: stage.buyer)
        await #expect(throws: ModerationRefusal.takenDown) {
            try await marketplace.moderate(stage.listing, .takeDownListing, rule: .fraud, reason: "x", by: desk.second)
        }
        _ = try await marketplace.moderate(stage.listing, .restoreListing, rule: nil, reason: "通知撤回", by: desk.second)
        #expect(!(try await marketplace.revision(of: stage.listing).isWithdrawn))
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aClosedAccountLeavesTheOthersWhole(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        let trade = try await stage.enquire()
        let token = try await marketplace.signIn(handle: "buyer-a", password: Stage.buyerPassword).token
        let (deed, _) = try await marketplace.moderate(
            stage.buyer, .closeAccount, rule: .harassment, reason: "屡次辱骂", by: desk.first)
        #expect(try await marketplace.deed(deed).standing == .open)
        #expect(try await marketplace.sessions.find(token) != nil)
        _ = try await marketplace.consent(to: deed, by: desk.second)
        #expect(try await marketplace.sessions.find(token) == nil)
        #expect(try await marketplace.closedAt(stage.buyer) != nil)
        await #expect(throws: RestraintRefusal.accountClosed) {
            try await marketplace.signIn(handle: "buyer-a", password: Stage.buyerPassword)
        }
        #expect(try await marketplace.entries(of: trade, for: stage.seller).count >= 3)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test func whoHasATradeRunningIsNotClosed() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        _ = try await stage.paid(clauses: [])
        let (deed, _) = try await marketplace.moderate(stage.seller, .closeAccount, rule: .fraud, reason: "x", by: desk.first)
        let before = try await market.dump()
        await #expect(throws: ModerationRefusal.openMatters) { try await marketplace.consent(to: deed, by: desk.second) }
        #expect(try await market.dump() == before)
        try await market.close()
    }
}
