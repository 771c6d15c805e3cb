/// One declaration, as far as a scan of lines can tell.
struct Declaration {
    enum Keyword: String {
        case `struct`, `class`, `enum`, `actor`, `protocol`, `extension`
        case `func`, `var`, `let`, `init`, `subscript`, `typealias`, `associatedtype`

        var isType: Bool {
            switch self {
            case .struct, .class, .enum, .actor, .protocol, .extension: true
            case .func, .var, .let, .`init`, .subscript, .typealias, .associatedtype: false
            }
        }
    }

    let file: SourceFile
    /// Counted from 0.
    let line: Int
    let keyword: Keyword
    /// With the labels of its parameters, e.g. `apply(_:at:)`.
    let name: String
    /// Whether it says `package`, `public` or `open`.
    let isExported: Bool
    /// Whether an initializer can give nothing or throw.
    let canFail: Bool
    /// What a type conforms to or inherits from, as written here.
    let inherited: [String]
    /// The type or extension it stands in; nil at the top of the file.
    let owner: String?
    /// Whether it stands in a protocol that is itself exported.
    let isRequirement: Bool
}

extension SourceFile {
    /// All declarations outside of function bodies that begin a line.
    var declarations: [Declaration] {
        var found: [Declaration] = []
        var owners: [(depth: Int, declaration: Declaration?)] = []  // nil for a body that holds no declarations
        var depth = 0
        var pending: Declaration?
        for line in code.indices {
            let isInside = owners.last.map { $0.declaration == nil } ?? false
            if !isInside, let declaration = declaration(at: line, in: owners.last?.declaration) {
                found.append(declaration)
                pending = declaration
            }
            for character in code[line].utf8 {
                if character == UInt8(ascii: "{") {
                    depth += 1
                    owners.append((depth, pending.flatMap { $0.keyword.isType ? $0 : nil }))
                    pending = nil
                } else if character == UInt8(ascii: "}") {
                    if owners.last?.depth == depth { owners.removeLast() }
                    depth -= 1
                }
            }
        }
        return found
    }

    private func declaration(at line: Int, in owner: Declaration?) -> Declaration? {
        var words = code[line].split { $0 == " " || $0 == "\t" }[...]
        var modifiers: Set<Substring> = []
        while let word = words.first {
            if word.hasPrefix("@") || Self.modifiers.contains(word) {
                modifiers.insert(words.removeFirst())
            } else if word == "class", ["func", "var", "let", "subscript"].contains(words.dropFirst().first ?? "") {
                words.removeFirst()
            } else {
                break
            }
        }
        guard let first = words.first else { return nil }
        let word = first.prefix { $0.isLetter }
        guard let keyword = Declaration.Keyword(rawValue: String(word)) else { return nil }
        if keyword == .`init` || keyword == .subscript {
            guard first.dropFirst(word.count).first.map({ "(?!<".contains($0) }) ?? false else { return nil }
        } else {
            guard first.count == word.count, words.count > 1 else { return nil }
        }
        let signature = signature(from: line)
        return Declaration(
            file: self, line: line, keyword: keyword, name: Self.name(of: signature, keyword),
            isExported: !modifiers.isDisjoint(with: ["package", "public", "open"]),
            canFail: signature.contains("init?") || signature.contains(" throws"),
            inherited: keyword.isType ? Self.inherited(signature) : [],
            owner: owner.map(\.name), isRequirement: owner.map { $0.keyword == .protocol && $0.isExported } ?? false)
    }

    private static let modifiers: Set<Substring> = [
        "package", "public", "open", "internal", "private", "fileprivate", "static", "final", "mutating", "nonmutating",
        "indirect", "nonisolated", "nonisolated(unsafe)", "override", "required", "convenience", "lazy", "weak",
        "unowned",
        "dynamic", "consuming", "borrowing", "isolated", "prefix", "postfix", "infix", "private(set)", "internal(set)",
        "fileprivate(set)", "package(set)",
    ]

    /// The text from the declaration's line to the brace that opens its body, or to the end of its line or brackets.
    private func signature(from line: Int) -> String {
        var text = ""
        for next in code[line...].prefix(20) {
            text += next + " "
            if next.contains("{") || text.count(where: { $0 == "(" }) == text.count(where: { $0 == ")" }) { break }
        }
        return text.contains("{") ? String(text.prefix { $0 != "{" }) : text
    }

    private static func name(of signature: String, _ keyword: Declaration.Keyword) -> String {
        let words = signature.split(separator: " ")
        guard let at = words.firstIndex(where: { $0.prefix { $0.isLetter } == keyword.rawValue }) else { return "" }
        let tail = words[at...].joined(separator: " ")
        switch keyword {
        case .func:
            let name = tail.dropFirst(5).prefix { $0 != "(" && $0 != "<" }
            let plain =
                name.isEmpty || name.allSatisfy { "= ".contains($0) } ? tail.dropFirst(5).prefix { $0 != "(" } : name
            return plain.filter { $0 != " " } + labels(tail)
        case .`init`, .subscript: return keyword.rawValue + labels(tail)
        case .struct, .class, .enum, .actor, .protocol, .extension, .var, .let, .typealias, .associatedtype:
            let name = tail.dropFirst(keyword.rawValue.count + 1).prefix {
                $0.isLetter || $0.isNumber || $0 == "_" || $0 == "."
            }
            return String(name.split(separator: ".").last ?? "")
        }
    }

    /// The labels between the first brackets, e.g. `(_:at:)`.
    private static func labels(_ text: String) -> String {
        var depth = 0
        var labels: [Substring] = []
        var atStart = false
        var place = text.startIndex
        scan: while place < text.endIndex {
            let character = text[place]
            switch character {
            case "(", "[", "<":
                depth += 1
                if depth == 1 { atStart = character == "(" }
            case ")", "]", ">":
                if character == ">", text[..<place].last == "-" { break }
                depth -= 1
                if depth == 0, character == ")" { break scan }
            case "," where depth == 1: atStart = true
            case " ": break
            default:
                if atStart, depth == 1 {
                    labels.append(text[place...].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
                }
                atStart = false
            }
            place = text.index(after: place)
        }
        return "(" + labels.map { "\($0):" }.joined() + ")"
    }

    /// The names after the colon of a type's declaration.
    private static func inherited(_ signature: String) -> [String] {
        guard let colon = signature.firstIndex(of: ":") else { return [] }
        let list = signature[signature.index(after: colon)...]
        let end = list.firstRange(of: " where ")?.lowerBound ?? list.endIndex
        return list[..<end].split { $0 == "," || $0 == "&" }.map { entry in
            String(entry.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
        }
    }
}
