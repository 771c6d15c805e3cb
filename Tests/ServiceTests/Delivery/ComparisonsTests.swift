import Foundation
import StoreFixtures
import Testing

@testable import Market
@testable import Service

@Suite struct ComparisonsTests {
    @Test func theDeliveredFileIsReadAndSetBesideTheDepositedOne() async throws {
        let market = try await TestMarket.open(inspector: InspectionsTests.program)
        let seller = try await market.seller("a")
        let whole = [("shop/a.php", "<?php\necho 1;\n"), ("shop/b.php", String(repeating: "<?php echo 22222;\n", count: 40))]
        let file = try await market.deposit(try Zip.of(whole), by: seller)
        let listing = try await market.publish(file, by: seller)
        let buyer = try await market.marketplace.register(handle: "buyer-x", displayName: "买家", password: "battery staple")
        let stage = Stage(market: market, seller: seller, buyer: buyer, listing: listing, file: file)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)

        let less = try await market.deposit(try Zip.of([("shop/a.php", "<?php\necho 1;\n")]), by: seller)
        _ = try await market.marketplace.inspections.outcome(of: less.artefact, waitMs: 20_000)
        _ = try await market.marketplace.deliver([less.artefact.sha256], note: "", in: trade, by: seller)
        for member in [buyer, seller] {
            let reading = try await market.marketplace.state(of: trade, for: member)
            let round = try #require(reading.trade.round)
            let compared = try #require(try await market.marketplace.comparison(of: round, in: reading))
            guard case .otherBytes(let differences) = compared.comparison else { return #expect(Bool(false)) }
            #expect(differences.hasSameTree == false)
            #expect(differences.warnings == [.sourceShrunk])
            #expect(
                compared.files
                    == FileDifferences(published: ["shop/a.php": "1", "shop/b.php": "2"], delivered: ["shop/a.php": "1"]))
            #expect(differences.figures.first == .init(figure: .files, published: 2, delivered: 1))
        }

        _ = try await market.marketplace.requestChange("少了文件", in: trade, by: buyer)
        _ = try await market.marketplace.deliver([file.artefact.sha256], note: "", in: trade, by: seller)
        let reading = try await market.marketplace.state(of: trade, for: buyer)
        let compared = try await market.marketplace.comparison(of: #require(reading.trade.round), in: reading)
        #expect(compared?.comparison == .sameBytes(file.artefact.sha256))
        try await market.close()
    }
}
