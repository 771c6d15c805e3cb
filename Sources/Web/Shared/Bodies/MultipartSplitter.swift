import HTTPTypes
import NIOCore

/// Cuts a `multipart/form-data` body into parts while it streams in, holding only what may still be a boundary.
///
/// There is no multipart library among the packages this project can use, so this is our own. Feed it the chunks as
/// they come; it answers with what they contain.
/// Source: RFC 7578; RFC 2046 section 5.1.1 for the boundary.
struct MultipartSplitter {
    /// What a chunk contained, in order.
    enum Event: Equatable {
        /// A part begins.
        case head(MultipartHead)
        /// Bytes of the part's content.
        case bytes(ByteBuffer)
        /// The part is complete.
        case partEnded
    }

    private enum State { case preamble, header, content, done }

    /// `CR LF -- boundary`.
    private let delimiter: [UInt8]
    /// Begins with a line end, so that a boundary at the very start is found like any other.
    private var held = ByteBuffer(string: "\r\n")
    private var state = State.preamble
    private var parts = 0

    /// - Parameter boundary: as the content type names it.
    init(boundary: String) { delimiter = Array("\r\n--".utf8) + Array(boundary.utf8) }

    /// Takes the next chunk.
    ///
    /// - Throws: `Refused` 400 `multipartMalformed`, 413 `tooManyFields` beyond ``Limits/partsMax``.
    mutating func feed(_ chunk: ByteBuffer) throws(Refused) -> [Event] {
        if held.readableBytes == 0 {
            held = chunk
        } else {
            held.writeImmutableBuffer(chunk)
        }
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Says that the body is over.
    ///
    /// - Throws: `Refused` 400 `multipartMalformed` if the closing boundary has not come.
    func finish() throws(Refused) {
        guard state == .done else { throw Refused(.badRequest, "multipartMalformed") }
    }

    /// One move; false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(Refused) -> Bool {
        switch state {
        case .done:
            held.clear()
            return false
        case .header: return try readHead(&events)
        case .preamble, .content:
            let found = find()
            let isContent = state == .content
            switch found {
            case .nothing(let certain):
                if let bytes = held.readSlice(length: certain), isContent, certain > 0 { events.append(.bytes(bytes)) }
                return false
            case .boundary(let offset, let length, let isLast):
                if let bytes = held.readSlice(length: offset), isContent, offset > 0 { events.append(.bytes(bytes)) }
                if isContent { events.append(.partEnded) }
                held.moveReaderIndex(forwardBy: length)
                state = isLast ? .done : .header
                return true
            }
        }
    }

    private enum Found {
        /// No boundary; so many bytes can certainly not belong to one.
        case nothing(certainBytes: Int)
        case boundary(offset: Int, length: Int, isLast: Bool)
    }

    /// Looks for the next boundary line. One that goes on with other bytes is content that only looks like it.
    private func find() -> Found {
        held.withUnsafeReadableBytes { bytes in
            var from = 0
            while let start = bytes[from...].firstIndex(of: 0x0D) {
                let rest = bytes[start...]
                let matching = zip(rest, delimiter).prefix { $0 == $1 }.count
                if matching == rest.count { return .nothing(certainBytes: start) }
                if matching == delimiter.count {
                    switch lineEnd(rest.dropFirst(matching)) {
                    case .open: return .nothing(certainBytes: start)
                    case .last(let length):
                        return .boundary(offset: start, length: matching + length, isLast: true)
                    case .next(let length):
                        return .boundary(offset: start, length: matching + length, isLast: false)
                    case .other: break
                    }
                }
                from = start + 1
            }
            return .nothing(certainBytes: bytes.count)
        }
    }

    private enum LineEnd {
        case open
        case last(Int)
        case next(Int)
        case other
    }

    /// What follows a boundary: `--`, or white space (64 bytes at most) and a line end, or something else.
    private func lineEnd(_ bytes: Slice<UnsafeRawBufferPointer>) -> LineEnd {
        guard let first = bytes.first else { return .open }
        if first == UInt8(ascii: "-") {
            guard let second = bytes.dropFirst().first else { return .open }
            return second == UInt8(ascii: "-") ? .last(2) : .other
        }
        let padding = bytes.prefix(64).prefix { $0 == 0x20 || $0 == 0x09 }.count
        let end = bytes.dropFirst(padding)
        guard let carriage = end.first else { return .open }
        guard carriage == 0x0D else { return .other }
        guard let feed = end.dropFirst().first else { return .open }
        return feed == 0x0A ? .next(padding + 2) : .other
    }

    private mutating func readHead(_ events: inout [Event]) throws(Refused) -> Bool {
        let ending: Int? = held.withUnsafeReadableBytes { bytes in
            if bytes.starts(with: [0x0D, 0x0A]) { return 2 }
            var from = 0
            while let start = bytes[from...].firstIndex(of: 0x0D) {
                if bytes[start...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) { return start + 4 }
                from = start + 1
            }
            return nil
        }
        guard let ending else {
            guard held.readableBytes <= Limits.partHeaderBytesMax else { throw Refused(.badRequest, "multipartMalformed") }
            return false
        }
        guard ending <= Limits.partHeaderBytesMax, let lines = held.readBytes(length: ending) else {
            throw Refused(.badRequest, "multipartMalformed")
        }
        parts += 1
        guard parts <= Limits.partsMax else { throw Refused(.contentTooLarge, "tooManyFields") }
        events.append(.head(try MultipartHead(lines: lines)))
        state = .content
        return true
    }
}
