import Foundation

/// The archives of the demo world, made anew in a temporary folder.
struct DemoFiles {
    private let folder: URL

    /// Throws: file errors.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// The archive of a listing; nil where no file is deposited. Throws: `Packing.Fault`, file errors.
    func archive(of listing: DemoListing) throws -> URL? {
        guard let fileName = listing.fileName else { return nil }
        let archive = folder.appending(path: fileName)
        if listing.name == DemoListing.ownSource {
            if try Packing.packOwnSource(to: archive) { return archive }
            // Far from its source the program sells what it has with it.
            try Packing.pack(Resources.folder("demo"), to: archive)
        } else {
            try Packing.pack(Resources.folder("demo/\(listing.name)"), to: archive)
        }
        return archive
    }

    /// Takes the folder away; what cannot be removed stays for the system to clean up.
    func remove() {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) could not be removed: \(error)")
        }
    }
}
