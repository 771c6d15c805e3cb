import Testing

@testable import Market

@Suite struct DrawUpDealTests {
    static func command(
        isListingWithdrawn: Bool = false, terms: Terms = .price(.yuan(90)), wording: DealWording = .said(), validHours: Int = 72
    ) -> DrawUpDeal {
        DrawUpDeal(
            revision: .first, seller: .seller, standardTerms: .standard, isListingWithdrawn: isListingWithdrawn, terms: terms,
            wording: wording, document: .number(4_001), validHours: validHours)
    }

    private func refused(_ command: DrawUpDeal, by actor: Actor = .seller) -> DrawUpDealRefusal? {
        do {
            _ = try command.decide(by: actor, at: .opening, in: Deal())
            return nil
        } catch {
            return error
        }
    }

    @Test func theOfferStandsUntilItsTime() throws {
        let events = try Self.command().decide(by: .seller, at: .opening, in: Deal())
        #expect(events == [.dealDrawnUp(.offered())])
        var deal = Deal()
        for event in events { deal.apply(event, at: .opening) }
        let end = Timestamp.opening.adding(.hours(72))
        #expect(deal.standing(at: .opening) == .open)
        #expect(deal.standing(at: Timestamp(ms: end.ms - 1)) == .open)
        #expect(deal.standing(at: end) == .expired)
        // Drawn up once; the same command again adds nothing.
        #expect(try Self.command().decide(by: .seller, at: .opening, in: deal) == [])
    }

    @Test func onlyTheSellerDrawsUp() {
        #expect(refused(Self.command(), by: .buyer) == .notTheSeller)
        #expect(refused(Self.command(), by: .mediator) == .notTheSeller)
        #expect(refused(Self.command(isListingWithdrawn: true)) == .listingWithdrawn)
    }

    @Test func everythingHasItsBounds() {
        #expect(refused(Self.command(wording: .said(title: " "))) == .titleMalformed)
        #expect(refused(Self.command(wording: .said(title: String(repeating: "名", count: 80)))) == nil)
        #expect(refused(Self.command(wording: .said(title: String(repeating: "名", count: 81)))) == .titleMalformed)
        #expect(refused(Self.command(wording: .said(note: String(repeating: "话", count: 1_000)))) == nil)
        #expect(refused(Self.command(wording: .said(note: String(repeating: "话", count: 1_001)))) == .noteTooLong)
        #expect(refused(Self.command(validHours: 0)) == .validityOutOfRange)
        #expect(refused(Self.command(validHours: 720)) == nil)
        #expect(refused(Self.command(validHours: 721)) == .validityOutOfRange)
        #expect(refused(Self.command(terms: .price(.fen(0)))) == .outOfRange([.price]))
        let clauses = Array(repeating: "条", count: 51)
        #expect(refused(Self.command(wording: .said(clauses: clauses))) == .clausesTooLong)
        #expect(refused(Self.command(wording: .said(clauses: [String(repeating: "条", count: 501)]))) == .clausesTooLong)
    }
}
