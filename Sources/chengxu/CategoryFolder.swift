import Foundation
import Service

/// The folder of category files: the operator's own, or as shipped with the program.
enum CategoryFolder {
    /// Reads every category file. Throws: `CategoryFault` with the file and the line of what is wrong.
    static func load(_ folder: String? = nil) throws -> Categories {
        try Categories.load(folder: folder.map { URL(filePath: $0) } ?? Resources.folder("categories"))
    }
}

/// The files that are shipped with the program. They stand beside it, so it works in any folder.
enum Resources {
    static func folder(_ name: String) -> URL {
        Bundle.module.bundleURL.appending(path: "Resources").appending(path: name)
    }
}
