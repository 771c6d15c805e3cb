import Testing

/// Every exported declaration has a doc comment: types, functions, initializers, properties, and what a protocol asks for.
/// Cases of an enum need none. What fulfils a protocol of our own needs none either, as its comment stands at the protocol;
/// nor does an initializer that cannot fail and takes nothing but its type's properties, which are described by themselves.
///
/// Source: STYLE.md, 11.
@Suite struct DocCommentTests {
    /// What our own protocols ask for, by protocol, with what those they refine ask for; and what each type conforms to.
    struct Protocols {
        private var asked: [String: Set<String>] = [:]
        private var refined: [String: Set<String>] = [:]
        private var conformances: [String: Set<String>] = [:]

        init(in declarations: [Declaration]) {
            for declaration in declarations {
                if declaration.keyword == .protocol {
                    refined[declaration.name, default: []].formUnion(declaration.inherited)
                    asked[declaration.name, default: []].formUnion([])
                } else if declaration.keyword.isType {
                    conformances[declaration.name, default: []].formUnion(declaration.inherited)
                }
            }
            for declaration in declarations {
                guard let owner = declaration.owner, asked[owner] != nil else { continue }
                asked[owner]?.insert(declaration.name)
            }
        }

        /// Whether the declaration is what one of the protocols of its type asks for.
        func ask(for declaration: Declaration) -> Bool {
            guard let owner = declaration.owner else { return false }
            var open = Array(conformances[owner] ?? []) + [owner]
            var seen: Set<String> = []
            while let name = open.popLast() {
                guard seen.insert(name).inserted else { continue }
                if asked[name]?.contains(declaration.name) == true, name != owner || !declaration.isRequirement {
                    return true
                }
                open += refined[name] ?? []
            }
            return false
        }
    }

    static func undocumented(in files: [SourceFile]) -> [Declaration] {
        let declarations = files.flatMap(\.declarations)
        let protocols = Protocols(in: declarations)
        let properties = Dictionary(grouping: declarations.filter { $0.keyword == .let || $0.keyword == .var }) {
            "\($0.file.path) \($0.owner ?? "")"
        }.mapValues { Set($0.map(\.name)) }
        func isMemberwise(_ declaration: Declaration) -> Bool {
            guard declaration.keyword == .`init`, !declaration.canFail else { return false }
            let labels = declaration.name.dropFirst(5).dropLast().split(separator: ":").map(String.init)
            return properties["\(declaration.file.path) \(declaration.owner ?? "")", default: []].isSuperset(of: labels)
        }
        return declarations.filter { declaration in
            (declaration.isExported || declaration.isRequirement) && declaration.keyword != .extension
                && declaration.file.docComment(above: declaration.line).isEmpty && !protocols.ask(for: declaration)
                && !isMemberwise(declaration)
        }
    }

    @Test func everyExportedDeclarationIsDescribed() {
        for missing in Self.undocumented(in: SourceTree.sources) {
            Issue.record(
                "\(missing.file.place(missing.line)) \(missing.keyword.rawValue) \(missing.name) has no doc comment")
        }
    }

    /// Their members' access would have to be guessed.
    @Test func extensionsSayNoAccess() {
        for declaration in SourceTree.sources.flatMap(\.declarations) where declaration.keyword == .extension {
            #expect(!declaration.isExported, "\(declaration.file.place(declaration.line)): say it at the members")
        }
    }

    @Test func theScanSeesWhatIsMissing() {
        let text = """
            package protocol Asks {
                /// Told.
                var told: Int { get }
                func silent(_ first: Int, then second: Int)
            }
            package struct Bare {
                package let stored: Int
                let inner: Int
                package init(stored: Int) { self.stored = stored; let x = "package let y" }
                package init?(inner: Int) { nil }
                package init(
                    inner: Int
                ) throws {}
                package init(text: String) {}
                /// Told.
                @discardableResult
                package static func described() -> Int { 1 }
                package func open(
                    _ first: Int
                ) throws -> Int {
                    package.call()
                }
                package enum Kind { case one, two }
            }
            /// Told.
            package struct Answers: Asks {
                package var told: Int { 1 }
                package init(from decoder: any Decoder) throws {}
            }
            extension Answers {
                package func silent(_ first: Int, then second: Int) {}
                package func silent(_ first: Int) {}
            }
            // package let commented: Int
            """
        let missing = Self.undocumented(in: [SourceFile(path: "Sources/Sample/Sample.swift", text: text)])
        #expect(
            missing.map(\.name) == [
                "Asks", "silent(_:then:)", "Bare", "stored", "init(inner:)", "init(inner:)", "init(text:)", "open(_:)",
                "Kind", "init(from:)", "silent(_:)",
            ])
    }
}
