import Testing

/// Where a rule comes from is said with it. Two things of that can be checked: a doc comment that names a statute or an RFC
/// has a `Source:`; and every command of the rooms in which the law of a trade is made has one.
///
/// Source: STYLE.md, 11.
@Suite struct SourceNoteTests {
    static let rooms: Set<String> = ["Agreement", "Delivery", "Escrow", "AfterSales", "Dispute"]
    static let statutes = [
        "民法典", "电子商务法", "电商法", "消保法", "消费者权益保护法", "电子签名法", "广告法", "个人信息保护法", "PIPL", "RFC ",
    ]

    static func unsourced(in file: SourceFile) -> [Int] {
        var found: [Int] = []
        var block: [Substring] = []
        for (line, text) in (file.lines + [""]).enumerated() {
            let text = text.drop { $0 == " " }
            if text.hasPrefix("///") {
                block.append(text)
            } else {
                let names = block.contains { line in statutes.contains { line.contains($0) } }
                if names, !block.contains(where: { $0.contains("Source: ") }) { found.append(line - 1) }
                block = []
            }
        }
        return found
    }

    @Test func whoNamesALawNamesItAsTheSource() {
        for file in SourceTree.sources {
            for line in Self.unsourced(in: file) {
                Issue.record("\(file.place(line)) names a rule's source without `Source:`")
            }
        }
    }

    @Test func everyCommandThatMakesLawNamesItsSource() {
        for command in CommandTestsTests.commands where Self.rooms.contains(command.file.room) {
            let comment = command.file.docComment(above: command.line)
            #expect(
                comment.contains { $0.contains("Source: ") },
                "\(command.file.place(command.line)) \(command.name) does not say where its rule comes from")
        }
    }

    @Test func theScanSeesWhatIsMissing() {
        let text = """
            /// By 民法典 621.
            let one = 1
            /// One line.
            ///
            /// Source: 民法典 621.
            let two = 2
            /// One line. Source: RFC 9162.
            let more = 3
                /// See RFC 8785.
                case three
            // RFC 1 in a plain comment
            """
        #expect(Self.unsourced(in: SourceFile(path: "Sources/Sample/Sample.swift", text: text)) == [0, 8])
    }
}
