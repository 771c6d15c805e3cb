import Foundation

/// The project's own Swift files, as they stand on disk.
enum SourceTree {
    /// The folder that holds `Package.swift`.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let sources = files(under: "Sources")
    static let tests = files(under: "Tests")

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    private static func files(under folder: String) -> [SourceFile] {
        guard let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path) else { return [] }
        return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            guard let text = try? String(contentsOf: root.appending(path: "\(folder)/\(path)"), encoding: .utf8) else {
                return nil
            }
            return SourceFile(path: "\(folder)/\(path)", text: text)
        }
    }
}

/// One file: its lines as they are, and the same lines with comments and string literals blanked out.
struct SourceFile {
    /// From the root, e.g. `Sources/Market/Trade/Trade.swift`.
    let path: String
    let lines: [Substring]
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        code = Blanked.code(of: text)
    }

    var parts: [Substring] { path.split(separator: "/") }
    /// The target that the file belongs to.
    var target: String { parts.count > 2 ? String(parts[1]) : "" }
    /// The folder within the target; empty for a file that stands in none.
    var room: String { parts.count > 3 ? String(parts[2]) : "" }
    /// The file's name without its ending.
    var name: String { String(parts.last?.dropLast(6) ?? "") }

    /// How a finding in that line, counted from 0, is reported.
    func place(_ line: Int) -> String { "\(path):\(line + 1)" }

    /// The comment lines right above a line, attributes in between left out, from the top.
    func comment(above line: Int) -> [Substring] {
        var above: [Substring] = []
        var next = line - 1
        while next >= 0 {
            let text = lines[next].drop { $0 == " " }
            if text.hasPrefix("//") { above.append(text) } else if !text.hasPrefix("@") { break }
            next -= 1
        }
        return above.reversed()
    }

    /// The doc comment right above a line.
    func docComment(above line: Int) -> [Substring] { comment(above: line).filter { $0.hasPrefix("///") } }
}
