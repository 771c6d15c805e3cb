import HTTPTypes
import Ledger
import Market
import Service

/// The listing's form as it is typed: the one shape in which a draft is kept, whether it came from a page, from a program, or
/// starts from what has been published.
extension Form {
    /// A form in which nothing has been typed; what is usual in the category stands in it.
    static func blankListing(_ category: Market.Category) -> Form {
        let usual = UsualTerms(in: category)
        let condition: ReturnCondition = usual.deliveryMethod == .secret ? .keyNotRevealed : .notDownloaded
        let given: [(String, String)] = [
            ("deliveryHours", String(UsualTerms.deliveryHours)), ("acceptanceDays", String(usual.acceptanceDays)),
            ("changeRounds", String(UsualTerms.changeRounds)), ("supportMonths", String(UsualTerms.supportMonths)),
            ("noReasonReturnDays", "0"), ("returnCondition", condition.rawValue),
            ("responseHours", String(UsualTerms.responseHours)), ("supportChannels", "conversation"),
            ("deliveryMethod", usual.deliveryMethod.rawValue), ("exclusivity", "nonExclusive"), ("territory", "worldwide"),
            ("seats", "0"), ("licenceMonths", "0"), ("confidentialityMonths", "0"), ("liability", "byLaw"),
            ("disputeMethod", "courtOfDefendant"), ("signing", "either"),
        ]
        var fields = given.map { Field(name: $0.0, value: $0.1) }
        if usual.includesSource { fields.append(Field(name: "includesSource", value: "yes")) }
        fields += ReturnReason.allCases.map { Field(name: "conditionalReturns.\($0.rawValue)", value: "0") }
        return Form(fields)
    }

    /// What was typed to publish that revision. Answers to questions that the category asks no longer are left out.
    init(_ revision: Revision, _ category: Market.Category) {
        let facts = revision.facts
        let content = facts.content.value
        var fields = [
            Field(name: "title", value: content?.title ?? ""),
            Field(name: "price", value: MoneyText.typed(facts.terms.price.minor)),
        ]
        for field in category.fields {
            guard let answer = content?.fields[field.id] else { continue }
            fields += answer.typed.map { Field(name: "f.\(field.id)\($0.suffix)", value: $0.value) }
        }
        for severity in Defect.Severity.allCases {
            let lines = content?.defects.filter { $0.severity == severity }.map(\.text) ?? []
            if !lines.isEmpty {
                fields.append(Field(name: "defects.\(severity.rawValue)", value: lines.joined(separator: "\n")))
            }
        }
        if content?.noneKnown == true { fields.append(Field(name: "noneKnown", value: "yes")) }
        fields += TermsForm.typed(facts.terms).map { Field(name: $0.name, value: $0.value) }
        if let clauses = content?.clauses, !clauses.isEmpty {
            fields.append(Field(name: "clauses", value: clauses.joined(separator: "\n")))
        }
        for (name, items) in [("contents", content?.contents ?? []), ("criteria", content?.criteria ?? [])] where !items.isEmpty {
            fields.append(Field(name: name, value: items.joined(separator: "\n")))
        }
        if let artefact = facts.artefact {
            fields.append(Field(name: "artefactUpload", value: artefact.sha256.rawValue))
        }
        fields += facts.screenshots.map { Field(name: "picturesUpload", value: $0.rawValue) }
        self.init(fields)
    }

    /// What a draft holds, but for answers to questions that the category asks no longer.
    init(_ draft: Draft, _ category: Market.Category) {
        let asked = Set(category.fields.map { PublishRevision.fieldsPrefix + $0.id })
        let fields = draft.fields.filter { field in
            let name = field.name.nameInTheRules
            return !name.hasPrefix(PublishRevision.fieldsPrefix) || asked.contains(name)
        }
        self.init(fields.map { Field(name: $0.name, value: $0.value) })
    }

    /// What a draft is to keep: all but what belongs to the sending itself, and what is empty.
    var typedFields: [TypedField] {
        fields.filter { !Self.ofTheSending.contains($0.name) && !$0.value.isEmpty }
            .map { TypedField(name: $0.name, value: $0.value) }
    }

    /// The names that a form has beside what is typed.
    static let ofTheSending: Set<String> = ["csrf", "once", "category", "listing", "draft", "draftRevision", "then"]

    /// The form that says what a JSON body says, which has the members that publishing takes, each optional.
    ///
    /// - Throws: `Refused` 422 for members of the wrong kind.
    init(json body: JSONBody) throws(Refused) {
        self.init()
        guard case .object(let members) = body else { return }
        for member in members {
            switch (member.name, member.value) {
            case ("fields", .object(let answers)):
                for answer in answers { try append(answer.value, named: "f.\(answer.name)") }
            case ("conditionalReturns", .object(let days)):
                for reason in days { try append(reason.value, named: "conditionalReturns.\(reason.name)") }
            case ("defects", .array(let defects)):
                for severity in Defect.Severity.allCases {
                    let lines = defects.compactMap { $0.text(ofDefect: severity) }
                    if !lines.isEmpty {
                        try append(name: "defects.\(severity.rawValue)", value: lines.joined(separator: "\n"))
                    }
                }
            case ("clauses", .array(let items)), ("contents", .array(let items)), ("criteria", .array(let items)):
                try append(name: member.name, value: items.compactMap(\.plainText).joined(separator: "\n"))
            case ("artefact", let value): try append(value, named: "artefactUpload")
            case ("screenshots", let value): try append(value, named: "picturesUpload")
            case (let name, let value): try append(value, named: name)
            }
        }
    }

    private mutating func append(_ value: JSONBody, named name: String) throws(Refused) {
        switch value {
        case .null,
            .bool(false) where !name.hasPrefix("f."):
            return
        case .bool(let flag): try append(name: name, value: flag ? "yes" : "no")
        case .integer(let number): try append(name: name, value: String(number))
        case .string(let text): try append(name: name, value: text)
        case .array(let elements):
            for element in elements {
                guard case .string(let platform)? = element["platform"] else {
                    try append(element, named: name)
                    continue
                }
                try append(name: name, value: platform)
                if let versions = element["versions"]?.plainText {
                    try append(name: "\(name).\(platform)", value: versions)
                }
            }
        case .number, .object: throw .fields([FieldProblem(name, "listing.wrongKind")])
        }
    }
}

extension FieldValue {
    /// The answer as a form has it: each value, with what is added to the field's name for it.
    fileprivate var typed: [(suffix: String, value: String)] {
        switch self {
        case .text(let text): [("", text)]
        case .number(let number): [("", String(number))]
        case .yesNo(let flag): [("", flag ? "yes" : "no")]
        case .choices(let ids): ids.map { ("", $0) }
        case .platforms(let rows):
            rows.map { ("", $0.platform) }
                + rows.filter { !$0.versions.isEmpty }.map { (".\($0.platform)", $0.versions) }
        }
    }
}

extension JSONBody {
    fileprivate var plainText: String? {
        if case .string(let text) = self { text } else { nil }
    }

    fileprivate func text(ofDefect severity: Defect.Severity) -> String? {
        self["severity"]?.plainText == severity.rawValue ? self["text"]?.plainText : nil
    }
}
