import Foundation

/// The demo world was cut off while it was being made; no server has shown it to anybody yet.
struct DemoUnfinished: Error, CustomStringConvertible {
    let data: String

    var description: String {
        "the demo world in \(data) was cut off while it was being made, and nobody has used it yet; "
            + "remove that folder (with PostgreSQL, empty the database too) and start again"
    }
}

/// A file that stands in the bank's folder only while the demo world is being made.
struct UnfinishedMark {
    let folder: URL

    private var file: URL { folder.appending(path: "demo-unfinished") }

    func set() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: file)
    }

    func remove() throws { try FileManager.default.removeItem(at: file) }

    /// Throws: ``DemoUnfinished``.
    func throwIfSet() throws {
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw DemoUnfinished(data: folder.deletingLastPathComponent().path)
        }
    }
}
