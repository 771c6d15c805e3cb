import Ledger
import Testing

@testable import Market

/// One offer of the table, and what must be found in it.
struct ContradictionCase: Sendable, CustomTestStringConvertible {
    let name: String
    var fields: [String: FieldValue] = [:]
    var text = "一个普通的后台程序"
    var clause: String?
    var terms: @Sendable (inout Terms) -> Void = { _ in }
    var artefact: Artefact? = .source
    var noneKnown = false
    /// `kind:prevailing`; empty for a harmless offer.
    var found: [String] = []

    var testDescription: String { name }

    func findings() -> [Contradiction] {
        var answers = Self.plain.merging(fields) { _, own in own }
        answers["about"] = .text(text)
        var terms = Terms.standard
        terms.licence = Licence(scope: .oneProduct, includesSource: true, mayResell: false)
        terms.noReasonReturnDays = 7
        terms.supportMonths = 6
        terms.deliveryHours = 48
        terms.acceptanceDays = 14
        terms.changeRounds = 2
        terms.price = .fen(19_900)
        self.terms(&terms)
        let content = ListingContent(
            title: "后台程序", fields: answers, defects: noneKnown ? [] : [Defect(severity: .minor, text: "已知问题：菜单错位")],
            noneKnown: noneKnown, clauses: clause.map { [$0] } ?? [], artefactName: nil)
        return ContradictionsCheck.findings(
            category: Self.category, content: content, terms: terms, artefact: artefact)
    }

    private static let plain: [String: FieldValue] = [
        "languages": .choices(["php"]), "licence": .text("LicenseRef-Commercial"), "parts": .text("MIT"),
        "completeness": .text("complete"),
        "locks": .choices(["none"]), "form": .text("download"), "papers": .choices(["readme"]), "not": .text("完整源码、安装服务"),
        "updates": .text("minorOnly"), "setup": .text("paid"), "originality": .text("own"),
    ]

    private static let category: Market.Category = {
        func field(_ id: String, _ role: FieldRole?, _ kind: Market.Category.Field.Kind, _ choices: [String]? = nil)
            -> Market.Category.Field
        {
            let label = Bilingual(zh: id, en: id)
            return Market.Category.Field(
                id: id, kind: kind, label: label, prevents: label, required: false, role: role,
                choices: choices?.map { .init(id: $0, label: Bilingual(zh: $0, en: $0)) })
        }
        return Market.Category(
            id: "roles", version: 1, title: Bilingual(zh: "甲", en: "a"),
            sections: [
                .init(
                    id: .basics,
                    fields: [
                        field("languages", .languages, .choices, ["php", "java", "other"]), field("licence", .licence, .spdx),
                        field("parts", .thirdPartyLicences, .spdx),
                        field(
                            "completeness", .sourceCompleteness, .choice,
                            ["complete", "completeNoTools", "partial", "compiled", "none"]),
                        field("locks", .protectedParts, .choices, ["none", "encrypted", "domainBound"]),
                        field("form", .deliveryForm, .choice, ["download", "key", "repository", "service"]),
                        field("papers", .documents, .choices, ["none", "readme"]),
                        field("originality", nil, .choice, ["own", "ownOnOpenSource"]),
                    ]),
                .init(id: .description, fields: [field("about", .description, .longText), field("not", .excluded, .longText)]),
                .init(
                    id: .afterSales,
                    fields: [
                        field("updates", .updates, .choice, ["none", "minorOnly"]),
                        field("setup", .installation, .choice, ["none", "included", "paid"]),
                    ]),
            ])
    }()
}
