import Crypto
import Foundation
import NIOCore

/// The style sheet, the scripts and the pictures of the pages, held in memory. Their addresses carry a hash of their
/// content, so that a browser may keep them for ever and still never shows an old one.
struct Assets: Sendable {
    /// One file.
    struct Asset: Sendable {
        /// `/assets/site.3f2a9c1b.css`.
        let path: String
        let mediaType: String
        let bytes: ByteBuffer
        /// The quoted tag for `ETag`.
        let tag: String
    }

    private let byName: [String: Asset]
    private let byPath: [String: Asset]

    /// The assets that are shipped with this program; a file of unknown type stops the start.
    static let shipped: Assets = {
        do {
            return try Assets(folder: Resources.folder("assets"))
        } catch {
            preconditionFailure("The assets could not be read: \(error)")
        }
    }()

    /// A file whose type is not known here.
    struct UnknownType: Error { let file: String }

    /// Reads all files of a folder.
    ///
    /// - Throws: `UnknownType`, or what reading a file throws.
    init(folder: URL) throws {
        var byName: [String: Asset] = [:]
        var byPath: [String: Asset] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let name = file.lastPathComponent
            guard let mediaType = Self.mediaTypes[file.pathExtension] else { throw UnknownType(file: name) }
            let content = try Data(contentsOf: file)
            let hash = Hex.text(SHA256.hash(data: content).prefix(6))
            let stem = name.dropLast(file.pathExtension.count + 1)
            let asset = Asset(
                path: "/assets/\(stem).\(hash).\(file.pathExtension)", mediaType: mediaType,
                bytes: ByteBuffer(bytes: content), tag: "\"\(hash)\"")
            byName[name] = asset
            byPath[asset.path] = asset
        }
        self.byName = byName
        self.byPath = byPath
    }

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "txt": "text/plain; charset=utf-8",
    ]

    /// The asset of a file name.
    subscript(name: String) -> Asset? { byName[name] }

    /// The asset of an address with its hash.
    func asset(path: String) -> Asset? { byPath[path] }
}
