import Synchronization

/// Connections for read bodies that run right where they are asked for: an embedded database answers a short one sooner than
/// another thread could be woken.
final class InPlaceReaders: Sendable {
    /// Connections kept open while nobody reads.
    static let idleMax = 4

    /// A reader between two bodies.
    ///
    /// Unchecked is right because a reader is either here, where nobody uses it, or with the one body that took it out under
    /// the lock; a connection may move between threads as long as one uses it at a time.
    private struct Parked: @unchecked Sendable {
        var reader: Reader
    }

    private struct State {
        var idle: [Parked] = []
        var busyCount = 0
        var isClosed = false
        var onEmptied: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())
    private let open: @Sendable () throws -> any Session

    init(open: @escaping @Sendable () throws -> any Session) {
        self.open = open
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        var parked = try takeOut()
        defer { putBack(&parked) }
        return try parked.reader.run(body)
    }

    /// Refuses further bodies and closes every connection, those in use when their bodies end.
    func close() async {
        await withCheckedContinuation { caller in
            let (idle, isEmpty) = state.withLock { state -> ([Parked], Bool) in
                state.isClosed = true
                if state.busyCount > 0 { state.onEmptied.append { caller.resume() } }
                defer { state.idle = [] }
                return (state.idle, state.busyCount == 0)
            }
            for var parked in idle { parked.reader.close() }
            if isEmpty { caller.resume() }
        }
    }

    private func takeOut() throws(StoreFailure) -> Parked {
        let parked = state.withLock { state -> Parked? in
            guard !state.isClosed else { return nil }
            state.busyCount += 1
            return state.idle.popLast() ?? Parked(reader: Reader(open: open))
        }
        guard let parked else { throw .closed }
        return parked
    }

    private func putBack(_ parked: inout Parked) {
        let (isKept, callbacks) = state.withLock { [parked] state -> (Bool, [@Sendable () -> Void]) in
            state.busyCount -= 1
            let isKept = !state.isClosed && state.idle.count < Self.idleMax
            if isKept { state.idle.append(parked) }
            guard state.isClosed, state.busyCount == 0 else { return (isKept, []) }
            defer { state.onEmptied = [] }
            return (isKept, state.onEmptied)
        }
        if !isKept { parked.reader.close() }
        for callback in callbacks { callback() }
    }
}
