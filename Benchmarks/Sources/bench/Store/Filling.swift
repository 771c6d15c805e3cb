import Evidence
import Foundation
import Ledger
import Logging
import Market
import Payments
import Service
import Store

/// Fills the store of a server that does not run, by the same commands through the same handler as the server's own.
struct Filling {
    private let marketplace: Marketplace
    /// Trades that are made at the same time; their commands share transactions.
    private static let tradesAtOnce = 192

    /// Opens the store in a data folder that a server has set up.
    static func open(_ folder: URL, origin: String) async throws -> Filling {
        let keys = folder.appending(path: "keys")
        func secret(_ name: String) throws -> String {
            try String(contentsOf: keys.appending(path: name), encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard let log = SignerKey(encodedSecret: try secret("log.key")),
            let record = SignerKey(encodedSecret: try secret("record.key")),
            let merchantKey = SigningKey(hex: try secret("sandbox-merchant.key")),
            let bankKey = SigningKey(hex: try secret("sandbox-bank.key")),
            let merchant = SandboxMerchant("chengxu"), let address = WebAddress("http://127.0.0.1:9")
        else { throw CocoaError(.fileReadCorruptFile) }
        let database = try await SQLiteDatabase(path: folder.appending(path: "market.db").path)
        try await Migrations(Schema.migrations).apply(to: database)
        let gateway = SandboxGateway(
            SandboxGateway.Configuration(
                bankPages: address, bankServer: address, merchant: merchant, merchantKey: merchantKey,
                bankKey: bankKey.verifyingKey))
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        return Filling(
            marketplace: Marketplace(
                database: database, blobs: try await FileBlobs(folder: folder.appending(path: "blobs").path),
                clock: SystemClock(), chance: .system, settings: Settings(origin: origin, passwordWork: .least),
                keys: ServerKeys(log: log, record: record, vault: VaultKey(chance: .system)),
                gateways: Gateways(standard: gateway, publicAddress: address),
                categories: Categories([try Categories.read(yaml: Self.category)]), logger: logger))
    }

    func close() async { await marketplace.database.close() }

    /// How many entries there are.
    func entries() async throws -> Int64 { try await marketplace.database.read { try Journal($0).size() } }

    /// Members, listings and deposited files, with sessions for both sides.
    func stalls(_ count: Int, fileBytes: Int) async throws -> [Stall] {
        var stalls: [Stall] = []
        let round = String(try await entries())
        for number in 0..<count {
            let made = try await people("\(round)-\(number)", fileBytes: fileBytes)
            stalls.append(
                Stall(
                    sellerToken: try await marketplace.sessions.open(for: made.seller),
                    buyerToken: try await marketplace.sessions.open(for: made.buyer), buyerKey: made.buyerKey,
                    listing: made.listing.rawValue,
                    file: made.file.artefact.sha256.rawValue, fileBytes: fileBytes))
        }
        return stalls
    }

    /// Makes whole trades until there are so many entries, and puts all of them under a checkpoint.
    func grow(to target: Int64) async throws {
        let missing = target - (try await entries())
        guard missing > 0 else { return }
        let trades = Int(missing / Self.entriesPerTrade) + 1
        var shops: [Shop] = []
        let round = String(target)
        for number in 0..<max(1, trades / 25) { shops.append(try await people("\(round)-f\(number)", fileBytes: 1_024)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<trades {
                if number >= Self.tradesAtOnce { try await group.next() }
                let shop = shops[number % shops.count]
                group.addTask { try await trade(shop, number) }
            }
            try await group.waitForAll()
        }
        _ = try await marketplace.notary.checkpoint()
    }

    private static let buyerPassword = "battery staple"
    /// The site that the buyers' keys are for: the server as the driver calls it.
    private static let site: RelyingParty = {
        guard let site = RelyingParty(origin: "http://localhost") else { preconditionFailure("localhost is a site") }
        return site
    }()

    /// Entries that one whole trade leaves.
    private static let entriesPerTrade: Int64 = 17

    private struct Shop: Sendable {
        let seller: MemberID
        let buyer: MemberID
        let buyerKey: SoftwarePasskey
        let listing: ListingID
        let file: Deposit
    }

    private func people(_ name: String, fileBytes: Int) async throws -> Shop {
        let seller = try await marketplace.register(
            handle: "s-\(name)", displayName: "卖家 \(name)", password: "correct horse")
        let buyer = try await marketplace.register(
            handle: "b-\(name)", displayName: "买家 \(name)", password: Self.buyerPassword)
        let buyerKey = try await marketplace.registerSoftwarePasskey(
            name: "bench", password: Self.buyerPassword, of: buyer, at: Self.site)
        let bytes = (0..<fileBytes).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ name.utf8.count) } + Array(name.utf8)
        let file = try await marketplace.deposit(
            AsyncStream.one(bytes), name: "源码.zip", media: "application/zip", by: seller)
        let content = ListingContent(
            title: "企业官网源码 \(name)", fields: [:], defects: [Defect(severity: .minor, text: "不支持旧版浏览器")],
            noneKnown: false, clauses: ["源码不得转售"], artefactName: "源码.zip")
        let terms = Terms(
            price: Money(minor: 19_900, currency: .cny),
            licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), deliveryHours: 48,
            acceptanceDays: 14, changeRounds: 2, supportMonths: 6, noReasonReturnDays: 0, returnCondition: .notDownloaded)
        let form = RevisionForm(
            category: "website-source", content: content, terms: terms, artefact: file.artefact.sha256, screenshots: [])
        let listing = try await marketplace.publish(form, by: seller).listing
        return Shop(seller: seller, buyer: buyer, buyerKey: buyerKey, listing: listing, file: file)
    }

