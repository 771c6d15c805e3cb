import Glibc

/// One connection: what is sent goes out as the socket takes it, what comes is read into messages.
final class Line: Waiter {
    let descriptor: Int32
    /// Takes each message.
    var onMessage: (MessageReader.Message) throws -> Void = { _ in }
    /// The other side has closed.
    var onEnd: () throws -> Void = {}
    var reader = MessageReader()

    private var outgoing: [UInt8] = []
    private var sent = 0
    /// Bytes of a body that are still to come from ``feed``.
    private var feed: ((UnsafeMutableRawBufferPointer) throws -> Int)?

    var wantsToWrite: Bool { sent < outgoing.count || feed != nil }

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Sends bytes.
    func send(_ bytes: [UInt8]) throws {
        outgoing = bytes
        sent = 0
        try flush()
    }

    /// Sends bytes and then what `feed` gives, piece by piece, until it gives nothing.
    func send(_ bytes: [UInt8], then feed: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) throws {
        self.feed = feed
        try send(bytes)
    }

    func wake(canRead: Bool, canWrite: Bool) throws {
        if canWrite { try flush() }
        if canRead { try drain() }
    }

    private func flush() throws {
        while true {
            while sent < outgoing.count {
                let count = outgoing.withUnsafeBytes { bytes in
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
                    return Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                }
                if count < 0 {
                    if errno == EAGAIN || errno == ENOTCONN || errno == EINPROGRESS { return }
                    throw SystemFailure("send")
                }
                sent += count
            }
            guard let feed else { return }
            var piece = [UInt8](repeating: 0, count: 256 << 10)
            let count = try piece.withUnsafeMutableBytes { try feed($0) }
            guard count > 0 else {
                self.feed = nil
                return
            }
            piece.removeSubrange(count...)
            outgoing = piece
            sent = 0
        }
    }

    private func drain() throws {
        try withUnsafeTemporaryAllocation(byteCount: 256 << 10, alignment: 16) { buffer in
            while true {
                let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
                if count < 0 {
                    if errno == EAGAIN || errno == ENOTCONN { return }
                    throw SystemFailure("recv")
                }
                if count == 0 { return try onEnd() }
                try reader.read(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer).prefix(count))) { message in
                    try onMessage(message)
                }
                if count < buffer.count { return }
            }
        }
    }
}
