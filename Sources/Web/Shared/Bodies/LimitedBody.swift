import HTTPTypes
import HummingbirdCore
import NIOCore

/// A request's body that refuses to be longer than its route allows.
struct LimitedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer
    typealias Failure = any Error

    private let body: RequestBody
    private let bytesMax: Int
    private let announcedBytes: Int?

    /// - Throws: `Refused` 413 `bodyTooLarge` if the announced length is beyond the limit.
    init(_ request: Request, bytesMax: Int) throws(Refused) {
        announcedBytes = request.headers[.contentLength].flatMap { Int($0) }
        if let announcedBytes, announcedBytes > bytesMax { throw Self.tooLarge(bytesMax) }
        body = request.body
        self.bytesMax = bytesMax
    }

    static func tooLarge(_ bytesMax: Int) -> Refused {
        Refused(.contentTooLarge, "bodyTooLarge", ["max": NumberText.size(bytes: Int64(bytesMax))])
    }

    /// The whole body in one piece.
    func collected() async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in self { bytes.append(contentsOf: chunk.readableBytesView) }
        return bytes
    }

    /// Throws `Refused` 413 as soon as the limit is passed, and 400 when the body ends before its announced length:
    /// a connection that breaks looks like the end of the body, and half a file must not be taken for a whole one.
    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: RequestBody.AsyncIterator
        fileprivate var receivedBytes = 0
        fileprivate let bytesMax: Int
        fileprivate let announcedBytes: Int?

        mutating func next() async throws -> ByteBuffer? {
            guard let chunk = try await base.next() else {
                if let announcedBytes, receivedBytes < announcedBytes { throw Refused(.badRequest, "bodyIncomplete") }
                return nil
            }
            receivedBytes += chunk.readableBytes
            guard receivedBytes <= bytesMax else { throw LimitedBody.tooLarge(bytesMax) }
            return chunk
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: body.makeAsyncIterator(), bytesMax: bytesMax, announcedBytes: announcedBytes)
    }
}
