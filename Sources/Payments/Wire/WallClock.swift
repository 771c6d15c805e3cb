import Glibc
import Market

/// The machine's clock, for adapters; the rules get the time as an argument.
package enum WallClock {
    /// Now, to the millisecond.
    package static func now() -> Timestamp {
        var time = timespec()
        let result = clock_gettime(CLOCK_REALTIME, &time)
        precondition(result == 0, "every Linux has a real-time clock")
        return Timestamp(ms: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
