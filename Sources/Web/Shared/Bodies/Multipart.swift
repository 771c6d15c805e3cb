import HTTPTypes
import NIOCore

/// Where the bytes of an upload go while they come in. An upload that is not finished has to leave nothing behind.
package protocol UploadSink: AnyObject, Sendable {
    /// Takes the next bytes.
    ///
    /// - Throws: `Refused` when there are too many, or a failure of the store.
    func write(_ bytes: ByteBuffer) async throws
    /// Gives the upload up and removes what was written.
    func abort() async
}

/// A multipart body: its plain fields and the files that were streamed away.
struct Multipart: Sendable {
    /// A file that came in.
    struct File: Sendable {
        let field: String
        /// A harmless name for display; `file` where none was told.
        let name: String
        let mediaType: String?
        let sizeBytes: Int64
        let sink: any UploadSink
    }

    var form = Form()
    var files: [File] = []

    /// Removes all files, for a request that is refused after they came.
    func abort() async {
        for file in files { await file.sink.abort() }
    }

    /// Reads a body to its end, streaming each file into the sink the route opens for it.
    ///
    /// - Parameters:
    ///   - check: called with the plain fields before the first file and once at the end; the forgery check stands here.
    ///   - open: gives the sink for a file, or throws a refusal for a field that takes none.
    /// - Throws: `Refused`, or what a sink throws; all sinks are aborted then.
    static func read(
        _ body: some AsyncSequence<ByteBuffer, any Error>, boundary: String,
        check: (Form) throws -> Void,
        open: (_ field: String, _ name: String) async throws -> any UploadSink
    ) async throws -> Multipart {
        var reader = Reader(splitter: MultipartSplitter(boundary: boundary))
        do {
            for try await chunk in body { try await reader.take(chunk, check: check, open: open) }
            try reader.splitter.finish()
            try check(reader.result.form)
            return reader.result
        } catch {
            await reader.result.abort()
            await reader.sink?.abort()
            throw error
        }
    }

    private struct Reader {
        var splitter: MultipartSplitter
        var result = Multipart()
        var head: MultipartHead?
        var sink: (any UploadSink)?
        var value: [UInt8] = []
        var sizeBytes: Int64 = 0

        mutating func take(
            _ chunk: ByteBuffer, check: (Form) throws -> Void,
            open: (_ field: String, _ name: String) async throws -> any UploadSink
        ) async throws {
            for event in try splitter.feed(chunk) {
                switch event {
                case .head(let head):
                    self.head = head
                    value = []
                    sizeBytes = 0
                    // A file input that was left empty sends an empty name.
                    if let claimed = head.fileName, !claimed.isEmpty {
                        try check(result.form)
                        sink = try await open(head.name, FileName.safe(claimed) ?? "file")
                    }
                case .bytes(let bytes):
                    if let sink {
                        try await sink.write(bytes)
                        sizeBytes += Int64(bytes.readableBytes)
                    } else {
                        guard value.count + bytes.readableBytes <= Limits.fieldBytesMax else {
                            throw Refused(.contentTooLarge, "fieldTooLong")
                        }
                        value.append(contentsOf: bytes.readableBytesView)
                    }
                case .partEnded: try end()
                }
            }
        }

        private mutating func end() throws(Refused) {
            guard let head else { return }
            if let sink {
                result.files.append(
                    File(
                        field: head.name, name: head.fileName.flatMap(FileName.safe) ?? "file",
                        mediaType: head.mediaType, sizeBytes: sizeBytes, sink: sink))
                self.sink = nil
            } else if head.fileName == nil {
                guard let text = String(validating: value, as: UTF8.self), !text.utf8.contains(0) else {
                    throw Refused(.badRequest, "notUTF8")
                }
                try result.form.append(name: head.name, value: text)
            }
            self.head = nil
        }
    }
}