    private func trade(_ shop: Shop, _ number: Int) async throws {
        let trade = try await marketplace.openEnquiry(about: shop.listing, by: shop.buyer).trade
        _ = try await marketplace.post("您好，支持 PostgreSQL 吗？部署要多久？", in: trade, by: shop.buyer)
        _ = try await marketplace.post("支持，按文档半小时可以装好。", in: trade, by: shop.seller)
        _ = try await marketplace.takeStandardTerms(in: trade, by: shop.buyer)
        let state = try await marketplace.state(of: trade, for: shop.buyer).trade
        guard let proposal = state.openProposal else { throw NotFound() }
        _ = try await marketplace.confirm(
            proposal: proposal.number, document: proposal.document, ticks: Set(state.requiredTicks),
            proof: try shop.buyerKey.proof(of: proposal.document), in: trade, by: shop.buyer)
        _ = try await marketplace.startPayment(in: trade, by: shop.buyer, language: .zh)
        guard let payment = try await marketplace.state(of: trade, for: shop.buyer).trade.payments.last else {
            throw NotFound()
        }
        _ = try await marketplace.commands.handle(
            RecordPayment(
                payment: payment.id, gateway: "sandbox", transaction: "fill\(payment.id)", amount: payment.amount),
            on: .trade(trade), by: .gateway("sandbox"))
        let sha256 = shop.file.artefact.sha256
        _ = try await marketplace.deliver([sha256], note: "请查收", in: trade, by: shop.seller)
        _ = try await marketplace.recordDownload(
            of: sha256, firstByte: 0, bytesSent: shop.file.artefact.bytes, client: "fill", in: trade, by: shop.buyer)
        guard let delivery = try await marketplace.state(of: trade, for: shop.buyer).trade.delivery else {
            throw NotFound()
        }
        _ = try await marketplace.signReceipt(
            manifest: delivery.manifest, proof: try shop.buyerKey.proof(of: delivery.manifest), in: trade, by: shop.buyer)
        _ = try await marketplace.confirmAcceptance(in: trade, by: shop.buyer)
        _ = try await marketplace.rate(trade, score: .good, text: "与描述一致", by: shop.buyer)
        _ = try await marketplace.rate(trade, score: .good, text: "爽快", by: shop.seller)
    }

    private static let category = """
        id: website-source
        version: 1
        title: {zh: 网站源码, en: Website source}
        sections:
          - {id: basics, fields: []}
          - {id: description, fields: []}
          - {id: afterSales, fields: []}
        """
}

extension AsyncStream where Element: Sendable {
    /// One element and the end.
    fileprivate static func one(_ element: Element) -> AsyncStream {
        AsyncStream { continuation in
            continuation.yield(element)
            continuation.finish()
        }
    }
}
