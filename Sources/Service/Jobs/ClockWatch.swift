import Market

#if canImport(Glibc)
    import Glibc
#endif

/// Whether what this machine's clock says can be acted on. Money moves when a deadline runs out, so a clock that is wrong must not
/// make one run out.
///
/// Where there is a database server, its time is the judge. Where there is none, a second clock that nobody can set measures how
/// much time has passed: when the wall clock has moved by much more or less, it was set, and nothing is done by it until it has
/// run evenly for a while and the operator, who was warned, has had time to stop the server.
package struct ClockWatch: Sendable {
    /// How far this machine's clock may be from the judge's, in milliseconds.
    package static let differenceMsMax: Int64 = 10_000
    /// How far the wall clock may move between two looks beyond the time that passed, in milliseconds.
    package static let jumpMsMax: Int64 = 60_000
    /// Looks at an even clock that make up for a jump: five minutes of one look a second.
    package static let evenLooksNeeded = 300

    private var last: (wallMs: Int64, steadyMs: Int64)?
    private var evenLooksLeft = 0
    private var jumpMs: Int64 = 0

    package init() {}

    /// Looks at the clocks and says what they are worth.
    ///
    /// - Parameters:
    ///   - wallMs: this machine's clock, in milliseconds since 1970.
    ///   - steadyMs: a clock that only ever runs forward, in milliseconds since some moment.
    ///   - judgeMs: the database's clock; nil where there is no other.
    package mutating func look(wallMs: Int64, steadyMs: Int64, judgeMs: Int64?) -> ClockStanding {
        defer { last = (wallMs, steadyMs) }
        if let judgeMs {
            evenLooksLeft = 0
            let difference = wallMs.subtractingClamped(judgeMs)
            return difference.magnitude > UInt64(Self.differenceMsMax) ? .differs(byMs: difference) : .trusted
        }
        if let last {
            let moved = wallMs.subtractingClamped(last.wallMs).subtractingClamped(steadyMs - last.steadyMs)
            if moved.magnitude > UInt64(Self.jumpMsMax) {
                (evenLooksLeft, jumpMs) = (Self.evenLooksNeeded, moved)
            } else if evenLooksLeft > 0 {
                evenLooksLeft -= 1
            }
        }
        return evenLooksLeft > 0 ? .jumped(byMs: jumpMs) : .trusted
    }
}

/// What a clock is worth.
package enum ClockStanding: Hashable, Sendable {
    /// It can be acted on.
    case trusted
    /// It is that far ahead of the database's, or behind it where negative; no command is taken by it either.
    case differs(byMs: Int64)
    /// It was set, so far forward, or back where negative, and has not run evenly for long enough since.
    case jumped(byMs: Int64)
}

extension SystemClock {
    /// Milliseconds since the machine was started, sleep included. Nobody can set it.
    package static func steadyMs() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}

extension Int64 {
    /// The difference, or the nearest number there is.
    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (self < other ? .min : .max) : difference
    }
}
