import HTTPTypes
import HummingbirdCore
import NIOCore

extension Visit {
    /// Bytes of one piece on its way out.
    static let pieceBytes: Int64 = 256 << 10

    /// A body of that many bytes that is written no faster than the client takes it, so that its size does not matter to memory.
    func paced(
        bytes: Int64, _ send: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> ResponseBody {
        let eventLoop = context.channel.eventLoop
        return ResponseBody(contentLength: Int(bytes)) { writer in
            var paced: any ResponseBodyWriter = PacedWriter(writer: writer, eventLoop: eventLoop)
            try await send(&paced)
        }
    }

    /// A whole file as such a body. Ends early where the file gives fewer bytes than it has, which the client sees.
    func paced(
        bytes: Int64, reading read: @escaping @Sendable (_ offset: Int64, _ countMax: Int) async throws -> [UInt8]
    ) -> ResponseBody {
        paced(bytes: bytes) { writer in
            var offset: Int64 = 0
            while offset < bytes {
                let piece = try await read(offset, Int(min(Self.pieceBytes, bytes - offset)))
                guard !piece.isEmpty else { break }
                try await writer.write(ByteBuffer(bytes: piece))
                offset += Int64(piece.count)
            }
            try await writer.finish(nil)
        }
    }
}

/// Waits after each write until the connection has taken note of it.
///
/// A write is handed to the connection's event loop and only counts there. Whoever reads faster than that loop turns would pile up
/// pieces before the connection can say that it is full; after this wait the next write does wait for the client.
private struct PacedWriter: ResponseBodyWriter {
    var writer: any ResponseBodyWriter
    let eventLoop: any EventLoop

    mutating func write(_ buffer: ByteBuffer) async throws {
        try await writer.write(buffer)
        try await eventLoop.submit {}.get()
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await writer.finish(trailingHeaders)
    }
}
