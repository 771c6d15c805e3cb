import Market
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Where the shell takes the time from, so that tests can give their own.
package protocol Clock: Sendable {
    /// The moment now.
    func now() -> Timestamp
}

/// The machine's own clock.
package struct SystemClock: Clock {
    package init() {}

    package func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(ms: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// A clock that stands until it is moved: for tests, and for a demo world whose trades lie in the past.
package final class SetClock: Clock {
    private let ms: Mutex<Int64>

    /// Stands at that moment.
    package init(at start: Timestamp) { ms = Mutex(start.ms) }

    package func now() -> Timestamp { Timestamp(ms: ms.withLock { $0 }) }

    /// Moves the clock on.
    package func advance(by span: Span) { ms.withLock { $0 += span.ms } }

    /// Sets the clock, back too.
    package func set(to time: Timestamp) { ms.withLock { $0 = time.ms } }
}
