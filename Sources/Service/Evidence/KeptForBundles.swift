import Evidence
import Market
import Store

/// What bundles have in common, kept in memory and bounded: nothing here can change, since each is kept by a hash of what it is
/// worked out from.
package struct KeptForBundles: Sendable {
    /// Published revisions by the hash of their entry, as far as nothing of them was erased. A few KiB each; 256 KiB at most.
    let revisions = Kept<Hash, RevisionPublished>(countMax: 128)
    /// What is known of stored files without reading them again.
    let files = Kept<Hash, FileSum>(countMax: 8_192)

    /// What an archive and a page need to know of a file beforehand.
    struct FileSum: Sendable {
        let crc32: UInt32
        let sizeBytes: Int64
        let isPicture: Bool
    }

    /// The revision that an entry published; nil where the entry is of another kind. Throws: `DecodingError`.
    func revision(_ entry: Entry) throws -> RevisionPublished? {
        // The entry's hash covers its sealed values by their commitments, so while all are there it says what they are.
        let isWhole = entry.openings.count == entry.header.sealed.count
        if isWhole, let facts = revisions[entry.hash] { return facts }
        guard case .revisionPublished(let facts) = try entry.event(as: ListingEvent.self) else { return nil }
        if isWhole { revisions.keep(facts, for: entry.hash) }
        return facts
    }
}
