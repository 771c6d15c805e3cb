import Foundation

/// Every sentence of the pages, in both languages, read once from the files in `Resources/strings`.
///
/// One line per string: `key | 中文 | English`. Lines that start with `#` and empty lines are passed over. A text
/// may name values as `{{name}}`: a template fills them from its model, ``Language/say(_:_:)`` from its arguments.
struct Catalogue: Sendable {
    /// One string in both languages.
    struct Entry: Sendable, Equatable {
        let zh: String
        let en: String
    }

    let entries: [String: Entry]

    /// The catalogue that is shipped with this program.
    ///
    /// A malformed file is a bug of the build and stops the program with the file's name and the line.
    static let shipped: Catalogue = {
        do {
            return try Catalogue(folder: Resources.folder("strings"))
        } catch {
            preconditionFailure("The strings could not be read: \(error)")
        }
    }()

    /// Why a file of strings was not accepted.
    struct Malformed: Error, CustomStringConvertible {
        let file: String
        let line: Int
        let reason: String
        var description: String { "\(file):\(line): \(reason)" }
    }

    /// Reads all `.txt` files of a folder.
    ///
    /// - Throws: `Malformed` for a line without three parts, an empty part or a key that stands twice.
    init(folder: URL) throws {
        var entries: [String: Entry] = [:]
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "txt" {
            try Self.read(String(contentsOf: file, encoding: .utf8), named: file.lastPathComponent, into: &entries)
        }
        self.entries = entries
    }

    /// Reads one text; for tests.
    init(text: String) throws {
        var entries: [String: Entry] = [:]
        try Self.read(text, named: "text", into: &entries)
        self.entries = entries
    }

    private static func read(_ text: String, named file: String, into entries: inout [String: Entry]) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.components(separatedBy: " | ").map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 3, !parts.contains("") else {
                throw Malformed(file: file, line: index + 1, reason: "a line reads key | 中文 | English")
            }
            guard entries.updateValue(Entry(zh: parts[1], en: parts[2]), forKey: parts[0]) == nil else {
                throw Malformed(file: file, line: index + 1, reason: "\(parts[0]) stands twice")
            }
        }
    }

    /// The text of a key; nil if there is none.
    func text(_ key: String, _ language: Language) -> String? {
        guard let entry = entries[key] else { return nil }
        switch language {
        case .zh: return entry.zh
        case .en: return entry.en
        }
    }
}

extension Language {
    /// The sentence of a key, its `{{name}}` places filled with values.
    ///
    /// A key that is not in the catalogue is a bug; a test reads all keys out of the sources. What is shown then is
    /// the key in brackets, so that a reader can at least report it.
    func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        guard var text = Catalogue.shipped.text(key, self) else { return "⟦\(key)⟧" }
        for (name, value) in values { text.replacePlaces(of: name, with: value) }
        return text
    }

    /// As ``say(_:_:)``, with the values in a dictionary.
    func say(_ key: String, values: [String: String]) -> String {
        guard var text = Catalogue.shipped.text(key, self) else { return "⟦\(key)⟧" }
        for (name, value) in values { text.replacePlaces(of: name, with: value) }
        return text
    }
}

extension String {
    /// Puts `value` wherever `{{name}}` stands.
    fileprivate mutating func replacePlaces(of name: String, with value: String) {
        let place = "{{\(name)}}"
        var start = startIndex
        while let range = range(of: place, range: start..<endIndex) {
            let offset = utf8.distance(from: startIndex, to: range.lowerBound) + value.utf8.count
            replaceSubrange(range, with: value)
            start = utf8.index(startIndex, offsetBy: offset)
        }
    }
}
