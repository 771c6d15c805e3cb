import Foundation
import Market
import Service

/// The folder of category files: beside the program's data, or as shipped.
enum CategoryFolder {
    /// Reads every category file. Throws: what is wrong with the first one that cannot be read, with its name.
    static func load(_ folder: String? = nil) throws -> Categories {
        let folder = URL(filePath: folder ?? Self.shipped)
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

    /// `categories` in the working folder, where the program is run from its source or its release folder.
    static let shipped = "categories"
}

/// A category file that cannot be read.
struct CategoryFault: Error, CustomStringConvertible {
    let file: String
    let reason: String
    var description: String { "\(file): \(reason)" }
}
