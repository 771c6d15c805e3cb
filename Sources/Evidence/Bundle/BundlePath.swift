/// The members a bundle can have, and no others.
enum BundlePath: Hashable, Sendable {
    case checkpoint
    case entry(Int)
    case values(Int)
    case proof(Int)
    case file(Hash)
    case head
    case headProof
    case notaryEntry
    case notaryProof
    case page
    case keys
    case manifest
    case manifestNote
    case referenceEntry(Int)
    case referenceValues(Int)
    case referenceProof(Int)

    /// The most entries and the most references, so that every number has six digits.
    static let numbersMax = 1_000_000

    var name: String {
        switch self {
        case .checkpoint: "checkpoint"
        case .entry(let number): "entries/\(BundlePath.sixDigits(number)).json"
        case .values(let number): "values/\(BundlePath.sixDigits(number)).json"
        case .proof(let number): "proofs/\(BundlePath.sixDigits(number)).tlog-proof"
        case .file(let hash): "files/\(hash.hex)"
        case .head: "heads/head.json"
        case .headProof: "heads/proof.json"
        case .notaryEntry: "heads/notary.json"
        case .notaryProof: "heads/notary.tlog-proof"
        case .page: "index.html"
        case .keys: "keys.txt"
        case .manifest: "manifest.sha256"
        case .manifestNote: "manifest.note"
        case .referenceEntry(let number): "references/\(BundlePath.sixDigits(number))-entry.json"
        case .referenceValues(let number): "references/\(BundlePath.sixDigits(number))-values.json"
        case .referenceProof(let number): "references/\(BundlePath.sixDigits(number)).tlog-proof"
        }
    }

    /// Takes exactly what `name` gives; anything else gives nil.
    init?(name: String) {
        if let fixed = BundlePath.fixed[name] {
            self = fixed
            return
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        if parts[0] == "files" {
            guard let hash = Hash(hex: parts[1]) else { return nil }
            self = .file(hash)
            return
        }
        let digits = parts[1].prefix(6)
        guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits) else { return nil }
        switch (parts[0], parts[1].dropFirst(6)) {
        case ("entries", ".json"): self = .entry(number)
        case ("values", ".json"): self = .values(number)
        case ("proofs", ".tlog-proof"): self = .proof(number)
        case ("references", "-entry.json"): self = .referenceEntry(number)
        case ("references", "-values.json"): self = .referenceValues(number)
        case ("references", ".tlog-proof"): self = .referenceProof(number)
        default: return nil
        }
        guard self.name == name else { return nil }
    }

    /// The longest such member that is read, in bytes; nil for files, which may have any size.
    var bytesMax: Int64? {
        switch self {
        case .file: nil
        case .page, .manifest: 256 << 20
        case .values, .referenceValues: Int64(BundleOpenings.bytesMax)
        case .checkpoint, .proof, .keys, .manifestNote, .notaryProof, .referenceProof: Int64(SignedNote.bytesMax)
        case .entry, .head, .headProof, .notaryEntry, .referenceEntry: Int64(EntryHeader.bytesMax)
        }
    }

    private static let fixed: [String: BundlePath] = Dictionary(
        uniqueKeysWithValues: [
            .checkpoint, .head, .headProof, .notaryEntry, .notaryProof, .page, .keys, .manifest, .manifestNote,
        ].map { (path: BundlePath) in (path.name, path) })

    private static func sixDigits(_ number: Int) -> String {
        guard 0..<numbersMax ~= number else { return String(number) }
        return String(unsafeUninitializedCapacity: 6) { output in
            var rest = number
            for place in (0..<6).reversed() {
                output[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            return 6
        }
    }
}
