import HTTPTypes
import HummingbirdTesting
import Ledger
import Market
import NIOCore
import Payments
import Testing

@testable import Service
@testable import Web

/// One trade on its way through the site, one step a call, as programs do it.
struct TradeSteps: Sendable {
    let market: WebMarket
    let seller: WebMember
    let buyer: WebMember
    let listing: ListingID
    let file: Deposit
    let gateway: PaperGateway

    /// What the delivered file holds.
    static let fileBytes = Array("源码 v1\n".utf8) + [UInt8](repeating: 7, count: 700_000)

    /// A seller with a listing, and a buyer.
    static func run(
        gateway: PaperGateway = PaperGateway(), payouts: PayoutPolicy = .standard, policy: Policy = .standard,
        desk: DeskPolicy = .standard,
        _ test: @Sendable (TradeSteps) async throws -> Void
    ) async throws {
        try await WebMarket.run(gateway: gateway, payouts: payouts, policy: policy, desk: desk) { market in
            let seller = try await market.member("seller", "卖家小店")
            let buyer = try await market.member("buyer", "买家老李")
            let file = try await market.deposit(fileBytes, by: seller)
            let listing = try await market.listing(by: seller, artefact: file)
            try await test(
                TradeSteps(market: market, seller: seller, buyer: buyer, listing: listing, file: file, gateway: gateway))
        }
    }

    func opened() async throws -> TradeID {
        let answer = try await buyer.send("/listings/\(listing)/enquiries", #"{"text": "您好，支持 PostgreSQL 吗？"}"#)
        #expect(answer.status == .created)
        return try #require(try answer.text("trade").flatMap(TradeID.init(rawValue:)))
    }

    func proposed() async throws -> TradeID {
        let trade = try await opened()
        #expect(try await buyer.send("/trades/\(trade)/standard-terms").status == .created)
        return trade
    }

    func agreed() async throws -> TradeID {
        let trade = try await opened()
        let taken = try await buyer.send("/trades/\(trade)/standard-terms")
        let document = try #require(try taken.text("document"))
        let answer = try await buyer.send(
            "/trades/\(trade)/confirmations",
            #"{"proposal": 1, "document": "\#(document)", "ticks": ["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"], "password": "password of buyer"}"#
        )
        #expect(answer.status == .created)
        return trade
    }

    func funded() async throws -> TradeID {
        let trade = try await agreed()
        let started = try await buyer.send("/trades/\(trade)/payments")
        let payment = try #require(try started.text("payment").flatMap(PaymentID.init(rawValue:)))
        try gateway.pay(payment, WebMarket.terms.price, transaction: "tx-\(payment)")
        #expect(try await buyer.json("/trades/\(trade)/payments/\(payment)").text("payment") == "paid")
        return trade
    }

    /// Both have agreed on two milestones, ¥60 and ¥40; nothing is paid.
    func agreedInTwo(by method: DeliveryMethod = .files) async throws -> TradeID {
        let trade = try await opened()
        let terms = PromiseClausesTests.terms.replacing(#""188.00""#, with: #""100.00""#)
        let proposed = try await seller.send(
            "/trades/\(trade)/proposals",
            #"{"answering": 0, \#(terms), "deliveryMethod": "\#(method.rawValue)", "password": "password of seller", "#
                + #""receivingSystem": "\#(method.needsReceivingSystem ? "buyer@example.cn" : "")", "#
                + #""milestones": [{"title": "原型", "amountMinor": "6000", "deliveryHours": 24, "acceptanceDays": 3, "#
                + #""criteria": ["能登录", "能退出"]}, "#
                + #"{"title": "上线", "amountMinor": "4000", "deliveryHours": 48, "acceptanceDays": 7, "criteria": ["首页两秒内打开"]}]}"#)
        let document = try #require(try proposed.text("document"), "\(proposed.text)")
        let confirmed = try await buyer.send(
            "/trades/\(trade)/confirmations",
            #"{"proposal": 1, "document": "\#(document)", \#(PromiseClausesTests.ticks), "password": "password of buyer"}"#)
        #expect(confirmed.status == .created, "\(confirmed.text)")
        return trade
    }

    /// The buyer pays that milestone.
    func payPart(_ number: Int, of trade: TradeID, minor: Int64) async throws {
        let started = try await buyer.send("/trades/\(trade)/payments", #"{"part": \#(number)}"#)
        let payment = try #require(try started.text("payment").flatMap(PaymentID.init(rawValue:)), "\(started.text)")
        try gateway.pay(payment, Money(minor: minor, currency: .cny), transaction: "tx-\(payment)")
        #expect(try await buyer.json("/trades/\(trade)/payments/\(payment)").text("payment") == "paid")
    }

    /// A paid trade under terms that name that way of delivery.
    func funded(by method: DeliveryMethod) async throws -> TradeID {
        let trade = try await opened()
        let proposed = try await seller.send(
            "/trades/\(trade)/proposals",
            #"{"answering": 0, \#(PromiseClausesTests.terms), "deliveryMethod": "\#(method.rawValue)", "receivingSystem": "buyer@example.cn", "#
                + #""clauses": ["源码不得转售"], "password": "password of seller"}"#)
        let document = try #require(try proposed.text("document"), "\(proposed.text)")
        let confirmed = try await buyer.send(
            "/trades/\(trade)/confirmations",
            #"{"proposal": 1, "document": "\#(document)", \#(PromiseClausesTests.ticks), "password": "password of buyer"}"#)
        #expect(confirmed.status == .created, "\(confirmed.text)")
        let started = try await buyer.send("/trades/\(trade)/payments")
        let payment = try #require(try started.text("payment").flatMap(PaymentID.init(rawValue:)))
        let reading = try await market.marketplace.state(of: trade, for: try #require(buyer.id))
        try gateway.pay(payment, try #require(reading.trade.agreement).terms.price, transaction: "tx-\(payment)")
        #expect(try await buyer.json("/trades/\(trade)/payments/\(payment)").text("payment") == "paid")
        return trade
    }

    /// The trade with everything delivered, and the manifest to sign for.
    func delivered() async throws -> (trade: TradeID, manifest: String) {
        let trade = try await funded()
        let answer = try await seller.send(
            "/trades/\(trade)/deliveries", #"{"files": ["\#(file.artefact.sha256)"], "note": "请查收"}"#)
        #expect(answer.status == .created)
        return (trade, try #require(try answer.text("manifest")))
    }

    func signed() async throws -> TradeID {
        let (trade, manifest) = try await delivered()
        let fetched = try await buyer.json("/trades/\(trade)/files/\(file.artefact.sha256)")
        #expect(Array(buffer: fetched.body) == Self.fileBytes)
        #expect(
            try await buyer.send("/trades/\(trade)/receipt", #"{"manifest": "\#(manifest)", "password": "password of buyer"}"#)
                .status == .created)
        return trade
    }

    func completed() async throws -> TradeID {
        let trade = try await signed()
        #expect(try await buyer.send("/trades/\(trade)/acceptance").status == .created)
        return trade
    }
}
