import Market
import Synchronization

/// Transfers whose last bytes are on their way and which are not entered in the case file yet.
///
/// A buyer's program has the last byte of a file a moment before the download is entered, and may sign for the receipt in
/// that moment. So signing waits for what is being entered; a transfer that still has far to go is not waited for. On several
/// nodes the other node's transfers are not seen here; the refusal that follows says to try again.
final class Transfers: Sendable {
    private struct State {
        var nextID = 0
        var ending: [TradeID: Set<Int>] = [:]
        var waiting: [TradeID: [Int: CheckedContinuation<Void, Never>]] = [:]
    }

    private let state = Mutex(State())
    /// How long signing waits for the last bytes of a slow transfer.
    private let patience: Duration

    init(patience: Duration = .seconds(2)) { self.patience = patience }

    /// The last bytes of a transfer are about to be sent. The number is for ``entered(_:in:)``.
    func ends(in trade: TradeID) -> Int {
        state.withLock { state in
            state.nextID += 1
            state.ending[trade, default: []].insert(state.nextID)
            return state.nextID
        }
    }

    /// The transfer has been entered, or cannot be.
    func entered(_ id: Int, in trade: TradeID) {
        let ready = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.ending[trade]?.remove(id)
            guard state.ending[trade]?.isEmpty ?? true else { return [] }
            state.ending[trade] = nil
            return state.waiting.removeValue(forKey: trade).map { Array($0.values) } ?? []
        }
        for continuation in ready { continuation.resume() }
    }

    /// Returns once everything that has been sent in this trade is entered, or patience is at an end.
    func settled(in trade: TradeID) async {
        guard state.withLock({ $0.ending[trade] != nil }) else { return }
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let timer = Task { [patience] in
            do { try await Task.sleep(for: patience) } catch { return }
            giveUp(id, in: trade)
        }
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                guard state.ending[trade] != nil else { return true }
                state.waiting[trade, default: [:]][id] = continuation
                return false
            }
            if isOver { continuation.resume() }
        }
        timer.cancel()
    }

    private func giveUp(_ id: Int, in trade: TradeID) {
        let continuation = state.withLock { state in
            let continuation = state.waiting[trade]?.removeValue(forKey: id)
            if state.waiting[trade]?.isEmpty == true { state.waiting[trade] = nil }
            return continuation
        }
        continuation?.resume()
    }
}
