import Foundation

/// The one writer of a database: a thread that runs the bodies which wait in one transaction and makes them durable at once.
///
/// While one transaction is being synced to disk the next bodies gather, so the batches grow with the load by themselves. A
/// connection whose commit failed is never used again: it is closed, and the next batch opens a new one.
final class GroupCommit: Sendable {
    /// Bodies that one transaction takes.
    static let bodiesPerBatchMax = 256

    private let queue = JobQueue<PendingBody>()

    init(name: String, open: @escaping @Sendable () throws -> any Session) {
        queue.join()
        let thread = Thread { [queue] in
            var writer = GroupCommitThread(open: open)
            while let waiting = queue.take(Self.bodiesPerBatchMax) { writer.work(through: waiting) }
            writer.close()
            queue.leave()
        }
        thread.name = name
        thread.start()
    }

    deinit {
        queue.close()
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await queue.perform(.inTransaction, body)
    }

    /// Runs `body` between two transactions, for what cannot run within one.
    func writeOutsideTransaction<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await queue.perform(.outsideTransaction, body)
    }

    func close() async {
        await withCheckedContinuation { caller in queue.close { caller.resume() } }
    }
}

/// What the writer's thread owns.
private struct GroupCommitThread {
    let open: () throws -> any Session
    private var session: (any Session)?

    init(open: @escaping () throws -> any Session) {
        self.open = open
    }

    mutating func work(through waiting: [PendingBody]) {
        for group in waiting.split(whereSeparator: { $0.place == .outsideTransaction }, keepingSeparators: true) {
            if group.count == 1, let only = group.first, only.place == .outsideTransaction {
                runOutsideTransaction(only)
            } else {
                commit(group)
            }
        }
    }

    mutating func close() {
        session?.close()
        session = nil
    }

    private mutating func commit(_ batch: ArraySlice<PendingBody>) {
        let session: any Session
        do {
            session = try begin()
        } catch {
            for body in batch { body.fail(error) }
            return
        }
        var answers: [@Sendable () -> Void] = []
        var actions: [@Sendable () -> Void] = []
        var marks = MarkKeeper(isNeeded: batch.count > 1)
        var keepsSomething = false
        var running = batch.startIndex
        do {
            for index in batch.indices {
                let body = batch[index]
                running = index
                try marks.beforeBody(session)
                session.body = BodyRecord()
                do {
                    let succeed = try body.run(session)
                    if let swallowed = session.body.firstFailure { throw swallowed }
                    answers.append(succeed)
                    actions += session.body.afterCommit
                    keepsSomething = true
                } catch {
                    guard session.isInTransaction, !session.isLost else { throw error }
                    answers.append { body.fail(error) }
                    try marks.afterFailedBody(session)
                }
            }
        } catch {
            // The body that met the failure learns what it was, its neighbours that their work went with it.
            abandon()
            for index in batch.indices {
                batch[index].fail(index == running ? error : StoreFailure.transactionLost("\(error)"))
            }
            return
        }
        session.body = BodyRecord()
        do throws(CommitFailure) {
            if keepsSomething { try session.commit() } else { try rollback(session) }
        } catch {
            abandon()
            let failure = error.isUndone ? StoreFailure.transactionLost("\(error.cause)") : .commitFailed("\(error.cause)")
            for body in batch { body.fail(failure) }
            return
        }
        for action in actions { action() }
        for answer in answers { answer() }
        session.betweenBatches()
    }

    /// An open session in a new transaction. No body has run yet, so a connection that was lost while it stood idle is
    /// replaced and tried once more.
    private mutating func begin() throws -> any Session {
        if let session {
            do {
                try session.beginWriting()
                return session
            } catch {
                let wasLost = session.isLost
                abandon()
                guard wasLost else { throw error }
            }
        }
        let fresh = try open()
        session = fresh
        do {
            try fresh.beginWriting()
            return fresh
        } catch {
            abandon()
            throw error
        }
    }

    private func rollback(_ session: any Session) throws(CommitFailure) {
        do {
            try session.rollback()
        } catch {
            throw CommitFailure(cause: .transactionLost("\(error)"), isUndone: true)
        }
    }

    private mutating func runOutsideTransaction(_ body: PendingBody) {
        do {
            let open = try session ?? open()
            session = open
            open.body = BodyRecord()
            let succeed = try body.run(open)
            if open.isLost { abandon() }
            succeed()
        } catch {
            if session?.isLost == true { abandon() }
            body.fail(error)
        }
    }

    private mutating func abandon() {
        session?.close()
        session = nil
    }
}

/// Sets a mark before every body of a batch that may have to be undone alone. A batch of one needs none: it is undone whole.
private struct MarkKeeper {
    let isNeeded: Bool
    private var isFresh = false

    init(isNeeded: Bool) {
        self.isNeeded = isNeeded
    }

    mutating func beforeBody(_ session: any Session) throws {
        if isNeeded, !isFresh { try session.mark() }
        isFresh = false
    }

    /// Undoes a body. Going back to a mark leaves the mark standing, for the next body.
    mutating func afterFailedBody(_ session: any Session) throws {
        guard isNeeded else { return }
        try session.undoToMark()
        isFresh = true
    }
}

extension Array {
    /// The elements in runs, every separator a run of its own.
    fileprivate func split(whereSeparator isSeparator: (Element) -> Bool, keepingSeparators: Bool) -> [ArraySlice<Element>] {
        var runs: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices where isSeparator(self[index]) {
            if start < index { runs.append(self[start..<index]) }
            runs.append(self[index...index])
            start = index + 1
        }
        if start < endIndex { runs.append(self[start...]) }
        return runs
    }
}
