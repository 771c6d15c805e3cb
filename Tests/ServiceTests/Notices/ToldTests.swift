import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What happens outside of trades stands in the notices of those it touches, and goes out by mail.
@Suite struct ToldTests {
    private func mails(_ post: TestPost, _ address: String) -> [MailMessage] {
        post.sent.filter { $0.address == address && $0.unsubscribe != nil }
    }

    /// A market at ten in the morning, in Beijing, whose two members get mails.
    private func open(_ driver: Driver, _ post: TestPost) async throws -> (TestMarket, Stage) {
        let ten = try #require(BeijingDay(text: "2026-11-23")).start.adding(.hours(10))
        let market = try await TestMarket.open(driver, mail: post, clock: SetClock(at: ten))
        let stage = try await Stage.set(market)
        try await market.confirm("seller@example.com", of: stage.seller, .zh, post)
        try await market.confirm("buyer@example.com", of: stage.buyer, .en, post)
        return (market, stage)
    }

    @Test(arguments: Driver.allCases) func theAccusedIsAskedByNoticeAndMail(driver: Driver) async throws {
        let post = TestPost()
        let (market, stage) = try await open(driver, post)
        let place = market.marketplace
        let mailer = NoticeMailer(place)
        let desk = try await Desk.open(market)
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .misleadingListing, text: "与描述不符"), by: stage.buyer)
        let asked = try #require(try await place.toldAsks(of: stage.seller).first)
        #expect(asked.ask == .answerComplaint && asked.until == market.clock.now().adding(.hours(48)))
        #expect(asked.title == "企业官网源码 a" && asked.stream == .complaint(id) && asked.listing == stage.listing)
        #expect(try await place.unreadNotices(of: stage.seller) == 1)
        #expect(try await place.notices(of: stage.buyer, limit: 10).isEmpty)
        try await mailer.runDue()
        market.clock.advance(by: .minutes(10))
        try await mailer.runDue()
        let mail = try #require(mails(post, "seller@example.com").first)
        #expect(mail.subject == "诚序：有人投诉您，请您答复《企业官网源码 a》")
        for words in [
            "截止：2026-11-25 10:00（北京时间）", "如果不处理：期满后平台可以不等您的说法", "http://127.0.0.1:1/complaints/\(id)",
        ] { #expect(mail.text.contains(words), "\(words) in \(mail.text)") }
        #expect(!mail.text.contains("与描述不符"), "what was said is read on the page")

        _ = try await place.answer(id, text: "已写明", by: stage.seller)
        #expect(try await place.toldAsks(of: stage.seller).isEmpty)
        _ = try await place.take(id, by: desk.first)
        _ = try await place.decide(id, .unfounded, measure: nil, reason: "核对过", by: desk.first)
        #expect(try await place.notices(of: stage.buyer, limit: 10).map(\.kind) == ["complaintDecided", "complaintAnswered"])
        let decided = try #require(try await place.notices(of: stage.buyer, limit: 1).first)
        #expect(decided.trade == nil && decided.until == market.clock.now().adding(.days(7)))
        market.clock.advance(by: .minutes(10))
        try await mailer.runDue()
        market.clock.advance(by: .minutes(10))
        try await mailer.runDue()
        let news = try #require(mails(post, "buyer@example.com").last)
        #expect(news.text.contains("A complaint was decided") && news.text.contains("/complaints/\(id)"), "\(news.text)")
        // The page that shows it has it read.
        try await place.markNoticesRead(of: .complaint(id), by: stage.buyer)
        #expect(try await place.unreadNotices(of: stage.buyer) == 0)
        #expect(try await place.notices(of: stage.buyer, limit: 10).allSatisfy(\.isRead))
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func whatWasAnsweredInTimeIsNotMailed(driver: Driver) async throws {
        let post = TestPost()
        let (market, stage) = try await open(driver, post)
        let place = market.marketplace
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .other, text: "与描述不符"), by: stage.buyer)
        try await NoticeMailer(place).runDue()
        _ = try await place.answer(id, text: "已写明", by: stage.seller)
        market.clock.advance(by: .minutes(10))
        try await NoticeMailer(place).runDue()
        #expect(mails(post, "seller@example.com").isEmpty)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aPublicQuestionIsToldToTheSellerAndItsAnswerToWhoAsked(driver: Driver) async throws {
        let post = TestPost()
        let (market, stage) = try await open(driver, post)
        let place = market.marketplace
        let (question, _) = try await place.ask("支持离线吗？", about: stage.listing, by: stage.buyer)
        #expect(try await place.toldAsks(of: stage.seller).map(\.ask) == [.answerQuestion])
        try await place.markNoticesRead(about: stage.listing, by: stage.seller)
        #expect(try await place.unreadNotices(of: stage.seller) == 0)
        #expect(try await place.toldAsks(of: stage.seller).count == 1, "it is read and asked yet")
        _ = try await place.answer(question, with: "支持", by: stage.seller)
        #expect(try await place.toldAsks(of: stage.seller).isEmpty)
        #expect(try await place.notices(of: stage.buyer, limit: 10).map(\.kind) == ["questionAnswered"])
        _ = try await place.answer(question, with: "支持，看说明第三节", by: stage.seller)
        #expect(try await place.notices(of: stage.buyer, limit: 10).count == 1, "another wording is no news")
        try await place.markNoticesRead(upTo: .max, by: stage.buyer)
        #expect(try await place.unreadNotices(of: stage.buyer) == 0)
        try await market.sameAfterRebuild()
        try await market.close()
    }

    @Test func aFreezeIsToldAtOnce() async throws {
        let market = try await TestMarket.open()
        let desk = try await Desk.open(market)
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let (id, _) = try await place.complain(
            ComplaintForm(about: .listing(stage.listing), category: .fraud, text: "收钱不发货"), by: stage.buyer)
        _ = try await place.freeze(.account, rule: .fraud, days: 3, reason: "先停", in: id, by: desk.first)
        let told = try #require(try await place.notices(of: stage.seller, limit: 1).first)
        #expect(told.kind == "freezePlaced" && told.until == market.clock.now().adding(.days(3)))
        try await market.close()
    }
}
