import Dispatch
import Synchronization

/// Jobs on their way from tasks, which must not block, to threads, which may.
final class JobQueue<Job: Sendable>: Sendable {
    /// Jobs that may wait at one time.
    let waitingMax: Int

    private struct State {
        var waiting: [Job] = []
        var sleepers = 0
        var threads = 0
        var isClosed = false
        var onEmptied: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())
    private let wakeUp = DispatchSemaphore(value: 0)

    init(waitingMax: Int = 20_000) {
        self.waitingMax = waitingMax
    }

    /// Adds a job at the end.
    /// - Throws: ``StoreFailure/closed``; ``StoreFailure/busy(_:)`` where ``waitingMax`` jobs wait.
    func submit(_ job: Job) throws(StoreFailure) {
        let (failure, wakes) = state.withLock { state -> (StoreFailure?, Bool) in
            if state.isClosed { return (.closed, false) }
            if state.waiting.count >= waitingMax { return (.busy("\(waitingMax) jobs wait already"), false) }
            state.waiting.append(job)
            guard state.sleepers > 0 else { return (nil, false) }
            state.sleepers -= 1
            return (nil, true)
        }
        if wakes { wakeUp.signal() }
        if let failure { throw failure }
    }

    /// A thread that takes jobs says so before it starts.
    func join() {
        state.withLock { $0.threads += 1 }
    }

    /// The next jobs, at most `countMax`, in order; waits while there are none. Nil once the queue is closed and empty.
    func take(_ countMax: Int) -> [Job]? {
        while true {
            let taken = state.withLock { state -> [Job]? in
                if state.waiting.isEmpty {
                    if !state.isClosed { state.sleepers += 1 }
                    return nil
                }
                let jobs = Array(state.waiting.prefix(countMax))
                state.waiting.removeFirst(jobs.count)
                return jobs
            }
            if let taken { return taken }
            if state.withLock({ $0.isClosed && $0.waiting.isEmpty }) { return nil }
            wakeUp.wait()
        }
    }

    /// A thread that takes no more jobs says so when it ends.
    func leave() {
        let callbacks = state.withLock { state -> [@Sendable () -> Void] in
            state.threads -= 1
            guard state.isClosed, state.threads == 0 else { return [] }
            defer { state.onEmptied = [] }
            return state.onEmptied
        }
        for callback in callbacks { callback() }
    }

    /// Refuses further jobs, and calls back when the last thread has finished those that wait.
    func close(onEmptied: @escaping @Sendable () -> Void = {}) {
        let (sleepers, isEmpty) = state.withLock { state -> (Int, Bool) in
            state.isClosed = true
            if state.threads > 0 { state.onEmptied.append(onEmptied) }
            defer { state.sleepers = 0 }
            return (state.sleepers, state.threads == 0)
        }
        for _ in 0..<sleepers { wakeUp.signal() }
        if isEmpty { onEmptied() }
    }
}
