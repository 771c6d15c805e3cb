import Glibc

/// Reads HTTP/1.1 messages with a Content-Length out of a stream of bytes. It understands what the server under test and its
/// client send, and no more; anything else is an error, so that no answer is taken for what it is not.
struct MessageReader {
    /// The most bytes of a body that are kept; the rest is counted only.
    static let bodyKeptMax = 64 << 10
    private static let headMax = 32 << 10

    /// One whole message.
    struct Message {
        /// The first line without its end.
        let firstLine: String
        /// The length of the body in bytes.
        let bodyBytes: Int
        /// The body's beginning.
        let body: [UInt8]

        /// The status of an answer; 0 for anything else.
        var status: Int {
            let parts = firstLine.split(separator: " ")
            return parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        }
    }

    struct Malformed: Error, CustomStringConvertible {
        let what: String
        var description: String { "an HTTP message that the driver does not understand: \(what)" }
    }

    /// Takes every byte of a body, in order; for those that keep it.
    var sink: ((UnsafeRawBufferPointer) throws -> Void)?

    private var head: [UInt8] = []
    private var body: [UInt8] = []
    private var firstLine = ""
    private var bodyBytes = 0
    private var bodyLeft: Int?

    /// Takes bytes as they came, and hands over each message that they end.
    mutating func read(_ bytes: UnsafeRawBufferPointer, _ each: (Message) throws -> Void) throws {
        var rest = bytes
        while !rest.isEmpty {
            if let left = bodyLeft {
                let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(left))
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(piece.count))
                try sink?(piece)
                let room = Self.bodyKeptMax - body.count
                if room > 0 { body.append(contentsOf: piece.prefix(room)) }
                bodyLeft = left - piece.count
            } else {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(try takeHead(rest)))
            }
            if bodyLeft == 0 {
                let message = Message(firstLine: firstLine, bodyBytes: bodyBytes, body: body)
                bodyLeft = nil
                body.removeAll(keepingCapacity: true)
                try each(message)
            }
        }
    }

    /// Takes bytes up to the end of the head, if it is there, and says how many.
    private mutating func takeHead(_ bytes: UnsafeRawBufferPointer) throws -> Int {
        let start = max(0, head.count - 3)
        let before = head.count
        head.append(contentsOf: bytes)
        var index = start
        while index + 3 < head.count {
            if head[index] == 13, head[index + 1] == 10, head[index + 2] == 13, head[index + 3] == 10 {
                let end = index + 4
                head.removeSubrange(end...)
                try parseHead()
                head.removeAll(keepingCapacity: true)
                return end - before
            }
            index += 1
        }
        guard head.count < Self.headMax else { throw Malformed(what: "a head without an end") }
        return bytes.count
    }

    private mutating func parseHead() throws {
        guard let lineEnd = head.firstIndex(of: 13) else { throw Malformed(what: "no line") }
        firstLine = String(decoding: head[..<lineEnd], as: UTF8.self)
        guard let length = contentLength() else {
            guard firstLine.hasPrefix("GET ") || firstLine.hasSuffix("304 Not Modified") else {
                throw Malformed(what: "no Content-Length after \(firstLine)")
            }
            (bodyBytes, bodyLeft) = (0, 0)
            return
        }
        (bodyBytes, bodyLeft) = (length, length)
    }

    private func contentLength() -> Int? {
        let name = Array("content-length:".utf8)
        var line = head.startIndex
        while let end = head[line...].firstIndex(of: 10) {
            if end - line > name.count, zip(head[line...], name).allSatisfy({ $0 | 0x20 == $1 }) {
                let digits = head[(line + name.count)..<end].filter { (48...57).contains($0) }
                return Int(String(decoding: digits, as: UTF8.self))
            }
            line = end + 1
        }
        return nil
    }
}
