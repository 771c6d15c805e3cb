import Market
import Yams

/// What was read of one field of a category's file.
struct CategoryFieldNote {
    let id: String
    let label: Bilingual?
    let kind: Market.Category.Field.Kind?
    let choices: [String]
    let role: FieldRole?
    /// Whether it names a role that is none.
    let hasUnknownRole: Bool

    private typealias Kind = Market.Category.Field.Kind

    /// The longest texts, in characters.
    static let labelMax = 60
    static let helpMax = 300
    static let preventsMax = 120
    static let choiceMax = 80
    static let unitMax = 20
    /// The fewest and the most choices of one field.
    static let choicesCount = 2...60

    private static let optional = [
        "help", "requiredWhen", "role", "filter", "comparable", "choices", "charactersMax", "unit", "min", "max",
    ]

    /// Reads a field and notes what is wrong with it. Nil if it is nothing that can be spoken of.
    init?(_ node: Node, _ reading: inout CategoryReading) {
        let needed = ["id", "kind", "label", "prevents", "required"]
        guard let parts = reading.mapping(node, "a field", needed, optional: Self.optional) else { return nil }
        id = Self.id(parts["id"], &reading)
        kind = Self.named(parts["kind"], "kind", &reading)
        role = Self.named(parts["role"], "role", &reading)
        hasUnknownRole = role == nil && parts["role"] != nil
        label = reading.bilingual(parts["label"], "label", max: Self.labelMax)
        reading.bilingual(parts["help"], "help", max: Self.helpMax)
        reading.bilingual(parts["prevents"], "prevents", max: Self.preventsMax)
        if let label, let twin = reading.fields.first(where: { $0.label?.zh == label.zh || $0.label?.en == label.en }) {
            reading.add("the field “\(twin.id)” asks the same", at: parts["label"])
        }
        let required = reading.flag(parts["required"], "required")
        choices = Self.choices(parts["choices"], &reading)
        Self.condition(parts["requiredWhen"], of: id, always: required == true, &reading)
        if let kind {
            kindsOwn(kind, parts, node, &reading)
            Self.bounds(kind, parts, &reading)
        }
        if let role { roleFits(role, parts, &reading) }
    }

    // MARK: Words

    private static func id(_ node: Node?, _ reading: inout CategoryReading) -> String {
        guard let (id, node) = reading.text(node, "id") else { return "?" }
        if id.wholeMatch(of: /[a-z][A-Za-z0-9]{0,39}/) == nil {
            reading.add("a field's id begins with a lower-case letter and has letters and digits, 40 at most", at: node)
        }
        if reading.fields.contains(where: { $0.id == id }) { reading.add("the field “\(id)” stands twice", at: node) }
        return id
    }

    private static func named<Name: RawRepresentable & CaseIterable>(
        _ node: Node?, _ what: String, _ reading: inout CategoryReading
    ) -> Name? where Name.RawValue == String {
        guard let (word, node) = reading.text(node, what) else { return nil }
        if let name = Name(rawValue: word) { return name }
        let known = Name.allCases.map(\.rawValue).joined(separator: ", ")
        reading.add("the \(what) “\(word)” is not known; known are \(known)", at: node)
        return nil
    }

    private static func choices(_ node: Node?, _ reading: inout CategoryReading) -> [String] {
        guard let node else { return [] }
        guard let list = node.sequence else {
            reading.add("“choices” is a list", at: node)
            return []
        }
        var ids: [String] = []
        var labels: Set<String> = []
        for choice in list {
            guard let parts = reading.mapping(choice, "a choice", ["id", "label"], optional: []) else { continue }
            if let (id, place) = reading.text(parts["id"], "id") {
                if id.wholeMatch(of: /[a-z0-9][A-Za-z0-9]{0,39}/) == nil {
                    reading.add(
                        "a choice's id has letters and digits, 40 at most, and begins with a small one", at: place)
                }
                if ids.contains(id) { reading.add("the choice “\(id)” stands twice", at: place) }
                ids.append(id)
            }
            if let label = reading.bilingual(parts["label"], "label", max: choiceMax, chinese: false) {
                let isNew = labels.insert("zh \(label.zh)").inserted && labels.insert("en \(label.en)").inserted
                if !isNew { reading.add("two choices read the same", at: parts["label"]) }
            }
        }
        if !choicesCount.contains(list.count) {
            reading.add("a field has \(choicesCount.lowerBound) to \(choicesCount.upperBound) choices", at: node)
        }
        return ids
    }

