import Market
import Synchronization

/// Tells the open pages of this process that a case has grown, here or on another node (`NodeSignals`). What is new they read from the journal, so a missed or doubled
/// signal costs nothing.
package final class Hub: Sendable {
    private struct Listeners {
        var nextID = 0
        var byStream: [StreamName: [Int: AsyncStream<Void>.Continuation]] = [:]
    }

    private let listeners = Mutex(Listeners())

    init() {}

    /// A signal for every time the stream has grown; signals that nobody has taken yet fold into one.
    package func signals(of stream: StreamName) -> AsyncStream<Void> {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = listeners.withLock { listeners in
            listeners.nextID += 1
            listeners.byStream[stream, default: [:]][listeners.nextID] = continuation
            return listeners.nextID
        }
        continuation.onTermination = { [weak self] _ in self?.remove(id, from: stream) }
        return signals
    }

    func publish(_ stream: StreamName) {
        let continuations = listeners.withLock { $0.byStream[stream].map { Array($0.values) } ?? [] }
        for continuation in continuations { continuation.yield() }
    }

    /// All look for themselves: it is not known what has grown.
    func publishAll() {
        let continuations = listeners.withLock { $0.byStream.values.flatMap(\.values) }
        for continuation in continuations { continuation.yield() }
    }

    private func remove(_ id: Int, from stream: StreamName) {
        listeners.withLock { listeners in
            listeners.byStream[stream]?[id] = nil
            if listeners.byStream[stream]?.isEmpty == true { listeners.byStream[stream] = nil }
        }
    }
}
