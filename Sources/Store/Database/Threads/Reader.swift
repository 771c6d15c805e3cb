/// One connection for reading, opened when it is first needed: runs one body after another, each on a snapshot of its own.
struct Reader {
    private let open: () throws -> any Session
    private var session: (any Session)?

    init(open: @escaping () throws -> any Session) {
        self.open = open
    }

    mutating func run<T>(_ body: (any Connection) throws -> T) throws -> T {
        let session = try begin()
        session.body = BodyRecord()
        let outcome = Result { () throws -> T in
            let value = try body(session)
            if let swallowed = session.body.firstFailure { throw swallowed }
            return value
        }
        let actions = session.body.afterCommit
        end(session)
        let value = try outcome.get()
        for action in actions { action() }
        return value
    }

    mutating func close() {
        session?.close()
        session = nil
    }

    /// An open session on a new snapshot. No body has run yet, so a connection lost while it stood idle is replaced.
    private mutating func begin() throws -> any Session {
        if let session {
            do {
                try session.beginReading()
                return session
            } catch {
                let wasLost = session.isLost
                close()
                guard wasLost else { throw error }
            }
        }
        let fresh = try open()
        session = fresh
        try fresh.beginReading()
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
