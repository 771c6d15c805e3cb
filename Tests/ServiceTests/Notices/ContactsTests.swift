import Market
import Store
import StoreFixtures
import Testing

@testable import Service

extension TestMarket {
    /// A member's address, confirmed by the link that was sent to it.
    func confirm(_ address: String, of member: MemberID, _ language: MailLanguage = .zh, _ post: TestPost) async throws {
        try await marketplace.sendLink(to: address, language, of: member)
        try await NoticeMailer(marketplace).runDue()
        let mail = try #require(post.sent.last { $0.address == address && $0.text.contains("/mail-confirmations/") })
        let token = try #require(mail.text.split(separator: "/mail-confirmations/").last?.prefix { !$0.isNewline })
        try await marketplace.confirmAddress(String(token))
    }
}

@Suite struct ContactsTests {
    @Test(arguments: Driver.allCases) func anAddressIsConfirmedByItsLinkOnce(driver: Driver) async throws {
        let post = TestPost()
        let market = try await TestMarket.open(driver, mail: post)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        try await marketplace.sendLink(to: "lin@example.com", .zh, of: stage.seller)
        #expect(try await marketplace.contact(of: stage.seller) == nil, "not before it is confirmed")
        #expect(try await NoticeMailer(marketplace).runDue() == 1, "a confirmation waits for no morning")
        let mail = try #require(post.sent.first)
        #expect(mail.subject == "诚序：请确认您的邮箱" && mail.unsubscribe == nil && !mail.text.contains("卖家"))
        let token = String(try #require(mail.text.split(separator: "/mail-confirmations/").last?.prefix { !$0.isNewline }))
        #expect(try await marketplace.isConfirmable(token))
        await #expect(throws: ContactRefusal.confirmationOver) { try await marketplace.confirmAddress(token + "0") }
        try await marketplace.confirmAddress(token)
        await #expect(throws: ContactRefusal.confirmationOver) { try await marketplace.confirmAddress(token) }
        let contact = try #require(try await marketplace.contact(of: stage.seller))
        #expect(contact.address == "lin@example.com" && contact.settings.language == .zh && contact.settings.quiet == .standard)
        // What was sent is not kept.
        let kept = try await marketplace.database.read { connection in
            try connection.rows("SELECT body, outcome, code, answer FROM member_mails", []) {
                [try $0.text(0), try $0.text(1), String(try $0.int64(2)), try $0.text(3)]
            }
        }
        #expect(kept == [["", "accepted", "250", "2.0.0 Ok: queued"]])
        // No entry holds it.
        #expect(try await !market.dump().contains { $0.contains("lin@example.com") })
        try await market.close()
    }

    @Test func linksRunOutAndAreFew() async throws {
        let post = TestPost()
        let market = try await TestMarket.open(mail: post)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        await #expect(throws: ContactRefusal.mailAddressMalformed) {
            try await marketplace.sendLink(to: "lin", .zh, of: stage.seller)
        }
        for _ in 0..<ContactTable.confirmationsMax { try await marketplace.sendLink(to: "a@example.com", .en, of: stage.seller) }
        await #expect(throws: ContactRefusal.tooManyConfirmations) {
            try await marketplace.sendLink(to: "a@example.com", .en, of: stage.seller)
        }
        try await marketplace.sendLink(to: "b@example.com", .en, of: stage.buyer)
        try await NoticeMailer(marketplace).runDue()
        let mail = try #require(post.sent.first { $0.address == "b@example.com" })
        let token = String(try #require(mail.text.split(separator: "/mail-confirmations/").last?.prefix { !$0.isNewline }))
        market.clock.advance(by: .hours(24))
        await #expect(throws: ContactRefusal.confirmationOver) { try await marketplace.confirmAddress(token) }
        try await marketplace.sendLink(to: "a@example.com", .en, of: stage.seller)
        let bare = try await TestMarket.open()
        let other = try await Stage.set(bare)
        await #expect(throws: ContactRefusal.mailNotOffered) {
            try await bare.marketplace.sendLink(to: "a@example.com", .zh, of: other.seller)
        }
        try await bare.close()
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aSessionAloneChangesNoAddress(driver: Driver) async throws {
        let post = TestPost()
        let market = try await TestMarket.open(driver, mail: post)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        try await market.confirm("old@example.com", of: stage.seller, .zh, post)
        let before = try await market.dump()
        await #expect(throws: PasswordRefusal.ownPasswordWrong) {
            try await marketplace.askForAddress("new@example.com", .zh, proof: .password("guessed"), of: stage.seller)
        }
        await #expect(throws: PasswordRefusal.ownPasswordWrong) {
            try await marketplace.removeContact(proof: .password("guessed"), of: stage.seller)
        }
        await #expect(throws: ContactRefusal.noContact) {
            try await marketplace.removeContact(proof: .password("guessed"), of: stage.buyer)
        }
        #expect(try await market.dump() == before)
        try await marketplace.askForAddress("new@example.com", .zh, proof: .password(Stage.sellerPassword), of: stage.seller)
        try await NoticeMailer(marketplace).runDue()
        let link = try #require(
            post.sent.last { $0.address == "new@example.com" }?.text.split(separator: "/mail-confirmations/").last)
        try await marketplace.confirmAddress(String(link.prefix { !$0.isNewline }))
        try await NoticeMailer(marketplace).runDue()
        #expect(post.sent.filter { $0.subject == "诚序：您的邮箱已更换" }.map(\.address) == ["old@example.com"], "the old one is told")
        #expect(try await marketplace.contact(of: stage.seller)?.address == "new@example.com")
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func accountsAreToldToTheAddressesKnownBefore(driver: Driver) async throws {
        let post = TestPost()
        let market = try await TestMarket.open(driver, mail: post)
        let stage = try await Stage.set(market)
        let (marketplace, mailer) = (market.marketplace, NoticeMailer(market.marketplace))
        try await market.confirm("old@example.com", of: stage.seller, .zh, post)
        // Whoever takes over a session changes the address first.
        try await market.confirm("new@example.com", of: stage.seller, .zh, post)
        _ = try await marketplace.addPayoutAccount(
            try PayoutsTests.card, proof: .password(Stage.sellerPassword), of: stage.seller)
        try await mailer.runDue()
        let told = post.sent.filter { $0.subject.contains("收款账户") }
        #expect(Set(told.map(\.address)) == ["old@example.com", "new@example.com"])
        #expect(told.allSatisfy { $0.text.contains("1111") && !$0.text.contains("4111111111111111") && $0.unsubscribe == nil })
        #expect(post.sent.filter { $0.subject == "诚序：您的邮箱已更换" }.map(\.address) == ["old@example.com"])

        try await marketplace.removeContact(proof: .password(Stage.sellerPassword), of: stage.seller)
        #expect(try await marketplace.contact(of: stage.seller) == nil)
        let account = try #require(try await marketplace.payoutAccounts(of: stage.seller).first)
        _ = try await marketplace.removePayoutAccount(account.id, of: stage.seller)
        try await mailer.runDue()
        let removed = post.sent.filter { $0.subject == "诚序：删除了收款账户" }
        #expect(Set(removed.map(\.address)) == ["old@example.com", "new@example.com"])

        market.clock.advance(by: .days(31))
        try await mailer.runDue()
        let left = try await marketplace.database.read { connection in
            try ["contacts", "former_contacts", "contact_tokens", "member_mails"].map { table in
                try connection.row(SQL("SELECT count(*) FROM \(table)"), []) { try $0.int64(0) } ?? -1
            }
        }
        #expect(left == [0, 0, 0, 0], "nothing of it is left")
        await #expect(throws: ContactRefusal.noContact) {
            try await marketplace.removeContact(proof: .password(Stage.sellerPassword), of: stage.seller)
        }
        await #expect(throws: ContactRefusal.noContact) {
            try await marketplace.setMail(MailSettings(language: .en), of: stage.seller)
        }
        try await market.close()
    }

    @Test func aLinkEndsOnlyWhatItNamesAndCannotBeMade() async throws {
        let post = TestPost()
        let market = try await TestMarket.open(mail: post)
        let stage = try await Stage.set(market)
        let marketplace = market.marketplace
        try await market.confirm("lin@example.com", of: stage.seller, .zh, post)
        let token = UnsubscribeToken.make(stage.seller, [.reminder], marketplace.keys.vault)
        try await marketplace.unsubscribe(token)
        let settings = try #require(try await marketplace.contact(of: stage.seller)).settings
        #expect(settings.choice(for: .reminder) == .never && settings.choice(for: .asked) == .soon)
        let forged = token.replacing("reminder", with: "asked")
        for bad in [forged, "", "a.b.c", String(token.dropLast()), token + ".x"] {
            #expect(marketplace.unsubscribable(bad) == nil, "\(bad)")
            await #expect(throws: ContactRefusal.confirmationOver) { try await marketplace.unsubscribe(bad) }
        }
        // Twice, or without an address, does no harm.
        try await marketplace.unsubscribe(token)
        try await marketplace.unsubscribe(UnsubscribeToken.make(stage.buyer, NoticeClass.allCases, marketplace.keys.vault))
        try await market.close()
    }
}
