import Foundation
import Market

/// Where an installation's categories come from: folders of files that people edit, and a folder in which every version that was
/// ever offered is kept, so that what sellers once answered can be read for good.
package struct CategorySource: Sendable {
    /// In a later folder a category replaces that of the same id in an earlier one. A folder that is not there is empty.
    package let folders: [URL]
    /// Where versions are kept; nil to keep none.
    package let kept: URL?

    package init(folders: [URL], kept: URL? = nil) {
        self.folders = folders
        self.kept = kept
    }

    /// Reads all files.
    ///
    /// - Throws: `CategoryFaults` with all that is wrong in any of them.
    package func load() throws(CategoryFaults) -> Categories {
        var offered: [String: [Category]] = [:]
        var faults: [CategoryFault] = []
        for folder in folders where FileManager.default.fileExists(atPath: folder.path) || folders.count == 1 {
            let read = Self.read(try Self.files(of: folder))
            faults += read.faults
            offered.merge(Dictionary(grouping: read.categories, by: \.id)) { _, later in later }
        }
        if faults.isEmpty, offered.isEmpty {
            faults = [
                CategoryFault(file: folders.last?.path ?? "", line: nil, reason: "there is no category in this folder")
            ]
        }
        guard faults.isEmpty else { throw CategoryFaults(all: faults) }
        let categories = Categories(offered.values.flatMap(\.self))
        let (whole, changed) = categories.following(Categories([], earlier: try keptVersions()))
        if let changed { throw CategoryFaults(all: [.changed(changed, file: "\(changed.id).yaml")]) }
        return whole ?? categories
    }

    /// What tells whether a file was added, changed or taken away: names, sizes and times of change.
    ///
    /// - Throws: `CategoryFaults` if a folder cannot be read.
    package func fingerprint() throws(CategoryFaults) -> [String] {
        var marks: [String] = []
        for folder in folders where FileManager.default.fileExists(atPath: folder.path) {
            for file in try Self.files(of: folder) {
                do {
                    let facts = try FileManager.default.attributesOfItem(atPath: file.path)
                    let time = (facts[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
                    marks.append("\(file.path) \(facts[.size] ?? 0) \(time)")
                } catch {
                    // Gone between the two looks: the next look sees it gone.
                    marks.append("\(file.path) gone")
                }
            }
        }
        return marks
    }

    /// The files of a folder that are meant as categories, by name.
    package static func files(of folder: URL) throws(CategoryFaults) -> [URL] {
        try files(of: folder, endings: ["yaml", "yml"])
    }

    fileprivate static func files(of folder: URL, endings: Set<String>) throws(CategoryFaults) -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { endings.contains($0.pathExtension) && !$0.lastPathComponent.hasPrefix(".") }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
        } catch {
            throw CategoryFaults(
                all: [CategoryFault(file: folder.path, line: nil, reason: "the folder of categories cannot be read")])
        }
    }

    /// Reads files, by the names that `name` gives them, and finds two of one category and version.
    package static func read(
        _ files: [URL], named name: (URL) -> String = { $0.lastPathComponent }
    ) -> (categories: [Category], faults: [CategoryFault]) {
        var categories: [Category] = []
        var faults: [CategoryFault] = []
        var owners: [CategoryVersion: String] = [:]
        for file in files {
            let name = name(file)
            let read: CategoryFile
            do {
                read = CategoryFile(bytes: try Data(contentsOf: file), named: name)
            } catch {
                faults.append(CategoryFault(file: name, line: nil, reason: "the file cannot be read"))
                continue
            }
            faults += read.faults
            guard let category = read.category else { continue }
            if let other = owners.updateValue(name, forKey: CategoryVersion(category)) {
                let reason = "\(other) is the category “\(category.id)” version \(category.version) too"
                faults.append(CategoryFault(file: name, line: nil, reason: reason))
            }
            categories.append(category)
        }
        return (categories, faults)
    }
}

// MARK: What was offered

extension CategorySource {
    /// Writes down every version that is not kept yet.
    ///
    /// - Throws: file errors.
    package func keep(_ categories: Categories) throws {
        guard let kept else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
        for category in categories.known {
            let copy = kept.appending(path: "\(category.id)-\(category.version).json")
            if FileManager.default.fileExists(atPath: copy.path) { continue }
            try encoder.encode(category).write(to: copy, options: .atomic)
        }
    }

    /// What was written down. It was good when it was offered, so it is not checked again.
    private func keptVersions() throws(CategoryFaults) -> [Category] {
        guard let kept, FileManager.default.fileExists(atPath: kept.path) else { return [] }
        var versions: [Category] = []
        for file in try Self.files(of: kept, endings: ["json"]) {
            do {
                versions.append(try JSONDecoder().decode(Category.self, from: Data(contentsOf: file)))
            } catch {
                let reason =
                    "this version, which was offered before, cannot be read; bring it back from a backup, or take it away"
                throw CategoryFaults(all: [CategoryFault(file: file.path, line: nil, reason: reason)])
            }
        }
        return versions
    }
}
