import Testing

@testable import Market

@Suite struct CompletenessTests {
    typealias Gap = Completeness.Gap

    static let empty = PublishRevision.of(
        .of(title: "", fields: [:], defects: [], clauses: []), artefact: nil, screenshots: [])

    private func gaps(_ completeness: Completeness, _ place: Completeness.Place) -> [Gap] {
        completeness.parts.first { $0.place == place }?.gaps ?? []
    }

    @Test func whatCanBePublishedIsComplete() {
        let complete = PublishRevision.of().completeness()
        #expect(complete.isPublishable)
        #expect(complete.percent == 100)
        #expect(complete.answered == complete.needed)
        #expect(gaps(complete, .description) == [Gap(field: "fields.note", weight: .advised)])
    }

    @Test func anEmptyFormNamesEveryGapInTheOrderOfTheForm() {
        let completeness = Self.empty.completeness(unread: ["price": .missing])
        #expect(
            completeness.blocking.map(\.field) == [
                "title", "price", "fields.name", "fields.release", "fields.demo", "fields.licence", "fields.size",
                "fields.about", "fields.language", "fields.systems", "fields.updates", "defects",
            ])
        #expect(completeness.blocking.allSatisfy { $0.weight == .missing })
        #expect(completeness.needed == 16, "and four clauses that have values")
        #expect(completeness.answered == 4)
        #expect(completeness.percent == 25)
        #expect(gaps(completeness, .files).map(\.field) == ["artefact", "screenshots"])
    }

    @Test(arguments: PublishRevisionTests.incomplete) func whatIsRefusedIsNotComplete(
        command: PublishRevision, problems: [String]
    ) {
        let completeness = command.completeness()
        #expect(!completeness.isPublishable)
        #expect(Set(completeness.blocking.map(\.field)) == Set(command.incomplete().map(\.field)))
        #expect(completeness.percent < 100)
    }

    @Test(arguments: [
        (ListingContent.of(title: "最 佳 企业官网"), "title"),
        (.of(fields: .good.with("about", .text("加微信 abc123 详聊"))), "fields.about"),
        (.of(defects: [Defect(severity: .minor, text: "私下交易可优惠")]), "defects"),
        (.of(clauses: ["永不封号"]), "clauses"),
        (.of(fields: .good.with("about", .text("已知问题：菜单错位")), defects: [], noneKnown: true), "fields.about"),
    ]) func wordsThatWouldBeRefusedAreNotComplete(content: ListingContent, field: String) {
        let completeness = PublishRevision.of(content).completeness()
        #expect(completeness.blocking == [Gap(field: field, weight: .wrong)])
        #expect(completeness.percent < 100)
    }

    @Test func everyCombinationThatIsTakenIsCompleteAndNoOther() {
        var chance = SplitMix64(seed: 7)
        let bad: [String: FieldValue] = [
            "name": .text(" "), "release": .text("beta"), "demo": .text("nowhere"), "size": .number(0),
            "systems": .choices([]),
            "updates": .text("yes"), "unheard": .yesNo(true),
        ]
        var (taken, refused) = (0, 0)
        for _ in 0..<2_000 {
            var answers = [String: FieldValue].good
            for id in (Array(answers.keys) + ["unheard"]).sorted() {
                switch chance.next() % 40 {
                case 0: answers[id] = nil
                case 1: answers[id] = bad[id] ?? answers[id]
                default: break
                }
            }
            let isDeclared = chance.next() % 8 != 0
            let command = PublishRevision.of(.of(fields: answers, defects: [], noneKnown: isDeclared))
            let isTaken = command.incomplete().isEmpty
            #expect(command.completeness().isPublishable == isTaken)
            #expect((command.completeness().percent == 100) == isTaken)
            if isTaken { taken += 1 } else { refused += 1 }
        }
        #expect(taken > 500 && refused > 500)
    }

    @Test func partsAddUp() {
        for command in [Self.empty, .of()] {
            for part in command.completeness().parts {
                #expect(part.answered == part.needed - part.gaps.count { $0.weight != .advised })
            }
        }
    }

    @Test func whatDoesNotDoIsToldFromWhatIsMissing() {
        let command = PublishRevision.of(.of(fields: .good.with("demo", .text("nowhere")).with("size", nil)))
        let completeness = command.completeness(unread: ["deliveryHours": .wrong])
        #expect(
            completeness.blocking == [
                Gap(field: "fields.demo", weight: .wrong), Gap(field: "fields.size", weight: .missing),
                Gap(field: "deliveryHours", weight: .wrong),
            ])
        #expect(!completeness.isPublishable)
    }

    @Test func aFieldIsToldFromAClauseOfTheSameName() {
        let field = PublishRevision.of(.of(fields: .good.with("licence", nil))).completeness()
        #expect(field.blocking == [Gap(field: "fields.licence", weight: .missing)])
        let clause = PublishRevision.of().completeness(unread: ["licence": .missing])
        #expect(clause.blocking == [Gap(field: "licence", weight: .missing)])
    }

    @Test func oneGapLeftIsNotAHundredPercent() {
        let completeness = PublishRevision.of(.of(title: "")).completeness()
        #expect(completeness.percent == 93)
        #expect(completeness.blocking == [Gap(field: "title", weight: .missing)])
    }

    @Test func aConditionIsAskedOnceItHolds() {
        let field = Market.Category.Field(
            id: "reason", kind: .text, label: Bilingual(zh: "", en: ""), prevents: Bilingual(zh: "", en: ""),
            required: false,
            requiredWhen: .init(field: "updates", is: ["yes"]))
        let sections = Market.Category.everyKind.sections.map { section in
            Market.Category.Section(id: section.id, fields: section.fields + (section.id == .afterSales ? [field] : []))
        }
        func gaps(_ answers: [String: FieldValue]) -> [Gap] {
            let category = Market.Category(
                id: "website-source", version: 4, title: Bilingual(zh: "", en: ""), sections: sections)
            let command = PublishRevision(
                category: category, content: .of(fields: answers), terms: .standard, artefact: .source, screenshots: [])
            return self.gaps(command.completeness(), .afterSales)
        }
        #expect(gaps(.good) == [])
        #expect(gaps(.good.with("updates", .yesNo(true))) == [Gap(field: "fields.reason", weight: .missing)])
        #expect(gaps(.good.with("updates", .yesNo(true)).with("reason", .text("…"))) == [])
    }

    @Test func noPromiseAtAllIsAdvisedAgainst() {
        var terms = Terms.standard
        #expect(
            gaps(PublishRevision.of(terms: terms).completeness(), .promises).map(\.field)
                == ["responseHours", "supportChannels"])
        terms.supportMonths = 0
        terms.noReasonReturnDays = 0
        #expect(
            gaps(PublishRevision.of(terms: terms).completeness(), .promises).map(\.field)
                == ["conditionalReturns", "supportMonths"])
        terms.conditionalReturns[.quality] = 3
        #expect(
            gaps(PublishRevision.of(terms: terms).completeness(), .promises).first
                == Gap(field: "conditionalReturns", weight: .wrong))
    }
}
