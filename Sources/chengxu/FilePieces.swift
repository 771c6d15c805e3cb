import Foundation

/// The bytes of a file on disk in pieces of a mebibyte, for an upload from this machine.
struct FilePieces: AsyncSequence, Sendable {
    private let file: URL

    init(_ file: URL) { self.file = file }

    func makeAsyncIterator() -> Iterator { Iterator(file: file) }

    struct Iterator: AsyncIteratorProtocol {
        let file: URL
        private var handle: FileHandle?

        init(file: URL) { self.file = file }

        /// The next piece; nil at the end. Throws: file errors.
        mutating func next() async throws -> [UInt8]? {
            let open = try handle ?? FileHandle(forReadingFrom: file)
            handle = open
            guard let data = try open.read(upToCount: 1 << 20), !data.isEmpty else {
                try open.close()
                return nil
            }
            return Array(data)
        }
    }
}
