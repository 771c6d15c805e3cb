import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What the staff does to a member or a listing stands in that member's notices and goes out by mail, once.
@Suite struct ToldMeasuresTests {
    private func kinds(_ stage: Stage) async throws -> [String] {
        try await stage.marketplace.notices(of: stage.seller, limit: 50).map(\.kind).reversed()
    }

    @Test(arguments: Driver.allCases) func eachDeedIsToldByNoticeAndMail(driver: Driver) async throws {
        let post = TestPost()
        let ten = try #require(BeijingDay(text: "2026-11-23")).start.adding(.hours(10))
        let market = try await TestMarket.open(driver, mail: post, clock: SetClock(at: ten))
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        try await market.confirm("seller@example.com", of: stage.seller, .zh, post)
        let place = market.marketplace
        _ = try await place.moderate(stage.seller, .freezeAccount, rule: .accountTaken, reason: "异地登录", by: desk.first)
        let told = try #require(try await place.notices(of: stage.seller, limit: 1).first)
        #expect(told.kind == "memberRestrained" && told.stream == .member(stage.seller) && told.until == nil && !told.isRead)
        try await NoticeMailer(place).runDue()
        market.clock.advance(by: .minutes(10))
        try await NoticeMailer(place).runDue()
        let mails = { post.sent.filter { $0.address == "seller@example.com" && $0.unsubscribe != nil } }
        let mail = try #require(mails().first)
        for words in ["【您的账号】", "平台限制了您的账号", "http://127.0.0.1:1/account/record"] {
            #expect(mail.text.contains(words), "\(words) in \(mail.text)")
        }
        #expect(!mail.text.contains("异地登录"), "why is read on the page")
        _ = try await place.moderate(stage.seller, .unfreezeAccount, rule: nil, reason: "已核实", by: desk.second)
        _ = try await place.moderate(stage.listing, .takeDownListing, rule: .infringement, reason: "权利人通知", by: desk.first)
        _ = try await place.moderate(stage.listing, .restoreListing, rule: nil, reason: "通知撤回", by: desk.second)
        #expect(
            try await kinds(stage) == ["memberRestrained", "restraintLifted", "listingTakenDown", "listingRestored"])
        #expect(try await place.notices(of: stage.seller, limit: 1).first?.title == "企业官网源码 a")
        #expect(try await place.notices(of: stage.buyer, limit: 10).isEmpty)
        try await NoticeMailer(place).runDue()
        market.clock.advance(by: .minutes(10))
        for _ in 1...2 { try await NoticeMailer(place).runDue() }
        #expect(mails().count == 2)
        let news = try #require(mails().last)
        for words in ["一项限制已经结束", "平台下架了您的商品", "对您商品的下架已经结束", "企业官网源码 a"] {
            #expect(news.text.contains(words), "\(words) in \(news.text)")
        }
        try await place.markMeasuresRead(by: stage.seller)
        #expect(try await place.unreadNotices(of: stage.seller) == 0)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whatAComplaintDoesIsToldOnceAndItsEndByItselfByOneNode(driver: Driver) async throws {
        let nodes = try await TestMarket.nodes(2, driver)
        let market = nodes[0]
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .fraud, text: "收钱不发货"), by: stage.buyer)
        _ = try await place.answer(id, text: "正在发货", by: stage.seller)
        _ = try await place.freeze(.account, rule: .fraud, days: 3, reason: "先停", in: id, by: desk.first)
        _ = try await place.freeze(.listing, rule: .fraud, days: 2, reason: "先停", in: id, by: desk.first)
        let placed = ["complaintFiled", "freezePlaced", "freezePlaced"]
        #expect(try await kinds(stage) == placed)
        for days in [2, 1, 1] {
            TestMarket.advance(nodes, by: .days(days))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for node in nodes + nodes { group.addTask { _ = try await ModerationRunner(node.marketplace).runDue() } }
                try await group.waitForAll()
            }
        }
        #expect(try await kinds(stage) == placed + ["listingRestored", "restraintLifted"])
        let ended = try await nodes[1].marketplace.restraints(of: stage.seller)
        #expect(ended.count == 2 && ended.allSatisfy { $0.hasLapsed(at: market.clock.now()) && $0.liftReason == "" })

        // The decision tells of the listing that it takes down, the ruling of its return, and a deed is told of itself.
        _ = try await place.take(id, by: desk.first)
        _ = try await place.decide(id, .measured, measure: .listingTakenDown, reason: "属实", by: desk.first)
        #expect(try await kinds(stage).suffix(1) == ["complaintDecided"])
        _ = try await place.moderate(stage.listing, .restoreListing, rule: nil, reason: "已改正", by: desk.second)
        #expect(try await kinds(stage).suffix(2) == ["complaintDecided", "listingRestored"])
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        _ = try await market.audit.run()
        try await TestMarket.close(nodes)
    }

    @Test func aFreezeThatIsLiftedInItsComplaintIsToldThere() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .fraud, text: "收钱不发货"), by: stage.buyer)
        _ = try await place.freeze(.account, rule: .fraud, days: 3, reason: "先停", in: id, by: desk.first)
        let freeze = try #require(try await place.complaint(id, for: stage.seller).complaint.freezes.first).facts.freeze
        _ = try await place.lift(freeze, reason: "已澄清", in: id, by: desk.first)
        #expect(try await kinds(stage) == ["complaintFiled", "freezePlaced", "freezeLifted"])
        market.clock.advance(by: .days(4))
        #expect(try await ModerationRunner(place).runDue() == 0)
        try await market.close()
    }
}
