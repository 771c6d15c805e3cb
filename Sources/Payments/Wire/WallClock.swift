import Foundation
import Market

/// The machine's clock, for adapters; the rules get the time as an argument.
package enum WallClock {
    /// Now, to the millisecond.
    package static func now() -> Timestamp { Timestamp(ms: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down))) }
}
