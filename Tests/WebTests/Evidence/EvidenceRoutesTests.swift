import Evidence
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Service
import Testing

@testable import Web

@Suite struct EvidenceRoutesTests {
    @Test func theLogAsOutsidersFollowIt() async throws {
        try await TradeSteps.run { steps in
            let visitor = steps.market.visitor
            // From the first moment on, before the notary's first round.
            let first = try SignedNote(parsing: Array(buffer: try await visitor.json("/checkpoint").body))
            _ = try first.verify(by: [steps.market.marketplace.keys.log.verifier])
            #expect(try #require(Checkpoint(text: first.text)).size > 0)
            let trade = try await steps.opened()
            let proof = try await steps.buyer.json("/trades/\(trade)/entries/0/proof")
            #expect(proof.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(String(buffer: proof.body).hasPrefix("c2sp.org/tlog-proof@v1"))

            let note = try SignedNote(parsing: Array(buffer: try await visitor.json("/checkpoint").body))
            _ = try note.verify(by: [steps.market.marketplace.keys.log.verifier])
            let checkpoint = try #require(Checkpoint(text: note.text))
            let tile = try await visitor.json("/tile/0/000.p/\(checkpoint.size)")
            #expect(tile.status == .ok)
            #expect(tile.headers[.contentType] == "application/octet-stream")
            #expect(tile.body.readableBytes == Int(checkpoint.size) * 32)
            for path in ["/tile/0/000.p/255", "/tile/9/000", "/tile/0/00", "/tile/x/000", "/tile/0/000.p/0"] {
                #expect(try await visitor.json(path).status == .notFound, "\(path)")
            }
            let keys = try await visitor.json("/keys")
            #expect(String(buffer: keys.body).split(separator: "\n").count == 2)
        }
    }

    @Test func anEntryAsJSONAndItsBytes() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let entry = try await steps.seller.json("/trades/\(trade)/entries/1")
            #expect(try entry.text("kind") == "messagePosted")
            guard case .string(let said)? = try entry.object["opened"]?["text"] else { throw NoEvents() }
            #expect(said.contains("您好，支持 PostgreSQL 吗？"))
            let header = try await steps.seller.json("/trades/\(trade)/entries/1/header")
            #expect(try EntryHeader(parsing: Array(buffer: header.body)).entryHash.hex == entry.text("hash"))
            #expect(try await steps.seller.json("/trades/\(trade)/entries/2").status == .notFound)
            let page = try await steps.buyer.page("/trades/\(trade)/entries/1")
            #expect(page.status == .ok && !String(buffer: page.body).contains("⟦"))
        }
    }

    @Test func theConfirmedBytes() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreed()
            let document = try await steps.seller.json("/trades/\(trade)/terms/1/document")
            let terms = try await steps.seller.json("/trades/\(trade)/terms/1")
            #expect(Hash.sha256(Array(buffer: document.body)).hex == (try terms.text("document")))
            #expect(try await steps.seller.json("/trades/\(trade)/terms/2").status == .notFound)
        }
    }

    @Test func entriesPageByPage() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.completed()
            var from: Int64? = 0
            var kinds: [String] = []
            while let start = from {
                let page = try await steps.buyer.json("/trades/\(trade)/events?from=\(start)&limit=5")
                guard case .array(let events)? = try page.object["events"] else { throw NoEvents() }
                kinds += events.compactMap { if case .string(let kind)? = $0["kind"] { kind } else { nil } }
                if case .integer(let next)? = try page.object["next"] { from = next } else { from = nil }
            }
            #expect(kinds.first == "enquiryOpened" && kinds.last == "holdReleased")
            #expect(kinds.count == 17)
            #expect(kinds.count { $0 == "clauseTicked" } == 4)
            #expect(try await steps.buyer.json("/trades/\(trade)/events?limit=0").status == .unprocessableContent)
            #expect(try await steps.buyer.json("/trades/\(trade)/events?surprise=1").status == .unprocessableContent)
        }
    }

    private struct NoEvents: Error {}
}
