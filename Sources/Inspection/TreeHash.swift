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
            var hash = SHA256()
            for (start, pathCount) in sorted(all) {
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: all[start..<start + pathCount + 1 + SHA256.byteCount]))
            }
            return Market.Digest(rawValue: Self.hex(hash.finalize()))
        }
    }

    /// The list behind the hash, in its order: of each file the 64 digits of its hash, its path, and a zero byte. Nil where that is
    /// longer than so many bytes.
    func listing(bytesMax: Int) -> [UInt8]? {
        bytes.withUnsafeBytes { all in
            var list: [UInt8] = []
            for (start, pathCount) in sorted(all) {
                let path = all[start..<start + pathCount]
                list += Self.hex(all[start + pathCount + 1..<start + pathCount + 1 + SHA256.byteCount]).utf8
                list += path
                list.append(0)
                guard list.count <= bytesMax else { return nil }
            }
            return list
        }
    }

    private func sorted(_ all: UnsafeRawBufferPointer) -> [(start: Int, pathCount: Int)] {
        files.sorted { one, other in
            guard let start = all.baseAddress else { return false }
            let order = memcmp(start + one.start, start + other.start, min(one.pathCount, other.pathCount))
            return order == 0 ? one.pathCount < other.pathCount : order < 0
        }
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
