import Market
import Testing

@testable import Service

/// A market without a mail server, on which an earlier one with a server left terms that name delivery by mail.
@Suite struct MailOffersTests {
    private static var mailed: Terms {
        var terms = TestMarket.terms
        terms.deliveryMethod = .email
        return terms
    }

    /// The same store, served without mail.
    private func withoutMail(_ place: Marketplace) -> Marketplace {
        Marketplace(
            database: place.database, blobs: place.blobs, clock: place.clock, chance: place.chance, settings: place.settings,
            keys: place.keys, gateways: place.gateways, categories: place.categories, logger: place.logger)
    }

    @Test func nobodySetsTermsThatNothingCanFulfil() async throws {
        let market = try await TestMarket.open()
        let stage = try await Stage.set(market)
        let place = stage.marketplace
        let trade = try await stage.enquire()
        let newest = try await place.entries(of: trade, for: stage.buyer).count
        await #expect(throws: MailOfferRefusal.mailNotSentHere) {
            _ = try await place.propose(
                Self.mailed, clauses: [], receivingSystem: "a@b.cn", answering: 0, ticks: [], password: Stage.sellerPassword,
                in: trade, by: stage.seller)
        }
        await #expect(throws: MailOfferRefusal.mailNotSentHere) {
            _ = try await place.prepare(
                Self.mailed, TermsWording(clauses: [], nonce: "", receivingSystem: "a@b.cn"), answering: 0, ticks: [],
                in: trade, by: stage.seller)
        }
        var form = DealsTests.form
        form.terms = Self.mailed
        await #expect(throws: MailOfferRefusal.mailNotSentHere) {
            _ = try await place.drawUpDeal(on: stage.listing, form, by: stage.seller)
        }
        #expect(try await place.entries(of: trade, for: stage.buyer).count == newest, "nothing has changed")
        try await market.close()
    }

    @Test func whatStandsFromEarlierCannotBeTaken() async throws {
        let market = try await TestMarket.open(mail: TestPost())
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        _ = try await stage.marketplace.propose(
            Self.mailed, clauses: [], receivingSystem: "a@b.cn", answering: 0, ticks: [], password: Stage.sellerPassword,
            in: trade, by: stage.seller)
        var form = DealsTests.form
        form.terms = Self.mailed
        form.wording = TermsWording(clauses: [], nonce: "", receivingSystem: "a@b.cn")
        let token = try #require(
            try await stage.marketplace.drawUpDeal(on: stage.listing, form, by: stage.seller).token)

        let place = withoutMail(stage.marketplace)
        let reading = try await place.state(of: trade, for: stage.buyer)
        let proposal = try #require(reading.trade.openProposal)
        await #expect(throws: MailOfferRefusal.termsNeedMail) {
            _ = try await place.confirm(
                proposal: proposal.number, document: proposal.document, ticks: Set(reading.trade.requiredTicks),
                proof: .password(Stage.buyerPassword), in: trade, by: stage.buyer)
        }
        await #expect(throws: MailOfferRefusal.termsNeedMail) {
            _ = try await place.claimDeal(token: token, by: stage.buyer)
        }
        #expect(try await place.state(of: trade, for: stage.buyer).trade.agreement == nil)
        try await market.close()
    }

    @Test func theChoiceIsThereOnlyWithAServer() {
        #expect(DeliveryMethod.offered(sendsMail: true) == DeliveryMethod.allCases)
        #expect(DeliveryMethod.offered(sendsMail: false) == [.files, .secret, .repository, .service])
    }
}
