import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Market
import NIOCore
import NIOPosix
import Service
import Testing

@testable import Web

@Suite struct DepositRouteTests {
    @Test func theBytesBecomeADeposit() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await put(market, seller, "/deposits?name=%E6%BA%90%E7%A0%81.zip", Array("hello".utf8))
            #expect(answer.status == .created)
            let sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
            #expect(try answer.text("sha256") == sha256)
            #expect(try answer.object["sizeBytes"] == .integer(5))
            let own = try await seller.page("/files/\(sha256)")
            #expect(own.text == "hello")
            #expect(own.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(own.headers[.contentType] == "application/octet-stream")
            let other = try await market.member("lilei")
            #expect(try await other.page("/files/\(sha256)").status == .notFound)
            #expect(try await market.visitor.json("/files/\(sha256)").status == .unauthorized)
        }
    }

    @Test func pathTricksInNamesDoNothing() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let answer = try await put(market, seller, "/deposits?name=..%2F..%2Fetc%2Fpasswd", [1])
            #expect(try answer.text("name") == "passwd")
            let nameless = try await put(market, seller, "/deposits?name=..", [2])
            #expect(try nameless.text("name") == "file")
            let long = String(repeating: "a", count: 230)
            #expect(try await put(market, seller, "/deposits?name=\(long)", [3]).errorCode == "fileNameMalformed")
        }
    }

    @Test func whatIsEmptyTooLargeOrCutShortLeavesNothing() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            #expect(try await put(market, seller, "/deposits?name=a", []).errorCode == "fileEmpty")
            var headers = seller.program()
            headers[.contentLength] = String(Limits.artefactBytesMax + 1)
            let large = try await market.client.execute(uri: "/deposits?name=a", method: .put, headers: headers)
            #expect(large.status == .contentTooLarge)
            headers[.contentLength] = "100"
            let short = try await market.client.execute(uri: "/deposits?name=a", method: .put, headers: headers)
            #expect(short.status == .badRequest)
            #expect(try short.errorCode == "bodyIncomplete")
            #expect(try market.storedFiles() == [])
        }
    }

    @Test(.timeLimit(.minutes(1))) func aConnectionThatBreaksLeavesNothing() async throws {
        try await WebMarket.run(setup: .live) { market async throws in
            let seller = try await market.member("hanmei")
            let port = try #require(market.client.port)
            let head =
                "PUT /deposits?name=a.zip HTTP/1.1\r\nHost: localhost:\(port)\r\nContent-Length: 1000000\r\n"
                + "Authorization: Bearer \(try #require(seller.token))\r\n\r\n"
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connect(host: "127.0.0.1", port: port).get()
            try await channel.writeAndFlush(ByteBuffer(string: head + String(repeating: "x", count: 500_000)))
            while try market.storedFiles().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            try await channel.close()
            while try !market.storedFiles().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        }
    }

    @Test func aBrowserNeedsTheFormToken() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            var headers = seller.browser(.zh)
            let bare = try await market.client.execute(
                uri: "/deposits?name=a", method: .put, headers: headers, body: ByteBuffer(string: "x"))
            #expect(bare.status == .forbidden)
            headers[.formToken] = seller.formToken
            headers[.accept] = "application/json"
            let sent = try await market.client.execute(
                uri: "/deposits?name=a", method: .put, headers: headers, body: ByteBuffer(string: "x"))
            #expect(sent.status == .created)
            #expect(try await put(market, market.visitor, "/deposits?name=a", [1]).status == .unauthorized)
        }
    }

    @Test func onlyScreenshotsOfARevisionAreOpenToAll() async throws {
        try await WebMarket.run { market async throws in
            let seller = try await market.member("hanmei")
            let artefact = try await market.deposit(PublishRouteTests.png, name: "a.png", by: seller)
            let listing = try await market.listing(by: seller, artefact: artefact)
            let path = "/files/\(artefact.artefact.sha256)/\(listing)/1"
            #expect(try await market.visitor.page(path).status == .notFound, "the artefact is for sale, not for show")
            let own = try await seller.page("/files/\(artefact.artefact.sha256)")
            #expect(own.headers[.contentType] == "image/png")
            #expect(own.headers[.contentDisposition] == nil)
        }
    }

    private func put(
        _ market: WebMarket, _ member: WebMember, _ path: String, _ bytes: [UInt8]
    ) async throws -> TestResponse {
        try await market.client.execute(
            uri: path, method: .put, headers: member.program(), body: ByteBuffer(bytes: bytes))
    }
}

extension WebMarket {
    /// The files in the store, those on their way in included.
    fileprivate func storedFiles() throws -> [String] {
        let all = FileManager.default.enumerator(at: blobs, includingPropertiesForKeys: [.isRegularFileKey])
        var files: [String] = []
        while let file = all?.nextObject() as? URL {
            if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { files.append(file.lastPathComponent) }
        }
        return files
    }
}
