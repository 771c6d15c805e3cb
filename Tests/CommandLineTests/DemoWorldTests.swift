import Evidence
import Foundation
import Logging
import Market
import Payments
import Service
import Store
import Testing

@testable import chengxu

@Suite struct DemoWorldTests {
    @Test func everythingThatCanHappenHasHappened() async throws {
        try await withWorld { premises, sandbox, market in
            let phases = try await texts("SELECT DISTINCT phase FROM v_trades", market)
            #expect(Set(phases) == Set(TradePhase.allCases.filter { $0 != .unopened }.map(\.rawValue)))

            let kinds = try await market.database.read { connection in
                var kinds: Set<String> = []
                for trade in try connection.rows("SELECT id FROM v_trades", [], { try $0.text(0) }) {
                    let stream = StreamName(text: "trade/\(trade)")
                    for entry in try Journal(connection).entries(of: stream) { kinds.insert(entry.header.kind) }
                }
                return kinds
            }
            let expected: Set<String> = [
                "enquiryOpened", "messagePosted", "termsProposed", "termsConfirmed", "termsDeclined", "proposalLapsed",
                "agreementReached", "paymentStarted", "paymentReceived", "paymentLapsed", "filesDelivered",
                "artefactDownloaded", "receiptSigned", "acceptanceConfirmed", "acceptancePassed", "holdReleased",
                "refundOrdered", "refundMade", "settlementMade", "tradeRated", "ratingsRevealed",
                "clauseTicked", "agreementAmended", "ratingChanged", "ratingReplied", "pressureNoted", "disputeOpened",
                "disputeAnswered", "settlementOffered", "settlementAccepted",
                "disputeEscalated", "evidenceAdded", "disputeTaken", "disputePassed", "mediationProposed", "mediationAnswered",
                "disputeRuled", "rulingAppealed", "appealDecided", "outcomeExecuted", "afterSalesRequested", "requestAnswered",
                "remedyProposed", "remedyAccepted", "requestLapsed", "deletionSigned", "remedyFulfilled", "supportPosted",
                "requestClosed", "messageMasked",
            ]
            #expect(kinds == expected)
        }
    }

