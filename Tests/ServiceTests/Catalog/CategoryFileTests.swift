import Foundation
import Market
import Testing

@testable import Service

@Suite struct CategoryFileTests {
    /// One field to a line, so that the tests can name the lines.
    static let good = #"""
        id: sample
        version: 2
        title: { zh: 样例, en: Sample }
        summary: { zh: 给测试用的类目。, en: A category for tests. }
        sections:
          - id: basics
            fields:
              - { id: engine, kind: choice, required: true, filter: true, comparable: true, label: { zh: 引擎, en: Engine }, prevents: { zh: 买错引擎, en: Wrong engine }, choices: [{ id: own, label: { zh: 自研, en: Own } }, { id: unity, label: { zh: Unity, en: Unity } }] }
              - { id: online, kind: yesNo, required: true, label: { zh: 联网吗, en: Online }, prevents: { zh: 偷偷联网, en: Secretly online } }
              - { id: name, kind: text, required: false, charactersMax: 80, label: { zh: 名称, en: Name }, help: { zh: 写全名。, en: In full. }, prevents: { zh: 名字不对, en: Wrong name } }
              - { id: source, kind: choice, role: sourceCompleteness, required: true, label: { zh: 源码, en: Source }, prevents: { zh: 源码不全, en: Incomplete }, choices: [{ id: complete, label: { zh: 全部, en: All } }, { id: none, label: { zh: 没有, en: None } }] }
          - id: description
            fields:
              - { id: about, kind: longText, role: description, required: true, label: { zh: 简介, en: About }, prevents: { zh: 不一样, en: Differs } }
          - id: afterSales
            fields:
              - { id: days, kind: number, unit: { zh: 天, en: days }, min: 1, max: 90, required: false, requiredWhen: { field: engine, is: [unity] }, label: { zh: 时限, en: Within }, prevents: { zh: 一直拖, en: For ever } }
        """#

    @Test func aGoodFileIsRead() throws {
        let file = CategoryFile(Self.good, named: "a.yaml")
        #expect(file.faults.isEmpty)
        let category = try #require(file.category)
        #expect(category.id == "sample")
        #expect(category.version == 2)
        #expect(category.summary?.zh == "给测试用的类目。")
        #expect(category.fields.map(\.id) == ["engine", "online", "name", "source", "about", "days"])
        #expect(category.fields.last?.requiredWhen?.field == "engine")
        #expect(category.fields.last?.requiredWhen?.is == ["unity"])
        #expect(category.fields[2].charactersMax == 80)
        #expect(category.fields[3].role == .sourceCompleteness)
    }

    /// What is replaced, by what, and what is said of which line.
    static let faults: [(String, String, Int?, String)] = [
        // The whole
        ("id: sample", "id: Sample One", 1, "lower-case words"),
        ("id: sample", "id: \(String(repeating: "a", count: 41))", 1, "40 letters at most"),
        ("version: 2", "version: 0", 2, "1 or more"),
        ("version: 2", "version: two", 2, "plain digits"),
        ("version: 2", "version: 1_0", 2, "plain digits"),
        ("version: 2", "version: 2\ncolour: red", 3, "“colour” is not known here"),
        ("version: 2\n", "", 1, "“version” is missing"),
        ("title: { zh: 样例, en: Sample }", "title: Sample", 3, "“title” has zh, en"),
        ("{ zh: 样例, en: Sample }", "{ zh: 样例 }", 3, "“en” is missing"),
        ("{ zh: 样例, en: Sample }", "{ zh: 样例, en: ' ' }", 3, "empty in en"),
        ("{ zh: 样例, en: Sample }", "{ zh: Sample, en: Sample }", 3, "no Chinese in it"),
        ("{ zh: 样例, en: Sample }", "{ zh: 样例, en: Sample, fr: Exemple }", 3, "“fr” is not known"),
        ("en: Sample }", "en: \(String(repeating: "a", count: 41)) }", 3, "more than 40 characters"),
        ("en: Sample }", "en: [a] }", 3, "“en” is a text"),
        ("summary: { zh: 给测试用的类目。, en: A category for tests. }\n", "", 1, "“summary” is missing"),
        ("- id: description", "- id: more", 6, "the sections are basics"),
        ("role: description, ", "", 6, "no field has the role description"),
        // Characters
        ("zh: 给测试", "zh: 给\u{202E}测试", 4, "U+202E"),
        ("en: Sample }", #"en: "Sam\u200Bple" }"#, 3, "U+200B"),
        ("en: Sample }", "en: Sample } \u{7}", 3, "U+0007"),
        ("  - id: basics", "\t- id: basics", 6, "a tab stands here"),
        // YAML
        ("title: { zh: 样例, en: Sample }", "title: { zh: 样例, en: Sample", 4, "this is no YAML"),
        ("  - id: basics", " - id: basics", 7, "this is no YAML"),
        ("version: 2", "version: 2\nversion: 3", 2, "“version” stands twice"),
        // A field
        ("{ id: name,", "{ id: Name,", 10, "begins with a lower-case letter"),
        ("{ id: name,", "{ id: engine,", 10, "the field “engine” stands twice"),
        ("{ id: name,", "{", 10, "“id” is missing"),
        ("kind: yesNo", "kind: boolean", 9, "the kind “boolean” is not known"),
        ("kind: yesNo, required: true", "kind: yesNo, required: yes", 9, "“required” is true or false"),
        ("required: false, charactersMax", "requird: false, charactersMax", 10, "“requird” is not known"),
        ("label: { zh: 名称, en: Name }, ", "", 10, "“label” is missing"),
        ("label: { zh: 名称, en: Name }", "label: { zh: 引擎, en: Name }", 10, "asks the same"),
        ("help: { zh: 写全名。, en: In full. }", "help: { zh: OK, en: In full. }", 10, "the Chinese text of “help”"),
        ("prevents: { zh: 名字不对, en: Wrong name }", "prevents: { zh: 名字不对, en: }", 10, "“prevents” is empty in en"),
        // What belongs to which kind
        ("kind: text", "kind: text, unit: { zh: 天, en: days }", 10, "“unit” is for number only"),
        ("kind: text", "kind: text, filter: true", 10, "“filter” is for choice, choices, yesNo, platforms only"),
        ("kind: text", "kind: text, comparable: true", 10, "“comparable” is for choice, yesNo only"),
        ("kind: yesNo", "kind: yesNo, charactersMax: 5", 9, "“charactersMax” is for text, longText only"),
        ("kind: yesNo", "kind: yesNo, min: 5", 9, "“min” is for number only"),
        ("kind: yesNo", "kind: platforms", 9, "needs choices"),
        ("charactersMax: 80", "charactersMax: 201", 10, "from 1 to 200"),
        ("charactersMax: 80", "charactersMax: 0", 10, "from 1 to 200"),
        ("role: description,", "role: description, charactersMax: 20001,", 14, "from 1 to 20000"),
        ("min: 1, max: 90", "min: 91, max: 90", 17, "above the greatest"),
        ("max: 90", "max: 9007199254740992", 17, "plain digits"),
        (
            "kind: text", "kind: text, choices: [{ id: a, label: { zh: 甲, en: a } }, { id: b, label: { zh: 乙, en: b } }]", 10,
            "“choices” is for choice"
        ),
        // Choices
        (", { id: unity, label: { zh: Unity, en: Unity } }]", "]", 8, "2 to 60 choices"),
        ("{ id: none, label", "{ id: complete, label", 11, "the choice “complete” stands twice"),
        ("{ zh: 没有, en: None }", "{ zh: 全部, en: None }", 11, "two choices read the same"),
        ("{ id: own,", "{ id: own.engine,", 8, "a choice's id has letters and digits"),
        ("{ id: own, label: { zh: 自研, en: Own } }", "own", 8, "a choice has id, label"),
        // Roles
        ("role: sourceCompleteness", "role: source", 11, "the role “source” is not known"),
        ("{ id: none, label", "{ id: secret, label", 11, "has no choice “secret”"),
        ("kind: text", "kind: text, role: licence", 10, "the role licence is spdx, not text"),
        ("kind: number,", "kind: longText, role: description,", 17, "is with “about” already"),
        // Conditions
        ("{ field: engine, is: [unity] }", "{ field: motor, is: [unity] }", 17, "no earlier field"),
        ("{ field: engine, is: [unity] }", "{ field: days, is: [unity] }", 17, "no earlier field"),
        ("{ field: engine, is: [unity] }", "{ field: name, is: [unity] }", 17, "“name” is none of these"),
        ("{ field: engine, is: [unity] }", "{ field: engine, is: [godot] }", 17, "has no answer “godot”"),
        ("{ field: engine, is: [unity] }", "{ field: online, is: [maybe] }", 17, "has no answer “maybe”"),
        ("{ field: engine, is: [unity] }", "{ field: engine, is: unity }", 17, "“is” is a list"),
        ("{ field: engine, is: [unity] }", "{ field: engine }", 17, "“is” is missing"),
        ("required: false, requiredWhen", "required: true, requiredWhen", 17, "required always"),
    ]

    @Test(arguments: faults.indices) func whatIsWrongIsSaidWithItsLine(_ index: Int) throws {
        let (old, new, line, reason) = Self.faults[index]
        try #require(Self.good.contains(old), "\(old)")
        let place = try #require(Self.good.range(of: old))
        let file = CategoryFile(Self.good.replacingCharacters(in: place, with: new), named: "a.yaml")
        #expect(file.category == nil)
        #expect(file.faults.allSatisfy { $0.file == "a.yaml" })
        #expect(file.faults.contains { $0.line == line && $0.reason.contains(reason) }, "\(old) → \(new): \(file.faults)")
    }

    /// What the manual shows, the check takes.
    @Test func theManualsExampleIsGood() throws {
        let manual = URL(filePath: #filePath).appending(path: "../../../../docs/categories.md").standardized
        let text = try String(contentsOf: manual, encoding: .utf8)
        let example = try #require(text.firstMatch(of: /```yaml\n(?<yaml>[^`]*)```/)?.output.yaml)
        let file = CategoryFile(String(example), named: "example.yaml")
        #expect(file.faults.isEmpty, "\(file.faults)")
        #expect(file.category?.id == "firmware")
    }

    @Test func yesAndNoAreAnswersToAYesOrNo() {
        let asked = Self.good.replacing("{ field: engine, is: [unity] }", with: "{ field: online, is: [yes, no] }")
        #expect(CategoryFile(asked, named: "a.yaml").faults.isEmpty)
    }

    @Test func allFaultsAreSaidAtOnceInTheOrderOfTheLines() {
        let bad = Self.good.replacing("version: 2", with: "version: 0").replacing("en: Sample }", with: "en: }")
            .replacing("kind: yesNo", with: "kind: maybe").replacing("is: [unity]", with: "is: [godot]")
            .replacing("required: false, charactersMax", with: "requird: false, charactersMax")
        let faults = CategoryFile(bad, named: "a.yaml").faults
        #expect(faults.map(\.line) == [2, 3, 9, 10, 10, 17], "\(faults)")
    }

    @Test func aSectionNeedsAField() {
        let lines = Self.good.split(separator: "\n", omittingEmptySubsequences: false)
        let bad = (lines.prefix(6) + ["    fields: []"] + lines.dropFirst(11)).joined(separator: "\n")
        let faults = CategoryFile(bad, named: "a.yaml").faults
        #expect(faults.contains { $0.line == 7 && $0.reason.contains("basics needs one field") }, "\(faults)")
    }

    @Test func whatIsNoTextOrTooLargeIsSaid() {
        let binary = CategoryFile(bytes: Data([0xFF, 0xFE]), named: "a.yaml")
        #expect(binary.faults.map(\.description) == ["a.yaml: the file is no UTF-8 text"])
        let large = CategoryFile(bytes: Data(count: CategoryFile.bytesMax + 1), named: "a.yaml")
        #expect(large.faults.count == 1 && large.faults[0].line == nil)
        #expect(CategoryFile("", named: "a.yaml").faults.map(\.reason) == ["the file is empty"])
        #expect(CategoryFile("- a\n- b", named: "a.yaml").faults.map(\.line) == [1])
    }
}