    // MARK: What belongs together

    /// The keys that only some kinds take.
    private func kindsOwn(_ kind: Kind, _ parts: [String: Node], _ node: Node, _ reading: inout CategoryReading) {
        let takers: [(key: String, kinds: Set<Kind>)] = [
            ("choices", [.choice, .choices, .platforms]), ("charactersMax", [.text, .longText]), ("unit", [.number]),
            ("min", [.number]), ("max", [.number]), ("filter", [.choice, .choices, .yesNo, .platforms]),
            ("comparable", [.choice, .yesNo]),
        ]
        for (key, kinds) in takers where parts[key] != nil && !kinds.contains(kind) {
            let names = Kind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ", ")
            reading.add("“\(key)” is for \(names) only, and “\(id)” is \(kind.rawValue)", at: parts[key])
        }
        if takers[0].kinds.contains(kind), parts["choices"] == nil {
            reading.add("“\(id)” is \(kind.rawValue) and needs choices", at: node)
        }
        for key in ["filter", "comparable"] { _ = reading.flag(parts[key], key) }
    }

    private static func bounds(_ kind: Kind, _ parts: [String: Node], _ reading: inout CategoryReading) {
        let most =
            kind == .longText ? Market.Category.Field.longTextCharactersMax : Market.Category.Field.textCharactersMax
        if let (number, node) = reading.integer(parts["charactersMax"], "charactersMax"),
            !(1...Int64(most)).contains(number)
        {
            reading.add("“charactersMax” is from 1 to \(most)", at: node)
        }
        reading.bilingual(parts["unit"], "unit", max: unitMax, chinese: false)
        let least = reading.integer(parts["min"], "min")
        let greatest = reading.integer(parts["max"], "max")
        if let least, let greatest, least.0 > greatest.0 {
            reading.add("the least value is above the greatest", at: least.1)
        }
    }

    private func roleFits(_ role: FieldRole, _ parts: [String: Node], _ reading: inout CategoryReading) {
        if let other = reading.fields.first(where: { $0.role == role }) {
            reading.add("the role \(role.rawValue) is with “\(other.id)” already", at: parts["role"])
        }
        if let kind, kind != role.kind {
            reading.add(
                "a field with the role \(role.rawValue) is \(role.kind.rawValue), not \(kind.rawValue)",
                at: parts["kind"])
        }
        guard let fixed = role.choiceIDs else { return }
        for choice in parts["choices"]?.sequence ?? [] {
            guard let id = choice["id"]?.string, !fixed.contains(id) else { continue }
            reading.add(
                "the role \(role.rawValue) has no choice “\(id)”; it has \(fixed.sorted().joined(separator: ", "))",
                at: choice)
        }
    }

    private static func condition(_ node: Node?, of id: String, always: Bool, _ reading: inout CategoryReading) {
        guard let node, let parts = reading.mapping(node, "“requiredWhen”", ["field", "is"], optional: []) else {
            return
        }
        if always { reading.add("“\(id)” is required always; “requiredWhen” says nothing then", at: node) }
        guard let (name, place) = reading.text(parts["field"], "field") else { return }
        guard let asked = reading.fields.first(where: { $0.id == name }) else {
            reading.add("“requiredWhen” asks for “\(name)”, which is no earlier field", at: place)
            return
        }
        let answers: Set<String>
        switch asked.kind {
        case .choice?, .choices?: answers = Set(asked.choices)
        case .yesNo?: answers = ["yes", "no"]
        case .text?, .longText?, .number?, .version?, .url?, .spdx?, .platforms?:
            reading.add("“requiredWhen” asks for a choice, choices or yesNo, and “\(name)” is none of these", at: place)
            return
        case nil: return
        }
        guard let list = parts["is"] else { return }
        guard let values = list.sequence, !values.isEmpty else {
            reading.add("“is” is a list of answers", at: list)
            return
        }
        for value in values where !answers.contains(value.string ?? "") {
            reading.add("“\(name)” has no answer “\(value.string ?? "?")”", at: value)
        }
    }
}
