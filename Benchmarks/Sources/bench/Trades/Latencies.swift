import Glibc

/// How long requests of one kind took.
struct Latencies {
    private var ns: [Int64] = []

    init() {}

    mutating func add(_ duration: Int64) { ns.append(duration) }
    mutating func add(_ other: Latencies) { ns += other.ns }

    var count: Int { ns.count }

    /// The time, in milliseconds, that this part of the requests stayed within.
    func ms(at part: Double) -> Double {
        guard !ns.isEmpty else { return 0 }
        let sorted = ns.sorted()
        let place = min(sorted.count - 1, Int((Double(sorted.count) * part).rounded(.up)) - 1)
        return Double(sorted[max(0, place)]) / 1e6
    }

    /// `p50 1.23 ms, p99 4.56 ms, max 7.89 ms`
    var text: String {
        "p50 \(ms(at: 0.5).text(2)) ms, p99 \(ms(at: 0.99).text(2)) ms, max \(ms(at: 1).text(2)) ms"
    }
}

extension Double {
    /// With so many digits after the point.
    func text(_ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let rounded = Int64((self * scale).rounded())
        let whole = rounded / Int64(scale)
        let rest = String(rounded % Int64(scale))
        return digits == 0 ? "\(whole)" : "\(whole).\(String(repeating: "0", count: digits - rest.count))\(rest)"
    }
}

/// Prints a line at once, so that it is there when a run is broken off.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
