import Foundation

/// How many requests a second a bare Hummingbird route answers to the same client over the same connections.
struct BareRun {
    let program: String
    let port: UInt16
    let connections: Int
    private static let requests = 100_000

    init(program: String, port: UInt16, connections: Int) {
        self.program = program
        self.port = port
        self.connections = connections
    }

    /// Sends one and the same request again and again.
    func measure(answerBytes: Int, request: [UInt8], log: URL) throws -> Double {
        let server = try ServerProcess(
            URL(filePath: program), ["bare", "--port", "\(port)", "--bytes", "\(answerBytes)"],
            in: URL(filePath: FileManager.default.currentDirectoryPath), port: port, log: log)
        defer { server.stop() }
        _ = try run(Self.requests / 10, request)
        return Double(Self.requests) / (try run(Self.requests, request))
    }

    private func run(_ count: Int, _ request: [UInt8]) throws -> Double {
        let loop = try Loop()
        var (left, open) = (count, connections)
        let lines = try (0..<connections).map { _ in
            let line = Line(try Socket.connect(port: port))
            line.onMessage = { [unowned line] answer in
                guard answer.status == 201 else { throw MessageReader.Malformed(what: answer.firstLine) }
                if left > 0 {
                    left -= 1
                    try line.send(request)
                } else {
                    open -= 1
                    if open == 0 { loop.stop() }
                }
            }
            try loop.add(line)
            return line
        }
        let start = nanoseconds()
        left -= connections
        for line in lines { try line.send(request) }
        try loop.run()
        defer { loop.close() }
        return Double(nanoseconds() - start) / 1e9
    }
}
