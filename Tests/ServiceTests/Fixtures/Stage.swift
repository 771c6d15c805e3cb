import Evidence
import Ledger
import Market
import Payments
import Store
import Testing

@testable import Service

/// One trade on its way through a test market, one step a call.
struct Stage {
    let market: TestMarket
    let seller: MemberID
    let buyer: MemberID
    let listing: ListingID
    let file: Deposit
    /// What the parties sign with; without one they enter their passwords.
    var sellerKey: SoftwarePasskey?
    var buyerKey: SoftwarePasskey?

    static let sellerPassword = "correct horse"
    static let buyerPassword = "battery staple"

    var marketplace: Marketplace { market.marketplace }

    /// A seller with one listing, and a buyer.
    static func set(_ market: TestMarket, name: String = "a") async throws -> Stage {
        let seller = try await market.marketplace.register(
            handle: "seller-\(name)", displayName: "卖家", password: sellerPassword)
        let buyer = try await market.marketplace.register(
            handle: "buyer-\(name)", displayName: "买家", password: buyerPassword)
        let file = try await market.marketplace.deposit(
            AsyncStream.of([Array("源码 \(name)".utf8), Array(repeating: 7, count: 1_000)]), name: "源码.zip",
            media: "application/zip", by: seller)
        let content = ListingContent(
            title: "企业官网源码 \(name)", fields: [:], defects: [Defect(severity: .minor, text: "IE 不支持")],
            noneKnown: false, clauses: ["源码不得转售"], artefactName: "源码.zip")
        let form = RevisionForm(
            category: "website-source", content: content, terms: TestMarket.terms, artefact: file.artefact.sha256,
            screenshots: [])
        let listing = try await market.marketplace.publish(form, by: seller).listing
        return Stage(market: market, seller: seller, buyer: buyer, listing: listing, file: file)
    }

    func enquire() async throws -> TradeID {
        let trade = try await marketplace.openEnquiry(about: listing, by: buyer).trade
        _ = try await marketplace.post("您好，支持 PostgreSQL 吗？", in: trade, by: buyer)
        _ = try await marketplace.post("支持。", in: trade, by: seller)
        return trade
    }

    func agree(_ trade: TradeID) async throws {
        _ = try await marketplace.takeStandardTerms(in: trade, by: buyer)
        let reading = try await marketplace.state(of: trade, for: buyer)
        let proposal = try #require(reading.trade.openProposal)
        _ = try await marketplace.confirm(
            proposal: proposal.number, document: proposal.document, ticks: Set(reading.trade.requiredTicks),
            proof: try buyerProof(of: proposal.document), in: trade, by: buyer)
    }

    func buyerProof(of document: Digest) throws -> Proof {
        try buyerKey?.proof(of: document) ?? .password(Self.buyerPassword)
    }

    func sellerProof(of document: Digest) throws -> Proof {
        try sellerKey?.proof(of: document) ?? .password(Self.sellerPassword)
    }

    /// Both agree on the standard terms with other clauses, or on a return that depends on something else.
    func agree(
        _ trade: TradeID, clauses: [String], by method: DeliveryMethod = .files, address: String = "",
        _ change: (inout Terms) -> Void = { _ in }
    ) async throws {
        var terms = TestMarket.terms
        terms.deliveryMethod = method
        change(&terms)
        let reading = try await marketplace.state(of: trade, for: buyer)
        _ = try await marketplace.propose(
            terms, clauses: clauses, receivingSystem: address, answering: 0,
            ticks: Set(reading.trade.requiredTicks(for: terms, nil)), password: Self.buyerPassword, in: trade, by: buyer)
        let proposal = try #require(try await marketplace.state(of: trade, for: seller).trade.openProposal)
        _ = try await marketplace.confirm(
            proposal: proposal.number, document: proposal.document, ticks: [], proof: .password(Self.sellerPassword),
            in: trade, by: seller)
    }

    /// A paid trade with those clauses.
    func paid(
        clauses: [String] = ["首页两秒内打开", "订单可以导出"], by method: DeliveryMethod = .files, address: String = "",
        _ change: (inout Terms) -> Void = { _ in }
    ) async throws -> TradeID {
        let trade = try await enquire()
        try await agree(trade, clauses: clauses, by: method, address: address, change)
        try await pay(trade)
        return trade
    }

    /// What a whole bundle of the trade holds; checked on the way.
    func checkedBundle(_ trade: TradeID) async throws -> [String] {
        let keys = marketplace.keys
        let bundle = try await bundle(trade)
        let report = BundleVerifier.verify(BytesSource(bundle), trusting: [keys.log.verifier, keys.record.verifier])
        #expect(report.findings == [])
        return report.files.map(\.sha256.hex)
    }

    @discardableResult
    func pay(_ trade: TradeID) async throws -> PaymentID {
        _ = try await marketplace.startPayment(in: trade, by: buyer, language: .zh)
        let payment = try #require(try await marketplace.state(of: trade, for: buyer).trade.payments.last)
        try market.gateway.pay(payment.id, payment.amount, transaction: "tx-\(payment.id)")
        _ = try await marketplace.confirmPayment(payment.id, at: market.gateway)
        return payment.id
    }

    func deliver(_ trade: TradeID) async throws {
        _ = try await marketplace.deliver([file.artefact.sha256], note: "请查收", in: trade, by: seller)
    }

    func receive(_ trade: TradeID) async throws {
        let (reader, _, _) = try await marketplace.openDelivered(file.artefact.sha256, in: trade, for: buyer)
        let bytes = try await reader.read(offset: 0, countMax: 10_000)
        try await marketplace.recordDownload(
            of: file.artefact.sha256, firstByte: 0, bytesSent: Int64(bytes.count), client: "test", in: trade, by: buyer)
        let manifest = try #require(try await marketplace.state(of: trade, for: buyer).trade.delivery?.manifest)
        _ = try await marketplace.signReceipt(
            manifest: manifest, proof: try buyerProof(of: manifest), in: trade, by: buyer)
    }

    func complete(_ trade: TradeID) async throws {
        _ = try await marketplace.confirmAcceptance(in: trade, by: buyer)
        _ = try await marketplace.rate(trade, score: .good, text: "很好", by: buyer)
        _ = try await marketplace.rate(trade, score: .good, text: "爽快", by: seller)
    }

    func bundle(_ trade: TradeID) async throws -> [UInt8] {
        let writer = try await marketplace.bundle(of: trade, for: buyer)
        var bytes: [UInt8] = []
        try await writer.write { piece in bytes += piece }
        #expect(Int64(bytes.count) == writer.sizeBytes)
        return bytes
    }
}

extension AsyncStream where Element: Sendable {
    static func of(_ elements: [Element]) -> AsyncStream {
        AsyncStream { continuation in
            for element in elements { continuation.yield(element) }
            continuation.finish()
        }
    }
}
