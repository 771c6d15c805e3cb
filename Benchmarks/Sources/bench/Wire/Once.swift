/// One request on a connection of its own, for what is not measured by the thousand.
enum Once {
    /// Sends a request and gives the answer; `sink` takes its body.
    static func send(
        _ request: [UInt8], to port: UInt16, feed: ((UnsafeMutableRawBufferPointer) throws -> Int)? = nil,
        sink: ((UnsafeRawBufferPointer) throws -> Void)? = nil
    ) throws -> MessageReader.Message {
        let loop = try Loop()
        let line = Line(try Socket.connect(port: port))
        defer { loop.remove(line) }
        line.reader.sink = sink
        var answer: MessageReader.Message?
        line.onMessage = { message in
            answer = message
            loop.stop()
        }
        line.onEnd = { loop.stop() }
        try loop.add(line)
        if let feed { try line.send(request, then: feed) } else { try line.send(request) }
        try loop.run()
        guard let answer else { throw MessageReader.Malformed(what: "the server closed without an answer") }
        return answer
    }
}
