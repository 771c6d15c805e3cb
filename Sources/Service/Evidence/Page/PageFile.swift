import Evidence
import Market
import Store

/// A file that lies in the bundle, as far as the page shows it.
struct PageFile {
    let sizeBytes: Int64
    /// Whether browsers show it as a picture: by its first bytes, never by its name.
    let isPicture: Bool

    /// How many of the first bytes tell whether it is a picture.
    static let headBytes = 12

    /// PNG, JPEG, GIF or WebP. Others, SVG among them, can hold more than a picture.
    static func startsPicture(_ head: [UInt8]) -> Bool {
        head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || head.starts(with: [0xFF, 0xD8, 0xFF])
            || head.starts(with: Array("GIF8".utf8))
            || (head.starts(with: Array("RIFF".utf8)) && head.dropFirst(8).starts(with: Array("WEBP".utf8)))
    }
}

/// A file that an entry names.
struct NamedFile {
    /// What it was called; nil where nobody said or where that was erased.
    let name: String?
    let sha256: Hash
    /// What the entry states.
    let sizeBytes: Int64?
}

extension Entry {
    /// The files that the entry names, in its order, whatever its kind: every object of its facts that has a `sha256`.
    ///
    /// Their names are sealed: a list of as many texts as there are files, or one text for one file.
    var namedFiles: [NamedFile] {
        let found = Entry.files(in: header.facts)
        let names = fileNames(count: found.count)
        return found.enumerated().map { place, file in
            NamedFile(name: names?[place] ?? file.name, sha256: file.sha256, sizeBytes: file.sizeBytes)
        }
    }

    /// Every object among the facts that has a `sha256`, in order.
    static func files(in facts: JSON.Object) -> [NamedFile] {
        var found: [NamedFile] = []
        func collect(_ json: JSON) {
            if let hash = json["sha256"]?.string.flatMap(Hash.init(hex:)) {
                let size = json["sizeBytes"]?.integer ?? json["sizeBytes"]?.string.flatMap { Int64($0) }
                found.append(NamedFile(name: json["name"]?.string, sha256: hash, sizeBytes: size))
            }
            for member in json.object?.members ?? [] { collect(member.value) }
            for value in json.array ?? [] { collect(value) }
        }
        collect(.object(facts))
        return found
    }

    private func fileNames(count: Int) -> [String]? {
        guard count > 0 else { return nil }
        if count == 1, let name = (openings["name"] ?? openings["fileName"])?.text { return [name] }
        for field in openings.keys.sorted() {
            guard let texts = list(openings[field])?.array?.map({ $0.string ?? $0["name"]?.string }), texts.count == count,
                texts.allSatisfy({ $0 != nil })
            else { continue }
            return texts.compactMap { $0 }
        }
        return nil
    }

    private func list(_ opening: Opening?) -> JSON? {
        guard let value = opening?.value, value.first == UInt8(ascii: "[") else { return nil }
        do {
            return try JSON(parsing: value)
        } catch {
            return nil
        }
    }
}
