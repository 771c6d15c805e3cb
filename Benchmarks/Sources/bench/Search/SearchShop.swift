import Foundation
import Ledger
import Logging
import Market
import Payments
import Service
import Store

/// A market with nothing but listings in it, published through the command handler.
struct SearchShop: Sendable {
    private let marketplace: Marketplace
    /// Listings that are published at the same time; their commands share transactions.
    private static let atOnce = 128
    private static let listingsOfOneSeller = 50
    private static let drawsMax = 8

    static let categoryIDs = (1...14).map { "category-\($0)" }

    /// Opens the store of a folder, made where there is none.
    static func open(_ folder: URL) async throws -> SearchShop {
        let origin = "bench.localhost/log"
        let seed = String(repeating: "5a", count: 32)
        guard let keys = ServerKeys(origin: origin, chance: .system), let address = WebAddress("http://127.0.0.1:9"),
            let merchantKey = SigningKey(hex: seed), let bankKey = SigningKey(hex: seed), let merchant = SandboxMerchant("chengxu")
        else { throw CocoaError(.fileReadCorruptFile) }
        let database = try await SQLiteDatabase(path: folder.appending(path: "market.db").path)
        try await Migrations(Schema.migrations).apply(to: database)
        let gateway = SandboxGateway(
            SandboxGateway.Configuration(
                bankPages: address, bankServer: address, merchant: merchant, merchantKey: merchantKey,
                bankKey: bankKey.verifyingKey))
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        return SearchShop(
            marketplace: Marketplace(
                database: database, blobs: try await FileBlobs(folder: folder.appending(path: "blobs").path),
                clock: SystemClock(), chance: .system, settings: Settings(origin: origin, passwordWork: .least), keys: keys,
                gateways: Gateways(standard: gateway, publicAddress: address),
                categories: Categories(try categoryIDs.map { try Categories.read(yaml: Self.category($0)) }), logger: logger))
    }

    func close() async { await marketplace.database.close() }

    func search(_ search: MarketSearch, counting: Bool) async throws -> MarketFinding {
        try await marketplace.search(search, counting: counting)
    }

    /// Publishes until there are so many, and says how fast that went.
    func fill(to target: Int) async throws -> String {
        let start = nanoseconds()
        let before = try await search(MarketSearch(limit: 0), counting: false).total
        var sellers: [MemberID] = []
        for number in 0..<max(0, (target - before) / Self.listingsOfOneSeller + 1) {
            sellers.append(
                try await marketplace.register(
                    handle: "s\(before)-\(number)", displayName: "卖家 \(number)", password: "correct horse"))
        }
        let all = sellers
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in before..<max(before, target) {
                if number - before >= Self.atOnce { try await group.next() }
                group.addTask { try await publish(number, by: all[number % all.count]) }
            }
            try await group.waitForAll()
        }
        let seconds = Double(nanoseconds() - start) / 1e9
        return
            "\(target) listings on offer, \(max(0, target - before)) of them published in \(seconds.text(1)) s, \((Double(max(0, target - before)) / seconds).text(0)) a second"
    }

    /// Publishes at a steady pace until the task is cancelled.
    func publish(perSecond: Int, _ published: Published) async throws {
        let seller = try await marketplace.register(
            handle: "w\(nanoseconds())", displayName: "卖家", password: "correct horse")
        var number = 10_000_000
        while !Task.isCancelled {
            try await publish(number, by: seller)
            await published.add()
            number += 1
            do { try await Task.sleep(nanoseconds: 1_000_000_000 / UInt64(max(1, perSecond))) } catch is CancellationError {
                return
            }
        }
    }

    /// Words put together by chance can come out as a claim that is refused; then others are drawn.
    private func publish(_ number: Int, by seller: MemberID) async throws {
        for attempt in 0..<Self.drawsMax {
            do throws(any Error) {
                return try await publish(SearchWording(seed: number + 1 + attempt * 100_000_007), by: seller)
            } catch PublishRevisionRefusal.claims(let review) {
                print("Other words for listing \(number): \(review.findings.map(\.words))")
            }
        }
        throw CocoaError(.fileReadCorruptFile)
    }

    private func publish(_ words: SearchWording, by seller: MemberID) async throws {
        var wording = words
        let isClean = wording.below(3) == 0
        let content = ListingContent(
            title: wording.title(),
            fields: [
                "stack": .text(["php", "java", "python", "go"][wording.below(4)]),
                "databases": .choices(wording.below(3) == 0 ? ["mysql", "redis"] : ["mysql"]),
                "responsive": .yesNo(wording.below(2) == 0), "framework": .text(wording.one(of: SearchWording.latin)),
                "summary": .text(wording.text(1)), "features": .text(wording.text(6)),
            ],
            defects: isClean ? [] : [Defect(severity: .minor, text: "不支持旧版浏览器")], noneKnown: isClean, clauses: [],
            artefactName: nil)
        let terms = Terms(
            price: Money(minor: Int64(wording.below(300) * wording.below(300) + 1) * 100, currency: .cny),
            licence: Licence(scope: wording.below(2) == 0 ? .personal : .oneProduct, includesSource: true, mayResell: false),
            deliveryHours: 48, acceptanceDays: 14, changeRounds: 2, supportMonths: 6, noReasonReturnDays: 0,
            returnCondition: .notDownloaded)
        let form = RevisionForm(
            category: Self.categoryIDs[wording.below(Self.categoryIDs.count)], content: content, terms: terms, artefact: nil,
            screenshots: [])
        _ = try await marketplace.publish(form, by: seller)
    }

    private static func category(_ id: String) -> String {
        func field(_ id: String, _ kind: String, _ choices: [String]) -> String {
            let list = choices.map { "{id: \($0), label: {zh: \($0), en: \($0)}}" }.joined(separator: ", ")
            let rest = choices.isEmpty ? "" : ", choices: [\(list)]"
            let filter = ["choice", "choices", "yesNo"].contains(kind) ? ", filter: true" : ""
            return
                "{id: \(id), kind: \(kind), required: false, label: {zh: \(id), en: \(id)}, prevents: {zh: x, en: x}\(filter)\(rest)}"
        }
        let fields = [
            field("stack", "choice", ["php", "java", "python", "go"]), field("databases", "choices", ["mysql", "redis", "none"]),
            field("responsive", "yesNo", []), field("framework", "text", []), field("summary", "longText", []),
            field("features", "longText", []),
        ]
        return """
            id: \(id)
            version: 1
            title: {zh: \(id), en: \(id)}
            sections:
              - {id: basics, fields: [\(fields.joined(separator: ", "))]}
              - {id: description, fields: []}
              - {id: afterSales, fields: []}
            """
    }
}
