import HTTPTypes

/// The part of a file that a request asks for.
struct ByteRange: Sendable, Equatable {
    /// The first byte, from 0.
    let first: Int64
    /// The byte after the last.
    let end: Int64
    /// Whether it is an answer to a range, and not the whole because nothing else was asked for.
    let isPart: Bool

    /// How many bytes.
    var count: Int64 { end - first }

    /// What the header asks for: the whole without a range, with one that is not understood, with several, or when the file
    /// that the client knows is another; nil for a range that lies outside the file.
    ///
    /// Source: RFC 9110 sections 14.1.2, 14.2 and 13.1.5.
    static func wanted(_ headers: HTTPFields, tag: String, sizeBytes: Int64) -> ByteRange? {
        let whole = ByteRange(first: 0, end: sizeBytes, isPart: false)
        guard let asked = headers[.range], asked.hasPrefix("bytes=") else { return whole }
        if let known = headers[.ifRange], known != tag { return whole }
        let parts = asked.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return whole }
        switch (parts[0].isEmpty, parts[1].isEmpty) {
        case (true, true): return whole
        case (true, false):
            let last = Int64(parts[1]) ?? .max
            guard last > 0, sizeBytes > 0 else { return nil }
            return ByteRange(first: max(0, sizeBytes - last), end: sizeBytes, isPart: true)
        case (false, let isOpen):
            guard let first = Int64(parts[0]), first < sizeBytes else { return nil }
            let last = isOpen ? sizeBytes - 1 : min(Int64(parts[1]) ?? .max, sizeBytes - 1)
            guard first <= last else { return whole }
            return ByteRange(first: first, end: last + 1, isPart: true)
        }
    }
}
