import AsyncHTTPClient
import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import Logging
import NIOCore
import NIOHTTP1
import Payments
import Service
import ServiceLifecycle
import Store
import Testing

@testable import Market
@testable import Web

/// The whole site on a port of its own, with the sandbox bank on another: as members meet it.
struct OpenMarket: Sendable {
    let marketplace: Marketplace
    let port: Int

    static func run(_ test: @escaping @Sendable (OpenMarket) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-open-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let logger = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }
        let database = try await SQLiteDatabase(path: folder.appending(path: "market.db").path)
        try await Migrations(Schema.migrations).apply(to: database)
        let blobs = try await FileBlobs(folder: folder.appending(path: "blobs").path)

        let keys = SandboxKeys.generate()
        let merchant = try #require(SandboxMerchant("chengxu-test"))
        let bank = try SandboxBank(
            SandboxBank.Configuration(
                port: 0,
                merchants: [
                    merchant: SandboxBank.Merchant(
                        key: keys.merchant.verifyingKey, title: Bilingual(zh: "诚序测试", en: "Chengxu Test"))
                ],
                key: keys.bank, folder: nil, allowsMishaps: true, timing: SandboxBank.Timing()),
            logger: logger, now: WallClock.now)
        let port = try freePort()
        let (bankPorts, bankPortIn) = AsyncStream<Int>.makeStream()
        let (ready, readyIn) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let bankGroup = ServiceGroup(services: [Quietly { try await bank.run { bankPortIn.yield($0) } }], logger: logger)
            group.addTask { try await bankGroup.run() }
            let bankPort = try #require(await bankPorts.first { _ in true })
            let bankAddress = try #require(WebAddress("http://127.0.0.1:\(bankPort)"))
            let gateway = SandboxGateway(
                SandboxGateway.Configuration(
                    bankPages: bankAddress, bankServer: bankAddress, merchant: merchant, merchantKey: keys.merchant,
                    bankKey: keys.bank.verifyingKey, timeoutMs: 5_000),
                now: WallClock.now)
            let origin = "test.chengxu.example/log"
            let marketplace = Marketplace(
                database: database, blobs: blobs, clock: SystemClock(), chance: .system,
                settings: Settings(origin: origin, passwordWork: .least),
                keys: try #require(ServerKeys(origin: origin, chance: .system)),
                gateways: Gateways(standard: gateway, publicAddress: try #require(WebAddress("http://127.0.0.1:\(port)"))),
                categories: Categories([WebMarket.category]), logger: logger)
            let site = MarketSite(
                marketplace,
                configuration: SiteConfiguration(formOrigins: [bankAddress.origin], logsAccess: false))
            let application = Application(
                responder: site.front,
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
                onServerRunning: { _ in readyIn.yield() }, logger: logger)
            let siteGroup = ServiceGroup(services: [application], logger: logger)
            group.addTask { try await siteGroup.run() }
            _ = await ready.first { _ in true }
            let outcome: Result<Void, any Error>
            do {
                try await test(OpenMarket(marketplace: marketplace, port: port))
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await siteGroup.triggerGracefulShutdown()
            await bankGroup.triggerGracefulShutdown()
            try await group.waitForAll()
            try outcome.get()
        }
        await database.close()
    }

    /// A port that nobody listens on, a moment ago at least.
    private static func freePort() throws -> Int {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(socket, plain, length) == 0 && getsockname(socket, plain, &length) == 0
            }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Somebody who registers and signs in through the site, as a program.
    func member(_ handle: String) async throws -> Caller {
        let (_, token) = try await {
            _ = try await marketplace.register(handle: handle, displayName: handle, password: "password of \(handle)")
            return try await marketplace.signIn(handle: handle, password: "password of \(handle)")
        }()
        return Caller(market: self, token: token)
    }
}

/// Calls the site over a real connection.
struct Caller: Sendable {
    let market: OpenMarket
    let token: String

    struct Reply {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        func text(_ name: String) throws -> String {
            guard case .string(let text)? = try FoundationJSON.read(body)[name] else { throw Missing(name: name, body: text) }
            return text
        }

        struct Missing: Error {
            let name: String
            let body: String
        }
    }

    static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    /// As a program: JSON and a bearer token.
    func send(_ path: String, _ json: String = "{}") async throws -> Reply {
        var request = self.request(path)
        request.method = .POST
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "authorization", value: "Bearer \(token)")
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: json))
        return try await reply(request)
    }

    func get(_ path: String, _ headers: [(String, String)] = []) async throws -> Reply {
        var request = self.request(path)
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "authorization", value: "Bearer \(token)")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        return try await reply(request)
    }

    /// As a browser: a page and a cookie.
    func page(_ path: String) async throws -> Reply {
        var request = self.request(path)
        request.headers.add(name: "accept", value: "text/html")
        request.headers.add(name: "cookie", value: "session=\(token); lang=zh")
        return try await reply(request)
    }

    /// As a browser without script: finds the form with that action on a page, fills it and sends it. Says where it leads.
    func submit(on page: Reply, action: String, _ typed: KeyValuePairs<String, String> = [:]) async throws -> String {
        guard let start = page.text.range(of: "<form[^>]*action=\"\(action)\"", options: .regularExpression) else {
            throw NoForm(action: action)
        }
        let form = page.text[start.lowerBound...]
        let html = form.range(of: "</form>").map { form[..<$0.lowerBound] } ?? form
        var fields = Array(typed.map { ($0, $1) })
        for input in html.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/) {
            fields.append((String(input.1), String(input.2)))
        }
        for tick in html.matches(of: /<input type="checkbox" name="(tick\.[^"]*)" value="yes"[^>]*>/) {
            fields.append((String(tick.1), "yes"))
        }
        let isUpload = html.prefix(400).contains("multipart/form-data")
        var request = self.request(action)
        request.method = .POST
        request.headers.add(name: "accept", value: "text/html")
        request.headers.add(name: "cookie", value: "session=\(token); lang=zh")
        request.headers.add(name: "origin", value: "http://127.0.0.1:\(market.port)")
        if isUpload {
            fields.sort { first, second in first.0 == "csrf" && second.0 != "csrf" }
            request.headers.add(name: "content-type", value: "multipart/form-data; boundary=xyz")
            let parts = fields.map { "--xyz\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
            let file = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"说明.txt\"\r\n\r\n先看这里\r\n"
            request.body = .bytes(ByteBuffer(string: parts.joined() + file + "--xyz--\r\n"))
        } else {
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            let pairs = fields.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
            request.body = .bytes(ByteBuffer(string: pairs.joined(separator: "&")))
        }
        let reply = try await reply(request)
        guard reply.status == 303, let place = reply.headers.first(name: "location") else {
            throw NotLedOn(action: action, status: reply.status, body: reply.text)
        }
        return place
    }

    struct NoForm: Error { let action: String }
    struct NotLedOn: Error { let action: String, status: Int, body: String }

    private func request(_ path: String) -> HTTPClientRequest {
        HTTPClientRequest(url: path.hasPrefix("http") ? path : "http://127.0.0.1:\(market.port)\(path)")
    }

    private func reply(_ request: HTTPClientRequest) async throws -> Reply {
        let response = try await Self.client.execute(request, timeout: .seconds(20))
        let body = try await response.body.collect(upTo: 16 << 20)
        return Reply(status: Int(response.status.code), headers: response.headers, body: Array(body.readableBytesView))
    }
}

/// A service made of a closure.
private struct Quietly: ServiceLifecycle.Service {
    let body: @Sendable () async throws -> Void
    init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }
    func run() async throws { try await body() }
}
