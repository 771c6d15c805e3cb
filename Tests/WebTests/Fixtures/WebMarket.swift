import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import Logging
import NIOCore
import Payments
import Service
import Store
import Testing

@testable import Market
@testable import Web

/// The whole site over a real SQLite file in a folder of its own, with a clock that is moved by hand and a gateway in
/// memory; and a client that calls it.
struct WebMarket: Sendable {
    let marketplace: Marketplace
    let clock: SetClock
    let client: any TestClientProtocol
    /// Where the files are kept.
    let blobs: URL

    /// Opens a market, calls it, and takes it away again.
    static func run(
        gateway: any Gateway = PaperGateway(), categories: [Market.Category] = [WebMarket.category],
        inspector: ConfinedProgram? = nil, mail: (any MailSending)? = nil, payouts: PayoutPolicy = .standard,
        policy: Policy = .standard,
        desk: DeskPolicy = .standard, setup: TestingSetup = .router,
        configuration: SiteConfiguration = SiteConfiguration(logsAccess: false),
        _ test: @Sendable (WebMarket) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try await SQLiteDatabase(path: folder.appending(path: "market.db").path)
        try await Migrations(Schema.migrations).apply(to: database)
        let clock = SetClock(at: Timestamp(ms: 1_795_394_615_000))
        let origin = "test.chengxu.example/log"
        let keys = try #require(ServerKeys(origin: origin, chance: .system))
        let address = try #require(WebAddress("http://127.0.0.1:1"))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let marketplace = Marketplace(
            database: database, blobs: try await FileBlobs(folder: folder.appending(path: "blobs").path), clock: clock,
            chance: .system,
            settings: Settings(
                origin: origin, policy: policy, passwordWork: .least, inspector: inspector, desk: desk, payouts: payouts),
            keys: keys,
            gateways: Gateways(standard: gateway, publicAddress: address), categories: Categories(categories),
            mail: mail, logger: logger)
        let site = MarketSite(marketplace, configuration: configuration)
        try await Application(responder: site.front, logger: logger).test(setup) { client in
            try await test(
                WebMarket(
                    marketplace: marketplace, clock: clock, client: client, blobs: folder.appending(path: "blobs")))
        }
        await database.close()
        try FileManager.default.removeItem(at: folder)
    }

    /// A member who is signed in. The password is `password of <handle>`.
    func member(_ handle: String, _ displayName: String? = nil) async throws -> WebMember {
        let password = "password of \(handle)"
        _ = try await marketplace.register(handle: handle, displayName: displayName ?? handle, password: password)
        let (id, token) = try await marketplace.signIn(handle: handle, password: password)
        return WebMember(market: self, id: id, token: token)
    }

    /// Somebody who is not signed in.
    var visitor: WebMember { WebMember(market: self, id: nil, token: nil) }

    /// A file of this content, deposited by the member.
    func deposit(_ bytes: [UInt8], name: String = "源码.zip", by member: WebMember) async throws -> Deposit {
        let chunks = AsyncStream<[UInt8]> { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
        return try await marketplace.deposit(
            chunks, name: name, media: "application/zip", by: #require(member.id))
    }

    /// A listing with one known defect and a deposited artefact.
    func listing(
        by seller: WebMember, title: String = "企业官网源码", artefact: Deposit? = nil, screenshots: [Digest] = [],
        secretsMeant: Bool = false, terms: Terms = Self.terms, revising listing: ListingID? = nil
    ) async throws -> ListingID {
        let file: Deposit
        if let artefact { file = artefact } else { file = try await deposit(Array("源码 \(title)".utf8), by: seller) }
        let content = ListingContent(
            title: title, fields: ["version": .text("1.0"), "support": .text("站内消息")],
            defects: [Defect(severity: .minor, text: "IE 不支持")], noneKnown: false, clauses: ["源码不得转售"],
            artefactName: file.name)
        let form = RevisionForm(
            category: "website-source", content: content, terms: terms, artefact: file.artefact.sha256,
            screenshots: screenshots, secretsMeant: secretsMeant)
        return try await marketplace.publish(form, as: listing, by: #require(seller.id)).listing
    }

    /// A second revision under another title and with another artefact.
    func revise(_ listing: ListingID, by seller: WebMember, artefact: Deposit) async throws {
        _ = try await self.listing(by: seller, title: "企业官网源码 新版", artefact: artefact, revising: listing)
    }

    /// A small category with one field of each kind.
    static let category = Market.Category(
        id: "website-source", version: 1, title: Bilingual(zh: "网站源码", en: "Website source"),
        sections: [
            .init(
                id: .basics,
                fields: [
                    field("version", .version, required: true),
                    field("stack", .choice, choices: ["php", "java"]),
                    field("platforms", .choices, choices: ["linux", "windows"]),
                    field("pages", .number, min: 1, max: 500), field("licence", .spdx),
                ]),
            .init(
                id: .description,
                fields: [field("summary", .longText), field("demo", .url), field("encrypted", .yesNo)]),
            .init(id: .afterSales, fields: [field("support", .text, required: true)]),
        ])

    private static func field(
        _ id: String, _ kind: Market.Category.Field.Kind, required: Bool = false, choices: [String]? = nil, min: Int64? = nil,
        max: Int64? = nil
    ) -> Market.Category.Field {
        Market.Category.Field(
            id: id, kind: kind, label: Bilingual(zh: "字段\(id)", en: "Field \(id)"), help: nil,
            prevents: Bilingual(zh: "防止争议", en: "prevents a dispute"), required: required,
            choices: choices?.map { .init(id: $0, label: Bilingual(zh: "选项\($0)", en: "Choice \($0)")) }, unit: nil,
            min: min, max: max)
    }

    static let terms = Terms(
        price: Money(minor: 19_900, currency: .cny),
        licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), deliveryHours: 48,
        acceptanceDays: 14, changeRounds: 2, supportMonths: 6, noReasonReturnDays: 0, returnCondition: .notDownloaded)
}

/// Somebody at the door: sends requests as a browser or as a program.
struct WebMember: Sendable {
    let market: WebMarket
    let id: MemberID?
    let token: String?

    /// Asks for a page as a browser.
    func page(_ path: String, language: Language = .zh, cookies: [String] = []) async throws -> TestResponse {
        try await market.client.execute(uri: path, method: .get, headers: browser(language, cookies: cookies))
    }

    /// Asks for JSON as a program.
    func json(_ path: String) async throws -> TestResponse {
        try await market.client.execute(uri: path, method: .get, headers: program())
    }

    /// Sends JSON as a program with a bearer token.
    func send(
        _ path: String, _ body: String = "{}", method: HTTPRequest.Method = .post, key: String? = nil
    ) async throws -> TestResponse {
        var headers = program()
        headers[.contentType] = "application/json"
        headers[.idempotencyKey] = key
        return try await market.client.execute(
            uri: path, method: method, headers: headers, body: ByteBuffer(string: body))
    }

    /// Sends a form as a browser, with the form token that belongs to the session.
    func submit(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], token formToken: String? = nil,
        accept: String? = nil
    ) async throws -> TestResponse {
        var headers = browser(.zh)
        if let accept { headers[.accept] = accept }
        headers[.contentType] = "application/x-www-form-urlencoded"
        var pairs = fields.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }
        pairs.append("csrf=" + PercentCoding.encode(formToken ?? self.formToken))
        return try await market.client.execute(
            uri: path, method: .post, headers: headers, body: ByteBuffer(string: pairs.joined(separator: "&")))
    }

    /// Sends a form with files as a browser.
    func upload(
        _ path: String, _ fields: KeyValuePairs<String, String>, files: [(field: String, name: String, bytes: [UInt8])]
    ) async throws -> TestResponse {
        try await upload(path, pairs: fields.map { ($0, $1) }, files: files)
    }

    /// The same, of a list of fields.
    func upload(
        _ path: String, pairs: [(String, String)], files: [(field: String, name: String, bytes: [UInt8])]
    ) async throws -> TestResponse {
        var headers = browser(.zh)
        headers[.contentType] = "multipart/form-data; boundary=xyz"
        var body = ByteBuffer()
        for (name, value) in [("csrf", formToken)] + pairs {
            body.writeString("--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for file in files {
            body.writeString(
                "--xyz\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("--xyz--\r\n")
        return try await market.client.execute(uri: path, method: .post, headers: headers, body: body)
    }

    /// The token that this member's forms carry.
    var formToken: String { Token.forForms(secret: token ?? Self.visitorSecret) }

    /// The visitor cookie of somebody who is not signed in.
    static let visitorSecret = "visitorvisitorvisitorvisitorvisitor12345678"

    func browser(_ language: Language, cookies: [String] = []) -> HTTPFields {
        let cookies = [token.map { "session=\($0)" } ?? "visitor=\(Self.visitorSecret)", "lang=\(language.rawValue)"] + cookies
        return [.accept: "text/html,*/*;q=0.8", .cookie: cookies.joined(separator: "; ")]
    }

    func program() -> HTTPFields {
        var headers: HTTPFields = [.accept: "application/json"]
        if let token { headers[.authorization] = "Bearer \(token)" }
        return headers
    }
}

extension TestResponse {
    /// The body as a JSON object.
    var object: JSONBody {
        get throws { try FoundationJSON.read(Array(buffer: body)) }
    }

    /// `error.code` of the JSON body.
    var errorCode: String? {
        get throws {
            guard case .string(let code)? = try object["error"]?["code"] else { return nil }
            return code
        }
    }

    /// A text of the JSON body.
    func text(_ name: String) throws -> String? {
        guard case .string(let text)? = try object[name] else { return nil }
        return text
    }
}
