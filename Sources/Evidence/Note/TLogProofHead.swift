extension TLogProof {
    /// What stands before the note of a proof: place and path, up to and with the empty line.
    struct Head: Sendable {
        let extra: [UInt8]?
        let index: Int64
        let path: [Hash]
        /// The head's one form in bytes.
        let bytes: [UInt8]

        /// The most hashes of a path.
        static let pathMax = 63

        /// Takes a place from 0 and at most `pathMax` hashes; anything else gives nil.
        init?(index: Int64, path: [Hash], extra: [UInt8]? = nil) {
            guard index >= 0, path.count <= Self.pathMax else { return nil }
            self.index = index
            self.path = path
            self.extra = extra
            bytes = Array(Self.encode(index: index, path: path, extra: extra).utf8)
        }

        /// Takes exactly what `bytes` gives; anything else gives nil.
        init?(parsing bytes: ArraySlice<UInt8>) {
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }[...]
            guard lines.popLast() == "", lines.popLast() == "", lines.popFirst() == TLogProof.firstLine,
                var line = lines.popFirst()
            else { return nil }
            var extra: [UInt8]?
            if line.hasPrefix("extra ") {
                guard let bytes = Base64.decode(String(line.dropFirst(6))), let next = lines.popFirst() else { return nil }
                extra = bytes
                line = next
            }
            guard line.hasPrefix("index "), let index = Int64(line.dropFirst(6)) else { return nil }
            var path: [Hash] = []
            path.reserveCapacity(lines.count)
            for line in lines {
                guard let hash = Hash(base64: line) else { return nil }
                path.append(hash)
            }
            self.init(index: index, path: path, extra: extra)
            guard bytes.elementsEqual(self.bytes) else { return nil }
        }

        static func encode(index: Int64, path: [Hash], extra: [UInt8]?) -> String {
            var text = TLogProof.firstLine + "\n"
            text.reserveCapacity(64 + 45 * path.count)
            if let extra { text += "extra \(Base64.encode(extra))\n" }
            text += "index \(index)\n"
            for hash in path {
                text += hash.base64
                text += "\n"
            }
            return text + "\n"
        }
    }
}
