import HTTPTypes
import Synchronization

/// Slows down whoever guesses passwords: too many tries for one name, or from one address, and the next ones have to wait.
///
/// It is kept in memory only. An account is never locked; the right password works again when the window is over.
final class SignInThrottle: Sendable {
    /// Tries for one name in one window.
    static let triesPerNameMax = 10
    /// Tries from one address in one window; many people may share one.
    static let triesPerAddressMax = 100
    /// New accounts from one address in one window.
    static let accountsPerAddressMax = 30
    /// Milliseconds of one window: 15 minutes.
    static let windowMs: Int64 = 15 * 60_000
    /// Names and addresses that are remembered; beyond it the windows that began first are forgotten.
    static let rememberedMax = 50_000

    /// What is counted.
    enum Subject: Hashable, Sendable {
        case name(String)
        case address(String)
        case accounts(String)

        fileprivate var triesMax: Int {
            switch self {
            case .name: SignInThrottle.triesPerNameMax
            case .address: SignInThrottle.triesPerAddressMax
            case .accounts: SignInThrottle.accountsPerAddressMax
            }
        }
    }

    private struct Window {
        let startMs: Int64
        var tries = 0
    }

    private let windows = Mutex<[Subject: Window]>([:])

    /// Counts a try before it is made, so that many at once count too.
    ///
    /// - Throws: `Refused` 429 `tooManyTries`, with the seconds until the window is over.
    func count(_ subjects: [Subject], at nowMs: Int64) throws(Refused) {
        let waitMs = windows.withLock { windows in
            var waitMs: Int64 = 0
            for subject in subjects {
                var window = windows[subject] ?? Window(startMs: nowMs)
                if nowMs - window.startMs >= Self.windowMs { window = Window(startMs: nowMs) }
                window.tries += 1
                if window.tries > subject.triesMax { waitMs = max(waitMs, window.startMs + Self.windowMs - nowMs) }
                windows[subject] = window
            }
            if windows.count > Self.rememberedMax { Self.forget(&windows, at: nowMs) }
            return waitMs
        }
        guard waitMs > 0 else { return }
        throw Refused(.tooManyRequests, "tooManyTries", retryAfterSeconds: Int((waitMs + 999) / 1000))
    }

    /// Forgets the tries for a name whose password was right.
    func clear(_ subject: Subject) { windows.withLock { $0[subject] = nil } }

    /// Drops what is over, and if that is not enough, the older half.
    private static func forget(_ windows: inout [Subject: Window], at nowMs: Int64) {
        windows = windows.filter { nowMs - $0.value.startMs < windowMs }
        guard windows.count > rememberedMax / 2 else { return }
        let newest = windows.sorted { $0.value.startMs > $1.value.startMs }.prefix(rememberedMax / 2)
        windows = Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) })
    }
}
