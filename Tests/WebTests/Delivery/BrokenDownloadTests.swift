import Foundation
import Market
import NIOCore
import NIOPosix
import Testing

@testable import Service
@testable import Web

@Suite struct BrokenDownloadTests {
    /// A reader that leaves in the middle: what was handed to the connection is entered, and not as complete.
    @Test func isEnteredAsIncomplete() async throws {
        try await OpenMarket.run { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let bytes = [UInt8](repeating: 42, count: 32 << 20)
            let (trade, file) = try await WholeTradeTests.deliver(market, seller, buyer, bytes)
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .channelOption(.socketOption(.so_rcvbuf), value: 4_096)
                .channelOption(.autoRead, value: false)
                .connect(host: "127.0.0.1", port: market.port).get()
            let request = "GET \(trade)/files/\(file) HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(buyer.token)\r\n\r\n"
            try await channel.writeAndFlush(ByteBuffer(string: request))
            try await Task.sleep(for: .milliseconds(500))
            try await channel.close()

            var found: [ArtefactDownloaded] = []
            for _ in 0..<100 where found.isEmpty {
                try await Task.sleep(for: .milliseconds(50))
                found = try await WholeTradeTests.downloads(market, trade)
            }
            #expect(found.count == 1)
            #expect(found.first?.isComplete == false)
            #expect((found.first?.bytesSent ?? .max) < Int64(bytes.count))
        }
    }
}
