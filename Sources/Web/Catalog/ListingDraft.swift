import Market
import Service

/// What a seller typed into the form of a category, or sent as JSON, read into what is published.
///
/// A form names a category's field `f.<id>`, has one line of text a defect, and brings files as `artefactUpload` and
/// `picturesUpload`; a platform matrix has a tick `f.<id>` for each platform and its versions as `f.<id>.<platform>`. JSON has
/// the members `fields`, `defects` (objects with `severity` and `text`), `artefact` and `screenshots`, and a platform matrix as
/// objects with `platform` and `versions`. All else has the same names in both.
struct ListingDraft {
    let form: RevisionForm
    /// What could not be read, field by field; a filler stands in its place.
    let problems: [FieldProblem]

    /// - Throws: `Refused` 422 with all problems at once.
    init(_ source: Fields.Source, _ category: Market.Category) throws(Refused) {
        self.init(reading: source, category)
        if !problems.isEmpty { throw .fields(problems) }
    }

    /// Reads as much as there is, for drafts that are not done yet.
    init(reading source: Fields.Source, _ category: Market.Category) {
        var fields = Fields(source)
        let isJSON = source.form == nil
        for name in Form.ofTheSending { _ = fields.optionalText(name, charactersMax: 200) }
        let title = fields.text("title", charactersMax: PublishRevision.titleCharactersMax)
        let answers = isJSON ? fields.answersInJSON(category) : fields.answersInForm(category)
        var defects = isJSON ? fields.defectsInJSON() : []
        for severity in Defect.Severity.allCases {
            defects += fields.lines("defects.\(severity.rawValue)").map { Defect(severity: severity, text: $0) }
        }
        let noneKnown = fields.tick("noneKnown")
        let clauses = fields.lines("clauses")
        let terms = TermsForm.terms(&fields, canSplit: false)
        let (contents, criteria) = (fields.lines("contents"), fields.lines("criteria"))
        let artefact = fields.digests(isJSON ? "artefact" : "artefactUpload").last
        let screenshots = fields.digests(isJSON ? "screenshots" : "picturesUpload")
        let secretsMeant = fields.tick("secretsMeant")
        fields.noteUnknown()
        problems = fields.problems
        let content = ListingContent(
            title: title, fields: answers, defects: defects, noneKnown: noneKnown, clauses: clauses, artefactName: nil,
            contents: contents, criteria: criteria)
        form = RevisionForm(
            category: category.id, content: content, terms: terms, artefact: artefact, screenshots: screenshots.unique,
            secretsMeant: secretsMeant)
    }
}

extension Fields {
    /// One item a line of a form's text, or the elements of a JSON array.
    fileprivate mutating func lines(_ name: String) -> [String] {
        texts(name, charactersMax: Limits.fieldBytesMax, countMax: PublishRevision.itemsMax)
            .flatMap { $0.split(separator: "\n") }
            .map { String($0.trimmingPrefix(while: \.isWhitespace)) }.filter { !$0.isEmpty }
    }

    fileprivate mutating func digests(_ name: String) -> [Digest] {
        texts(name, charactersMax: 64, countMax: 4 * PublishRevision.screenshotsMax).compactMap { text in
            let digest = Digest(rawValue: text)
            if digest == nil { add(FieldProblem(name, "notADigest")) }
            return digest
        }
    }

