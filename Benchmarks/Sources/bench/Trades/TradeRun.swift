import Foundation

/// A fixed number of whole trades over many connections, first alone, then with people reading pages.
final class TradeRun {
    /// People who read pages in the second half.
    static let readers = 8

    private let premises: Premises
    private let stalls: [Stall]
    private let trades: Int
    private let connections: Int
    private let last: Step
    private let profiler: String?
    /// Commands that warming up and both halves have made.
    private(set) var commandCount = 0

    init(premises: Premises, stalls: [Stall], trades: Int, connections: Int, last: Step, profiler: String?) {
        self.premises = premises
        self.stalls = stalls
        self.trades = trades
        self.connections = connections
        self.last = last
        self.profiler = profiler
    }

    /// What the server answered to one message, and the request.
    struct Sample {
        let request: [UInt8]
        let body: [UInt8]
    }

    func measure(_ figures: inout Figures) throws -> Sample {
        let server = try premises.start()
        defer { server.stop() }
        figures.secondsToFirstAnswer = server.secondsToFirstAnswer
        say("start to first answered request: \(server.secondsToFirstAnswer.text(2)) s")
        // Before anything is measured, caches and connections are warmed by a few trades.
        var warm = Figures(entries: 0)
        _ = try make(connections, on: server, reading: nil, into: &warm, prints: false)
        let profiling = try profiler.map { try Self.start($0, server.pid) }
        let alone = try make(trades, on: server, reading: nil, into: &figures)
        profiling?.terminate()
        profiling?.waitUntilExit()
        let pages = [
            Request.page("/", token: stalls[0].buyerToken),
            Request.page("/listings/\(stalls[0].listing)", token: stalls[0].buyerToken),
            Request.page("/trades/\(alone.lastTrade)", token: try owner(of: alone.lastTrade, on: server)),
        ].filter { page in
            do { return try Once.send(page, to: server.port).status == 200 } catch { return false }
        }
        if pages.isEmpty {
            say("no page answers yet")
        } else {
            _ = try make(max(connections, trades / 2), on: server, reading: pages, into: &figures)
        }
        figures.peakMemoryMiB = try server.peakMemoryMiB
        say("peak memory: \(figures.peakMemoryMiB) MiB")
        let request = Request.json(
            "POST", "/trades/\(alone.lastTrade)/messages", token: stalls[0].buyerToken,
            #"{"text":"您好，支持 PostgreSQL 吗？部署要多久？"}"#)
        return Sample(request: request, body: alone.sampleBody)
    }

    private func make(
        _ count: Int, on server: ServerProcess, reading pages: [[UInt8]]?, into figures: inout Figures,
        prints: Bool = true
    ) throws -> TradeLine.Tally {
        let loop = try Loop()
        let bank = try premises.bank(in: loop)
        let tally = TradeLine.Tally(trades: count)
        var busy = connections
        let lines = try (0..<connections).map { number in
            let line = Line(try Socket.connect(port: server.port))
            try loop.add(line)
            return TradeLine(line, stall: stalls[number % stalls.count], bank: bank, tally: tally, last: last) {
                busy -= 1
                if busy == 0 { loop.stop() }
            }
        }
        let readers: [PageLine] =
            try pages.map { pages in
                try (0..<Self.readers).map { number in
                    let line = Line(try Socket.connect(port: server.port))
                    try loop.add(line)
                    return PageLine(line, requests: pages, first: number)
                }
            } ?? []
        let (serverBefore, ownBefore, start) = (try server.processorSeconds, ownProcessorSeconds(), nanoseconds())
        for line in lines { try line.begin() }
        try loop.run { for reader in readers { try reader.poll() } }
        let seconds = Double(nanoseconds() - start) / 1e9
        let serverCores = (try server.processorSeconds - serverBefore) / seconds
        let ownCores = (ownProcessorSeconds() - ownBefore) / seconds
        loop.close()
        commandCount += tally.commands
        guard prints else { return tally }

        say(
            "\(count) trades over \(connections) connections\(pages == nil ? "" : ", \(Self.readers) readers of pages"): \((Double(count) / seconds).text(0)) trades/s, \((Double(tally.commands) / seconds).text(0)) commands/s, \((Double(tally.requests) / seconds).text(0)) requests/s"
        )
        say(
            "processors: server \(serverCores.text(2)), driver with the bank \(ownCores.text(2)) of \(ProcessInfo.processInfo.activeProcessorCount)"
        )
        say("server CPU: \((serverCores * seconds * 1_000 / Double(count)).text(2)) ms per trade")
        say("commands: \(tally.ofCommands.text)")
        if pages == nil {
            figures.tradesPerSecond = Double(count) / seconds
            figures.commandsPerSecond = Double(tally.commands) / seconds
            figures.requestsPerSecond = Double(tally.requests) / seconds
            figures.commandP99Ms = tally.ofCommands.ms(at: 0.99)
            for step in Step.allCases where step.rawValue <= last.rawValue {
                let name = "\(step)"
                say("  \(name)\(String(repeating: " ", count: 14 - name.count)) \(tally.latencies[step.rawValue].text)")
            }
        } else {
            var all = Latencies()
            for reader in readers { all.add(reader.latencies) }
            figures.pageP99Ms = all.ms(at: 0.99)
            say("pages: \(all.count) of \(pages?.count ?? 0) kinds, \(all.text)")
        }
        return tally
    }

    /// The token of the buyer whose trade it is.
    private func owner(of trade: String, on server: ServerProcess) throws -> String {
        for stall in stalls {
            let answer = try Once.send(Request.json("GET", "/trades/\(trade)", token: stall.buyerToken), to: server.port)
            if answer.status == 200 { return stall.buyerToken }
        }
        return stalls[0].buyerToken
    }

    private static func start(_ profiler: String, _ pid: Int32) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "exec \(profiler) \(pid)"]
        // The threads of the pool block signals and a child inherits that; the profiler could not be told to stop.
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
        return process
    }
}

extension TradeLine.Tally {
    /// Commands that became durable.
    var commands: Int {
        Step.allCases.reduce(0) { $0 + $1.commands * latencies[$1.rawValue].count }
    }

    /// Requests that were answered.
    var requests: Int { latencies.reduce(0) { $0 + $1.count } }

    /// The latencies of all steps that are commands.
    var ofCommands: Latencies {
        var all = Latencies()
        for step in Step.allCases where step.isCommand { all.add(latencies[step.rawValue]) }
        return all
    }
}
