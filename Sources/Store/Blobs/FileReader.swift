import Glibc

/// An open file of the blob store, read on a file thread.
actor FileReader: BlobReader {
    /// Bytes that one read returns at most.
    static let partBytesMax = 4 << 20

    private let thread = FileThreads.next()
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    nonisolated let sizeBytes: Int64
    private let file: OpenFile

    init(path: String) throws(StoreFailure) {
        let opened = try OpenFile(path, O_RDONLY)
        sizeBytes = try opened.status().sizeBytes
        file = opened
    }

    func read(offset: Int64, countMax: Int) throws -> [UInt8] {
        precondition(offset >= 0 && countMax >= 0, "a part of a file begins and ends after its start")
        let rest = max(0, sizeBytes - offset)
        return try file.read(offset: offset, countMax: Int(min(rest, Int64(min(countMax, Self.partBytesMax)))))
    }
}
