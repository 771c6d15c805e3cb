import Ledger
import Market
import Service

extension ComparePage {
    /// - Parameter revisions: the newest revision of each row, in the same order.
    init(
        _ rows: [ListingRow], _ revisions: [Revision], _ categories: Categories, _ language: Language
    ) {
        title = language.say("compare.title")
        lead = rows.count < 2 ? language.say("compare.tooFew") : language.say("compare.lead")
        hasEnough = rows.count > 1
        columnCount = String(rows.count + 1)
        columns = rows.map { row in
            let others = rows.filter { $0.id != row.id }.map(\.id)
            return Column(
                name: row.title.isEmpty ? language.say("listing.erased") : row.title, path: "/listings/\(row.id)",
                price: MoneyText.yuan(row.priceMinor), isWithdrawn: row.isWithdrawn,
                removePath: others.count > 1 ? CompareRoute.path(others) : nil)
        }
        let none = language.say("compare.none")
        func line(_ label: String, _ texts: [String?]) -> Line {
            Line(
                label: label, cells: texts.map { Cell(text: $0 ?? none, isMissing: $0 == nil) },
                differs: Set(texts).count > 1)
        }
        let contents = revisions.map(\.facts.content.value)
        let schemas = rows.map { categories[$0.category] }
        let general = [
            line(language.say("compare.category"), zip(rows, schemas).map { $1?.title.text(language) ?? $0.category }),
            line(
                language.say("listing.seller"),
                rows.map { "\($0.sellerName) \(language.say("member.credit", ["points": String($0.sellerPoints)]))" }),
            line(
                language.say("listing.artefact"),
                rows.map { $0.artefactBytes.map(NumberText.size) }),
            line(
                language.say("listing.defects"),
                zip(rows, contents).map { row, content in
                    guard row.defectCount > 0 else { return language.say("market.defects.none") }
                    return content?.defects.map { "\(language.say("defect.\($0.severity.rawValue)")): \($0.text)" }
                        .joined(separator: "\n") ?? language.count("market.defects", Int64(row.defectCount))
                }),
        ]
        let terms = Terms.Clause.allCases.map { clause in
            line(
                language.say("term.\(clause.rawValue)"), revisions.map { $0.facts.terms.value(of: clause, language) })
        }
        // The questions of all categories that occur, each once, in the order of their forms.
        var fields: [Market.Category.Field] = []
        for field in schemas.flatMap({ $0?.fields ?? [] })
        where !fields.contains(where: { $0.id == field.id && $0.label == field.label }) { fields.append(field) }
        func line(asking field: Market.Category.Field) -> (line: Line, askedCount: Int)? {
            var answers: Set<String?> = []
            var askedCount = 0
            let cells = zip(schemas, contents).map { schema, content -> Cell in
                guard let own = schema?.fields.first(where: { $0.id == field.id && $0.label == field.label }) else {
                    return Cell(text: language.say("compare.notAsked"), isMissing: true)
                }
                askedCount += 1
                let answer = content?.fields[own.id].map { Fact(own, $0, language).value }
                answers.insert(answer)
                return Cell(text: answer ?? none, isMissing: answer == nil)
            }
            // A question that only one of them is asked tells them apart by nothing.
            return answers.contains { $0 != nil }
                ? (Line(label: field.label.text(language), cells: cells, differs: answers.count > 1), askedCount) : nil
        }
        let answers = fields.compactMap(line(asking:))
        sections = [
            Section(heading: language.say("compare.general"), lines: general),
            Section(heading: language.say("listing.terms"), lines: terms),
            Section(heading: language.say("compare.answers"), lines: answers.filter { $0.askedCount > 1 }.map(\.line)),
            Section(heading: language.say("compare.alone"), lines: answers.filter { $0.askedCount <= 1 }.map(\.line)),
        ].filter { !$0.lines.isEmpty }
    }
}
