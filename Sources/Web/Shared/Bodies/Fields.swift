import HTTPTypes

/// Typed reading of a form or a JSON object that collects what is wrong field by field.
///
/// Read every field the route knows, then call ``finish()``: it throws one refusal with all problems, unknown fields
/// included. After a problem a field reads as its nothing (empty text, zero), which is never seen by a caller that
/// calls ``finish()`` before it acts.
struct Fields {
    private let source: Source
    private var known: Set<String> = ["csrf", "once"]
    private(set) var problems: [FieldProblem] = []

    /// Where the values come from.
    enum Source: Sendable, Equatable {
        case form(Form)
        case json(JSONBody)
    }

    init(_ source: Source) { self.source = source }

    /// Throws the collected problems; unknown fields are problems.
    ///
    /// - Throws: `Refused` 422 `fieldsWrong`.
    mutating func finish() throws(Refused) {
        noteUnknown()
        if !problems.isEmpty { throw .fields(problems) }
    }

    /// Makes problems of the fields that nobody has asked for.
    mutating func noteUnknown() {
        for name in names where known.insert(name).inserted { problems.append(FieldProblem(name, "unknown")) }
    }

    /// Adds a problem that a rule of the route found.
    mutating func add(_ problem: FieldProblem) { problems.append(problem) }

    /// A text, without spaces at its ends. An empty text counts as missing.
    ///
    /// - Parameter charactersMax: counted as a reader counts them.
    mutating func text(_ name: String, charactersMax: Int) -> String {
        guard let text = optionalText(name, charactersMax: charactersMax) else {
            if !problems.contains(where: { $0.field == name }) { problems.append(FieldProblem(name, "missing")) }
            return ""
        }
        return text
    }

    /// A text that may be missing or empty (nil).
    mutating func optionalText(_ name: String, charactersMax: Int) -> String? {
        guard let raw = single(name) else { return nil }
        let text = raw.trimmedLines()
        guard !text.isEmpty else { return nil }
        guard text.count <= charactersMax else {
            problems.append(FieldProblem(name, "tooLong", ["max": String(charactersMax)]))
            return nil
        }
        return text
    }

    /// A secret, taken as it is: no trimming.
    mutating func secret(_ name: String, charactersMax: Int) -> String {
        guard let text = single(name), !text.isEmpty else {
            problems.append(FieldProblem(name, "missing"))
            return ""
        }
        guard text.count <= charactersMax else {
            problems.append(FieldProblem(name, "tooLong", ["max": String(charactersMax)]))
            return ""
        }
        return text
    }

    /// A secret that may be missing or empty (nil), taken as it is.
    mutating func optionalSecret(_ name: String, charactersMax: Int) -> String? {
        guard let text = single(name), !text.isEmpty else { return nil }
        if text.count <= charactersMax { return text }
        problems.append(FieldProblem(name, "tooLong", ["max": String(charactersMax)]))
        return nil
    }

    /// A whole number within bounds.
    mutating func integer(_ name: String, in range: ClosedRange<Int64>) -> Int64 {
        guard let value = optionalInteger(name, in: range) else {
            if !problems.contains(where: { $0.field == name }) { problems.append(FieldProblem(name, "missing")) }
            return range.lowerBound
        }
        return value
    }

    /// A whole number within bounds that may be missing.
    mutating func optionalInteger(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        known.insert(name)
        let value: Int64
        switch raw(name) {
        case nil: return nil
        case .integer(let number)?: value = number
        case .text(let typed)?:
            let plain = String(String.UnicodeScalarView(typed.unicodeScalars.compactMap(NumberText.plain)))
            if plain.isEmpty { return nil }
            guard let number = Int64(plain) else {
                let isLong = !plain.isEmpty && plain.utf8.allSatisfy { (48...57).contains($0) }
                problems.append(FieldProblem(name, isLong ? "numberTooLarge" : "notANumber"))
                return nil
            }
            value = number
        case .wrongType?:
            problems.append(FieldProblem(name, "notANumber"))
            return nil
        }
        guard range.contains(value) else {
            problems.append(
                FieldProblem(name, "outOfRange", ["min": String(range.lowerBound), "max": String(range.upperBound)]))
            return nil
        }
        return value
    }

