import Ledger
import StoreFixtures
import Testing

@testable import Market
@testable import Service

@Suite struct ActorWordsTests {
    private let mediator = MemberID(checked: "01mcc5rm00000000000007k3f2")

    private func received(by gateway: String, part: Int? = nil) -> Bilingual {
        EntryWords.sentence(
            for: .paymentReceived(
                PaymentReceived(
                    payment: PaymentID(checked: "01mcc5rm000000000000000001"), gateway: gateway, transaction: "t",
                    amount: Money(minor: 19_900, currency: .cny), deliverUntil: nil, part: part)))
    }

    @Test func gatewaysAreNamedInWordsOfBothLanguages() {
        #expect(received(by: "sandbox").zh == "沙箱银行（演示，不是真钱）收到 ¥199.00，由诚序通托管")
        #expect(received(by: "sandbox").en == "Sandbox bank (play money) received ¥199.00; it is held in escrow")
        #expect(received(by: "alipay").zh.hasPrefix("支付宝收到") && received(by: "alipay").en.hasPrefix("Alipay received"))
        #expect(received(by: "wechatpay", part: 2).zh.hasPrefix("里程碑 2：微信支付收到"))
        #expect(received(by: "wechatpay").en.hasPrefix("WeChat Pay received"))
        let settled = EntryWords.sentence(
            for: .settlementMade(
                SettlementMade(
                    SettlementOwed(
                        settlement: "s", payment: PaymentID(checked: "01mcc5rm000000000000000001"), gateway: "sandbox",
                        transaction: "t", amount: Money(minor: 19_900, currency: .cny)))))
        #expect(settled.zh.hasPrefix("沙箱银行（演示，不是真钱）已结算") && settled.en.hasPrefix("Sandbox bank (play money) settled"))
        #expect(GatewayWords.name("elsewhere") == Bilingual(zh: "elsewhere", en: "elsewhere"))
    }

    @Test func mediatorsAreNamedWhereTheReaderMayKnowThemAndNumberedElsewhere() {
        let taken = TradeEvent.disputeTaken(DisputeTaken(dispute: 1, mediator: mediator, isAppeal: false, until: nil))
        let appeal = TradeEvent.disputeTaken(DisputeTaken(dispute: 1, mediator: mediator, isAppeal: true, until: nil))
        #expect(
            EntryWords.sentence(for: taken)
                == Bilingual(zh: "调解员（编号 07K3F2）接手纠纷", en: "Mediator no. 07K3F2 took the dispute"))
        #expect(
            EntryWords.sentence(for: taken, naming: [mediator: "江月"])
                == Bilingual(zh: "调解员江月接手纠纷", en: "Mediator 江月 took the dispute"))
        #expect(EntryWords.sentence(for: taken, naming: [mediator: ""]).zh == "调解员（编号 07K3F2）接手纠纷", "an erased name")
        #expect(EntryWords.sentence(for: appeal).en == "Another, mediator no. 07K3F2, took the appeal")
        #expect(StaffWords.staff(mediator) == Bilingual(zh: "平台工作人员（编号 07K3F2）", en: "platform staff no. 07K3F2"))
    }

    /// The page of a bundle names nobody whose name was not disclosed, and no one by an identifier alone.
    @Test func theBundlesPageSaysTheRoleAndANumber() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let place = market.marketplace
        let mediator = try await place.register(handle: "mediator-a", displayName: "江月", password: "horse staple battery")
        try await place.grantAsHost(.mediator, to: "mediator-a", reason: "轮值")
        let trade = try await stage.paid()
        try await stage.deliver(trade)
        _ = try await place.openDispute(
            [.defective], clauses: [], wish: DisputeOutcome(refundMinor: 100), statement: "打不开", in: trade, by: stage.buyer)
        _ = try await place.answerDispute(1, stance: .contested, text: "能打开", in: trade, by: stage.seller)
        _ = try await place.escalateDispute(1, in: trade, by: stage.buyer)
        market.clock.advance(by: .hours(73))
        try await DeadlineRunner(place).runDue()
        _ = try await place.takeDispute(1, in: trade, by: mediator)
        let page = try BundlePageTests.page(try await stage.bundle(trade))
        let number = StaffWords.number(mediator)
        #expect(page.contains("调解员（编号 \(number)）接手纠纷") && page.contains("Mediator no. \(number) took the dispute"))
        #expect(page.contains("<b><span lang=\"zh-CN\">调解员（编号 \(number)）</span>"), "who did it")
        #expect(page.contains("<code>\(mediator.rawValue)</code>"), "and the identifier that entries have, beside the words")
        #expect(page.contains("举证期限") && !page.contains("evidenceUntil"), "what an entry states has a name")
        #expect(!page.contains("江月") && !page.contains("payment gateway book"))
        try await market.close()
    }
}
