import CPostgres

/// One connection to PostgreSQL through libpq, with its prepared statements. libpq blocks, so it lives on a thread of its own.
final class PostgresSession: Session {
    /// How long to wait for another node's lock, in milliseconds.
    static let lockTimeoutMs = 5_000
    /// How long an open transaction may stand idle, in milliseconds, so that a node that hangs does not hold up the others.
    static let idleInTransactionMs = 60_000
    /// Prepared statements kept; beyond that all are let go.
    static let statementsMax = 512
    /// Rows that a streamed answer brings at a time.
    static let rowsPerFetch = 1_000

    var body = BodyRecord()

    private struct StatementKey: Hashable {
        let sql: SQL
        let types: [Oid]
    }

    private let connection: OpaquePointer
    private let beginBatch: SQL?
    private var statements: [StatementKey: String] = [:]
    private var statementsMade = 0
    private var cursorsMade = 0
    private var hasMark = false
    private var isClosed = false

    /// Connects. `beginBatch` runs first in every writing transaction, once the table it names exists.
    init(conninfo: String, beginBatch: SQL?) throws {
        guard let connection = PQconnectdb(conninfo) else { throw StoreFailure.unavailable("out of memory") }
        self.connection = connection
        self.beginBatch = beginBatch
        do {
            try configure()
        } catch {
            close()
            throw error
        }
    }

    private func configure() throws {
        guard PQstatus(connection) == CONNECTION_OK else {
            throw StoreFailure.unavailable(StoreFailure.message(of: connection))
        }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        let encoding = PQparameterStatus(connection, "server_encoding").map { String(cString: $0) }
        guard encoding == "UTF8", PQsetClientEncoding(connection, "UTF8") == 0 else {
            throw StoreFailure.unavailable("the database's encoding is \(encoding ?? "unknown"), not UTF8")
        }
        try command("SET synchronous_commit = on")
        try command("SET lock_timeout = \(Self.lockTimeoutMs)")
        try command("SET idle_in_transaction_session_timeout = \(Self.idleInTransactionMs)")
        let syncs = try row("SHOW fsync", []) { try $0.text(0) }
        guard syncs == "on" else { throw StoreFailure.unavailable("PostgreSQL runs with fsync \(syncs ?? "unknown")") }
    }

    var dialect: Dialect { .postgres }

    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int {
        try answer(to: sql, values).changedRows
    }

