import Market
import Yams

/// Walks through the parts of a category's file and notes all that is wrong, each with its line.
struct CategoryReading {
    let file: String
    private(set) var faults: [CategoryFault] = []
    /// The fields that were read so far, for what a later one says of an earlier one.
    private(set) var fields: [CategoryFieldNote] = []

    /// The longest texts, in characters.
    static let titleMax = 40
    static let summaryMax = 120
    /// The most fields of one category.
    static let fieldsMax = 80

    init(file: String) { self.file = file }

    // MARK: The whole

    mutating func category(_ root: Node) {
        guard let top = mapping(root, "the file", ["id", "version", "title", "summary", "sections"], optional: [])
        else { return }
        if let (id, node) = text(top["id"], "id"),
            id.utf8.count > 40 || id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) == nil
        {
            add("an id is made of lower-case words joined by hyphens, 40 letters at most", at: node)
        }
        if let (version, node) = integer(top["version"], "version"), !(1...1_000_000).contains(version) {
            add("a version is 1 or more", at: node)
        }
        bilingual(top["title"], "title", max: Self.titleMax)
        bilingual(top["summary"], "summary", max: Self.summaryMax)
        if let node = top["sections"] { sections(node) }
    }

    private mutating func sections(_ node: Node) {
        let names = Market.Category.SectionID.allCases.map(\.rawValue)
        let found = node.sequence.map { Array($0) } ?? []
        guard found.map({ $0["id"]?.string }) == names else {
            add("the sections are \(names.joined(separator: ", ")), in this order", at: node)
            return
        }
        for (name, section) in zip(names, found) {
            guard let parts = mapping(section, "a section", ["id", "fields"], optional: []) else { continue }
            guard let list = parts["fields"] else { continue }
            guard let questions = list.sequence, !questions.isEmpty else {
                add("the section \(name) needs one field at least", at: list)
                continue
            }
            for question in questions {
                if let note = CategoryFieldNote(question, &self) { fields.append(note) }
            }
        }
        if fields.count > Self.fieldsMax { add("a category has \(Self.fieldsMax) fields at most", at: node) }
        // A role that could not be read may have been meant as this one.
        if !fields.contains(where: { $0.role == .description || $0.hasUnknownRole }) {
            add("no field has the role description, which says what the thing is for", at: node)
        }
    }

    // MARK: Its parts

    mutating func add(_ reason: String, at node: Node?) {
        add(CategoryFault(file: file, line: node?.mark?.line, reason: reason))
    }

    mutating func add(_ fault: CategoryFault) { faults.append(fault) }

    /// The members of a mapping, after its words have been held against those that are known here.
    mutating func mapping(_ node: Node, _ what: String, _ needed: [String], optional: [String]) -> [String: Node]? {
        guard let mapping = node.mapping else {
            add("\(what) has \(needed.joined(separator: ", "))", at: node)
            return nil
        }
        var members: [String: Node] = [:]
        for (key, value) in mapping {
            if let word = key.string, needed.contains(word) || optional.contains(word) {
                members[word] = value
            } else {
                add(
                    "“\(key.string ?? "?")” is not known here; known are \((needed + optional).sorted().joined(separator: ", "))",
                    at: key)
            }
        }
        for word in needed where members[word] == nil { add("“\(word)” is missing", at: node) }
        return members
    }

    mutating func text(_ node: Node?, _ what: String) -> (String, Node)? {
        guard let node else { return nil }
        guard let text = node.scalar?.string else {
            add("“\(what)” is a text", at: node)
            return nil
        }
        return (text, node)
    }

    /// An integer in plain digits, as JSON keeps it exactly.
    mutating func integer(_ node: Node?, _ what: String) -> (Int64, Node)? {
        guard let node else { return nil }
        guard let text = node.scalar?.string, let number = Int64(text), String(number) == text,
            Market.Category.Field.numbers.contains(number)
        else {
            add("“\(what)” is a whole number in plain digits", at: node)
            return nil
        }
        return (number, node)
    }

    mutating func flag(_ node: Node?, _ what: String) -> Bool? {
        guard let node else { return nil }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            add("“\(what)” is true or false", at: node)
            return nil
        }
    }

    /// A text in both languages. `chinese` is false where a name alone may stand, such as Linux.
    @discardableResult
    mutating func bilingual(_ node: Node?, _ what: String, max: Int, chinese: Bool = true) -> Bilingual? {
        guard let node, let languages = mapping(node, "“\(what)”", ["zh", "en"], optional: []) else { return nil }
        var texts: [String: String] = [:]
        for language in ["zh", "en"] {
            guard let (text, place) = text(languages[language], language) else { continue }
            texts[language] = text
            if text.allSatisfy(\.isWhitespace) {
                add("“\(what)” is empty in \(language)", at: place)
            } else if text.unicodeScalars.count > max {
                add("“\(what)” has more than \(max) characters in \(language)", at: place)
            } else if language == "zh", chinese, !text.unicodeScalars.contains(where: \.properties.isIdeographic) {
                add("the Chinese text of “\(what)” has no Chinese in it", at: place)
            }
            if let hidden = text.unicodeScalars.first(where: \.isHidden) {
                add("“\(what)” holds the character \(hidden.name), which cannot be seen", at: place)
            }
        }
        guard let zh = texts["zh"], let en = texts["en"] else { return nil }
        return Bilingual(zh: zh, en: en)
    }

    /// Characters that nobody sees, line by line, before anything else is read.
    mutating func characters(of text: String) {
        var line = 1
        var told = 0
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            if scalar == "\n" || scalar == "\r" || !scalar.isHidden || told == line { continue }
            told = line
            let reason =
                scalar == "\t"
                ? "a tab stands here; YAML is indented with spaces"
                : "the character \(scalar.name) stands here, which cannot be seen"
            add(CategoryFault(file: file, line: line, reason: reason))
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is a control, turns the direction of writing, or is of no use in a text that people read.
    fileprivate var isHidden: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }

    fileprivate var name: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
    }
}
