import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOCore
import NIOHTTP1
import ServiceLifecycle

@testable import Payments

/// A payment provider's double: a Python process on loopback with the provider's own SDK in it. It ends with this process.
final class ProviderDouble: Sendable {
    /// What it told when it began to listen.
    let told: [String: String]
    let port: Int
    // Its standard input stays open for as long as this is here; when it closes, the double ends.
    private let input: FileHandle

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Throws: `NotSetUp` where the environment is missing, which `scripts/setup test` makes.
    static func start(_ script: String, environment: String, settings: [String: String]) async throws -> ProviderDouble {
        try await onOwnThread { try launch(script, environment: environment, settings: settings) }
    }

    private static func launch(
        _ script: String, environment: String, settings: [String: String]
    ) throws -> ProviderDouble {
        let python = root.appending(path: ".build/\(environment)/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw NotSetUp(environment: environment)
        }
        let process = Process()
        process.executableURL = python
        process.arguments = ["-B", root.appending(path: "Tests/PaymentsTests/Doubles/\(script)").path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(settings) + Data("\n".utf8))
        var line = Data()
        while !line.contains(0x0A) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw NotListening(script: script) }
            line += more
        }
        struct Told: Decodable {
            let port: Int
            let facts: [String: String]?
        }
        let told = try JSONDecoder().decode(Told.self, from: line.prefix { $0 != 0x0A })
        return ProviderDouble(told: told.facts ?? [:], port: told.port, input: input.fileHandleForWriting)
    }

    private init(told: [String: String], port: Int, input: FileHandle) {
        self.told = told
        self.port = port
        self.input = input
    }

    /// Ends the process.
    func stop() throws { try input.close() }

    var address: WebAddress { WebAddress("http://127.0.0.1:\(port)")! }

    /// A command to the double itself: what the provider's customers and servers would do.
    @discardableResult
    func command(_ path: String, _ content: some Encodable) async throws -> String {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/double/\(path)")
        request.method = .POST
        request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(content)))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
        guard response.status == .ok else { throw Refused(status: Int(response.status.code), body: body) }
        return body
    }

    struct NotSetUp: Error { let environment: String }
    struct NotListening: Error { let script: String }
    struct Refused: Error { let status: Int, body: String }
}

/// What `work` gives, on a thread of its own: work that waits for another process must not hold up the pool's few threads.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
}

/// Runs a shop on loopback, hands its port to `body`, and takes it down.
func withShop(
    usualAnswer: NotificationAnswer, _ body: @escaping @Sendable (Shop, Int) async throws -> Void
) async throws {
    let shop = Shop(usualAnswer: usualAnswer)
    let (ports, portIn) = AsyncStream<Int>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await shop.application { portIn.yield($0) }.run() }
        let port = await ports.first { _ in true }!
        defer { group.cancelAll() }
        try await body(shop, port)
    }
}
