/// What the facts of an entry name by hash.
///
/// An object with a member `sha256` (64 hexadecimal digits) names a file; its member `sizeBytes`, an integer or a decimal
/// string, states the file's size. Any other text of 64 hexadecimal digits names the entry or file of that hash, if there is one.
struct BundleMentions {
    private(set) var files: [BundleReport.NamedFile] = []
    private(set) var hashes: Set<Hash> = []

    init(in facts: JSON.Object) {
        collect(facts)
    }

    private mutating func collect(_ object: JSON.Object) {
        if let hash = object["sha256"]?.string.flatMap(Hash.init(hex:)) {
            let size = object["sizeBytes"]?.integer ?? object["sizeBytes"]?.string.flatMap { Int64($0) }
            files.append(BundleReport.NamedFile(sha256: hash, statedBytes: size))
        }
        for member in object.members { collect(member.value) }
    }

    private mutating func collect(_ json: JSON) {
        switch json {
        case .string(let text):
            guard text.utf8.count == 64, let hash = Hash(hex: text) else { return }
            hashes.insert(hash)
        case .array(let values):
            for value in values { collect(value) }
        case .object(let object): collect(object)
        case .null, .bool, .integer, .number: return
        }
    }
}
