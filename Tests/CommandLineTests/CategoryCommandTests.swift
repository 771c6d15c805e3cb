import Foundation
import Testing

/// `chengxu category check` and `chengxu category list`. The kinds of faults have their tests with the file's reading.
@Suite struct CategoryCommandTests {
    private static let good = """
        id: sample
        version: 3
        title: { zh: 样例, en: Sample }
        summary: { zh: 给测试用的类目。, en: A category for tests. }
        sections:
          - id: basics
            fields:
              - { id: name, kind: text, required: true, label: { zh: 名称, en: Name }, prevents: { zh: 名字不对, en: Wrong name } }
          - id: description
            fields:
              - { id: about, kind: longText, role: description, required: true, label: { zh: 简介, en: About }, prevents: { zh: 不一样, en: Differs } }
          - id: afterSales
            fields:
              - { id: help, kind: yesNo, required: true, label: { zh: 帮忙吗, en: Help }, prevents: { zh: 不帮忙, en: No help } }

        """

    private func write(_ text: String, _ name: String, in folder: URL) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @Test func aGoodFileIsOneLine() async throws {
        try await withFolder { folder in
            try write(Self.good, "sample.yaml", in: folder)
            let checked = try await Command.run(["category", "check", "sample.yaml"], in: folder)
            #expect(checked.status == 0, "\(checked.errors)")
            #expect(checked.lines == ["sample version 3: 3 fields, 样例 / Sample"])
        }
    }

    @Test func everyFaultOfEveryFileIsALineAndTheStatusIsOne() async throws {
        try await withFolder { folder in
            try write(Self.good, "good.yaml", in: folder)
            let bad = Self.good.replacing("version: 3", with: "version: 0").replacing("en: Sample }", with: "en: }")
                .replacing("kind: yesNo", with: "kind: maybe").replacing("id: sample", with: "id: other")
            try write(bad, "own/bad.yaml", in: folder)
            try write("id: [", "own/worse.yaml", in: folder)
            let checked = try await Command.run(["category", "check", "good.yaml", "own", "nowhere.yaml"], in: folder)
            #expect(checked.status == 1)
            let places = checked.lines.map { line in line.prefix(while: { $0 != " " }) }
            #expect(
                places == [
                    "own/bad.yaml:2:", "own/bad.yaml:3:", "own/bad.yaml:14:", "own/worse.yaml:2:", "nowhere.yaml:",
                ],
                "\(checked.output)")
            #expect(checked.lines[2].contains("the kind “maybe” is not known; known are text, longText, choice"))
        }
    }

    @Test func twoFilesOfOneVersionAreAFault() async throws {
        try await withFolder { folder in
            try write(Self.good, "a.yaml", in: folder)
            try write(Self.good, "b.yaml", in: folder)
            let checked = try await Command.run(["category", "check", "a.yaml", "b.yaml"], in: folder)
            #expect(checked.status == 1)
            #expect(checked.lines == ["b.yaml: a.yaml is the category “sample” version 3 too"])
        }
    }

    @Test func theListHasTheShippedOnesAndTheOperatorsOwn() async throws {
        try await withFolder { folder in
            let shipped = try await Command.run(["category", "list", "--data", "var"], in: folder)
            #expect(shipped.status == 0, "\(shipped.errors)")
            #expect(shipped.lines.count >= 14)
            #expect(shipped.lines.contains { $0.hasPrefix("licence-key version ") })
            try write(Self.good, "var/categories/mine.yaml", in: folder)
            let both = try await Command.run(["category", "list", "--data", "var"], in: folder)
            #expect(both.lines.count == shipped.lines.count + 1)
            let own = try await Command.run(["category", "list", "--categories", "var/categories"], in: folder)
            #expect(own.lines == ["sample version 3: 3 fields, 样例 / Sample"])
            try write("id: [", "var/categories/bad.yaml", in: folder)
            let refused = try await Command.run(["category", "list", "--data", "var"], in: folder)
            #expect(refused.status == 1)
            #expect(refused.lines.count == 1 && refused.output.contains("bad.yaml:2:"), "\(refused.output)")
        }
    }

    /// What it takes up it also keeps, and that can be seen from outside.
    @Test(.timeLimit(.minutes(2))) func aRunningServerTakesUpANewFile() async throws {
        try await withFolder { folder in
            let server = try Command.start(
                ["serve", "--weak-passwords", "--port", "0", "--bank-port", "0"], in: folder)
            let kept = folder.appending(path: "var/categories-kept")
            func isKept(_ name: String) -> Bool {
                FileManager.default.fileExists(atPath: kept.appending(path: name).path)
            }
            while try !server.output().contains("http://"), server.isRunning {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(isKept("licence-key-1.json"))
            try write(Self.good, "var/categories/mine.yaml", in: folder)
            while !isKept("sample-3.json"), server.isRunning { try await Task.sleep(for: .milliseconds(100)) }
            server.stop()
            let ended = await server.ended()
            #expect(ended.status == 0, "\(ended.errors)")
            #expect(isKept("sample-3.json"))
        }
    }

    /// A server with a faulty file does not start, and says what is wrong.
    @Test func aServerWithAFaultyFileDoesNotStart() async throws {
        try await withFolder { folder in
            try write(Self.good.replacing("version: 3", with: "version: 0"), "var/categories/bad.yaml", in: folder)
            let served = try await Command.run(["serve", "--port", "0", "--bank-port", "0"], in: folder)
            #expect(served.status != 0)
            #expect(served.errors.contains("bad.yaml:2: a version is 1 or more"), "\(served.errors)")
        }
    }
}
