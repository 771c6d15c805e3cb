import Foundation

/// Threads that each own a connection and run read bodies, one at a time each, every body on a snapshot of its own.
final class ReaderThreads: Sendable {
    private let queue = JobQueue<PendingBody>()

    init(name: String, count: Int, open: @escaping @Sendable () throws -> any Session) {
        for number in 1...count {
            queue.join()
            let thread = Thread { [queue] in
                var reader = ReaderThread(open: open)
                while let jobs = queue.take(1) {
                    for job in jobs { reader.run(job) }
                }
                reader.close()
                queue.leave()
            }
            thread.name = "\(name)-\(number)"
            thread.start()
        }
    }

    deinit {
        queue.close()
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await queue.perform(.inTransaction, body)
    }

    func close() async {
        await withCheckedContinuation { caller in queue.close { caller.resume() } }
    }
}

/// What one reading thread owns.
private struct ReaderThread {
    let open: () throws -> any Session
    private var session: (any Session)?

    init(open: @escaping () throws -> any Session) {
        self.open = open
    }

    mutating func run(_ body: PendingBody) {
        do {
            let session = try begin()
            session.body = BodyRecord()
            let outcome = Result { () throws -> @Sendable () -> Void in
                let succeed = try body.run(session)
                if let swallowed = session.body.firstFailure { throw swallowed }
                return succeed
            }
            let actions = session.body.afterCommit
            end(session)
            let succeed = try outcome.get()
            for action in actions { action() }
            succeed()
        } catch {
            body.fail(error)
        }
    }

    mutating func close() {
        session?.close()
        session = nil
    }

    /// An open session on a new snapshot; a connection that was lost while it stood idle is replaced.
    private mutating func begin() throws -> any Session {
        if let session {
            do {
                try session.beginReading()
                return session
            } catch {
                close()
                guard session.isLost else { throw error }
            }
        }
        let fresh = try open()
        try fresh.beginReading()
        session = fresh
        return fresh
    }

    /// Lets the snapshot go. Nothing was written, so a session that cannot even do that is only worth closing.
    private mutating func end(_ session: any Session) {
        do {
            try session.rollback()
        } catch {
            close()
        }
        if session.isLost { close() }
    }
}
