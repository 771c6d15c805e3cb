import Foundation
import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Store
import Testing

@testable import Service
@testable import Web

/// The protocol as a client of it speaks it. Source: tus resumable upload protocol 1.0.0.
@Suite struct UploadRoutesTests {
    private static let bytes = Array("一份很大的源码".utf8) + [UInt8](repeating: 9, count: 500_000)

    private func send(
        _ method: HTTPRequest.Method, _ path: String, by member: WebMember, _ fields: [HTTPField.Name: String] = [:],
        _ body: ArraySlice<UInt8> = [], version: String? = "1.0.0"
    ) async throws -> TestResponse {
        var headers = member.program()
        headers[.tusResumable] = version
        for (name, value) in fields { headers[name] = value }
        return try await member.market.client.execute(uri: path, method: method, headers: headers, body: ByteBuffer(bytes: body))
    }

    private func begin(_ member: WebMember, length: Int = bytes.count, name: String = "源码.zip") async throws -> TestResponse {
        try await send(
            .post, "/uploads", by: member,
            [.uploadLength: String(length), .uploadMetadata: "filetype emlw,filename \(Data(name.utf8).base64EncodedString())"])
    }

    private func piece(_ member: WebMember, _ path: String, _ range: Range<Int>) async throws -> TestResponse {
        try await send(
            .patch, path, by: member,
            [.uploadOffset: String(range.lowerBound), .contentType: "application/offset+octet-stream"], Self.bytes[range])
    }

    @Test func aFileInPieces() async throws {
        try await WebMarket.run { market in
            let member = try await market.member("seller")
            let begun = try await begin(member)
            #expect(begun.status == .created)
            #expect(begun.headers[.tusResumable] == "1.0.0")
            #expect(begun.headers[.uploadExpires]?.hasSuffix("GMT") == true)
            let path = try #require(begun.headers[.location])
            let first = try await piece(member, path, 0..<200_000)
            #expect(first.status == .noContent)
            #expect(first.headers[.uploadOffset] == "200000")
            let head = try await send(.head, path, by: member)
            #expect(head.status == .ok)
            #expect(head.headers[.uploadOffset] == "200000")
            #expect(head.headers[.uploadLength] == String(Self.bytes.count))
            #expect(head.headers[.cacheControl] == "no-store")
            // A piece that does not begin where the last one ended is not taken.
            let crossed = try await piece(member, path, 100_000..<200_000)
            #expect(crossed.status == .conflict)
            #expect(try crossed.errorCode == "otherOffset")
            let last = try await piece(member, path, 200_000..<Self.bytes.count)
            #expect(last.status == .noContent)
            #expect(last.headers[.reprDigest]?.hasPrefix("sha-256=:") == true)
            let done = try await member.json(path)
            let sha256 = try #require(try done.text("sha256").flatMap(Digest.init(rawValue:)))
            let owner = try #require(member.id)
            let deposit = try await market.marketplace.deposit(sha256, of: owner)
            #expect(deposit.name == "源码.zip")
            #expect(deposit.artefact.bytes == Int64(Self.bytes.count))
        }
    }

    @Test func whatIsGivenUpIsGone() async throws {
        try await WebMarket.run { market in
            let member = try await market.member("seller")
            let path = try #require(try await begin(member).headers[.location])
            #expect(try await piece(member, path, 0..<1_000).status == .noContent)
            #expect(try await send(.delete, path, by: member).status == .noContent)
            #expect(try await member.json(path).status == .notFound)
            #expect(try await market.marketplace.blobs.partials() == [])
        }
    }

    @Test func whatTheProtocolDoesNotAllow() async throws {
        try await WebMarket.run { market in
            let (member, other) = (try await market.member("seller"), try await market.member("other"))
            #expect(try await send(.post, "/uploads", by: member, [.uploadLength: "5"], version: nil).status == .preconditionFailed)
            #expect(try await send(.post, "/uploads", by: member, [.uploadLength: "-5"]).status == .unprocessableContent)
            #expect(try await send(.post, "/uploads", by: member).status == .unprocessableContent)
            #expect(try await begin(member, length: Int(Artefact.bytesMax) + 1).status == .contentTooLarge)
            let path = try #require(try await begin(member, length: 4).headers[.location])
            #expect(try await send(.patch, path, by: member, [.uploadOffset: "0"], [1]).status == .unsupportedMediaType)
            #expect(try await piece(member, path, 0..<5).status == .contentTooLarge)
            #expect(try await other.json(path).status == .notFound)
            #expect(try await piece(other, path, 0..<4).status == .notFound)
            #expect(try await market.visitor.json(path).status == .unauthorized)
            #expect(try await member.json("/uploads/..%2f..").status == .notFound)
        }
    }

    @Test func aBrowserNeedsTheFormToken() async throws {
        try await WebMarket.run { market in
            let member = try await market.member("seller")
            var headers = member.browser(.zh)
            headers[.tusResumable] = "1.0.0"
            headers[.uploadLength] = "5"
            let bare = try await market.client.execute(uri: "/uploads", method: .post, headers: headers)
            #expect(bare.status == .forbidden)
            headers[.formToken] = member.formToken
            headers[.accept] = "application/json"
            #expect(try await market.client.execute(uri: "/uploads", method: .post, headers: headers).status == .created)
        }
    }
}
