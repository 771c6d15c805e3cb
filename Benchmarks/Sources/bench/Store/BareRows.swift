import CSQLite
import Glibc

/// The same rows as a run of trades has left, inserted by bare SQLite: one prepared statement a table, 128 commands a
/// transaction, the write-ahead log, `synchronous=FULL`. What the server adds to that is everything else it does.
final class BareRows {
    /// Commands of one transaction.
    static let batch = 128

    /// `trade` first, by which the rows are found; the others are those that every rating has, and its words.
    private static let ratingColumns =
        "trade, side, rated, rater, listing, score, words, at_ms, price_minor, revealed, refunded, excluded, has_finding, appealed, points, standing"

    private let into: OpaquePointer
    private var commands: [[Row]] = []

    private struct Row {
        let statement: OpaquePointer
        let values: [Value]
    }

    private enum Value {
        case null
        case integer(Int64)
        case text([UInt8])
        case bytes([UInt8])
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Reads what was written to `run` from that position on, to be inserted into `before`, a copy of the store as it was.
    init(of run: String, from position: Int64, into before: String) throws {
        into = try Self.open(before)
        let source = try Self.open(run)
        defer { sqlite3_close_v2(source) }
        for pragma in [
            "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-32768", "wal_autocheckpoint=4000",
            "temp_store=MEMORY",
        ] {
            guard sqlite3_exec(into, "PRAGMA \(pragma)", nil, nil, nil) == SQLITE_OK else {
                throw Failure(description: "PRAGMA \(pragma)")
            }
        }
        try read(source, from: position)
    }

    deinit { sqlite3_close_v2(into) }

    var commandCount: Int { commands.count }

    /// Inserts everything and says how long that took, in seconds.
    func insert() throws -> Double {
        let start = nanoseconds()
        var index = 0
        while index < commands.count {
            try run("BEGIN IMMEDIATE")
            for rows in commands[index..<min(index + Self.batch, commands.count)] {
                for row in rows { try insert(row) }
            }
            try run("COMMIT")
            index += Self.batch
        }
        return Double(nanoseconds() - start) / 1e9
    }

    // MARK: Reading

    private func read(_ source: OpaquePointer, from position: Int64) throws {
        let insertEntry = try prepare("INSERT INTO entries (position, stream_number, sequence, hash, header) VALUES (?,?,?,?,?)")
        let insertOpening = try prepare("INSERT INTO openings (position, field, salt, value) VALUES (?,?,?,?)")
        let insertPosting = try prepare(
            "INSERT INTO v_postings (position, ordinal, account, counterpart, currency, amount_minor) VALUES (?,?,?,?,?,?)")
        let upsertBalance = try prepare(
            """
            INSERT INTO v_balances (account, currency, balance_minor) VALUES (?,?,?)
            ON CONFLICT (account, currency) DO UPDATE SET balance_minor = balance_minor + excluded.balance_minor
            """)
        let upsertStream = try prepare(
            """
            INSERT INTO streams (stream, number, sequence, head, time_ms) VALUES (?,?,?,?,?)
            ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, head = excluded.head, time_ms = excluded.time_ms
            """)
        let upsertTrade = try prepare(
            """
            INSERT INTO v_trades (id, buyer, seller, listing, revision, phase, price_minor, opened_ms, updated_ms, needs, deadline_ms)
            VALUES (?,?,?,?,?,?,?,?,?,?,?)
            ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, updated_ms = excluded.updated_ms, needs = excluded.needs
            """)
        let insertPayment = try prepare(
            "INSERT INTO v_payments (id, trade, gateway, amount_minor, transaction_id) VALUES (?,?,?,?,?) ON CONFLICT DO NOTHING")
        let insertRating = try prepare(
            "INSERT INTO v_ratings (\(Self.ratingColumns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING")

        let openings = try byKey(source, "SELECT position, field, salt, value FROM openings WHERE position >= ?", position)
        let postings = try byKey(
            source, "SELECT position, ordinal, account, counterpart, currency, amount_minor FROM v_postings WHERE position >= ?",
            position)
        var streams: [Int64: [Value]] = [:]
        try each(
            source,
            "SELECT number, stream, number, sequence, head, time_ms FROM streams WHERE number IN (SELECT stream_number FROM entries WHERE position >= ?)",
            position
        ) { row in
            if case .integer(let number) = row[0] { streams[number] = Array(row.dropFirst()) }
        }
        let trades = try byText(
            source,
            "SELECT id, buyer, seller, listing, revision, phase, price_minor, opened_ms, updated_ms, needs, deadline_ms FROM v_trades"
        )
        var payments = try byText(source, "SELECT id, trade, gateway, amount_minor, transaction_id FROM v_payments", keyedBy: 1)
        var ratings = try byText(source, "SELECT \(Self.ratingColumns) FROM v_ratings")

        var lastStream: Int64 = -1
        try each(
            source, "SELECT position, stream_number, sequence, hash, header FROM entries WHERE position >= ? ORDER BY position",
            position
        ) { entry in
            guard case .integer(let position) = entry[0], case .integer(let number) = entry[1],
                let stream = streams[number], case .integer(let sequence) = entry[2], case .text(let name) = stream[0],
                case .integer(let time) = stream[4]
            else { throw Failure(description: "an entry without its stream") }
            if number != lastStream {
                commands.append([])
                lastStream = number
                commands[commands.count - 1].append(
                    Row(statement: upsertStream, values: [stream[0], stream[1], .integer(sequence), entry[3], .integer(time)]))
                let id = Array(name.drop { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }.dropFirst())
                if let trade = trades[id]?.first {
                    commands[commands.count - 1].append(Row(statement: upsertTrade, values: trade))
                    for payment in payments.removeValue(forKey: id) ?? [] {
                        commands[commands.count - 1].append(Row(statement: insertPayment, values: payment))
                    }
                    for rating in ratings.removeValue(forKey: id) ?? [] {
                        commands[commands.count - 1].append(Row(statement: insertRating, values: rating))
                    }
                }
            }
            var rows = [Row(statement: insertEntry, values: entry)]
            rows += (openings[position] ?? []).map { Row(statement: insertOpening, values: $0) }
            for posting in postings[position] ?? [] {
                rows.append(Row(statement: insertPosting, values: posting))
                rows.append(Row(statement: upsertBalance, values: [posting[2], posting[4], posting[5]]))
            }
            commands[commands.count - 1] += rows
        }
    }

