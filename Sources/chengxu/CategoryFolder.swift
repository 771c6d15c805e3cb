import Foundation
import Market
import Service

/// The folder of category files: the operator's own, or as shipped with the program.
enum CategoryFolder {
    /// Reads every category file. Throws: what is wrong with the first one that cannot be read, with its name.
    static func load(_ folder: String? = nil) throws -> Categories {
        let folder = folder.map { URL(filePath: $0) } ?? Resources.folder("categories")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let yaml = files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
        return Categories(
            try yaml.map { file in
                do {
                    return try Categories.read(yaml: String(contentsOf: file, encoding: .utf8))
                } catch {
                    throw CategoryFault(file: file.lastPathComponent, reason: "\(error)")
                }
            })
    }
}

/// A category file that cannot be read.
struct CategoryFault: Error, CustomStringConvertible {
    let file: String
    let reason: String
    var description: String { "\(file): \(reason)" }
}

/// The files that are shipped with the program. They stand beside it, so it works in any folder.
enum Resources {
    static func folder(_ name: String) -> URL {
        Bundle.module.bundleURL.appending(path: "Resources").appending(path: name)
    }
}
