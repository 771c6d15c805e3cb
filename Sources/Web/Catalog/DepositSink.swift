import HTTPTypes
import NIOCore
import Service
import Synchronization

/// Takes an uploaded file into the store, looking at its first bytes on the way.
final class DepositSink: UploadSink {
    private let upload: DepositUpload
    private let mustBePicture: Bool
    private let head = Mutex<[UInt8]>([])

    /// - Parameter mustBePicture: refuses all but PNG, JPEG and WebP, by content.
    init(_ upload: DepositUpload, mustBePicture: Bool) {
        self.upload = upload
        self.mustBePicture = mustBePicture
    }

    func write(_ bytes: ByteBuffer) async throws {
        let chunk = Array(bytes.readableBytesView)
        let isKnown = head.withLock { head in
            guard head.count < PictureType.bytesNeeded else { return true }
            head.append(contentsOf: chunk.prefix(PictureType.bytesNeeded - head.count))
            return head.count < PictureType.bytesNeeded || PictureType(head) != nil
        }
        // What is no picture is read to its end and told by ``finish()``, so that the form beside it is not lost.
        if mustBePicture, !isKnown { return }
        try await upload.write(chunk)
    }

    func abort() async { await upload.abort() }

    /// Makes the file the member's. Its media type is told by its content, never by its name.
    ///
    /// - Throws: `Refused` 422 `pictureUnknown`, `DepositRefusal`, what the store throws.
    func finish() async throws -> Deposit {
        let type = PictureType(head.withLock { $0 })
        if mustBePicture, type == nil { throw Self.noPicture }
        return try await upload.finish(media: type?.mediaType ?? "application/octet-stream")
    }

    private static let noPicture = Refused(.unprocessableContent, "pictureUnknown")
}

/// The pictures that are shown, told by their first bytes.
///
/// Source: WHATWG MIME Sniffing, section 6.1.
enum PictureType: Sendable {
    case png
    case jpeg
    case webP

    /// Bytes from the beginning of a file that tell.
    static let bytesNeeded = 12

    /// Nil for anything else.
    init?(_ head: [UInt8]) {
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: "RIFF".utf8), head.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webP
        } else {
            return nil
        }
    }

    /// What it is served as.
    var mediaType: String {
        switch self {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .webP: "image/webp"
        }
    }
}
