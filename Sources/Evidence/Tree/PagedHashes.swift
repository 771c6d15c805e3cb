/// Hashes in a row, kept in pages, so that changing a few in a copy copies only their pages.
struct PagedHashes: Sendable {
    private var pages: [[Hash]] = []
    /// The count of hashes.
    private(set) var count = 0

    /// Hashes of one page: 8 KiB.
    static let pageCount = 256

    init() {}

    init(_ hashes: some Sequence<Hash>) {
        for hash in hashes { append(hash) }
    }

    var last: Hash? { pages.last?.last }

    subscript(index: Int) -> Hash {
        get { pages[index / Self.pageCount][index % Self.pageCount] }
        set { pages[index / Self.pageCount][index % Self.pageCount] = newValue }
    }

    mutating func append(_ hash: Hash) {
        if count.isMultiple(of: Self.pageCount) { pages.append([]) }
        pages[pages.count - 1].append(hash)
        count += 1
    }
}
