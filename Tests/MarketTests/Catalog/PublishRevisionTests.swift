import Foundation
import Testing

@testable import Market

@Suite struct PublishRevisionTests {
    @Test func aRevisionStands() throws {
        var listing = Listing()
        let events = try PublishRevision.of().decide(by: .seller, at: .opening, in: listing)
        #expect(
            events == [
                .revisionPublished(
                    RevisionPublished(
                        seller: .seller, number: 1, category: "website-source", categoryVersion: 3, terms: .standard,
                        artefact: .source, screenshots: [.number(60)], defectCount: 1, noneKnown: false,
                        content: Sealed(.of()), artefactFacts: nil, artefactUnread: nil, secretsMeant: nil,
                        artefactPlaces: Sealed(nil)))
            ])
        for event in events { listing.apply(event, at: .opening) }
        #expect(listing.seller == .seller)
        #expect(listing.revision == 1)
    }

    @Test func theNextRevisionCountsOnAndPutsTheListingBackOnTheShelf() throws {
        var listing = try Listing.published()
        listing.apply(.listingWithdrawn(ListingWithdrawn()), at: .opening)
        let events = try PublishRevision.of().decide(by: .seller, at: .opening, in: listing)
        for event in events { listing.apply(event, at: .opening) }
        #expect(listing.revision == 2)
        #expect(!listing.isWithdrawn)
    }

    @Test(arguments: [Actor.stranger, .mediator, .clock, .bank]) func aListingIsItsSellers(actor: Actor) throws {
        let listing = try Listing.published()
        #expect(throws: PublishRevisionRefusal.notTheSeller) {
            try PublishRevision.of().decide(by: actor, at: .opening, in: listing)
        }
    }

    @Test(arguments: [Actor.mediator, .clock, .bank]) func onlyMembersSell(actor: Actor) {
        #expect(throws: PublishRevisionRefusal.notTheSeller) {
            try PublishRevision.of().decide(by: actor, at: .opening, in: Listing())
        }
    }

    static let long = String(repeating: "长", count: 501)
    static let incomplete: [(PublishRevision, [String])] = [
        (.of(.of(title: " ")), ["title:missing"]),
        (.of(.of(title: String(repeating: "长", count: 81))), ["title:tooLong"]),
        (.of(.of(fields: .good.with("name", nil))), ["fields.name:missing"]),
        (.of(.of(defects: [])), ["defects:missing"]),
        (.of(.of(noneKnown: true)), ["defects:notAChoice"]),
        (.of(.of(defects: [Defect(severity: .major, text: " ")])), ["defects:missing"]),
        (.of(.of(defects: [Defect(severity: .major, text: long)])), ["defects:tooLong"]),
        (.of(.of(defects: Array(repeating: Defect(severity: .minor, text: "a"), count: 51))), ["defects:tooLong"]),
        (.of(screenshots: (0...10).map { .number($0) }), ["screenshots:tooLong"]),
        (.of(artefact: Artefact(sha256: .number(1), bytes: 0)), ["artefact:outOfRange"]),
        (.of(artefact: Artefact(sha256: .number(1), bytes: Artefact.bytesMax + 1)), ["artefact:outOfRange"]),
        (.of(.of(clauses: [long])), ["clauses:tooLong"]),
        (.of(.of(clauses: Array(repeating: "a", count: 51))), ["clauses:tooLong"]),
        (.of(terms: .price(.fen(0))), ["price:outOfRange"]),
        (.of(.of(title: "企业\u{202E}官网")), ["title:invisibleCharacters"]),
        (.of(.of(fields: .good.with("about", .text("说\u{200B}明")))), ["fields.about:invisibleCharacters"]),
        (.of(.of(defects: [Defect(severity: .major, text: "a\u{2066}b")])), ["defects:invisibleCharacters"]),
        (.of(.of(clauses: ["不得\u{FEFF}转售"])), ["clauses:invisibleCharacters"]),
    ]

    @Test(arguments: incomplete) func whatIsMissingIsNamed(command: PublishRevision, problems: [String]) throws {
        let listing = try Listing.published()
        #expect {
            try command.decide(by: .seller, at: .opening, in: listing)
        } throws: { error in
            guard let refusal = error as? PublishRevisionRefusal else { return false }
            return refusal.code == "listingIncomplete" && refusal.details == problems
        }
    }

    @Test func everythingMissingIsNamedAtOnceInTheOrderOfTheForm() {
        let empty = PublishRevision.of(.of(title: "", fields: [:], defects: []), terms: .price(.fen(-1)))
        #expect(
            empty.incomplete().map(\.field) == [
                "title", "fields.name", "fields.release", "fields.demo", "fields.licence", "fields.size", "fields.about",
                "fields.language", "fields.systems", "fields.updates", "defects", "price",
            ])
    }

    @Test func aListingWithoutDefectsOrArtefactSaysSo() throws {
        let command = PublishRevision.of(.of(defects: [], noneKnown: true), artefact: nil, screenshots: [])
        #expect(try command.decide(by: .seller, at: .opening, in: Listing()).count == 1)
    }

    @Test(arguments: [
        (ListingContent.of(title: "最 佳 企业官网"), "title:absoluteTerm:0-3"),
        (.of(fields: .good.with("about", .text("加微信 abc123 详聊"))), "about:contactDetails:0-10"),
        (.of(defects: [Defect(severity: .minor, text: "私下交易可优惠")]), "defects.0:offPlatformDeal:0-4"),
        (.of(clauses: ["永不封号"]), "clauses.0:guarantee:0-4"),
        (.of(fields: .good.with("about", .text("已知问题：菜单错位")), defects: [], noneKnown: true), "noneKnown:knownDefects:about"),
    ]) func claimsThatNobodyMayMakeAreNotPublished(content: ListingContent, detail: String) throws {
        let listing = try Listing.published()
        #expect {
            try PublishRevision.of(content).decide(by: .seller, at: .opening, in: listing)
        } throws: { error in
            guard let refusal = error as? PublishRevisionRefusal else { return false }
            return refusal.code == "claimsBlocked" && refusal.details == [detail]
        }
    }

    @Test func warningsAreRecordedWithoutTheirWords() throws {
        let content = ListingContent.of(fields: .good.with("about", .text("好评率99%，支持 15 天无理由退款")))
        let events = try PublishRevision.of(content).decide(by: .seller, at: .opening, in: Listing())
        guard case .revisionPublished(let facts) = try #require(events.first) else { return }
        #expect(facts.warned?.claims == [ClaimRecord(rule: .figureWithoutSource, place: "about", start: 0, end: 6)])
        #expect(facts.warned?.contradictions.map(\.kind) == [.returns])
        let written = String(decoding: try JSONEncoder().encode(facts.warned), as: UTF8.self)
        #expect(!written.contains("好评"))
        #expect(!written.contains("退款"))
    }

    @Test func anEntryFromBeforeTheCheckIsStillRead() throws {
        let events = try PublishRevision.of().decide(by: .seller, at: .opening, in: Listing())
        guard case .revisionPublished(let facts) = try #require(events.first) else { return }
        let written = String(decoding: try JSONEncoder().encode(facts), as: UTF8.self)
        #expect(!written.contains("warned"))
        #expect(try JSONDecoder().decode(RevisionPublished.self, from: Data(written.utf8)) == facts)
    }

    // MARK: What was found in the artefact

    private func publish(_ inspected: Inspected, secretsMeant: Bool = false) throws -> RevisionPublished? {
        let plain = PublishRevision.of()
        let command = PublishRevision(
            category: plain.category, content: plain.content, terms: plain.terms, artefact: plain.artefact, screenshots: [],
            inspected: inspected, secretsMeant: secretsMeant)
        guard case .revisionPublished(let facts)? = try command.decide(by: .seller, at: .opening, in: Listing()).first else {
            return nil
        }
        return facts
    }

    @Test func whatWasFoundIsFrozenWithTheRevision() throws {
        var places = ArtefactPlaces()
        places.largest = [.init(kind: "", path: "a", bytes: 1)]
        let revision = try publish(.read(.of(), places))
        #expect(revision?.artefactFacts == .of())
        #expect(revision?.artefactPlaces == Sealed(places))
        #expect(revision?.artefactUnread == nil && revision?.secretsMeant == nil)
    }

    @Test func whatCouldNotBeReadIsSaid() throws {
        for reason in Inspected.Reason.allCases where !reason.isBomb {
            let revision = try publish(.unread(.init(reason, limit: 3)))
            #expect(revision?.artefactUnread == .init(reason, limit: 3))
            #expect(revision?.artefactFacts == nil && revision?.artefactPlaces == Sealed(nil))
        }
    }

    @Test func aBombIsNotPublished() {
        let bombs = Inspected.Reason.allCases.filter(\.isBomb)
        #expect(bombs == [.tooManyFiles, .unpacksTooLarge, .ratioTooHigh, .pathsTooLong])
        for reason in bombs {
            #expect(throws: PublishRevisionRefusal.artefactIsBomb(.init(reason, limit: 9))) {
                try publish(.unread(.init(reason, limit: 9)))
            }
        }
    }

    @Test func secretsAreOnlyPublishedOnPurpose() throws {
        let leaking = Inspected.of { $0.secrets = [.init(kind: .privateKey, count: 2), .init(kind: .awsKey, count: 1)] }
        #expect(throws: PublishRevisionRefusal.secretsLeftIn([.privateKey, .awsKey])) { try publish(leaking) }
        #expect(try publish(leaking, secretsMeant: true)?.secretsMeant == true)
        #expect(try publish(.of(), secretsMeant: true)?.secretsMeant == nil, "there is nothing to be meant")
    }
}
