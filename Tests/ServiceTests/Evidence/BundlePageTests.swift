import Evidence
import Foundation
import Market
import Store
import Testing

@testable import Service

@Suite struct BundlePageTests {
    /// The page out of a bundle.
    static func page(_ bundle: [UInt8]) throws -> String {
        let start = try #require(Data(bundle).range(of: Data("<!doctype html>".utf8)))
        let end = try #require(Data(bundle).range(of: Data("</html>\n".utf8)))
        return String(decoding: bundle[start.lowerBound..<end.upperBound], as: UTF8.self)
    }

    private func told(_ market: TestMarket, saying text: String = "能否开发票？") async throws -> (Stage, TradeID) {
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.post(text, in: trade, by: stage.buyer)
        var terms = TestMarket.terms
        terms.deliveryHours = 24
        _ = try await stage.marketplace.propose(
            terms, clauses: ["含发票"], answering: 0, ticks: [], password: Stage.sellerPassword, in: trade,
            by: stage.seller)
        let reading = try await stage.marketplace.state(of: trade, for: stage.buyer)
        let proposal = try #require(reading.trade.openProposal)
        _ = try await stage.marketplace.confirm(
            proposal: proposal.number, document: proposal.document, ticks: Set(reading.trade.requiredTicks),
            proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        try await stage.complete(trade)
        return (stage, trade)
    }

    @Test func everythingIsToldWithItsEntryAndItsProof() async throws {
        let market = try await TestMarket.open()
        let (stage, trade) = try await told(market)
        let page = try Self.page(try await stage.bundle(trade))
        let entries = try await stage.marketplace.entries(of: trade, for: stage.buyer)
        for entry in entries {
            let digits = PageEntry.digits(entry.sequence)
            #expect(page.contains("id=\"e\(entry.sequence)\""))
            #expect(page.contains("href=\"entries/\(digits).json\"") && page.contains("href=\"proofs/\(digits).tlog-proof\""))
            #expect(page.contains(entry.hash), "\(entry.kind)")
            #expect(page.contains("leaf \(entry.position)"))
        }
        // What was described, said, changed, paid, handed over.
        for words in ["IE 不支持", "源码不得转售", "能否开发票？", "请查收", "源码.zip", "很好", "tx-", "references/000000-entry.json"] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.contains("<del>"), "a negotiated clause is shown against the standard one")
        #expect(page.contains("<ins><div class=\"words\" dir=\"auto\">含发票</div></ins>"))
        #expect(page.contains("已知缺陷 1"), "what was ticked is named")
        #expect(page.contains("files/\(stage.file.artefact.sha256)"))
        #expect(page.contains("2023-11-15 06:13:20") && page.contains("2023-11-14 22:13:20 UTC"))
        try await market.close()
    }

    @Test func nothingOfItRunsOrIsFetched() async throws {
        let market = try await TestMarket.open()
        let (stage, trade) = try await told(
            market, saying: "<script>alert(1)</script><img src=x onerror=alert(2)>\u{202E}&\"'\u{1}")
        let page = try Self.page(try await stage.bundle(trade))
        #expect(!page.lowercased().contains("<script"))
        #expect(!page.contains("<img src=x"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;"))
        #expect(!page.contains("\u{1}"))
        #expect(page.contains("default-src 'none'"))
        let style = try #require(page.split(separator: "<style>").last?.split(separator: "</style>").first)
        #expect(page.contains("style-src 'sha256-\(Hash.sha256(Array(style.utf8)).base64)'"))
        for match in page.matches(of: /(?:href|src)="([^"]*)"/) {
            let target = match.1
            #expect(target.hasPrefix("#") || !target.contains(":") && !target.hasPrefix("/"), "\(target)")
        }
        #expect(!page.contains("style=\""), "no inline style")
        #expect(page.firstMatch(of: /<[^>]* on[a-z]+=/) == nil, "no handler")
        try await market.close()
    }

    @Test func whatIsErasedOrWithheldIsSaidToBe() async throws {
        let market = try await TestMarket.open()
        let (stage, trade) = try await told(market)
        try await market.marketplace.database.write { try $0.run("DELETE FROM openings WHERE field = 'text'") }
        let page = try Self.page(try await stage.bundle(trade))
        #expect(!page.contains("能否开发票？"))
        #expect(page.contains("已依法删除，或尚未向您公开"))
        try await market.close()
    }

    @Test func everyLinkLeadsToAMemberOfTheBundle() async throws {
        let market = try await TestMarket.open()
        let (stage, trade) = try await told(market)
        let bundle = try await stage.bundle(trade)
        let page = try Self.page(bundle)
        let manifest = String(decoding: bundle, as: UTF8.self)
        var count = 0
        for match in page.matches(of: /href="([^"#]+)"/) {
            count += 1
            #expect(manifest.contains("  \(match.1)\n") || match.1.hasPrefix("manifest."), "\(match.1)")
        }
        #expect(count > 40)
        try await market.close()
    }

    @Test func theSameContentsGiveTheSamePage() async throws {
        let market = try await TestMarket.open()
        let (stage, trade) = try await told(market)
        #expect(try Self.page(try await stage.bundle(trade)) == Self.page(try await stage.bundle(trade)))
        try await market.close()
    }

    @Test func picturesAreToldByTheirFirstBytes() {
        #expect(PageFile.startsPicture([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]))
        #expect(PageFile.startsPicture([0xFF, 0xD8, 0xFF, 0xE0]))
        #expect(PageFile.startsPicture(Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBP".utf8)))
        #expect(!PageFile.startsPicture(Array("<svg xmlns".utf8)))
        #expect(!PageFile.startsPicture(Array("RIFF\u{1}\u{1}\u{1}\u{1}WAVE".utf8)))
    }

    /// Files of any kind of entry are found, by their hash, with their names out of what was sealed.
    @Test func filesOfAnyEntryAreNamed() throws {
        let hash = String(repeating: "cd", count: 32)
        let names = try #require(Opening(salt: Array(repeating: 1, count: 32), text: #"["图.png"]"#))
        let header = try EntryHeader(
            stream: "trade/1", streamNumber: 0, sequence: 3, previous: Hash.sha256([]), kind: "somethingNew", actor: "member/a",
            timeMs: 1, facts: ["attachments": [["sha256": .string(hash), "sizeBytes": 7]]],
            sealed: ["fileNames": Commitment.commit(names, field: "fileNames")])
        let entry = Entry(position: 1, header: header, hash: header.entryHash, openings: ["fileNames": names])
        #expect(entry.namedFiles.map(\.name) == ["图.png"])
        #expect(entry.namedFiles.map(\.sizeBytes) == [7])
        var page = PageText()
        let picture = PageFile(sizeBytes: 7, isPicture: true)
        page.files(entry.namedFiles, in: [try #require(Hash(hex: hash)): picture])
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("<img src=\"files/\(hash)\" alt=\"图.png\">"))
    }
}
