import Evidence
import Market
import Store

/// Removes the files that went with erased values, unless an entry that stands or another member's deposit still refers to them.
struct ErasedFiles {
    private let marketplace: Marketplace

    init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    private static let selectHeaders: SQL = "SELECT header FROM entries ORDER BY position"
    private static let selectDeposits: SQL = "SELECT member FROM deposits WHERE sha256 = $1"
    private static let selectPicture: SQL = "SELECT small, middle FROM pictures WHERE sha256 = $1"
    private static let deleteDeposits: SQL = "DELETE FROM deposits WHERE sha256 = $1"
    private static let deletePicture: SQL = "DELETE FROM pictures WHERE sha256 = $1"
    private static let deleteInspection: SQL = "DELETE FROM inspections WHERE sha256 = $1"
    /// The names of the files inside it.
    private static let deleteListing: SQL = "DELETE FROM listings_of_files WHERE sha256 = $1"

    /// Does it, and says how many files those were. What is gone already is passed over, so it can be done again at any time.
    @discardableResult
    func remove() async throws -> Int {
        let owners = Dictionary(grouping: try await marketplace.database.read { try ErasureView($0).files() }, by: \.sha256)
        var candidates: Set<String> = []
        for sha256 in owners.keys where try await isThere(sha256) { candidates.insert(sha256) }
        guard !candidates.isEmpty else { return 0 }
        let referred = try await referred(among: candidates)
        var count = 0
        for sha256 in candidates.subtracting(referred).sorted() {
            let erasing = Set((owners[sha256] ?? []).map(\.member))
            guard let more = try await forget(sha256, of: erasing) else { continue }
            for name in [sha256] + more where try await remove(name) { count += 1 }
        }
        return count
    }

    private func isThere(_ sha256: String) async throws -> Bool {
        guard let name = BlobName(sha256) else { return false }
        do {
            _ = try await marketplace.blobs.open(name)
            return true
        } catch StoreFailure.blobMissing {
            return false
        }
    }

    private func remove(_ sha256: String) async throws -> Bool {
        guard let name = BlobName(sha256) else { return false }
        return try await marketplace.blobs.remove(name)
    }

    /// Those of the files that an entry names whose values were not erased.
    private func referred(among files: Set<String>) async throws -> Set<String> {
        try await marketplace.database.readLong { connection in
            var covered: Set<String> = []
            var named: [(place: String, file: String)] = []
            try connection.forEachRow(Self.selectHeaders, []) { row in
                let header = try EntryHeader(parsing: row.bytes(0))
                if header.kind == Erased.kind {
                    for values in header.facts["values"]?.array ?? [] {
                        guard let sequence = values["sequence"]?.integer else { continue }
                        covered.insert("\(header.stream) \(sequence)")
                    }
                } else {
                    for file in Entry.hashes(in: header.facts) where files.contains(file) {
                        named.append(("\(header.stream) \(header.sequence)", file))
                    }
                }
            }
            return Set(named.filter { !covered.contains($0.place) }.map(\.file))
        }
    }

    /// Takes the rows about a file away, and names the smaller pictures made of it; nil where another member has deposited it.
    private func forget(_ sha256: String, of members: Set<String>) async throws -> [String]? {
        try await marketplace.database.write { connection in
            let depositors = try connection.rows(Self.selectDeposits, [.text(sha256)]) { try $0.text(0) }
            guard members.isSuperset(of: depositors) else { return nil }
            let smaller = try connection.row(Self.selectPicture, [.text(sha256)]) { [try $0.text(0), try $0.text(1)] }
            for delete in [Self.deleteDeposits, Self.deletePicture, Self.deleteInspection, Self.deleteListing] {
                try connection.run(delete, [.text(sha256)])
            }
            return smaller ?? []
        }
    }
}

extension Entry {
    /// Every text among the facts that has the form of a hash.
    static func hashes(in facts: JSON.Object) -> [String] {
        var found: [String] = []
        func collect(_ json: JSON) {
            if let text = json.string, text.utf8.count == 64, Hash(hex: text) != nil { found.append(text) }
            for value in json.array ?? [] { collect(value) }
            for member in json.object?.members ?? [] { collect(member.value) }
        }
        collect(.object(facts))
        return found
    }
}
