import AsyncHTTPClient
import Evidence
import Foundation
import Market
import NIOCore
import NIOHTTP1
import Testing

@testable import Service
@testable import Web

/// One trade from enquiry to bundle over real connections, with the sandbox bank, twice: as programs and as browsers do it.
@Suite struct WholeTradeTests {
    @Test func asPrograms() async throws {
        try await OpenMarket.run { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let (listing, file) = try await Self.publish(market, seller)

            let opened = try await buyer.send("/listings/\(listing)/enquiries", #"{"text": "支持多门店吗？"}"#)
            #expect(opened.status == 201)
            let trade = "/trades/" + (try opened.text("trade"))
            #expect(try await seller.send("\(trade)/messages", #"{"text": "支持。"}"#).status == 201)
            let taken = try await buyer.send("\(trade)/standard-terms")
            let ticks = #"["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"]"#
            let confirmed = try await buyer.send(
                "\(trade)/confirmations",
                #"{"proposal": 1, "document": "\#(try taken.text("document"))", "ticks": \#(ticks), "password": "password of buyer"}"#
            )
            #expect(confirmed.status == 201)

            let started = try await buyer.send("\(trade)/payments")
            #expect(started.status == 201)
            try await Self.payAtTheBank(try started.text("payURL"))
            // The bank's notification is on its way; the page to which it leads back asks by itself.
            let payment = try started.text("payment")
            #expect(try await buyer.get("\(trade)/payments/\(payment)").text("payment") == "paid")

            let delivered = try await seller.send("\(trade)/deliveries", #"{"files": ["\#(file)"], "note": "请查收"}"#)
            let fetched = try await buyer.get("\(trade)/files/\(file)")
            #expect(fetched.body == TradeSteps.fileBytes)
            let signed = try await buyer.send(
                "\(trade)/receipt", #"{"manifest": "\#(try delivered.text("manifest"))", "password": "password of buyer"}"#)
            #expect(signed.status == 201)
            #expect(try await buyer.send("\(trade)/acceptance").status == 201)
            #expect(try await buyer.send("\(trade)/rating", #"{"score": "good", "text": "很好"}"#).status == 201)
            #expect(try await seller.send("\(trade)/rating", #"{"score": "good"}"#).status == 201)

            #expect(try await seller.get("/wallet").text("balanceMinor") == "18905")
            try await Self.checkBundle(market, try await buyer.get("\(trade)/bundle.zip"))
        }
    }

    @Test func asBrowsersWithoutScript() async throws {
        try await OpenMarket.run { market in
            let (seller, buyer) = (try await market.member("seller"), try await market.member("buyer"))
            let (listing, file) = try await Self.publish(market, seller)
            let shelf = try await buyer.page("/listings/\(listing)")
            let trade = try await buyer.submit(on: shelf, action: "/listings/\(listing)/enquiries", ["text": "您好"])

            // The buyer proposes a lower price, the seller confirms it.
            let form = try await buyer.page("\(trade)/proposals")
            let typed: KeyValuePairs = [
                "price": "188.00", "licence": "oneProduct", "includesSource": "yes", "deliveryHours": "48",
                "acceptanceDays": "14", "changeRounds": "2", "supportMonths": "6", "noReasonReturnDays": "0",
                "returnCondition": "notDownloaded", "clauses": "远程安装一次\n\n附安装视频",
            ]
            let draft = try await buyer.submit(on: form, action: "\(trade)/prepared-terms", typed)
            let prepared = try await buyer.page(draft)
            #expect(prepared.text.contains("附安装视频"))
            #expect(try await seller.page("\(trade)/terms/1").status == 404, "nobody sees what is not signed")
            _ = try await buyer.submit(on: prepared, action: "\(draft)/signature", ["password": "password of buyer"])
            let terms = try await seller.page("\(trade)/terms/1")
            #expect(terms.text.contains("¥188.00") && terms.text.contains("附安装视频"))
            _ = try await seller.submit(on: terms, action: "\(trade)/confirmations", ["password": "password of seller"])

            let desk = try await buyer.submit(on: try await buyer.page("\(trade)/payments"), action: "\(trade)/payments")
            try await Self.payAtTheBank(desk)
            let payment = try #require(
                try await market.marketplace.state(of: Self.id(trade), for: Self.member(market, "buyer")).trade.payments.last?.id)
            #expect(try await buyer.page("\(trade)/payments/\(payment)").text.contains("款已托管"))

            // The seller delivers the deposited artefact and a further file out of the form.
            let delivering = try await seller.page("\(trade)/deliveries/new")
            _ = try await seller.submit(on: delivering, action: "\(trade)/deliveries", ["deposited": "yes", "note": "请查收"])
            let shown = try await buyer.page("\(trade)/files")
            let links = shown.text.matches(of: /href="(\/trades\/[^"]*\/files\/[0-9a-f]{64})"/).map { String($0.1) }
            #expect(links.count == 2 && links.contains { $0.hasSuffix(file) })
            for link in links { #expect(try await buyer.page(link).status == 200) }
            _ = try await buyer.submit(
                on: try await buyer.page("\(trade)/receipt"), action: "\(trade)/receipt", ["password": "password of buyer"])
            _ = try await buyer.submit(on: try await buyer.page(trade), action: "\(trade)/acceptance")
            for member in [buyer, seller] {
                _ = try await member.submit(
                    on: try await member.page("\(trade)/rating"), action: "\(trade)/rating", ["score": "good", "text": "爽快"])
            }

            for path in ["", "/ledger", "/bundle", "/entries/0", "/terms/1", "/terms/1/contract", "/files", "/receipt"] {
                let page = try await buyer.page(trade + path)
                #expect(page.status == 200 && !page.text.contains("⟦"), "\(path)")
            }
            #expect(try await seller.page("/wallet").text.contains("¥178.60"))
            #expect(try await buyer.page("/trades").text.contains("已完成"))
            #expect(try await buyer.page("/log").text.contains("test.chengxu.example/log"))
            try await Self.checkBundle(market, try await seller.page("\(trade)/bundle.zip"))
        }
    }

    static func publish(
        _ market: OpenMarket, _ seller: Caller, _ bytes: [UInt8] = TradeSteps.fileBytes, repeats: Int = 1
    ) async throws -> (listing: String, file: String) {
        let member = try await member(market, "seller")
        let (chunks, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        // The same array again and again, which takes its memory once.
        for _ in 0..<repeats { continuation.yield(bytes) }
        continuation.finish()
        let file = try await market.marketplace.deposit(chunks, name: "源码.zip", media: "application/zip", by: member)
        let content = ListingContent(
            title: "进销存管理系统", fields: ["version": .text("1.0"), "support": .text("站内消息")],
            defects: [Defect(severity: .minor, text: "IE 不支持")], noneKnown: false, clauses: ["源码不得转售"],
            artefactName: file.name)
        let form = RevisionForm(
            category: "website-source", content: content, terms: WebMarket.terms, artefact: file.artefact.sha256,
            screenshots: [])
        let listing = try await market.marketplace.publish(form, by: member).listing
        return (listing.rawValue, file.artefact.sha256.rawValue)
    }

    /// A trade in which these bytes have been delivered.
    static func deliver(
        _ market: OpenMarket, _ seller: Caller, _ buyer: Caller, _ bytes: [UInt8], repeats: Int = 1
    ) async throws -> (trade: String, file: String) {
        let (listing, file) = try await publish(market, seller, bytes, repeats: repeats)
        let taken = try await buyer.send("/listings/\(listing)/enquiries", #"{"buy": true}"#)
        let trade = "/trades/" + (try taken.text("trade"))
        let ticks = #"["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"]"#
        _ = try await buyer.send(
            "\(trade)/confirmations",
            #"{"proposal": 1, "document": "\#(try taken.text("document"))", "ticks": \#(ticks), "password": "password of buyer"}"#)
        let started = try await buyer.send("\(trade)/payments")
        try await payAtTheBank(try started.text("payURL"))
        _ = try await buyer.get("\(trade)/payments/\(try started.text("payment"))")
        #expect(try await seller.send("\(trade)/deliveries", #"{"files": ["\#(file)"]}"#).status == 201)
        return (trade, file)
    }

    static func downloads(_ market: OpenMarket, _ trade: String) async throws -> [ArtefactDownloaded] {
        try await market.marketplace.entries(of: id(trade), for: member(market, "buyer")).compactMap { entry in
            guard case .artefactDownloaded(let facts) = entry.event else { return nil }
            return facts
        }
    }

    private static func member(_ market: OpenMarket, _ handle: String) async throws -> MemberID {
        try await market.marketplace.signIn(handle: handle, password: "password of \(handle)").member
    }

    private static func id(_ path: String) throws -> TradeID {
        let last = try #require(path.split(separator: "/").last?.prefix { $0 != "#" })
        return try #require(TradeID(rawValue: String(last)))
    }

    private static func payAtTheBank(_ link: String) async throws {
        var request = HTTPClientRequest(url: link)
        request.method = .POST
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        let response = try await Caller.client.execute(request, timeout: .seconds(10))
        #expect(response.status == .ok)
    }

    private static func checkBundle(_ market: OpenMarket, _ reply: Caller.Reply) async throws {
        #expect(reply.status == 200)
        #expect(reply.headers.first(name: "content-type") == "application/zip")
        #expect(reply.headers.first(name: "content-length") == String(reply.body.count))
        let keys = market.marketplace.keys
        let report = BundleVerifier.verify(BytesSource(reply.body), trusting: [keys.log.verifier, keys.record.verifier])
        #expect(report.findings == [])
        #expect(report.isTailProved)
    }
}
