import Ledger
import Market
import Service

/// What a seller typed into the form of a category, or sent as JSON, read into what is published.
///
/// A form names a category's field `f.<id>`, has one line of text a defect, and brings files as `artefactUpload` and
/// `picturesUpload`. JSON has the members `fields`, `defects` (objects with `severity` and `text`), `artefact` and
/// `screenshots`. All else has the same names in both.
struct ListingDraft {
    let form: RevisionForm

    /// - Throws: `Refused` 422 with all problems at once.
    init(_ source: Fields.Source, _ category: Market.Category) throws(Refused) {
        var fields = Fields(source)
        let isJSON = source.form == nil
        _ = fields.optionalText("category", charactersMax: 100)
        let title = fields.text("title", charactersMax: PublishRevision.titleCharactersMax)
        let answers = isJSON ? fields.answersInJSON(category) : fields.answersInForm(category)
        var defects = isJSON ? fields.defectsInJSON() : []
        for severity in Defect.Severity.allCases {
            defects += fields.lines("defects.\(severity.rawValue)").map { Defect(severity: severity, text: $0) }
        }
        let noneKnown = fields.tick("noneKnown")
        let clauses = fields.lines("clauses")
        let terms = fields.terms()
        let artefact = fields.digests(isJSON ? "artefact" : "artefactUpload").last
        let screenshots = fields.digests(isJSON ? "screenshots" : "picturesUpload")
        let secretsMeant = fields.tick("secretsMeant")
        try fields.finish()
        let content = ListingContent(
            title: title, fields: answers, defects: defects, noneKnown: noneKnown, clauses: clauses, artefactName: nil)
        form = RevisionForm(
            category: category.id, content: content, terms: terms, artefact: artefact, screenshots: screenshots.unique,
            secretsMeant: secretsMeant)
    }
}

extension Fields {
    /// The clauses of the standard terms.
    mutating func terms() -> Terms {
        let price = money("price", in: Terms.Bounds.priceMinor)
        let scope = choice("licenceScope", of: Licence.Scope.allCases.map(\.rawValue))
        let condition = optionalText("returnCondition", charactersMax: 100)
        if let condition, ReturnCondition(rawValue: condition) == nil {
            add(FieldProblem("returnCondition", "notAChoice"))
        }
        return Terms(
            price: Money(minor: price, currency: .cny),
            licence: Licence(
                scope: Licence.Scope(rawValue: scope) ?? .personal, includesSource: tick("includesSource"),
                mayResell: tick("mayResell")),
            deliveryHours: whole("deliveryHours", in: Terms.Bounds.deliveryHours),
            acceptanceDays: whole("acceptanceDays", in: Terms.Bounds.acceptanceDays),
            changeRounds: whole("changeRounds", in: Terms.Bounds.changeRounds),
            supportMonths: whole("supportMonths", in: Terms.Bounds.supportMonths),
            noReasonReturnDays: whole("noReasonReturnDays", in: 0...30),
            returnCondition: condition.flatMap(ReturnCondition.init(rawValue:)) ?? .notDownloaded)
    }

    private mutating func whole(_ name: String, in range: ClosedRange<Int>) -> Int {
        Int(integer(name, in: Int64(range.lowerBound)...Int64(range.upperBound)))
    }

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
        var answers: [String: FieldValue] = [:]
        for (id, values) in prefixed("f.") {
            let values = values.map(\.trimmed).filter { !$0.isEmpty }
            guard let first = values.first else { continue }
            switch kinds[id] {
            case .choices?: answers[id] = .choices(values)
            case .platforms?: answers[id] = .platforms(values.map { PlatformSupport(platform: $0, versions: "") })
            case .number?:
                let plain = String(String.UnicodeScalarView(first.unicodeScalars.compactMap(NumberText.plain)))
                if let number = Int64(plain) {
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

    /// Answers in JSON: text, a whole number, true or false, or an array of texts.
    fileprivate mutating func answersInJSON(_ category: Market.Category) -> [String: FieldValue] {
        var answers: [String: FieldValue] = [:]
        switch structure("fields") {
        case nil, .null?: break
        case .object(let members)?:
            for member in members {
                guard let answer = FieldValue(member.value) else {
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
    fileprivate init?(_ json: JSONBody) {
        switch json {
        case .string(let text): self = .text(text)
        case .integer(let number): self = .number(number)
        case .bool(let flag): self = .yesNo(flag)
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
