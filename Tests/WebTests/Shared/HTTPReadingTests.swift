import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import Web

/// The limits on reading requests, over a real socket.
@Suite(.timeLimit(.minutes(1))) struct HTTPReadingTests {
    /// Runs a server whose idle limit is one second, and hands its port over.
    private func serving(_ test: @Sendable @escaping (Int) async throws -> Void) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let router = Router()
        router.get("/") { _, _ in "here" }
        router.get("/slow") { _, _ in
            try await Task.sleep(for: .seconds(2))
            return "late"
        }
        let application = Application(
            router: router, server: MarketSite.server(idleSeconds: 1),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            guard let number = await ports.first(where: { _ in true }) else { return }
            try await test(number)
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }

    /// Sends a text over a new connection, and gives everything that comes until the other side closes it.
    private static func exchange(_ text: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            if !text.isEmpty { try await outbound.write(ByteBuffer(string: text)) }
            var answer = ""
            do {
                for try await piece in inbound { answer += String(buffer: piece) }
            } catch is IOError {
                // A server that closes with bytes unread resets the connection.
            }
            return answer
        }
    }

    private static func request(_ path: String = "/", _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(fields)\r\n"
    }

    @Test func headerFieldsUpToTheLimitAreReadAndMoreIsRefused() async throws {
        try await serving { port in
            func line(_ name: String, _ count: Int) -> String { "\(name): \(String(repeating: "a", count: count))\r\n" }
            let most = try await Self.exchange(
                Self.request("/", line("X", Limits.headerBytesMax - 200)), port: port)
            #expect(most.hasPrefix("HTTP/1.1 200 OK"))
            for fields in [
                line("X", Limits.headerBytesMax + 1),
                line("X", Limits.headerBytesMax * 6 / 10) + line("Y", Limits.headerBytesMax * 6 / 10),
                (0..<Limits.headerFieldsMax).map { line("X\($0)", 1) }.joined(),
            ] {
                let answer = try await Self.exchange(Self.request("/", fields), port: port)
                #expect(!answer.contains("200 OK"), "\(fields.prefix(20))")
            }
        }
    }

    @Test(arguments: ["", "GET / HTTP/1.1\r\nHost: 127.0", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"])
    func aConnectionThatStandsStillIsClosed(_ sent: String) async throws {
        try await serving { port in
            let start = ContinuousClock.now
            let answer = try await Self.exchange(sent, port: port)
            #expect(answer.isEmpty != sent.hasSuffix("\r\n\r\n"))
            #expect(start.duration(to: .now) > .milliseconds(700))
            #expect(start.duration(to: .now) < .seconds(20))
        }
    }

    @Test func anAnswerThatTakesLongIsWaitedFor() async throws {
        try await serving { port in
            let answer = try await Self.exchange(Self.request("/slow"), port: port)
            #expect(answer.hasSuffix("late"))
        }
    }
}
