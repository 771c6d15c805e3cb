import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct ComplaintRemindersTests {
    private let form = { (stage: Stage) in
        ComplaintForm(about: .listing(stage.listing), category: .misleadingListing, text: "与描述不符")
    }

    @Test(arguments: Driver.allCases) func eachOnceWhoeverAsksHoweverOften(driver: Driver) async throws {
        let nodes = try await TestMarket.nodes(2, driver)
        let stage = try await Stage.set(nodes[0])
        let place = stage.marketplace
        let (id, _) = try await place.complain(form(stage), by: stage.buyer)
        for hours in [23, 1, 2, 21, 1] {
            TestMarket.advance(nodes, by: .hours(hours))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for node in nodes + nodes { group.addTask { _ = try await DeadlineRunner(node.marketplace).remindDue() } }
                try await group.waitForAll()
            }
        }
        let told = try await nodes[1].marketplace.notices(of: stage.seller, limit: 10)
        #expect(told.map(\.kind) == ["complaintReminded", "complaintFiled"])
        #expect(told[0].ask == .answerComplaint && told[0].reminder == .halfTime && told[0].stream == .complaint(id))
        #expect(told[0].until == told[1].until && told[0].at == told[1].at.adding(.hours(24)))
        #expect(try await place.notices(of: stage.buyer, limit: 10).isEmpty)
        #expect(try await place.toldAsks(of: stage.seller).map(\.ask) == [.answerComplaint], "it is asked once, reminded or not")
        let before = try await nodes[0].dump(viewsOnly: true)
        try await Rebuild(place.database).run()
        #expect(try await nodes[0].dump(viewsOnly: true) == before)
        #expect(try await DeadlineRunner(place).remindDue() == 0)
        _ = try await nodes[0].audit.run()
        try await TestMarket.close(nodes)
    }

    @Test(arguments: Driver.allCases) func whoHasAnsweredIsNotReminded(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let (id, _) = try await place.complain(form(stage), by: stage.buyer)
        _ = try await place.answer(id, text: "已写明", by: stage.seller)
        market.clock.advance(by: .hours(30))
        #expect(try await DeadlineRunner(place).remindDue() == 0)
        #expect(try await place.notices(of: stage.seller, limit: 10).map(\.kind) == ["complaintFiled"])
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test func afterALongStandstillNobodyIsReminded() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let place = market.marketplace
        _ = try await place.complain(form(stage), by: stage.buyer)
        market.clock.advance(by: .days(10))
        #expect(try await DeadlineRunner(place).remindDue() == 0)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func itGoesOutByMailUnlessItWasAnsweredMeanwhile(driver: Driver) async throws {
        let post = TestPost()
        let ten = try #require(BeijingDay(text: "2026-11-23")).start.adding(.hours(10))
        let market = try await TestMarket.open(driver, mail: post, clock: SetClock(at: ten))
        let stage = try await Stage.set(market)
        try await market.confirm("seller@example.com", of: stage.seller, .zh, post)
        let place = market.marketplace
        let reminders = { post.sent.filter { $0.subject.contains("提醒：答复投诉") } }
        let (id, _) = try await place.complain(form(stage), by: stage.buyer)
        let mailed = { () async throws -> Void in
            try await DeadlineRunner(place).remindDue()
            try await NoticeMailer(place).runDue()
            market.clock.advance(by: .minutes(10))
            try await NoticeMailer(place).runDue()
        }
        try await mailed()
        market.clock.advance(by: .hours(24))
        try await mailed()
        try await mailed()
        let mail = try #require(reminders().first)
        #expect(reminders().count == 1 && mail.subject == "诚序：提醒：答复投诉的期限将到《企业官网源码 a》")
        for words in ["截止：2026-11-25 10:00（北京时间）", "如果不处理：期满后平台可以", "http://127.0.0.1:1/complaints/\(id)", "期限提醒"] {
            #expect(mail.text.contains(words), "\(words) in \(mail.text)")
        }
        _ = try await place.answer(id, text: "已写明", by: stage.seller)

        let other = try await place.register(handle: "other", displayName: "别人", password: "correct horse")
        let (second, _) = try await place.complain(form(stage), by: other)
        market.clock.advance(by: .hours(25))
        try await DeadlineRunner(place).remindDue()
        try await NoticeMailer(place).runDue()
        _ = try await place.answer(second, text: "已写明", by: stage.seller)
        market.clock.advance(by: .minutes(10))
        try await NoticeMailer(place).runDue()
        #expect(reminders().count == 1)
        #expect(try await place.notices(of: stage.seller, limit: 1).first?.kind == "complaintReminded")
        try await market.sameAfterRebuild()
        try await market.close()
    }
}
