import Testing

/// No failure is swallowed, and none is bet against.
///
/// Source: STYLE.md, 5 and 7.
@Suite struct FailureTests {
    static func faults(in file: SourceFile) -> [(line: Int, what: String)] {
        var found: [(Int, String)] = []
        for (line, code) in file.code.enumerated() {
            if code.utf8.contains(UInt8(ascii: "?")), code.contains(/\btry\?/) { found.append((line, "try?")) }
            if code.utf8.contains(UInt8(ascii: "!")) {
                if code.contains(/\btry!/) { found.append((line, "try!")) }
                if code.replacing(/\btry!/, with: "").contains(/[\w)\]]!(?![=\w])/) {
                    found.append((line, "a force unwrap or cast"))
                }
            }
            if code.contains("@unchecked Sendable"), file.comment(above: line).isEmpty {
                found.append((line, "@unchecked Sendable without a sentence that proves it"))
            }
        }
        let text = file.code.joined(separator: "\n")
        for match in text.matches(of: /\bcatch\b([^{}\n]*)\{\s*\}/) {
            let line = text[..<match.range.lowerBound].count(where: { $0 == "\n" })
            let last = line + match.output.0.count(where: { $0 == "\n" })
            // One that names what it catches, and says why nothing is to be done, is not empty.
            let isExplained = file.lines[line...last].contains { $0.drop { $0 == " " }.hasPrefix("//") }
            if !isExplained || match.output.1.allSatisfy(\.isWhitespace) { found.append((line, "an empty catch")) }
        }
        return found
    }

    @Test func noneIsSwallowed() {
        for file in SourceTree.sources {
            for fault in Self.faults(in: file) { Issue.record("\(file.place(fault.line)): \(fault.what)") }
        }
    }

    @Test func theScanSeesThem() {
        let text = #"""
            let one = try? read()
            let two = try! read()
            let three = list.first! + all[0]!.count
            do { try read() } catch {
                // nobody cares
            }
            final class Box: @unchecked Sendable {}
            // Guarded by `lock`.
            final class Lock: @unchecked Sendable {}
            if !done, one != two, "try? \(one)!" == """
                try! catch {}
                """ { /* try? */ }
            do { try read() } catch { report(error) }
            let four = value as! Int
            let entry: Entry? = nil
            do { try read() } catch is Absent {
                // Then there is nothing to read.
            }
            do { try read() } catch is Absent {
            }
            """#
        let faults = Self.faults(in: SourceFile(path: "Sources/Sample/Sample.swift", text: text))
        #expect(
            faults.map { "\($0.line) \($0.what)" } == [
                "0 try?", "1 try!", "2 a force unwrap or cast",
                "6 @unchecked Sendable without a sentence that proves it", "13 a force unwrap or cast",
                "3 an empty catch", "18 an empty catch",
            ])
    }
}
