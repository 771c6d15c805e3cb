import HTTPTypes
import HummingbirdCore
import Logging
import Market
import NIOCore
import Service

/// `GET /trades/:trade/files/:sha256`: a party fetches a delivered file, whole or a part of it.
///
/// The bytes go out as an attachment that no browser runs. When the transfer has ended, however it ended, the buyer's download
/// is entered in the case file with the bytes that were handed to the connection. A seller who looks at the own file is not.
enum DownloadRoute {
    static func route(_ site: Site, _ marketplace: Marketplace, _ transfers: Transfers) -> Route {
        .get("/trades/:trade/files/:sha256", .member) { visit in
            let (trade, member) = (try visit.trade(), try visit.memberID())
            guard let sha256 = Digest(rawValue: try visit.identifier("sha256")) else { throw Refused.notFound }
            let file = try await marketplace.deliveredFile(sha256, in: trade, for: member)
            let tag = "\"\(sha256)\""
            guard let range = ByteRange.wanted(visit.request.headers, tag: tag, sizeBytes: file.sizeBytes) else {
                return Answer(
                    status: .rangeNotSatisfiable, content: .body(ResponseBody(), mediaType: "application/octet-stream")
                ).with(.contentRange, "bytes */\(file.sizeBytes)")
            }
            let record = DownloadRecord(
                marketplace: marketplace, transfers: transfers, trade: trade, buyer: file.role == .buyer ? member : nil,
                file: sha256, client: visit.client)
            let body = visit.paced(bytes: range.count) { writer in
                try await send(file, range, to: &writer, record)
            }
            return answer(body, file, range, tag)
        }
    }

    private static func answer(_ body: ResponseBody, _ file: DeliveredFile, _ range: ByteRange, _ tag: String) -> Answer {
        var answer = Answer(
            status: range.isPart ? .partialContent : .ok, content: .body(body, mediaType: "application/octet-stream"))
        answer.headers[.contentDisposition] = Attachment.disposition(file.name)
        answer.headers[.contentSecurityPolicy] = SecurityHeaders.policyOfUploads
        answer.headers[.cacheControl] = "private, no-store"
        answer.headers[.acceptRanges] = "bytes"
        answer.headers[.eTag] = tag
        if range.isPart { answer.headers[.contentRange] = "bytes \(range.first)-\(range.end - 1)/\(file.sizeBytes)" }
        return answer
    }

    private static func send(
        _ file: DeliveredFile, _ range: ByteRange, to writer: inout any ResponseBodyWriter, _ record: DownloadRecord
    ) async throws {
        var sentBytes: Int64 = 0
        var ending: Int?
        do {
            while sentBytes < range.count {
                let countMax = Int(min(Visit.pieceBytes, range.count - sentBytes))
                let piece = try await file.read(offset: range.first + sentBytes, countMax: countMax)
                guard !piece.isEmpty else { throw Shortened() }
                if sentBytes + Int64(piece.count) == range.count { ending = record.ends() }
                try await writer.write(ByteBuffer(bytes: piece))
                sentBytes += Int64(piece.count)
            }
        } catch {
            await record.enter(firstByte: range.first, bytesSent: sentBytes, ending)
            throw error
        }
        await record.enter(firstByte: range.first, bytesSent: sentBytes, ending)
        try await writer.finish(nil)
    }

    /// A stored file gave fewer bytes than it has.
    private struct Shortened: Error {}
}

/// Enters one transfer once it has ended.
struct DownloadRecord: Sendable {
    let marketplace: Marketplace
    let transfers: Transfers
    let trade: TradeID
    /// Nil for a seller, whose own look is not entered.
    let buyer: MemberID?
    let file: Digest
    let client: String

    /// The last bytes are about to be sent.
    func ends() -> Int? { buyer == nil ? nil : transfers.ends(in: trade) }

    /// The transfer has ended. A connection that broke has cancelled the task that served it, so this is done in one of its own.
    func enter(firstByte: Int64, bytesSent: Int64, _ ending: Int?) async {
        guard let buyer else { return }
        let entering = Task {
            do {
                try await marketplace.recordDownload(
                    of: file, firstByte: firstByte, bytesSent: bytesSent, client: client, in: trade, by: buyer)
            } catch {
                marketplace.logger.error("A download was not entered", metadata: ["kind": "\(type(of: error))"])
            }
            if let ending { transfers.entered(ending, in: trade) }
        }
        await entering.value
    }
}

extension Visit {
    /// The other side's address and program, for the record of downloads.
    var client: String {
        let program = request.headers[.userAgent].map { " " + $0.prefix(200) } ?? ""
        return remoteAddress + program
    }
}
