import Market
import StoreFixtures
import Testing

@testable import Service

@Suite struct DraftsTests {
    static let typed = [
        TypedField(name: "title", value: "企业官网\n“引号” \\ 🛒"), TypedField(name: "f.systems", value: "linux"),
        TypedField(name: "f.systems", value: "windows"), TypedField(name: "price", value: ""),
    ]

    /// A market with two members.
    private func open(_ driver: Driver) async throws -> (market: TestMarket, seller: MemberID, other: MemberID) {
        let market = try await TestMarket.open(driver)
        let seller = try await market.marketplace.register(handle: "hanmei", displayName: "韩梅", password: "long enough")
        let other = try await market.marketplace.register(handle: "lilei", displayName: "李雷", password: "long enough")
        return (market, seller, other)
    }

    @Test(arguments: Driver.allCases) func whatWasTypedComesBackAsItWas(driver: Driver) async throws {
        let (market, seller, _) = try await open(driver)
        let place = market.marketplace
        let begun = try await place.begin(draft: Self.typed, category: "website-source", by: seller)
        #expect(begun.revision == 1)
        #expect(try await place.draft(begun.id, of: seller) == begun)
        market.clock.advance(by: .minutes(3))
        let saved = try await place.save(draft: begun.id, over: 1, [], by: seller)
        #expect(saved.revision == 2)
        #expect(saved.fields == [])
        #expect(saved.saved > begun.saved)
        #expect(try await place.draft(begun.id, of: seller) == saved)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aSecondTabCannotOverwriteTheFirst(driver: Driver) async throws {
        let (market, seller, _) = try await open(driver)
        let place = market.marketplace
        let begun = try await place.begin(draft: [], category: "website-source", by: seller)
        let first = try await place.save(draft: begun.id, over: 1, Self.typed, by: seller)
        await #expect(throws: DraftRefusal.changedElsewhere(revision: 2)) {
            try await place.save(draft: begun.id, over: 1, [TypedField(name: "title", value: "另一页")], by: seller)
        }
        #expect(try await place.draft(begun.id, of: seller) == first, "nothing was overwritten")
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func ofManyThatSaveAtOnceOneSaves(driver: Driver) async throws {
        let (market, seller, _) = try await open(driver)
        let place = market.marketplace
        let begun = try await place.begin(draft: [], category: "website-source", by: seller)
        let saved = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        let fields = [TypedField(name: "title", value: "第 \(number)")]
                        return try await place.save(draft: begun.id, over: 1, fields, by: seller).revision == 2
                    } catch {
                        #expect(error as? DraftRefusal == .changedElsewhere(revision: 2))
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(saved == 1)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func draftsAreTheirOwnersAndTheLastSavedComesFirst(driver: Driver) async throws {
        let (market, seller, other) = try await open(driver)
        let place = market.marketplace
        let first = try await place.begin(draft: [], category: "website-source", by: seller)
        market.clock.advance(by: .minutes(1))
        let second = try await place.begin(draft: Self.typed, category: "website-source", by: seller)
        #expect(try await place.drafts(of: seller).map(\.id) == [second.id, first.id])
        market.clock.advance(by: .minutes(1))
        _ = try await place.save(draft: first.id, over: 1, [], by: seller)
        #expect(try await place.drafts(of: seller).map(\.id) == [first.id, second.id])
        #expect(try await place.drafts(of: other).isEmpty)
        await #expect(throws: NotFound.self) { try await place.draft(first.id, of: other) }
        await #expect(throws: NotFound.self) { try await place.save(draft: first.id, over: 2, Self.typed, by: other) }
        try await place.discard(draft: first.id, of: other)
        #expect(try await place.drafts(of: seller).count == 2, "nobody throws away what is another's")
        try await place.discard(draft: first.id, of: seller)
        try await place.discard(draft: first.id, of: seller)
        #expect(try await place.drafts(of: seller).map(\.id) == [second.id])
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func draftsAreBounded(driver: Driver) async throws {
        let (market, seller, other) = try await open(driver)
        let place = market.marketplace
        let long = String(repeating: "长", count: Draft.bytesMax / 3 - 2)
        let whole = try await place.begin(
            draft: [TypedField(name: "title", value: long)], category: "website-source", by: seller)
        #expect(try await place.draft(whole.id, of: seller).fields.first?.value == long)
        let large = [
            [TypedField(name: "titles", value: long + "长")],
            Array(repeating: TypedField(name: "a", value: ""), count: Draft.fieldsMax + 1),
            [TypedField(name: "a", value: String(repeating: "\u{1}", count: 300_000))],
        ]
        for fields in large {
            await #expect(throws: DraftRefusal.tooLarge(Int64(Draft.bytesMax))) {
                try await place.save(draft: whole.id, over: 1, fields, by: seller)
            }
        }
        for _ in 1..<Draft.countMax { _ = try await place.begin(draft: [], category: "website-source", by: seller) }
        await #expect(throws: DraftRefusal.tooMany(Draft.countMax)) {
            try await place.begin(draft: [], category: "website-source", by: seller)
        }
        _ = try await place.begin(draft: [], category: "website-source", by: other)
        await #expect(throws: NotFound.self) { try await place.begin(draft: [], category: "unheard-of", by: other) }
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func aNewRevisionIsDraftedByTheSellerOnly(driver: Driver) async throws {
        let (market, seller, other) = try await open(driver)
        let place = market.marketplace
        let content = ListingContent(
            title: "企业官网", fields: [:], defects: [], noneKnown: true, clauses: [], artefactName: nil)
        let form = RevisionForm(
            category: "website-source", content: content, terms: TestMarket.terms, artefact: nil, screenshots: [])
        let listing = try await place.publish(form, by: seller).listing
        let draft = try await place.begin(draft: Self.typed, category: "website-source", listing: listing, by: seller)
        #expect(draft.listing == listing)
        #expect(try await place.draft(draft.id, of: seller).listing == listing)
        await #expect(throws: NotFound.self) {
            try await place.begin(draft: [], category: "website-source", listing: listing, by: other)
        }
        try await market.close()
    }
}
