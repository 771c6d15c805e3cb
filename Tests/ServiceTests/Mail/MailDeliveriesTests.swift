import Foundation
import Market
import Store
import StoreFixtures
import Synchronization
import Testing

@testable import Service

/// A mail server in memory that answers as it is told.
final class TestPost: MailSending {
    private let box = Mutex<(sent: [MailMessage], answers: [SMTPAnswer])>(([], []))

    init(_ answers: [SMTPAnswer] = []) { box.withLock { $0.answers = answers } }

    var sent: [MailMessage] { box.withLock { $0.sent } }

    /// What it answers to the next ones.
    func answer(_ answers: [SMTPAnswer]) { box.withLock { $0.answers = answers } }

    func send(_ message: MailMessage, at time: Timestamp) async -> SMTPAnswer {
        box.withLock { box in
            box.sent.append(message)
            return box.answers.isEmpty ? SMTPAnswer(.accepted, code: 250, text: "2.0.0 Ok: queued") : box.answers.removeFirst()
        }
    }
}

@Suite struct MailDeliveriesTests {
    private static let address = "buyer@mail.example.cn"

    @Test(arguments: Driver.allCases) func theServersAnswerIsTheDelivery(driver: Driver) async throws {
        let post = TestPost([SMTPAnswer(.later, code: 451, text: "greylisted")])
        let market = try await TestMarket.open(driver, mail: post)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(by: .email, address: Self.address)
        let outcome = try await stage.marketplace.deliverByMail(
            [stage.file.artefact.sha256], isAttached: true, note: "见附件", in: trade, by: stage.seller)
        let runner = MailRunner(market.marketplace)
        try await runner.runDue()
        #expect(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.phase == .funded)
        let mail = try #require(try await stage.marketplace.state(of: trade, for: stage.buyer).trade.pendingMail)
        let trouble = try #require(try await stage.marketplace.mailTrouble(mail.mail))
        #expect(trouble == (1, "greylisted"))
        try await runner.runDue()
        #expect(post.sent.count == 1, "it is not tried again at once")

        market.clock.advance(by: .minutes(15))
        try await runner.runDue()
        #expect(post.sent.count == 2)
        #expect(post.sent[1].name == post.sent[0].name)
        #expect(post.sent[1].address == "buyer@mail.example.cn")
        #expect(post.sent[1].attachments.map(\.name) == ["源码.zip"])
        #expect(post.sent[1].text.contains(stage.file.artefact.sha256.rawValue))
        let state = try await stage.marketplace.state(of: trade, for: stage.buyer).trade
        #expect(state.phase == .delivered)
        #expect(state.round?.method == .email)
        let kinds = try await stage.marketplace.entries(of: trade, for: stage.buyer).map(\.kind)
        #expect(kinds.suffix(2) == ["mailPrepared", "mailAccepted"])
        try await runner.runDue()
        #expect(post.sent.count == 2)
        _ = try await stage.marketplace.signReceipt(
            manifest: try #require(try outcome.manifest()), proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        #expect(try await stage.checkedBundle(trade).contains(stage.file.artefact.sha256.rawValue))
        _ = try await market.audit.run()
        try await market.close()
    }

    @Test func aRefusalIsRecordedAndTheDeliveryStaysOwed() async throws {
        let market = try await TestMarket.open(mail: TestPost([SMTPAnswer(.refused, code: 550, text: "5.1.1 no such user")]))
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(by: .email, address: Self.address)
        _ = try await stage.marketplace.deliverByMail(
            [stage.file.artefact.sha256], isAttached: false, note: "", in: trade, by: stage.seller)
        try await MailRunner(market.marketplace).runDue()
        let state = try await stage.marketplace.state(of: trade, for: stage.seller).trade
        #expect(state.phase == .funded)
        #expect(state.pendingMail == nil)
        guard case .mailRefused(let facts)? = try await stage.marketplace.entries(of: trade, for: stage.seller).last?.event else {
            return #expect(Bool(false))
        }
        #expect(facts.code == 550)
        #expect(facts.answer.value == "5.1.1 no such user")
        // It is still owed, and can be tried again.
        _ = try await stage.marketplace.deliverByMail(
            [stage.file.artefact.sha256], isAttached: false, note: "", in: trade, by: stage.seller)
        try await market.close()
    }

    @Test func itIsGivenUpAfterSoManyTries() async throws {
        let post = TestPost(Array(repeating: SMTPAnswer(.later, code: 0, text: "no connection"), count: 50))
        let market = try await TestMarket.open(mail: post)
        let stage = try await Stage.set(market)
        let trade = try await stage.paid(by: .email, address: Self.address) { $0.deliveryHours = 240 }
        _ = try await stage.marketplace.deliverByMail(
            [stage.file.artefact.sha256], isAttached: false, note: "", in: trade, by: stage.seller)
        let runner = MailRunner(market.marketplace)
        for _ in 0..<40 {
            try await runner.runDue()
            market.clock.advance(by: .hours(5))
        }
        #expect(post.sent.count == MailRunner.attemptsMax)
        #expect(try await stage.marketplace.state(of: trade, for: stage.seller).trade.pendingMail == nil)
        try await market.close()
    }

    @Test func withoutAServerOrAnAddressThereIsNone() async throws {
        let bare = try await TestMarket.open()
        let stage = try await Stage.set(bare)
        await #expect(throws: MailOfferRefusal.self) { try await stage.paid(by: .email, address: Self.address) }
        try await bare.close()
        let market = try await TestMarket.open(mail: TestPost())
        let other = try await Stage.set(market)
        let silent = try await other.paid(by: .email, address: "微信联系")
        await #expect(throws: HandoverRefusal.mailAddressMissing) {
            try await other.marketplace.deliverByMail(
                [other.file.artefact.sha256], isAttached: true, note: "", in: silent, by: other.seller)
        }
        try await market.close()
    }
}
