import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Service
import Testing

@testable import Market
@testable import Web

/// What was found in an artefact, from upload to listing page, read by the built program.
@Suite struct DepositFactsRouteTests {
    @Test func aDepositTellsWhatIsInIt() async throws {
        try await WebMarket.run(inspector: .built) { market async throws in
            let seller = try await market.member("hanmei")
            let sha256 = try await put(market, seller, Self.script)
            let path = "/deposits/\(sha256)/facts"
            let facts = try await waited(seller, path)
            #expect(try facts.text("state") == "read")
            #expect(facts.text.contains(#""language":"python""#))
            let page = try await seller.page(path)
            #expect(page.status == .ok)
            #expect(page.text.contains("Python") && page.text.contains("100.0 %"))
            let other = try await market.member("lilei")
            #expect(try await other.page(path).status == .notFound, "another's deposit")
            #expect(try await market.visitor.json(path).status == .unauthorized)
            #expect(try await seller.page("/deposits/\(String(repeating: "0", count: 64))/facts").status == .notFound)
        }
    }

    @Test func theListingShowsWhatWasFoundAndWhatChanged() async throws {
        try await WebMarket.run(inspector: .built) { market async throws in
            let seller = try await market.member("hanmei")
            let first = try await market.deposit(Self.script, name: "a.py", by: seller)
            let listing = try await market.listing(by: seller, artefact: first)
            let page = try await market.visitor.page("/listings/\(listing)")
            #expect(page.text.contains("文件中发现") || page.text.contains("Python"))
            #expect(try await market.visitor.json("/listings/\(listing)").text.contains(#""artefactFacts":{"#))
            let second = try await market.deposit(Self.script + Array("print(2)\n".utf8), name: "b.py", by: seller)
            try await market.revise(listing, by: seller, artefact: second)
            let changes = try await market.visitor.json("/listings/\(listing)/changes/1/2")
            #expect(changes.status == .ok)
            #expect(changes.text.contains(#""figure":"sourceLines","was":2,"now":3"#), "\(changes.text)")
            #expect(changes.text.contains(#""sameFiles":false"#))
            let shown = try await market.visitor.page("/listings/\(listing)/changes/1/2")
            #expect(shown.status == .ok)
            #expect(shown.text.contains("<del>2</del><ins>3</ins>"))
            #expect(shown.text.contains("<del>企业官网源码</del><ins>企业官网源码 新版</ins>"))
            let same = try await market.visitor.json("/listings/\(listing)/changes/2/2")
            #expect(same.text.contains(#""same":true"#))
            for path in ["0/1", "1/3", "x/1", "-1/1"] {
                #expect(try await market.visitor.page("/listings/\(listing)/changes/\(path)").status == .notFound, "\(path)")
            }
        }
    }

    @Test func wherePrivateKeysLieIsTheSellersToKnow() async throws {
        try await WebMarket.run(inspector: .built) { market async throws in
            let seller = try await market.member("hanmei")
            let leaking = try await market.deposit(Array("id = '\("AKIA" + "Q3RTZ7LMN2WPVB5X")'\n".utf8), name: "a.py", by: seller)
            await #expect(throws: PublishRevisionRefusal.secretsLeftIn([.awsKey])) {
                try await market.listing(by: seller, artefact: leaking)
            }
            let listing = try await market.listing(by: seller, artefact: leaking, secretsMeant: true)
            let own = try await seller.page("/listings/\(listing)").text
            let others = try await market.visitor.page("/listings/\(listing)").text
            #expect(own.contains("第 1 行") && own.contains("AWS"))
            #expect(!others.contains("第 1 行") && others.contains("AWS"))
            #expect(!own.contains("Q3RTZ7LMN2WPVB5X"))
        }
    }

    @Test func aRefusedFormShowsTheTick() async throws {
        try await WebMarket.run(inspector: .built) { market async throws in
            let seller = try await market.member("hanmei")
            let leaking = Array("id = '\("AKIA" + "Q3RTZ7LMN2WPVB5X")'\n".utf8)
            let refused = try await seller.upload("/listings/new", PublishRouteTests.form, files: [("artefact", "a.py", leaking)])
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains(#"name="secretsMeant""#))
            #expect(refused.text.contains("AWS 访问密钥"))
            #expect(refused.text.contains("条款中的源码"), "stated and found already stand side by side")
        }
    }

    private static let script = Array("#!/usr/bin/env python3\nprint(1)\n".utf8)

    private func put(_ market: WebMarket, _ member: WebMember, _ bytes: [UInt8]) async throws -> String {
        let answer = try await market.client.execute(
            uri: "/deposits?name=a.py", method: .put, headers: member.program(), body: ByteBuffer(bytes: bytes))
        return try #require(try answer.text("sha256"))
    }

    private func waited(_ member: WebMember, _ path: String) async throws -> TestResponse {
        for _ in 0..<400 {
            let answer = try await member.json(path)
            let state = try answer.text("state")
            if state != "waiting", state != "reading" { return answer }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Late()
    }

    private struct Late: Error {}
}

extension ConfinedProgram {
    /// The built program, beside the test bundle.
    static let built: ConfinedProgram = {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        for folder in [own.deletingLastPathComponent(), URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()] {
            let file = folder.appending(path: "chengxu")
            if FileManager.default.isExecutableFile(atPath: file.path) { return ConfinedProgram(path: file.path) }
        }
        return ConfinedProgram(path: FileManager.default.currentDirectoryPath + "/.build/debug/chengxu")
    }()
}
