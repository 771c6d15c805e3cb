import HTTPTypes
import HummingbirdCore
import Market
import NIOCore
import Service

/// `GET /trades/:trade/entries/:n/files/:k`: a file of a conversation as it was sent, for the two parties, always to be kept and
/// never shown. `…/picture?wide=`: the cleaned picture, which pages show.
enum SentFileRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/trades/:trade/entries/:n/files/:k", .member) { visit in
                let sent = try await marketplace.openSent(
                    number(visit), of: try visit.number("n"), in: try visit.trade(), for: try visit.memberID())
                return download(sent)
            },
            .get("/trades/:trade/entries/:n/files/:k/picture", .member) { visit in
                let wide = try visit.query()["wide"]
                let size = wide.flatMap { Int($0) }.flatMap(PictureSize.init(rawValue:))
                guard wide == nil || size != nil else { throw Refused.notFound }
                let sent = try await marketplace.openShown(
                    number(visit), of: try visit.number("n"), size: size, in: try visit.trade(), for: try visit.memberID())
                guard let type = PictureType(try await sent.file.read(offset: 0, countMax: PictureType.bytesNeeded)) else {
                    throw Refused.notFound
                }
                return answer(sent, mediaType: type.mediaType)
            },
        ]
    }

    /// A file as it was sent, to be kept and never shown.
    static func download(_ sent: OpenSentFile) -> Answer {
        var answer = answer(sent, mediaType: "application/octet-stream")
        answer.headers[.contentDisposition] = Attachment.disposition(sent.name ?? "file")
        return answer
    }

    private static func number(_ visit: Visit) throws(Refused) -> Int {
        guard let number = Int(exactly: try visit.number("k")) else { throw .notFound }
        return number
    }

    /// Bytes of one piece on its way out.
    private static let pieceBytes = 256 << 10

    private static func answer(_ sent: OpenSentFile, mediaType: String) -> Answer {
        let file = sent.file
        let body = ResponseBody(contentLength: Int(file.sizeBytes)) { writer in
            var offset: Int64 = 0
            while offset < file.sizeBytes {
                let piece = try await file.read(offset: offset, countMax: pieceBytes)
                guard !piece.isEmpty else { break }
                try await writer.write(ByteBuffer(bytes: piece))
                offset += Int64(piece.count)
            }
            try await writer.finish(nil)
        }
        return Answer(
            status: .ok, content: .body(body, mediaType: mediaType),
            headers: [
                .contentSecurityPolicy: SecurityHeaders.policyOfUploads, .cacheControl: "private, max-age=86400",
                .eTag: "\"\(sent.hash)-\(file.sizeBytes)\"",
            ])
    }
}