    /// An amount of money in yuan, as text (`199.00`); the result is in fen.
    ///
    /// - Parameter range: in fen.
    mutating func money(_ name: String, in range: ClosedRange<Int64>) -> Int64 {
        let typed = text(name, charactersMax: 40)
        guard !typed.isEmpty else { return range.lowerBound }
        do throws(MoneyText.Unreadable) {
            let amountMinor = try MoneyText.parse(typed[...])
            guard range.contains(amountMinor) else {
                problems.append(
                    FieldProblem(
                        name, "amountOutOfRange",
                        ["min": MoneyText.yuan(range.lowerBound), "max": MoneyText.yuan(range.upperBound)]))
                return range.lowerBound
            }
            return amountMinor
        } catch {
            switch error {
            case .notAnAmount: problems.append(FieldProblem(name, "notAnAmount"))
            case .tooManyPlaces: problems.append(FieldProblem(name, "tooManyPlaces"))
            case .tooLarge: problems.append(FieldProblem(name, "numberTooLarge"))
            }
            return range.lowerBound
        }
    }

    /// A tick: present as `on`, `yes`, `true` or `1`; missing is false.
    mutating func tick(_ name: String) -> Bool {
        known.insert(name)
        if case .json(let body) = source {
            switch body[name] {
            case nil: return false
            case .bool(let flag)?: return flag
            default:
                problems.append(FieldProblem(name, "notYesNo"))
                return false
            }
        }
        guard let text = single(name) else { return false }
        switch text {
        case "on", "yes", "true", "1": return true
        case "", "no", "false", "0": return false
        default:
            problems.append(FieldProblem(name, "notYesNo"))
            return false
        }
    }

    /// One of a set of words.
    mutating func choice(_ name: String, of words: [String]) -> String {
        let word = text(name, charactersMax: 100)
        if !word.isEmpty, !words.contains(word) {
            problems.append(FieldProblem(name, "notAChoice"))
            return ""
        }
        return word
    }

    /// All values of a name: a form's repeated field or a JSON array of texts. Empty ones are left out.
    mutating func texts(_ name: String, charactersMax: Int, countMax: Int) -> [String] {
        known.insert(name)
        var texts: [String] = []
        switch source {
        case .form(let form): texts = form.all(name)
        case .json(let body):
            switch body[name] {
            case nil, .null?: break
            case .string(let text)?: texts = [text]
            case .array(let elements)?:
                for element in elements {
                    guard case .string(let text) = element else {
                        problems.append(FieldProblem(name, "notText"))
                        return []
                    }
                    texts.append(text)
                }
            default: problems.append(FieldProblem(name, "notAList"))
            }
        }
        texts = texts.map { $0.trimmedLines() }.filter { !$0.isEmpty }
        if texts.count > countMax { problems.append(FieldProblem(name, "tooMany", ["max": String(countMax)])) }
        if texts.contains(where: { $0.count > charactersMax }) {
            problems.append(FieldProblem(name, "tooLong", ["max": String(charactersMax)]))
        }
        return texts
    }

    /// Fields whose names are made by a schema: every name with the prefix is known, its values come as they are.
    mutating func prefixed(_ prefix: String) -> [(name: String, values: [String])] {
        var found: [(name: String, values: [String])] = []
        for name in names where name.hasPrefix(prefix) && known.insert(name).inserted {
            let short = String(name.dropFirst(prefix.count))
            switch source {
            case .form(let form): found.append((short, form.all(name)))
            case .json: found.append((short, texts(name, charactersMax: Limits.fieldBytesMax, countMax: 100)))
            }
        }
        return found
    }

    /// A member of a JSON body that is more than a text or a number, as it came; nil in a form.
    mutating func structure(_ name: String) -> JSONBody? {
        guard case .json(let body) = source else { return nil }
        known.insert(name)
        return body[name]
    }

    private enum Raw {
        case text(String)
        case integer(Int64)
        case wrongType
    }

    private var names: [String] {
        switch source {
        case .form(let form): form.fields.map(\.name)
        case .json(.object(let members)): members.map(\.name)
        case .json: []
        }
    }

    private func raw(_ name: String) -> Raw? {
        switch source {
        case .form(let form): form[name].map { .text($0.trimmedLines()) }
        case .json(let body):
            switch body[name] {
            case nil, .null?: nil
            case .string(let text)?: .text(text)
            case .integer(let number)?: .integer(number)
            default: .wrongType
            }
        }
    }

    /// The value of a field that may come once; a problem if it comes twice or is no text.
    private mutating func single(_ name: String) -> String? {
        known.insert(name)
        if case .form(let form) = source, form.all(name).count > 1 {
            problems.append(FieldProblem(name, "twice"))
            return nil
        }
        if case .json(let body) = source {
            switch body[name] {
            case nil, .null?: return nil
            case .string(let text)?: return text
            default:
                problems.append(FieldProblem(name, "notText"))
                return nil
            }
        }
        if case .form(let form) = source { return form[name] }
        return nil
    }
}

extension String {
    /// Without white space at both ends, line ends as `\n`.
    fileprivate func trimmedLines() -> String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text.utf8.contains(0x0D)
            ? text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n") : String(text)
    }
}
