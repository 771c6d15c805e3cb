import Market
import Service

/// What the checks say of a form or a JSON body that need not be done yet.
///
/// The findings of a form are about the texts as they were typed, so that a browser can mark them: their place is the form
/// field's name, their span counts in UTF-16 code units with line ends as `\n`. Those of a JSON body are at `title`,
/// `fields.<id>`, `defects.<n>`, `clauses.<n>`, `contents.<n>` and `criteria.<n>`.
struct CheckedOffer {
    let category: Market.Category
    let isForm: Bool
    let findings: [ClaimFinding]
    let contradictions: [Contradiction]
    let terms: Terms

    init(_ source: Fields.Source, _ category: Market.Category) {
        self.category = category
        isForm = source.form != nil
        let read = ListingDraft(reading: source, category)
        let form = read.form
        terms = form.terms
        let content = form.content
        if let typed = source.form {
            findings = ClaimsCheck.findings(in: typed.claimTexts(category))
        } else {
            let names = Set(category.fields.map(\.id))
            findings = ClaimsCheck.findings(
                in: content.claimTexts(category).map { text in
                    ClaimText(place: names.contains(text.place) ? "fields.\(text.place)" : text.place, text: text.text)
                })
        }
        let isDeposited = form.artefact != nil || source.form?["artefact"].map { !$0.isEmpty } ?? false
        // Only whether there is one is asked, not which.
        let artefact = isDeposited ? form.artefact.map { Artefact(sha256: $0, bytes: 1) } ?? Self.anyArtefact : nil
        let unread = Set(read.problems.map(\.field))
        contradictions = ContradictionsCheck.findings(
            category: category, content: content, terms: form.terms, artefact: artefact
        ).filter { found in
            ![found.first, found.second].contains { statement in
                if case .term(let clause) = statement { unread.contains(clause.rawValue) } else { false }
            }
        }
    }

    private static let anyArtefact = Digest(rawValue: String(repeating: "0", count: 64)).map { Artefact(sha256: $0, bytes: 1) }

    /// Whether nothing would be published with it.
    var blocks: Bool { blockingCount > 0 }

    /// How many stand in the way.
    var blockingCount: Int {
        findings.count { $0.severity == .blocks } + contradictions.count { $0.severity == .blocks }
    }

    /// What stands in the way, field by field.
    var problems: [FieldProblem] {
        findings.filter { $0.severity == .blocks }.map { FieldProblem($0.place, "claim.\($0.rule.rawValue)", ["words": $0.words]) }
            + contradictions.filter { $0.severity == .blocks }
            .map { FieldProblem(name(of: $0.second.place), "contradiction.\($0.kind.rawValue)") }
    }

    /// The name that a place of the rules has in the form or the JSON body.
    func name(of place: String) -> String {
        if category.fields.contains(where: { $0.id == place }) { return (isForm ? "f." : "fields.") + place }
        guard isForm else { return place }
        return ["clauses", "contents", "criteria"].first { place.hasPrefix("\($0).") } ?? place
    }
}

extension Form {
    /// The texts of a listing's form, under the names of its fields.
    fileprivate func claimTexts(_ category: Market.Category) -> [ClaimText] {
        let texts = Set(category.fields.filter { $0.kind == .text || $0.kind == .longText }.map { "f.\($0.id)" })
        let matrices = category.fields.filter { $0.kind == .platforms }.map { "f.\($0.id)." }
        return fields.filter { field in
            ["title", "clauses", "contents", "criteria"].contains(field.name) || field.name.hasPrefix("defects.")
                || texts.contains(field.name)
                || matrices.contains { field.name.hasPrefix($0) }
        }.map { ClaimText(place: $0.name, text: $0.value.replacing("\r\n", with: "\n")) }
    }
}
