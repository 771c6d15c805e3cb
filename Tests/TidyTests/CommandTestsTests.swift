import Testing

/// Every command has its test under the same path.
///
/// Source: STYLE.md, 3.
@Suite struct CommandTestsTests {
    static let commands = SourceTree.sources.filter { $0.target == "Market" }.flatMap(\.declarations).filter {
        declaration in
        declaration.keyword == .struct && !Set(declaration.inherited).isDisjoint(with: ["Command", "TradeCommand"])
    }

    @Test func everyCommandHasItsTest() {
        #expect(Self.commands.count >= 22)
        for command in Self.commands {
            let path = "Tests/MarketTests/\(command.file.room)/\(command.name)Tests.swift"
            guard let test = SourceTree.tests.first(where: { $0.path == path }) else {
                Issue.record("\(path) is missing")
                continue
            }
            #expect(test.declarations.contains { $0.name == "\(command.name)Tests" }, "\(path) holds no such suite")
            #expect(test.code.contains { $0.contains("@Test") }, "\(path) tests nothing")
        }
    }

    @Test func everyCommandStandsInAFileOfItsName() {
        for command in Self.commands { #expect(command.file.name == command.name) }
    }
}
