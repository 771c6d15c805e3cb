import AsyncHTTPClient
import Foundation
import Market
import NIOCore
import NIOHTTP1
import Testing

@testable import Service
@testable import Web

/// Many large downloads at once cost connections, not memory.
@Suite(.serialized) struct ParallelDownloadsTests {
    private static let fileBytes: Int64 = 200 << 20
    private static let atOnce = 10

    @Test func tenLargeFilesAtOnceAreNotLoadedIntoMemory() async throws {
        try await OpenMarket.run { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let (trade, file) = try await WholeTradeTests.deliver(
                market, seller, buyer, [UInt8](repeating: 42, count: 1 << 20), repeats: 200)
            let before = try Memory.peakBytes(reset: true)
            let began = ContinuousClock.now
            let received = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<Self.atOnce { group.addTask { try await Self.fetch("\(trade)/files/\(file)", buyer) } }
                return try await group.reduce(into: [Int64]()) { $0.append($1) }
            }
            let seconds = (ContinuousClock.now - began) / .seconds(1)
            let grown = try Memory.peakBytes(reset: false) - before
            #expect(received == Array(repeating: Self.fileBytes, count: Self.atOnce))
            #expect(grown < 200 << 20, "grown by \(grown >> 20) MiB for \(Self.atOnce) files of 200 MiB")
            print(
                "\(Self.atOnce) downloads of 200 MiB at once: peak memory of server and clients together +\(grown >> 20) MiB, \(String(format: "%.1f", seconds)) s"
            )
            let downloads = try await WholeTradeTests.downloads(market, trade)
            #expect(downloads.count == Self.atOnce && downloads.allSatisfy(\.isComplete))
        }
    }

    private static func fetch(_ path: String, _ buyer: Caller) async throws -> Int64 {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(buyer.market.port)\(path)")
        request.headers.add(name: "authorization", value: "Bearer \(buyer.token)")
        let response = try await Caller.client.execute(request, timeout: .minutes(10))
        var count: Int64 = 0
        for try await piece in response.body { count += Int64(piece.readableBytes) }
        return count
    }
}

/// What this process has taken of the machine's memory.
private enum Memory {
    /// The most it ever had at once since the last reset, in bytes.
    static func peakBytes(reset: Bool) throws -> Int64 {
        if reset { try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs")) }
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int64(line.filter(\.isNumber))) * 1_024
    }
}
