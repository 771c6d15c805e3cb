import Ledger

@testable import Market

// Listings and their category in the words of the tests.

extension Market.Category {
    /// One field of every kind; all but `note` must be answered.
    static let everyKind = Category(
        id: "website-source", version: 3, title: Bilingual(zh: "网站源码", en: "Website source"),
        sections: [
            Section(
                id: .basics,
                fields: [
                    .of("name", .text), .of("release", .version), .of("demo", .url), .of("licence", .spdx),
                    .of("size", .number, min: 1, max: 100),
                ]),
            Section(
                id: .description,
                fields: [
                    .of("about", .longText), .of("language", .choice, choices: ["php", "swift"]),
                    .of("systems", .choices, choices: ["linux", "windows"]), .of("note", .text, required: false),
                ]),
            Section(id: .afterSales, fields: [.of("updates", .yesNo)]),
        ])
}

extension Market.Category.Field {
    static func of(
        _ id: String, _ kind: Kind, required: Bool = true, choices: [String]? = nil, min: Int64? = nil,
        max: Int64? = nil
    ) -> Self {
        let label = Bilingual(zh: id, en: id)
        return Self(
            id: id, kind: kind, label: label, help: nil, prevents: label, required: required,
            choices: choices?.map { Choice(id: $0, label: Bilingual(zh: $0, en: $0)) }, unit: nil, min: min, max: max)
    }
}

extension [String: FieldValue] {
    /// Good answers to all that must be answered.
    static let good: Self = [
        "name": .text("企业网站"), "release": .text("v2.1"), "demo": .text("https://demo.example/a?b#c"),
        "licence": .text("MIT OR (Apache-2.0 WITH LLVM-exception)"), "size": .number(100), "about": .text("说明"),
        "language": .text("swift"), "systems": .choices(["linux"]), "updates": .yesNo(false),
    ]

    func with(_ id: String, _ value: FieldValue?) -> Self {
        var answers = self
        answers[id] = value
        return answers
    }
}

extension ListingContent {
    static func of(
        title: String = "企业网站源码", fields: [String: FieldValue] = .good,
        defects: [Defect] = [Defect(severity: .minor, text: "手机端菜单偶尔错位")], noneKnown: Bool = false,
        clauses: [String] = ["仅限一个网站使用"]
    ) -> ListingContent {
        ListingContent(
            title: title, fields: fields, defects: defects, noneKnown: noneKnown, clauses: clauses,
            artefactName: "site.zip")
    }
}

extension PublishRevision {
    static func of(
        _ content: ListingContent = .of(), terms: Terms = .standard, artefact: Artefact? = .source,
        screenshots: [Digest] = [.number(60)]
    ) -> PublishRevision {
        PublishRevision(
            category: .everyKind, content: content, terms: terms, artefact: artefact, screenshots: screenshots)
    }
}

extension Listing {
    /// Published once by the tests' seller.
    static func published() throws -> Listing {
        var listing = Listing()
        for event in try PublishRevision.of().decide(by: .seller, at: .opening, in: listing) {
            listing.apply(event, at: .opening)
        }
        return listing
    }
}
