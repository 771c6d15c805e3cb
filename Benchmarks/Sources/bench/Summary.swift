/// What one run has measured with so many entries already in the store.
struct Figures {
    let entries: Int
    var tradesPerSecond = 0.0
    var commandsPerSecond = 0.0
    var requestsPerSecond = 0.0
    var commandP99Ms = 0.0
    /// Nil where no page was read.
    var pageP99Ms: Double?
    var peakMemoryMiB = 0
    var secondsToFirstAnswer = 0.0
    /// Commands a second of bare SQLite with the same rows; nil where it was left out.
    var bareSQLite: Double?
    /// Requests a second of a bare Hummingbird route; nil where it was left out.
    var bareHummingbird: Double?
}

/// The figures of all runs beside the targets.
struct Summary {
    var runs: [Figures] = []

    /// One line a figure and target.
    var lines: [String] {
        var lines = ["", "== beside the targets"]
        for run in runs {
            lines.append("with \(run.entries) entries before the run:")
            lines.append(row("whole trades/s", run.tradesPerSecond, atLeast: 500))
            lines.append(row("command p99, ms", run.commandP99Ms, atMost: 50))
            if let page = run.pageP99Ms { lines.append(row("page p99, ms", page, atMost: 25)) }
            lines.append(row("peak memory, MiB", Double(run.peakMemoryMiB), atMost: 256))
            lines.append(row("start, s", run.secondsToFirstAnswer, atMost: 1))
            if let bare = run.bareHummingbird {
                lines.append(row("% of bare Hummingbird", 100 * run.requestsPerSecond / bare, atLeast: 35))
            }
            if let bare = run.bareSQLite {
                lines.append("  % of bare SQLite: \((100 * run.commandsPerSecond / bare).text(1))")
            }
        }
        if let first = runs.first, let last = runs.last, runs.count > 1, let bareFirst = first.bareSQLite,
            let bareLast = last.bareSQLite
        {
            let ours = 100 * last.commandsPerSecond / first.commandsPerSecond
            let bare = 100 * bareLast / bareFirst
            lines.append("growth from \(first.entries) to \(last.entries) entries:")
            lines.append(row("% of the first commands/s that is left", ours, atLeast: bare))
        }
        return lines
    }

    private func row(_ name: String, _ value: Double, atLeast target: Double) -> String {
        "  \(value >= target ? "reached" : "MISSED ") \(name): \(value.text(1)), to reach at least \(target.text(1))"
    }

    private func row(_ name: String, _ value: Double, atMost target: Double) -> String {
        "  \(value <= target ? "reached" : "MISSED ") \(name): \(value.text(1)), to reach at most \(target.text(1))"
    }
}
