import CSQLite

/// One connection to a SQLite file, with its prepared statements.
final class SQLiteSession: Session {
    enum Role { case writing, keepingLog, reading }

    /// How long to wait for another connection's lock, in milliseconds.
    static let busyTimeoutMs: Int32 = 5_000
    /// Prepared statements kept; beyond that all that rest are let go.
    static let statementsMax = 512

    var body = BodyRecord()
    private(set) var isLost = false

    private let handle: OpaquePointer
    private let logKeeper: LogKeeper?
    /// Pages in the log after the last commit. SQLite writes it through a pointer.
    private let logPages = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private var isClosed = false
    private var statements: [SQL: SQLiteStatement] = [:]

    init(path: String, role: Role, logKeeper: LogKeeper? = nil) throws {
        let access =
            switch role {
            case .writing: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .keepingLog: SQLITE_OPEN_READWRITE
            case .reading: SQLITE_OPEN_READONLY
            }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            defer { sqlite3_close_v2(opened) }
            throw StoreFailure.unavailable("\(path): \(String(cString: sqlite3_errstr(code)))")
        }
        handle = opened
        self.logKeeper = logKeeper
        logPages.initialize(to: 0)
        do {
            try configure(role)
        } catch {
            close()
            throw error
        }
    }

    deinit {
        close()
        logPages.deallocate()
    }

    /// Sets what the design asks for, and reads back what SQLite is known to change quietly.
    private func configure(_ role: Role) throws {
        sqlite3_busy_timeout(handle, Self.busyTimeoutMs)
        try check(sqlite3_refuse_double_quoted_strings(handle))
        try runOnce("PRAGMA trusted_schema = OFF")
        // Undo data of savepoints would otherwise spill to a file in the system's temporary folder.
        try runOnce("PRAGMA temp_store = MEMORY")
        switch role {
        case .reading:
            try runOnce("PRAGMA cache_size = -\(Self.readerCacheKiB)")
        case .keepingLog:
            try makeCommitsDurable()
        case .writing:
            try runOnce("PRAGMA cache_size = -\(Self.writerCacheKiB)")
            try runOnce("PRAGMA secure_delete = ON")
            try runOnce("PRAGMA foreign_keys = ON")
            try expect("PRAGMA journal_mode = WAL", .text("wal"))
            try makeCommitsDurable()
            try bringLogHome()
            countLogPages()
        }
    }

    private func makeCommitsDurable() throws {
        try runOnce("PRAGMA synchronous = FULL")
        try expect("PRAGMA synchronous", .integer(2))
    }

    var dialect: Dialect { .sqlite }

    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int {
        let changesBefore = sqlite3_total_changes64(handle)
        try using(sql, values) { statement in
            while try step(statement) {}
        }
        // The count of the last change is left standing by statements that change no row.
        return sqlite3_total_changes64(handle) == changesBefore ? 0 : Int(sqlite3_changes64(handle))
    }

    func forEachRow(_ sql: SQL, _ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        try using(sql, values) { statement in
            while try step(statement) { try body(Row(cells: statement)) }
        }
    }

    func row<T>(_ sql: SQL, _ values: [SQLValue], _ map: (Row) throws -> T) throws -> T? {
        try using(sql, values) { statement in
            try step(statement) ? try map(Row(cells: statement)) : nil
        }
    }

    private func using<T>(_ sql: SQL, _ values: [SQLValue], _ work: (SQLiteStatement) throws -> T) throws -> T {
        let statement = try prepared(sql)
        statement.isInUse = true
        defer {
            statement.reset()
            statement.isInUse = false
        }
        do throws(StoreFailure) {
            try statement.bind(values)
        } catch {
            throw doom(error)
        }
        return try work(statement)
    }

    private func step(_ statement: SQLiteStatement) throws(StoreFailure) -> Bool {
        do throws(StoreFailure) {
            return try statement.step()
        } catch {
            noteLoss()
            throw doom(error)
        }
    }

    private func prepared(_ sql: SQL) throws(StoreFailure) -> SQLiteStatement {
        if let known = statements[sql], !known.isInUse { return known }
        do throws(StoreFailure) {
            let fresh = try SQLiteStatement(sql, on: handle)
            if statements.count >= Self.statementsMax { statements = statements.filter { $0.value.isInUse } }
            if statements[sql] == nil { statements[sql] = fresh }
            return fresh
        } catch {
            noteLoss()
            throw doom(error)
        }
    }

    // MARK: Transactions

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private static let beginDeferred: SQL = "BEGIN DEFERRED"
    private static let beginImmediate: SQL = "BEGIN IMMEDIATE"
    private static let setMark: SQL = "SAVEPOINT body"
    private static let dropMark: SQL = "RELEASE body"
    private static let returnToMark: SQL = "ROLLBACK TO body"
    private static let commitAll: SQL = "COMMIT"
    private static let undoAll: SQL = "ROLLBACK"

    func beginReading() throws { try run(Self.beginDeferred) }
    func beginWriting() throws { try run(Self.beginImmediate) }

    private var hasMark = false

    func mark() throws {
        if hasMark { try run(Self.dropMark) }
        try run(Self.setMark)
        hasMark = true
    }

    func undoToMark() throws { try run(Self.returnToMark) }

    func commit() throws(CommitFailure) {
        hasMark = false
        do {
            try run(Self.commitAll)
        } catch {
            let cause = body.firstFailure ?? .transactionLost("\(error)")
            guard case .constraintViolation = cause else { throw CommitFailure(cause: cause, isUndone: false) }
            // A deferred constraint is checked before anything is written.
            throw CommitFailure(cause: cause, isUndone: true)
        }
    }

    func rollback() throws {
        hasMark = false
        try run(Self.undoAll)
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        isLost = true
        statements = [:]
        sqlite3_close_v2(handle)
    }

    // MARK: The write-ahead log

    /// Brings every committed page from the log into the file and empties the log.
    ///
    /// When a connection is opened after a crash or a failed sync, this writes anew what recovery could read, so that
    /// nothing stays that only the page cache of the operating system knows.
    func truncateLog() throws {
        var framesLeft: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, &framesLeft, nil)
        guard code == SQLITE_OK else { throw StoreFailure(sqlite: code, on: handle, sql: nil) }
    }

    /// Empties the log as ``truncateLog()`` does, unless somebody reads an older snapshot; a later checkpoint then does it.
    private func bringLogHome() throws {
        do {
            try truncateLog()
        } catch StoreFailure.busy {
            return
        }
    }

    /// Brings what the log holds now into the file as far as no reader needs it, without holding anybody up; returns how many
    /// pages of the log are in the file.
    func bringLogForward() throws -> Int32 {
        var pagesBrought: Int32 = 0
        switch sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, &pagesBrought) {
        case SQLITE_OK: return max(0, pagesBrought)
        // Another connection is at it.
        case SQLITE_BUSY: return 0
        case let code: throw StoreFailure(sqlite: code, on: handle, sql: nil)
        }
    }

    /// Has SQLite tell the length of the log at each commit, in place of its own automatic checkpoint.
    private func countLogPages() {
        sqlite3_wal_hook(
            handle,
            { counter, _, _, pages in
                counter?.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, logPages)
    }

    func betweenBatches() {
        guard let logKeeper, logKeeper.logGrew(to: logPages.pointee) == .bringTheRest else { return }
        do {
            logKeeper.logBrought(to: try bringLogForward())
        } catch {
            // The next batch gets a new connection, whose opening brings the log home or says why it cannot.
            isLost = true
        }
    }

    // MARK: Small things

    /// Memory for pages, in KiB.
    private static let writerCacheKiB = 32_768
    private static let readerCacheKiB = 8_192

    /// Some failures leave the connection in doubt. It is then given up rather than reasoned about.
    private func noteLoss() {
        switch sqlite3_errcode(handle) & 0xff {
        case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN, SQLITE_PROTOCOL, SQLITE_NOMEM: isLost = true
        default: break
        }
    }

    private func check(_ code: Int32) throws(StoreFailure) {
        guard code == SQLITE_OK else { throw StoreFailure(sqlite: code, on: handle, sql: nil) }
    }

    private func runOnce(_ pragma: String) throws(StoreFailure) {
        try check(sqlite3_exec(handle, pragma, nil, nil, nil))
    }

    private func expect(_ pragma: String, _ wanted: SQLValue) throws {
        let found = try row(SQL(pragma), []) { try $0.value(0) }
        guard found == wanted else {
            throw StoreFailure.unavailable("SQLite answered \(String(describing: found)) to \(pragma), not \(wanted)")
        }
    }
}
