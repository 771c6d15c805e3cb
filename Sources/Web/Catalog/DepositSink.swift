import HTTPTypes
import Market
import NIOCore
import Service
import Synchronization

/// A sink whose file becomes the member's deposit.
protocol DepositTaking: UploadSink {
    /// Makes what was written the member's.
    func finish() async throws -> Deposit
}

/// Takes an uploaded picture in, to be cleaned: the bytes as they were uploaded stay in memory and are never stored.
final class PictureSink: DepositTaking {
    private let marketplace: Marketplace
    private let name: String
    private let member: MemberID
    private let bytes = Mutex<[UInt8]>([])

    init(_ marketplace: Marketplace, name: String, by member: MemberID) {
        self.marketplace = marketplace
        self.name = name
        self.member = member
    }

    /// What is too much is read to its end and told by ``finish()``, so that the form beside it is not lost.
    func write(_ piece: ByteBuffer) async throws {
        bytes.withLock { bytes in
            let room = Limits.pictureBytesMax + 1 - bytes.count
            if room > 0 { bytes.append(contentsOf: piece.readableBytesView.prefix(room)) }
        }
    }

    func abort() async { bytes.withLock { $0 = [] } }

    /// Makes the cleaned picture the member's.
    ///
    /// - Throws: `PictureRefusal`, `DepositRefusal`, what the store throws.
    func finish() async throws -> Deposit {
        let taken = bytes.withLock { bytes in
            defer { bytes = [] }
            return bytes
        }
        guard taken.count <= Limits.pictureBytesMax else { throw DepositRefusal.tooLarge(Int64(Limits.pictureBytesMax)) }
        guard PictureType(Array(taken.prefix(PictureType.bytesNeeded))) != nil else {
            throw Refused(.unprocessableContent, "pictureUnknown")
        }
        return try await marketplace.depositPicture(taken, name: name, by: member)
    }
}

/// Takes an uploaded file into the store, looking at its first bytes on the way.
final class DepositSink: DepositTaking {
    private let upload: DepositUpload
    private let head = Mutex<[UInt8]>([])

    init(_ upload: DepositUpload) { self.upload = upload }

    func write(_ bytes: ByteBuffer) async throws {
        let chunk = Array(bytes.readableBytesView)
        head.withLock { $0.append(contentsOf: chunk.prefix(PictureType.bytesNeeded - $0.count)) }
        try await upload.write(chunk)
    }

    func abort() async { await upload.abort() }

    /// Makes the file the member's. Its media type is told by its content, never by its name.
    ///
    /// - Throws: `DepositRefusal`, what the store throws.
    func finish() async throws -> Deposit {
        let type = PictureType(head.withLock { $0 })
        return try await upload.finish(media: type?.mediaType ?? "application/octet-stream")
    }
}

/// The pictures that are shown, told by their first bytes.
///
/// Source: WHATWG MIME Sniffing, section 6.1.
enum PictureType: Sendable {
    case png
    case jpeg
    case webP
    case gif

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
        } else if head.starts(with: "GIF87a".utf8) || head.starts(with: "GIF89a".utf8) {
            self = .gif
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
        case .gif: "image/gif"
        }
    }
}
