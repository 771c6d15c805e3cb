import Market

/// What the checks say of an offer, in words: shown above the form, beside its fields, and on a page of its own.
struct FindingsPanel: Sendable {
    /// A claim in a text.
    struct Finding: Sendable {
        /// The field's name, its label, and where it stands on the page; nil on a page without the form.
        let place: String
        let label: String
        let path: String?
        let words: String
        let rule: ClaimRule
        let ruleName: String
        let reason: String
        let source: String
        let suggestion: String
        /// Words to put in their place.
        let replacement: String?
        let isBlocking: Bool
        let start: Int
        let end: Int
    }

    /// One of two statements that cannot both be true.
    struct Statement: Sendable {
        let place: String
        let label: String
        let path: String?
        let words: String
        let prevails: Bool
    }

    /// Two such statements.
    struct Conflict: Sendable {
        let kind: ContradictionKind
        let heading: String
        let statements: [Statement]
        /// Which reading would win, and why.
        let verdict: String
        let source: String
        let isBlocking: Bool
    }

    let summary: String
    let findings: [Finding]
    let conflicts: [Conflict]
    let isClear: Bool
    let blocks: Bool
    let blockingCount: Int

    /// - Parameter hasForm: whether the form stands on the same page, so that its fields can be led to.
    init(_ offer: CheckedOffer, _ language: Language, hasForm: Bool) {
        let labels = PlaceLabels(offer.category, language)
        findings = offer.findings.map { found in
            Finding(
                place: found.place, label: labels[found.place], path: hasForm ? "#f-\(found.place)" : nil, words: found.words,
                rule: found.rule,
                ruleName: language.say("claims.rule.\(found.rule.rawValue)"),
                reason: language.say("claims.reason.\(found.rule.rawValue)"), source: found.rule.source,
                suggestion: language.say("claims.suggestion.\(found.rule.rawValue)"), replacement: found.replacement,
                isBlocking: found.severity == .blocks, start: found.span.lowerBound, end: found.span.upperBound)
        }
        conflicts = offer.contradictions.map { found in
            func statement(_ side: Contradiction.Side, _ statement: OfferStatement) -> Statement {
                let name = offer.name(of: statement.place)
                return Statement(
                    place: name, label: labels[name], path: hasForm ? "#f-\(name)" : nil,
                    words: statement.words(offer.category, offer.terms, language), prevails: found.prevailing == side)
            }
            let statements = [statement(.first, found.first), statement(.second, found.second)]
            let winner = statements.first(where: \.prevails)?.label ?? ""
            return Conflict(
                kind: found.kind, heading: language.say("contradiction.kind.\(found.kind.rawValue)"), statements: statements,
                verdict: language.say("contradiction.ground.\(found.ground.rawValue)", ["place": winner]),
                source: found.ground.source, isBlocking: found.severity == .blocks)
        }
        blockingCount = offer.blockingCount
        blocks = offer.blocks
        let count = findings.count + conflicts.count
        isClear = count == 0
        summary =
            if isClear {
                language.say("claims.clear")
            } else if blocks {
                language.say("claims.blocked", ["n": String(blockingCount), "all": String(count)])
            } else {
                language.count("claims.warns", Int64(count))
            }
    }

    /// For programs and for the script of the form.
    func json(_ json: inout JSONText) {
        json.member("blocks", blocks)
        json.member("summary", summary)
        json.array("findings", findings) { found, json in
            json.member("place", found.place)
            json.member("rule", found.rule.rawValue)
            json.member("severity", (found.isBlocking ? ClaimSeverity.blocks : .warns).rawValue)
            json.member("start", found.start)
            json.member("end", found.end)
            json.member("words", found.words)
            json.member("name", found.ruleName)
            json.member("reason", found.reason)
            json.member("source", found.source)
            json.member("suggestion", found.suggestion)
            json.member("replacement", found.replacement)
        }
        json.array("contradictions", conflicts) { found, json in
            json.member("kind", found.kind.rawValue)
            json.member("severity", (found.isBlocking ? ClaimSeverity.blocks : .warns).rawValue)
            json.member("name", found.heading)
            json.member("verdict", found.verdict)
            json.member("source", found.source)
            json.array("statements", found.statements) { statement, json in
                json.member("place", statement.place)
                json.member("label", statement.label)
                json.member("words", statement.words)
                json.member("prevails", statement.prevails)
            }
        }
    }
}

/// What the places of a listing's form are called.
struct PlaceLabels {
    private let category: Market.Category
    private let language: Language

    init(_ category: Market.Category, _ language: Language) {
        self.category = category
        self.language = language
    }

    /// The label of a field by its name in the form or the JSON body, or by its id in the rules.
    subscript(name: String) -> String {
        let parts = name.split(separator: ".").map(String.init)
        let id = parts.count > 1 && (parts[0] == "f" || parts[0] == "fields") ? parts[1] : parts.first ?? name
        if let field = category.fields.first(where: { $0.id == id }) { return field.label.text(language) }
        switch id {
        case "title": return language.say("listing.form.name")
        case "noneKnown": return language.say("listing.defects.none")
        case "artefact": return language.say("listing.form.artefact")
        case "clauses": return language.say("term.clauses")
        case "contents", "criteria": return language.say("clause.part.\(id)")
        case "defects":
            let severity = parts.count > 1 ? Defect.Severity(rawValue: parts[1]) : nil
            return severity.map { language.say("defect.\($0.rawValue)") } ?? language.say("form.part.defects")
        default: return Terms.Clause(rawValue: id).map { language.say("term.\($0.rawValue)") } ?? name
        }
    }
}

extension OfferStatement {
    /// What the place says, in words.
    fileprivate func words(_ category: Market.Category, _ terms: Terms, _ language: Language) -> String {
        switch self {
        case .words(_, _, let words): return words
        case .term(let clause): return terms.value(of: clause, language)
        case .artefact(let isDeposited):
            return isDeposited ? language.say("contradiction.artefact.there") : language.say("contradiction.artefact.missing")
        case .noneKnown: return language.say("listing.defects.none")
        case .answer(let id, let value):
            let choices = category.fields.first { $0.id == id }?.choices ?? []
            func label(_ id: String) -> String { choices.first { $0.id == id }?.label.text(language) ?? id }
            switch value {
            case .text(let text): return label(text)
            case .choices(let ids): return ids.map(label).joined(separator: language == .zh ? "、" : ", ")
            case .number, .yesNo, .platforms: return value.plain
            }
        }
    }
}