    func row<T>(_ sql: SQL, _ values: [SQLValue], _ map: (Row) throws -> T) throws -> T? {
        let answer = try answer(to: sql, values)
        return answer.rowCount > 0 ? try map(Row(cells: answer)) : nil
    }

    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ map: (Row) throws -> T) throws -> [T] {
        let answer = try answer(to: sql, values)
        var mapped: [T] = []
        mapped.reserveCapacity(Int(answer.rowCount))
        for row in 0..<answer.rowCount {
            answer.row = row
            mapped.append(try map(Row(cells: answer)))
        }
        return mapped
    }

    /// Streams through a cursor, which leaves the connection free for other statements between the rows.
    func forEachRow(_ sql: SQL, _ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        guard isInTransaction, Self.canHaveCursor(sql) else {
            for _ in try rows(sql, values, body) {}
            return
        }
        cursorsMade += 1
        let cursor = "rows\(cursorsMade)"
        let text = "DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql.rendered(for: .postgres))"
        let bound = try bind(sql, values)
        try checked(
            bound.withPointers { count, values, lengths, formats in
                PQexecParams(connection, text, count, bound.types, values, lengths, formats, 1)
            }, sql)
        defer { closeCursor(cursor) }
        while true {
            let answer = PostgresAnswer(
                try checked(
                    PQexecParams(connection, "FETCH \(Self.rowsPerFetch) FROM \(cursor)", 0, nil, nil, nil, nil, 1), sql),
                to: sql)
            for row in 0..<answer.rowCount {
                answer.row = row
                try body(Row(cells: answer))
            }
            if answer.rowCount < Self.rowsPerFetch { return }
        }
    }

    private static func canHaveCursor(_ sql: SQL) -> Bool {
        let firstWord = sql.text.drop(while: \.isWhitespace).prefix(while: \.isLetter).uppercased()
        return ["SELECT", "VALUES", "WITH"].contains(firstWord)
    }

    /// A cursor of a doomed transaction is gone already, and closing it would be refused.
    private func closeCursor(_ cursor: String) {
        guard PQtransactionStatus(connection) == PQTRANS_INTRANS else { return }
        PQclear(PQexec(connection, "CLOSE \(cursor)"))
    }

    // MARK: Statements

    private func answer(to sql: SQL, _ values: [SQLValue]) throws -> PostgresAnswer {
        let bound = try bind(sql, values)
        let name = try prepared(sql, bound.types)
        let result = bound.withPointers { count, values, lengths, formats in
            PQexecPrepared(connection, name, count, values, lengths, formats, 1)
        }
        return PostgresAnswer(try checked(result, sql), to: sql)
    }

    private func bind(_ sql: SQL, _ values: [SQLValue]) throws(StoreFailure) -> PostgresValues {
        do throws(StoreFailure) {
            return try PostgresValues(values, for: sql)
        } catch {
            throw doom(error)
        }
    }

    private func prepared(_ sql: SQL, _ types: [Oid]) throws(StoreFailure) -> String {
        let key = StatementKey(sql: sql, types: types)
        if let known = statements[key] { return known }
        if statements.count >= Self.statementsMax {
            try command("DEALLOCATE ALL")
            statements = [:]
        }
        statementsMade += 1
        let name = "s\(statementsMade)"
        let result = PQprepare(connection, name, sql.rendered(for: .postgres), Int32(types.count), types)
        PQclear(try checked(result, sql))
        statements[key] = name
        return name
    }

    private func command(_ text: String) throws(StoreFailure) {
        PQclear(try checked(PQexec(connection, text), nil))
    }

    /// The result, if it is one of success.
    @discardableResult
    private func checked(_ result: OpaquePointer?, _ sql: SQL?) throws(StoreFailure) -> OpaquePointer {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            if let result { return result }
            fallthrough
        default:
            defer { PQclear(result) }
            throw doom(StoreFailure(postgres: result, on: connection, sql: sql))
        }
    }

    // MARK: Transactions

    var isLost: Bool { isClosed || PQstatus(connection) != CONNECTION_OK }

    var isInTransaction: Bool {
        switch PQtransactionStatus(connection) {
        case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
        default: false
        }
    }

    func beginReading() throws { try command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") }

    func beginWriting() throws {
        try command("BEGIN ISOLATION LEVEL READ COMMITTED")
        guard let beginBatch else { return }
        do {
            for _ in try rows(beginBatch, [], { _ in }) {}
        } catch StoreFailure.statementFailed(Self.undefinedTable, _, _) {
            // Before the first migration there is no table to lock.
            try command("ROLLBACK")
            try command("BEGIN ISOLATION LEVEL READ COMMITTED")
        }
    }

    /// SQLSTATE of a table that does not exist.
    private static let undefinedTable = "42P01"

    func mark() throws {
        try command(hasMark ? "RELEASE SAVEPOINT body; SAVEPOINT body" : "SAVEPOINT body")
        hasMark = true
    }

    func undoToMark() throws { try command("ROLLBACK TO SAVEPOINT body") }

    func commit() throws(CommitFailure) {
        hasMark = false
        do throws(StoreFailure) {
            let result = try checked(PQexec(connection, "COMMIT"), nil)
            defer { PQclear(result) }
            // PostgreSQL answers COMMIT of a doomed transaction with success, and the word ROLLBACK.
            let answer = String(cString: PQcmdStatus(result))
            guard answer == "COMMIT" else {
                throw StoreFailure.transactionLost("PostgreSQL answered \(answer) to COMMIT")
            }
        } catch {
            // An answer of failure means that nothing was kept; no answer means that nobody knows.
            throw CommitFailure(cause: error, isUndone: !isLost)
        }
    }

    func rollback() throws {
        hasMark = false
        try command("ROLLBACK")
    }

    func betweenBatches() {}

    func close() {
        guard !isClosed else { return }
        isClosed = true
        PQfinish(connection)
    }
}
