/// One connection that reads pages, one after the other with a pause between them, while trades are made.
final class PageLine {
    /// The pause of a reader between two pages, in nanoseconds.
    static let pauseNs: Int64 = 20_000_000

    private let line: Line
    private let requests: [[UInt8]]
    private(set) var latencies = Latencies()
    private var next = 0
    private var sentAt: Int64 = 0
    private var dueAt: Int64?

    init(_ line: Line, requests: [[UInt8]], first: Int) {
        self.line = line
        self.requests = requests
        next = first % requests.count
        dueAt = 0
        line.onMessage = { [unowned self] answer in
            latencies.add(nanoseconds() - sentAt)
            guard answer.status == 200 else {
                throw MessageReader.Malformed(what: "a page was answered \(answer.firstLine)")
            }
            dueAt = nanoseconds() + Self.pauseNs
        }
        line.onEnd = { throw MessageReader.Malformed(what: "the server closed the connection") }
    }

    /// Asks for the next page if the pause is over.
    func poll() throws {
        guard let due = dueAt, nanoseconds() >= due else { return }
        dueAt = nil
        sentAt = nanoseconds()
        try line.send(requests[next])
        next = (next + 1) % requests.count
    }
}
