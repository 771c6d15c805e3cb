import Hummingbird

/// How the whole bank behaves just now.
actor BankMood {
    private(set) var mishap = Mishap.none
    private let slowMs: Int

    init(slowMs: Int) { self.slowMs = slowMs }

    func change(to mishap: Mishap) { self.mishap = mishap }

    /// Lets a request in: at once, late, or not at all. Throws: an HTTP error with status 503, `CancellationError`.
    nonisolated func admit() async throws {
        switch await mishap {
        case .down: throw HTTPError(.serviceUnavailable)
        case .slow: try await Task.sleep(for: .milliseconds(slowMs))
        case .none, .duplicate, .late, .outoforder, .lost, .wrongamount, .wrongorder, .badsignature, .payoutrefused,
            .payoutpending:
            break
        }
    }
}
