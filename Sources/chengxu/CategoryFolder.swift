import Foundation
import Service

/// The folders of category files: as shipped with the program and the installation's own, or one that the operator names.
enum CategoryFolder {
    /// - Parameters:
    ///   - folder: instead of all others; nil for those that are shipped and, over them, `categories` in the data folder.
    ///   - data: the folder of the installation, where also every version is kept that was ever offered.
    static func source(_ folder: String? = nil, data: URL? = nil) -> CategorySource {
        CategorySource(
            folders: folder.map { [URL(filePath: $0)] }
                ?? [Resources.folder("categories")] + (data.map { [$0.appending(path: "categories")] } ?? []),
            kept: data?.appending(path: "categories-kept"))
    }

    /// Reads every category file, and keeps what is new. Throws: `CategoryFaults` with all that is wrong, file errors.
    static func load(_ folder: String? = nil, data: URL? = nil) throws -> Categories {
        let source = source(folder, data: data)
        let categories = try source.load()
        try source.keep(categories)
        return categories
    }
}

/// The files that are shipped with the program. They stand beside it, so it works in any folder.
enum Resources {
    static func folder(_ name: String) -> URL {
        Bundle.module.bundleURL.appending(path: "Resources").appending(path: name)
    }
}
