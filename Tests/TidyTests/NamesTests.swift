import Testing

/// Names say what a thing is.
///
/// Source: STYLE.md, 1.
@Suite struct NamesTests {
    static let banned: Set<String> = ["Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "V2"]

    /// The words of a name in camel case.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        for character in name {
            if character.isUppercase || words.isEmpty || character == "+" { words.append("") }
            words[words.count - 1].append(character)
        }
        return words
    }

    static func isBanned(_ name: String) -> Bool { !banned.isDisjoint(with: words(of: name)) }

    @Test func noFileOrTypeHasAnEmptyName() {
        for file in SourceTree.sources + SourceTree.tests {
            #expect(!Self.isBanned(file.name), "\(file.path)")
            for folder in file.parts.dropLast() { #expect(!Self.isBanned(String(folder)), "\(file.path)") }
            for declaration in file.declarations where declaration.keyword.isType && declaration.keyword != .extension {
                #expect(!Self.isBanned(declaration.name), "\(file.place(declaration.line)) \(declaration.name)")
            }
        }
    }

    @Test func noTypeBearsItsTargetsName() {
        for file in SourceTree.sources {
            for declaration in file.declarations where declaration.keyword.isType && declaration.keyword != .extension {
                #expect(declaration.name != file.target, "\(file.place(declaration.line)) \(declaration.name)")
            }
        }
    }

    @Test(arguments: ["TradeManager", "StringUtils", "StoreImpl", "HelperTests", "TermsV2", "Manager"])
    func banned(name: String) { #expect(Self.isBanned(name)) }

    @Test(arguments: ["Simplest", "Management", "Implicit", "HelpPage", "IPV20"])
    func notBanned(name: String) { #expect(!Self.isBanned(name)) }
}
