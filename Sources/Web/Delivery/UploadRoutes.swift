import Foundation
import HTTPTypes
import HummingbirdCore
import Market
import NIOCore
import Service

/// Uploads that come in pieces and go on after a lost connection or a restart: `POST /uploads` begins one,
/// `GET` or `HEAD /uploads/:upload` says how far it is, `PATCH` sends the next bytes, `DELETE` gives it up. When all bytes have
/// come the file is a deposit of its member, and is named by its hash as any other.
///
/// Source: tus resumable upload protocol 1.0.0: the core, and its extensions creation, expiration and termination.
enum UploadRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/uploads", .member) { _ in
                var answer = Answer.json { json in
                    json.member("version", version)
                    json.member("extensions", extensions)
                    json.member("bytesMax", Artefact.bytesMax)
                    json.member("openMax", Uploads.openMax)
                    json.member("keptHours", Uploads.keptFor.ms / 3_600_000)
                }
                answer.headers[.tusVersion] = version
                answer.headers[.tusExtension] = extensions
                answer.headers[.tusMaxSize] = String(Artefact.bytesMax)
                return answer.with(.tusResumable, version)
            },
            .post("/uploads", .member, .raw(bytesMax: 0)) { visit in
                try demandVersion(visit)
                guard let length = visit.number(.uploadLength) else {
                    throw Refused.fields([FieldProblem("Upload-Length", "missing")])
                }
                let name = FileName.safe(fileName(visit.request.headers[.uploadMetadata] ?? "") ?? "") ?? "file"
                let state = try await marketplace.beginUpload(name: name, lengthBytes: length, by: visit.memberID())
                return answer(state, .created).with(.location, "/uploads/\(state.id)")
            },
            .get("/uploads/:upload", .member) { visit in
                let state = try await marketplace.upload(try visit.name("upload", UploadID.self), of: try visit.memberID())
                return answer(state, .ok)
            },
            .patch("/uploads/:upload", bytesMax: Limits.artefactBytesMax) { visit in
                try demandVersion(visit)
                guard visit.request.headers[.contentType] == "application/offset+octet-stream" else {
                    throw Refused(.unsupportedMediaType, "bodyTypeUnknown")
                }
                guard let offset = visit.number(.uploadOffset) else {
                    throw Refused.fields([FieldProblem("Upload-Offset", "missing")])
                }
                let state = try await marketplace.continueUpload(
                    try visit.name("upload", UploadID.self), at: offset,
                    Pieces(body: try visit.rawBody(bytesMax: Limits.artefactBytesMax)), by: try visit.memberID())
                return answer(state, .noContent)
            },
            .delete("/uploads/:upload") { visit in
                try await marketplace.removeUpload(try visit.name("upload", UploadID.self), of: try visit.memberID())
                return Answer(status: .noContent, content: .body(ResponseBody(), mediaType: "application/json"))
                    .with(.tusResumable, version)
            },
        ]
    }

    private static let version = "1.0.0"
    private static let extensions = "creation,expiration,termination"

    private static func demandVersion(_ visit: Visit) throws(Refused) {
        guard visit.request.headers[.tusResumable] == version else { throw Refused(.preconditionFailed, "tusVersion") }
    }

    /// How far it is, in the fields of the protocol; and for whoever reads the body, with the hash once there is one.
    private static func answer(_ state: UploadState, _ status: HTTPResponse.Status) -> Answer {
        var answer = Answer.json(status: status) { json in
            json.member("id", state.id.rawValue)
            json.member("name", state.name)
            json.member("lengthBytes", state.lengthBytes)
            json.member("receivedBytes", state.receivedBytes)
            json.member("expires", TimeText.iso(state.expires.ms))
            json.member("sha256", state.deposit?.artefact.sha256.rawValue)
        }
        if status == .noContent { answer.content = .body(ResponseBody(), mediaType: "application/json") }
        answer.headers[.tusResumable] = version
        answer.headers[.uploadOffset] = String(state.receivedBytes)
        answer.headers[.uploadLength] = String(state.lengthBytes)
        answer.headers[.uploadExpires] = httpDate(state.expires)
        answer.headers[.cacheControl] = "no-store"
        if let sha256 = state.deposit?.artefact.sha256 { answer.headers[.reprDigest] = "sha-256=:\(base64(sha256)):" }
        return answer
    }

    /// `filename` of the metadata: pairs of a key and a value in base64, with commas between them.
    private static func fileName(_ metadata: String) -> String? {
        for pair in metadata.split(separator: ",") {
            let parts = pair.split(separator: " ")
            guard parts.count == 2, parts[0] == "filename", let bytes = Data(base64Encoded: String(parts[1])) else { continue }
            return String(data: bytes, encoding: .utf8)
        }
        return nil
    }

    private static func base64(_ digest: Digest) -> String {
        let digits = Array(digest.rawValue.utf8)
        func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
        return Data(bytes).base64EncodedString()
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110 section 5.6.7.
    private static func httpDate(_ time: Timestamp) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: Date(timeIntervalSince1970: Double(time.ms / 1_000)))
    }
}

extension Visit {
    /// A header field that is a whole number from 0; nil for anything else.
    fileprivate func number(_ name: HTTPField.Name) -> Int64? {
        guard let text = request.headers[name], let number = Int64(text), number >= 0, String(number) == text else { return nil }
        return number
    }
}

/// The body of a request as arrays of bytes.
private struct Pieces: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    typealias Failure = any Error
    let body: LimitedBody

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: LimitedBody.AsyncIterator

        mutating func next() async throws -> [UInt8]? {
            guard let chunk = try await base.next() else { return nil }
            return Array(chunk.readableBytesView)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: body.makeAsyncIterator()) }
}
