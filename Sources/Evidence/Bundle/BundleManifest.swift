/// The list of all other members of a bundle with the SHA-256 hash of each, as `sha256sum -c` reads it.
struct BundleManifest: Sendable, Equatable {
    /// In the order of the names.
    let lines: [Line]

    struct Line: Sendable, Equatable {
        let name: String
        let hash: Hash
    }

    /// Takes lines in any order.
    init(_ lines: [Line]) {
        self.lines = lines.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Takes exactly what `bytes` gives, with every name once; anything else gives nil.
    init?(parsing bytes: [UInt8]) {
        var lines: [Line] = []
        for text in bytes.split(separator: UInt8(ascii: "\n")) {
            guard text.count > 66, let hash = Hash(hex: String(decoding: text.prefix(64), as: UTF8.self)) else {
                return nil
            }
            let name = String(decoding: text.dropFirst(66), as: UTF8.self)
            if let before = lines.last, !before.name.utf8.lexicographicallyPrecedes(name.utf8) { return nil }
            lines.append(Line(name: name, hash: hash))
        }
        self.lines = lines
        guard self.bytes == bytes else { return nil }
    }

    /// For each member its hash in hexadecimal, two spaces, its name and a line feed.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        for line in lines {
            line.hash.withUnsafeBytes { Hex.append($0, to: &output) }
            output.appendASCII("  ")
            output.appendText(line.name)
            output.append(UInt8(ascii: "\n"))
        }
        return output
    }
}

/// What is signed of a bundle: that this manifest is what was exported, of which stream, and when.
///
/// The text is four lines: `chengxu bundle v1`, the stream, the manifest's SHA-256 in hexadecimal, and the time in
/// milliseconds since 1970.
struct BundleStatement: Sendable, Equatable {
    let stream: String
    let manifestHash: Hash
    let exportedAtMs: Int64

    static let firstLine = "chengxu bundle v1"

    init(stream: String, manifestHash: Hash, exportedAtMs: Int64) {
        self.stream = stream
        self.manifestHash = manifestHash
        self.exportedAtMs = exportedAtMs
    }

    /// Takes exactly what `text` gives; anything else gives nil.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 5, EntryHeader.isName(lines[1]), let hash = Hash(hex: lines[2]),
            let exportedAtMs = Int64(lines[3]), exportedAtMs >= 0
        else { return nil }
        self.init(stream: lines[1], manifestHash: hash, exportedAtMs: exportedAtMs)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    var text: String {
        "\(BundleStatement.firstLine)\n\(stream)\n\(manifestHash.hex)\n\(exportedAtMs)\n"
    }
}
