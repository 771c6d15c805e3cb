import Foundation
import Market
import Testing

@testable import Service

@Suite struct CategoryFileTests {
    @Test func theShippedCategoriesLoad() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/chengxu/Resources/categories")
        let categories = try Categories.load(folder: folder)
        let source = try #require(categories["website-source"])
        #expect(source.fields.count > 35)
        #expect(Set(source.fields.map(\.kind)) == Set(Category.Field.Kind.allCases))
        #expect(source.fields.allSatisfy { !$0.prevents.zh.isEmpty && !$0.prevents.en.isEmpty })
    }

    @Test(arguments: [
        ("id: a", 1, "“version” is missing"),
        ("id: [", 2, ""),
        ("id: a\nversion: zero\ntitle: {zh: 甲, en: a}\nsections: []", 2, "“version” has a value of the wrong kind"),
        ("id: a\nversion: 1\ntitle: {zh: 甲, en: a}\nsections: []\ncolour: red", 5, "“colour” is not known here"),
        ("id: a\nversion: 1\ntitle: {zh: 甲, en: a}\nsections: []", 4, "the sections are basics"),
        ("id: a\nversion: 0\ntitle: {zh: 甲, en: a}\nsections: []", 2, "a version is 1 or more"),
        ("id: A B\nversion: 1\ntitle: {zh: 甲, en: a}\nsections: []", 1, "an id is made of lower-case words"),
        (whole("      - {id: x, kind: colour, label: {zh: 甲, en: a}, prevents: {zh: 甲, en: a}, required: true}"), 7, "“kind”"),
        (whole("      - {id: x, kind: choice, label: {zh: 甲, en: a}, prevents: {zh: 甲, en: a}, required: true}"), 7, "two choices"),
        (whole("      - {id: x, kind: text, label: {zh: 甲, en: a}, prevents: {zh: 甲, en: a}, required: true, unit: {zh: 天, en: days}}"), 7, "for numbers only"),
        (whole("      - {id: x, kind: number, min: 2, max: 1, label: {zh: 甲, en: a}, prevents: {zh: 甲, en: a}, required: true}"), 7, "above the greatest"),
        (whole("      - {id: x, kind: text, label: {zh: 甲, en: a}, prevents: {zh: 甲, en: a}, requird: true}"), 7, "“required” is missing"),
        (
            whole(
                "      - {id: x, kind: text, label: {zh: 甲, en: a}, prevents: {zh: 甲, en: a}, required: true}\n"
                    + "      - {id: x, kind: text, label: {zh: 甲, en: a}, prevents: {zh: 甲, en: a}, required: true}"),
            8, "stands twice"
        ),
    ]) func whatIsWrongIsSaidWithItsLine(_ text: String, _ line: Int, _ reason: String) {
        do {
            _ = try CategoryFile(text, named: "a.yaml")
            Issue.record("taken: \(text)")
        } catch {
            #expect(error.file == "a.yaml")
            #expect(error.line == line, "\(error)")
            #expect(error.reason.contains(reason) || reason.isEmpty, "\(error)")
        }
    }

    @Test func anEmptyFolderAndTwoOfOneVersionAreErrors() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "categories-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(throws: CategoryFault.self) { try Categories.load(folder: folder) }
        for name in ["a.yaml", "b.yaml"] {
            try Data(Self.whole("").utf8).write(to: folder.appending(path: name))
        }
        #expect(throws: CategoryFault.self) { try Categories.load(folder: folder) }
        #expect(throws: CategoryFault.self) { try Categories.load(folder: folder.appending(path: "missing")) }
        try FileManager.default.removeItem(at: folder)
    }

    private static func whole(_ fields: String) -> String {
        """
        id: a
        version: 1
        title: {zh: 甲, en: a}
        sections:
          - id: basics
            fields:\(fields.isEmpty ? " []" : "\n" + fields)
          - {id: description, fields: []}
          - {id: afterSales, fields: []}
        """
    }
}
