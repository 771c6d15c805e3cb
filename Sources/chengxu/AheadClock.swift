import Market
import Service

/// The machine's own clock, so many minutes ahead: none as a rule, more for trying out what happens when a deadline passes.
struct AheadClock: Service.Clock {
    let minutes: Int

    func now() -> Timestamp { SystemClock().now().adding(.minutes(minutes)) }
}
