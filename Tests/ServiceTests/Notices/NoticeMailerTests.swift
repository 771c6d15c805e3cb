import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// 2026-11-23 in Beijing, at that hour.
private func hour(_ hour: Int, day: Int64 = 0) throws -> Timestamp {
    try #require(BeijingDay(text: "2026-11-23")).adding(days: day).start.adding(.hours(hour))
}

@Suite struct NoticeMailerTests {
    /// A market at ten in the morning, whose two members get mails.
    private func open(_ driver: Driver = .sqlite, _ post: TestPost, language: MailLanguage = .zh) async throws -> (
        TestMarket, Stage
    ) {
        let market = try await TestMarket.open(driver, mail: post, clock: SetClock(at: try hour(10)))
        let stage = try await Stage.set(market)
        try await market.confirm("seller@example.com", of: stage.seller, language, post)
        try await market.confirm("buyer@example.com", of: stage.buyer, language, post)
        return (market, stage)
    }

    private func notices(_ post: TestPost, _ address: String) -> [MailMessage] {
        post.sent.filter { $0.address == address && $0.unsubscribe != nil }
    }

    @Test(arguments: Driver.allCases) func whatIsAskedIsMailedOnceWithAllThatCounts(driver: Driver) async throws {
        let post = TestPost()
        let (market, stage) = try await open(driver, post)
        let mailer = NoticeMailer(market.marketplace)
        let trade = try await stage.paid()
        try await mailer.runDue()
        #expect(notices(post, "seller@example.com").isEmpty, "it waits for others")
        market.clock.advance(by: .minutes(10))
        for _ in 0..<3 { try await mailer.runDue() }
        // What was asked on the way there is done and not told any more.
        let mail = try #require(notices(post, "seller@example.com").first)
        #expect(notices(post, "seller@example.com").count == 1)
        #expect(notices(post, "buyer@example.com").isEmpty)
        #expect(mail.subject == "诚序：买家已付款，请您交付《企业官网源码 a》")
        for words in [
            "【企业官网源码 a】", "截止：2026-11-27 10:00（北京时间），还剩 3 天 23 小时", "如果不处理：托管的钱款全额退回买家",
            "http://127.0.0.1:1/trades/\(trade)", "http://127.0.0.1:1/account/mail",
            "不再用邮件收“等您处理的事”：http://127.0.0.1:1/unsubscribe/",
        ] { #expect(mail.text.contains(words), "\(words) in \(mail.text)") }
        let wire = String(decoding: mail.wireBytes(from: "market@chengxu.example", at: market.clock.now()), as: UTF8.self)
        #expect(wire.contains("List-Unsubscribe: <http://127.0.0.1:1/unsubscribe/\(stage.seller).asked."))
        #expect(wire.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before, "a rebuild gives the same rows")
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func inEnglishToo() async throws {
        let post = TestPost()
        let (market, stage) = try await open(.sqlite, post, language: .en)
        _ = try await stage.paid()
        market.clock.advance(by: .minutes(10))
        try await NoticeMailer(market.marketplace).runDue()
        let mail = try #require(notices(post, "seller@example.com").first)
        #expect(mail.subject == "Chengxu: The buyer has paid: please deliver – 企业官网源码 a")
        for words in [
            "Until: 2026-11-27 10:00 (Beijing time), 3 days 23 hours left",
            "If you do nothing: the money held goes back to the buyer in full", "No more mails of “what is asked of you”:",
        ] { #expect(mail.text.contains(words), "\(words) in \(mail.text)") }
        try await market.close()
    }

    @Test func severalGoTogetherAndEachClassCanBeEnded() async throws {
        let post = TestPost()
        let (market, stage) = try await open(.sqlite, post)
        let mailer = NoticeMailer(market.marketplace)
        let first = try await stage.paid()
        market.clock.advance(by: .minutes(4))
        try await mailer.runDue()
        let enquiry = try await stage.marketplace.openEnquiry(about: stage.listing, by: stage.buyer).trade
        _ = try await stage.marketplace.post("您好，还在吗？", in: enquiry, by: stage.buyer)
        market.clock.advance(by: .minutes(6))
        try await mailer.runDue()
        let mails = notices(post, "seller@example.com")
        #expect(mails.count == 1)
        let mail = try #require(mails.first)
        #expect(mail.subject == "诚序：2 条通知，其中 2 条等您处理")
        #expect(mail.text.contains("\(first)") && mail.text.contains("\(enquiry)") && mail.text.contains("买家已等待：6 分钟"))
        // A reminder by itself can be ended by itself. Half of the time, with what is granted to a late seller, is two days.
        market.clock.set(to: try hour(10, day: 2))
        try await DeadlineRunner(market.marketplace).remindDue()
        market.clock.advance(by: .minutes(10))
        try await mailer.runDue()
        let reminder = try #require(notices(post, "seller@example.com").last)
        #expect(reminder.subject == "诚序：提醒：交付的期限将到《企业官网源码 a》")
        #expect(reminder.unsubscribe?.contains(".reminder.") == true)
        try await market.close()
    }

    @Test func whatWasReadOrAnsweredIsNotMailed() async throws {
        let post = TestPost()
        let (market, stage) = try await open(.sqlite, post)
        let mailer = NoticeMailer(market.marketplace)
        let trade = try await stage.paid()
        try await mailer.runDue()
        try await stage.deliver(trade)
        market.clock.advance(by: .minutes(10))
        try await mailer.runDue()
        #expect(notices(post, "seller@example.com").isEmpty)
        #expect(notices(post, "buyer@example.com").map(\.subject) == ["诚序：卖家已交付，请您验收《企业官网源码 a》"])
        // A reminder that the page has shown.
        market.clock.set(to: try hour(10, day: 8))
        try await DeadlineRunner(market.marketplace).remindDue()
        try await mailer.runDue()
        try await market.marketplace.markNoticesRead(upTo: .max, by: stage.buyer)
        market.clock.advance(by: .minutes(10))
        try await mailer.runDue()
        #expect(notices(post, "buyer@example.com").count == 1)
        try await market.close()
    }

    @Test func quietHoursAndTheDailyMail() async throws {
        let post = TestPost()
        let (market, stage) = try await open(.sqlite, post)
        let mailer = NoticeMailer(market.marketplace)
        try await market.marketplace.setMail(
            MailSettings(language: .zh, choices: [.asked: .daily, .news: .never], quiet: .standard), of: stage.buyer)
        market.clock.set(to: try hour(23))
        let trade = try await stage.paid()
        market.clock.advance(by: .minutes(30))
        try await mailer.runDue()
        #expect(notices(post, "seller@example.com").isEmpty)
        market.clock.set(to: try hour(8, day: 1))
        try await mailer.runDue()
        #expect(notices(post, "seller@example.com").count == 1)
        market.clock.set(to: try hour(9, day: 1))
        try await stage.deliver(trade)
        market.clock.set(to: try hour(21, day: 1))
        try await mailer.runDue()
        #expect(notices(post, "buyer@example.com").isEmpty)
        market.clock.set(to: try hour(8, day: 2))
        try await mailer.runDue()
        #expect(notices(post, "buyer@example.com").count == 1)
        // News are not wanted.
        market.clock.set(to: try hour(12, day: 30))
        var memory = RunnerMemory()
        try await DeadlineRunner(market.marketplace).round(&memory)
        market.clock.set(to: try hour(12, day: 31))
        try await mailer.runDue()
        #expect(notices(post, "buyer@example.com").allSatisfy { !$0.text.contains("视为验收通过，钱款已放给") })
        #expect(notices(post, "seller@example.com").contains { $0.text.contains("验收期满") })
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func threeMailsThatComeBackStopTheAddress(driver: Driver) async throws {
        let post = TestPost()
        let (market, stage) = try await open(driver, post)
        let mailer = NoticeMailer(market.marketplace)
        post.answer(Array(repeating: SMTPAnswer(.refused, code: 550, text: "550 5.1.1 no such user"), count: 3))
        for day in Int64(0)..<4 {
            market.clock.set(to: try hour(12, day: day))
            let trade = try await stage.marketplace.openEnquiry(about: stage.listing, by: stage.buyer).trade
            _ = try await stage.marketplace.post("您好", in: trade, by: stage.buyer)
            market.clock.advance(by: .minutes(11))
            try await mailer.runDue()
            let contact = try #require(try await market.marketplace.contact(of: stage.seller))
            #expect(contact.bounces == min(Int(day) + 1, 3) && contact.isStopped == (day >= 2))
        }
        #expect(notices(post, "seller@example.com").count == 3)
        let contact = try #require(try await market.marketplace.contact(of: stage.seller))
        #expect(contact.bounceText == "550 5.1.1 no such user")
        try await market.confirm("seller@example.com", of: stage.seller, .zh, post)
        #expect(try await market.marketplace.contact(of: stage.seller)?.isStopped == false)
        try await market.close()
    }

    @Test func whatMayHelpLaterIsTriedAgainUnderOneName() async throws {
        let post = TestPost()
        let (market, stage) = try await open(.sqlite, post)
        let mailer = NoticeMailer(market.marketplace)
        post.answer([SMTPAnswer(.later, code: 451, text: "greylisted")])
        _ = try await stage.paid()
        market.clock.advance(by: .minutes(10))
        for _ in 0..<2 { try await mailer.runDue() }
        #expect(notices(post, "seller@example.com").count == 1)
        market.clock.advance(by: .minutes(1))
        for _ in 0..<2 { try await mailer.runDue() }
        let mails = notices(post, "seller@example.com")
        #expect(mails.count == 2 && mails[0].name == mails[1].name && mails[0].text == mails[1].text)
        #expect(try await market.marketplace.contact(of: stage.seller)?.bounces == 0)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func twoNodesSendItOnce(driver: Driver) async throws {
        let post = TestPost()
        let (market, stage) = try await open(driver, post)
        _ = try await stage.paid()
        market.clock.advance(by: .minutes(10))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 { group.addTask { try await NoticeMailer(market.marketplace).runDue() } }
            try await group.waitForAll()
        }
        #expect(notices(post, "seller@example.com").count == 1)
        try await market.close()
    }
}