    /// A dispute stands in each of the places where one can stand, and a ruling is published.
    @Test func disputesStandEverywhere() async throws {
        try await withWorld { premises, sandbox, market in
            let phases = try await texts("SELECT DISTINCT phase FROM v_disputes", market)
            #expect(
                Set(phases) == ["answering", "negotiating", "evidence", "mediating", "appealable", "settled", "ruled"])
            #expect(try await market.publishedRulings(limit: 10).count == 1)
            #expect(try await market.mediatorWork().count == 2)
        }
    }

    /// After-sales requests and complaints stand in each of the places where one can stand.
    @Test func requestsAndComplaintsStandEverywhere() async throws {
        try await withWorld { premises, sandbox, market in
            let requests = try await texts(
                "SELECT DISTINCT kind || ' ' || phase || ' ' || coalesce(outcome, '') FROM v_after_sales", market)
            #expect(
                Set(requests) == [
                    "conditionalReturn waiting ", "conditionalReturn talking ", "conditionalReturn closed returned",
                    "noReasonReturn closed returned", "replacement closed remedied", "repair overdue ",
                    "supportQuestion closed answered", "supportQuestion silent ",
                ])
            let complaints = try await market.database.read { connection in
                try connection.rows("SELECT id FROM v_complaints ORDER BY id", []) { try ComplaintID.stored($0.text(0)) }
            }
            var standings: Set<Complaint.Standing> = []
            for complaint in complaints { standings.insert(try await market.complaintRow(complaint).standing) }
            #expect(standings == [.waiting, .ready, .decided, .appealed, .final])
            #expect(try await market.standingRestraints().map(\.scope) == [.payouts])
            let months = try await market.serviceMonths()
            let kept = months.compactMap { $0.kept[.conditionalReturns] }.reduce(PromiseKeeping()) { $0.joined(with: $1) }
            #expect(kept.times == SellerFigures.Share(1, of: 1), "what is open is not judged")
            #expect(months.contains { $0.kept[.complaintChannel]?.times.of ?? 0 > 0 })
        }
    }

    @Test func sellersBuyersAndListings() async throws {
        try await withWorld { premises, sandbox, market in
            #expect(try await texts("SELECT DISTINCT seller FROM v_listings", market).count >= 4)
            #expect(try await texts("SELECT DISTINCT buyer FROM v_trades", market).count >= 4)
            let listings = try await market.search(MarketSearch(limit: 100)).rows
            #expect(listings.count == DemoListing.all.count)
            // One can be published in every category that is shipped, and is found by it.
            for category in market.categories.all {
                #expect(try await market.search(MarketSearch(category: category.id)).total > 0, "\(category.id)")
            }
            let withoutFile = DemoListing.all.filter { $0.archive == nil }.count
            #expect(listings.filter { $0.artefactBytes ?? 0 > 100 }.count == listings.count - withoutFile)
            #expect(listings.map(\.priceMinor).min() == 1_900)
            #expect(listings.map(\.priceMinor).max() == 1_200_000)
            #expect(try await market.search(MarketSearch(words: "小程序")).total == 2)
            for member in DemoMember.allCases {
                _ = try await market.signIn(handle: member.rawValue, password: DemoMember.password)
            }
        }
    }

    @Test func itIsAuditedAndFilledOnce() async throws {
        try await withWorld { premises, sandbox, market in
            let report = try await Audit(
                database: market.database, blobs: market.blobs, logKey: market.keys.log.verifier
            ).run()
            #expect(report.entries > 300)
            try await DemoWorld(sandbox: sandbox).fillIfEmpty(market)
            let again = try await Audit(
                database: market.database, blobs: market.blobs, logKey: market.keys.log.verifier
            ).run()
            #expect(again == report)
        }
    }

    /// The mark that a filling leaves while it runs is gone at its end; where it still stands, the half world is not shown.
    @Test func aWorldThatWasCutOffIsNotShown() async throws {
        try await withWorld { premises, sandbox, market in
            let mark = UnfinishedMark(folder: try #require(sandbox.folder))
            try mark.throwIfSet()
            try mark.set()
            await #expect(throws: DemoUnfinished.self) { try await DemoWorld(sandbox: sandbox).fillIfEmpty(market) }
        }
    }

    /// The bank beside the market keeps the same book: it opens, and knows what was paid.
    @Test func theRealBankKnowsThePayments() async throws {
        try await withWorld { premises, sandbox, market in
            let paid = try await market.database.read { connection in
                try connection.rows("SELECT id FROM v_payments WHERE transaction_id IS NOT NULL LIMIT 1", []) { try $0.text(0) }
            }
            let payment = try #require(paid.first.flatMap { PaymentID(rawValue: $0) })
            let status = try await PlayMoney.with(sandbox, now: WallClock.now, logger: premises.logger) { money in
                try await money.gateways.standard.query(payment)
            }
            guard case .paid = status else {
                Issue.record("the bank says \(status)")
                return
            }
        }
    }

    /// Nothing of a story may lie after the end, or the story is not told to its end.
    @Test(arguments: DemoStory.all.indices)
    func aStoryEndsBeforeNow(_ index: Int) {
        let story = DemoStory.all[index]
        let minutes = story.beats.reduce(0) { $0 + $1.afterMinutes + 1 }
        #expect(minutes < story.startHoursAgo * 60)
        #expect(DemoListing.all.contains { $0.name == story.listing && $0.publishedHoursAgo > story.startHoursAgo })
        #expect(story.buyer.joinedHoursAgo > story.startHoursAgo)
    }

    private func texts(_ sql: SQL, _ market: Marketplace) async throws -> [String] {
        try await market.database.read { connection in try connection.rows(sql, []) { try $0.text(0) } }
    }

    private func withWorld(_ body: @Sendable (Premises, Sandbox, Marketplace) async throws -> Void) async throws {
        try await withFolder { folder in
            let premises = Premises(
                folder: folder, postgres: nil, origin: PlaceOptions.standardOrigin, logger: PlaceOptions.logger(.critical),
                inspector: ConfinedProgram(path: Command.binary.path))
            let sandbox = Sandbox(
                keys: try premises.keys().sandbox(), host: "127.0.0.1", port: 0, folder: folder.appending(path: "bank"))
            let address = try #require(WebAddress("http://127.0.0.1:1"))
            let market = try await premises.open(
                gateways: Gateways(standard: sandbox.gateway(at: address), publicAddress: address),
                categories: try CategoryFolder.load(), passwordWork: .least)
            try await DemoWorld(sandbox: sandbox).fillIfEmpty(market)
            try await body(premises, sandbox, market)
            await market.database.close()
        }
    }
}

@Suite struct DemoPictureTests {
    /// The form that decoders check first: signature, header, and a checksum per chunk that another program computes alike.
    @Test func isPNG() {
        let png = DemoPicture(.dashboard, variant: 3).png
        #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(Array(png[12..<16]) == Array("IHDR".utf8))
        #expect(png.suffix(12) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }
}
