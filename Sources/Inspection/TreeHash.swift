import Crypto
import Glibc
import Market

/// Hashes a tree of files: the SHA-256 over each path, a zero byte and the file's own SHA-256, in the order of the paths' bytes.
struct TreeHash {
    private var bytes: [UInt8] = []
    private var files: [(start: Int, pathCount: Int)] = []

    /// Adds one file. For a file that cannot be read its hash is that of nothing known: 32 zero bytes.
    mutating func add(path: [UInt8], sha256: some Sequence<UInt8>) {
        files.append((bytes.count, path.count))
        bytes += path
        bytes.append(0)
        bytes += sha256
    }

    /// The hash of all that was added.
    func finish() -> Market.Digest? {
        bytes.withUnsafeBytes { all in
            let sorted = files.sorted { one, other in
                guard let start = all.baseAddress else { return false }
                let order = memcmp(start + one.start, start + other.start, min(one.pathCount, other.pathCount))
                return order == 0 ? one.pathCount < other.pathCount : order < 0
            }
            var hash = SHA256()
            for (start, pathCount) in sorted {
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: all[start..<start + pathCount + 1 + SHA256.byteCount]))
            }
            return Market.Digest(rawValue: hash.finalize().map { byte in
                let digits = String(byte, radix: 16)
                return byte < 16 ? "0" + digits : digits
            }.joined())
        }
    }
}
