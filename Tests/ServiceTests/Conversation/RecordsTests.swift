import Foundation
import Market
import Store
import Testing

@testable import Service

/// Records from elsewhere; e-mails are read by the built program, as a process of its own.
@Suite struct RecordsTests {
    private static let mail = """
        From: =?GB18030?B?wdbN7Q==?= <lin@example.com>
        To: li@example.org
        Subject: =?utf-8?B?5oql5Lu3?=
        Date: Thu, 3 Sep 2026 10:00:00 +0800

        含一年更新
        """

    private func deposit(_ text: String, _ name: String, _ stage: Stage) async throws -> Digest {
        try await stage.marketplace.deposit(
            AsyncStream.of([Array(text.utf8)]), name: name, media: "application/octet-stream", by: stage.buyer
        ).artefact.sha256
    }

    @Test func anEMailIsReadAndStandsByTheWordOfWhoAddedIt() async throws {
        let market = try await TestMarket.open(inspector: InspectionsTests.program)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let file = try await deposit(Self.mail, "报价.eml", stage)
        _ = try await stage.marketplace.addRecord(.email, file: file, note: "答应过", mailKey: "x", in: trade, by: stage.buyer)
        let entry = try #require(try await stage.marketplace.entries(of: trade, for: stage.seller).last)
        guard case .recordAdded(let facts) = entry.event else { throw NotFound() }
        #expect(facts.by == .buyer && facts.kind == .email && facts.file.original.sha256 == file)
        #expect(facts.signature?.verdict == MailSignature.Verdict.none && facts.signature?.key != nil)
        let mail = try #require(facts.mail.value)
        #expect(mail.from == "林晚 <lin@example.com>" && mail.subject == "报价" && mail.text.contains("含一年更新"))
        #expect(!entry.headerText.contains("lin@example.com") && !entry.headerText.contains("答应过"), "it is sealed")
        let reading = try await stage.marketplace.state(of: trade, for: stage.seller)
        #expect(try await stage.marketplace.search("一年更新", in: reading).hits.count == 1)
        #expect(try await stage.marketplace.unread(of: stage.seller) == 2)
        _ = try await stage.bundle(trade)
        try await market.close()
    }

    @Test func whatIsNoMailChangesNothing() async throws {
        let market = try await TestMarket.open(inspector: InspectionsTests.program)
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let file = try await deposit("hello", "a.eml", stage)
        let before = try await market.dump()
        await #expect(throws: RecordRefusal.mailUnreadable) {
            try await stage.marketplace.addRecord(.email, file: file, note: "", in: trade, by: stage.buyer)
        }
        await #expect(throws: DepositRefusal.notDeposited) {
            try await stage.marketplace.addRecord(.chat, file: file, note: "", in: trade, by: stage.seller)
        }
        let stranger = try await stage.marketplace.register(handle: "stranger", displayName: "c", password: "correct horse")
        await #expect(throws: NotFound.self) {
            try await stage.marketplace.addRecord(.chat, file: file, note: "", in: trade, by: stranger)
        }
        #expect(try await market.dump().filter { !$0.contains("v_members") && !$0.contains("member/") }.count >= before.count - 10)
        #expect(try await stage.marketplace.entries(of: trade, for: stage.buyer).count == 3)
        _ = try await stage.marketplace.addRecord(.document, file: file, note: "", in: trade, by: stage.buyer)
        await #expect(throws: AddRecordRefusal.recordExists) {
            try await stage.marketplace.addRecord(.chat, file: file, note: "", in: trade, by: stage.buyer)
        }
        try await market.close()
    }

    @Test func withoutAReaderNoMailIsAdded() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        let file = try await deposit(Self.mail, "a.eml", stage)
        await #expect(throws: RecordRefusal.mailNotRead) {
            try await stage.marketplace.addRecord(.email, file: file, note: "", in: trade, by: stage.buyer)
        }
        try await market.close()
    }
}