    /// Answers in a form, each as its field's kind wants it. An empty one is no answer.
    fileprivate mutating func answersInForm(_ category: Market.Category) -> [String: FieldValue] {
        let kinds = category.kinds
        let typed = Dictionary(prefixed("f.").map { ($0.name, $0.values.map(\.trimmed).filter { !$0.isEmpty }) }) {
            $0 + $1
        }
        var answers: [String: FieldValue] = [:]
        for (name, values) in typed.sorted(by: { $0.key < $1.key }) {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            let id = parts.first ?? name
            guard parts.count == 1 else {
                // The versions of a platform are read with its tick; without one they say nothing.
                if kinds[id] != .platforms { add(FieldProblem("f.\(name)", "unknown")) }
                continue
            }
            guard let first = values.first else { continue }
            switch kinds[id] {
            case .choices?: answers[id] = .choices(values)
            case .platforms?:
                answers[id] = .platforms(
                    values.map { PlatformSupport(platform: $0, versions: typed["\(id).\($0)"]?.first ?? "") })
            case .number?:
                let plain = String(String.UnicodeScalarView(first.unicodeScalars.compactMap(NumberText.plain)))
                if let number = Int64(plain.replacing(",", with: "")) {
                    answers[id] = .number(number)
                } else {
                    add(FieldProblem("f.\(id)", "notANumber"))
                }
            case .yesNo?:
                switch first {
                case "yes": answers[id] = .yesNo(true)
                case "no": answers[id] = .yesNo(false)
                default: add(FieldProblem("f.\(id)", "notYesNo"))
                }
            case .text?, .longText?, .choice?, .version?, .url?, .spdx?: answers[id] = .text(first)
            case nil: add(FieldProblem("f.\(id)", "unknown"))
            }
        }
        return answers
    }

    /// Answers in JSON: text, a whole number, true or false, an array of texts, or an array of platforms with versions.
    fileprivate mutating func answersInJSON(_ category: Market.Category) -> [String: FieldValue] {
        var answers: [String: FieldValue] = [:]
        switch structure("fields") {
        case nil, .null?: break
        case .object(let members)?:
            for member in members {
                guard let answer = FieldValue(member.value, category.kinds[member.name]) else {
                    add(FieldProblem("fields.\(member.name)", "listing.wrongKind"))
                    continue
                }
                answers[member.name] = answer
            }
        default: add(FieldProblem("fields", "notAnObject"))
        }
        return answers
    }

    fileprivate mutating func defectsInJSON() -> [Defect] {
        switch structure("defects") {
        case nil, .null?: return []
        case .array(let elements)?:
            return elements.enumerated().compactMap { index, element in
                guard case .object(let members) = element, members.count == 2,
                    case .string(let text)? = element["text"], case .string(let word)? = element["severity"],
                    let severity = Defect.Severity(rawValue: word)
                else {
                    add(FieldProblem("defects[\(index)]", "notADefect"))
                    return nil
                }
                return Defect(severity: severity, text: text.trimmed)
            }
        default:
            add(FieldProblem("defects", "notAList"))
            return []
        }
    }
}

extension FieldValue {
    fileprivate init?(_ json: JSONBody, _ kind: Market.Category.Field.Kind?) {
        switch json {
        case .string(let text): self = .text(text)
        case .integer(let number): self = .number(number)
        case .bool(let flag): self = .yesNo(flag)
        case .array(let elements) where kind == .platforms:
            let rows = elements.compactMap(PlatformSupport.init(json:))
            guard rows.count == elements.count else { return nil }
            self = .platforms(rows)
        case .array(let elements):
            var choices: [String] = []
            for element in elements {
                guard case .string(let choice) = element else { return nil }
                choices.append(choice)
            }
            self = .choices(choices)
        case .null, .number, .object: return nil
        }
    }
}

extension PlatformSupport {
    /// `{"platform": "windows", "versions": "10–11"}`, of which the versions may be left out.
    fileprivate init?(json: JSONBody) {
        guard case .object(let members) = json, case .string(let platform)? = json["platform"],
            members.allSatisfy({ $0.name == "platform" || $0.name == "versions" })
        else { return nil }
        switch json["versions"] {
        case nil: self.init(platform: platform, versions: "")
        case .string(let versions)?: self.init(platform: platform, versions: versions.trimmed)
        default: return nil
        }
    }
}

extension Market.Category {
    /// The kind of each field by its id.
    var kinds: [String: Field.Kind] { Dictionary(fields.map { ($0.id, $0.kind) }) { first, _ in first } }
}

extension [Digest] {
    /// Each once, in their order.
    fileprivate var unique: [Digest] {
        var seen: Set<Digest> = []
        return filter { seen.insert($0).inserted }
    }
}

extension String {
    /// Without white space at both ends, line ends as `\n`.
    fileprivate var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text).replacing("\r\n", with: "\n")
    }
}