    private func byKey(_ source: OpaquePointer, _ sql: String, _ position: Int64) throws -> [Int64: [[Value]]] {
        var found: [Int64: [[Value]]] = [:]
        try each(source, sql, position) { row in
            if case .integer(let key) = row[0] { found[key, default: []].append(row) }
        }
        return found
    }

    private func byText(_ source: OpaquePointer, _ sql: String, keyedBy column: Int = 0) throws -> [[UInt8]: [[Value]]] {
        var found: [[UInt8]: [[Value]]] = [:]
        try each(source, sql, nil) { row in
            if case .text(let key) = row[column] { found[key, default: []].append(row) }
        }
        return found
    }

    private func each(_ source: OpaquePointer, _ sql: String, _ position: Int64?, _ body: ([Value]) throws -> Void) throws {
        let statement = try Self.prepare(sql, source)
        defer { sqlite3_finalize(statement) }
        if let position { sqlite3_bind_int64(statement, 1, position) }
        while sqlite3_step(statement) == SQLITE_ROW {
            try body((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
        }
    }

    private static func value(_ statement: OpaquePointer, _ column: Int32) -> Value {
        let bytes = {
            Array(
                UnsafeRawBufferPointer(
                    start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column))))
        }
        return switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT: .text(bytes())
        case SQLITE_BLOB: .bytes(bytes())
        default: .null
        }
    }

    // MARK: Writing

    private func insert(_ row: Row) throws {
        var place: Int32 = 0
        for value in row.values {
            place += 1
            switch value {
            case .null: sqlite3_bind_null(row.statement, place)
            case .integer(let integer): sqlite3_bind_int64(row.statement, place, integer)
            case .text(let text):
                _ = text.withUnsafeBytes {
                    sqlite3_bind_text_copied(
                        row.statement, place, $0.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64($0.count))
                }
            case .bytes(let bytes):
                _ = bytes.withUnsafeBytes { sqlite3_bind_blob_copied(row.statement, place, $0.baseAddress, UInt64($0.count)) }
            }
        }
        guard sqlite3_step(row.statement) == SQLITE_DONE else { throw failure() }
        sqlite3_reset(row.statement)
    }

    private func run(_ sql: String) throws {
        guard sqlite3_exec(into, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    private func prepare(_ sql: String) throws -> OpaquePointer { try Self.prepare(sql, into) }

    private static func prepare(_ sql: String, _ database: OpaquePointer) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw Failure(description: "\(String(cString: sqlite3_errmsg(database))): \(sql)")
        }
        return statement
    }

    private static func open(_ path: String) throws -> OpaquePointer {
        var database: OpaquePointer?
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let database else {
            throw Failure(description: "cannot open \(path)")
        }
        return database
    }

    private func failure() -> Failure { Failure(description: String(cString: sqlite3_errmsg(into))) }
}
