import CSQLite

/// One prepared statement of SQLite, and the row it stands on.
final class SQLiteStatement: RowCells {
    let sql: SQL
    /// Whether rows are being read from it now, so that it cannot be used a second time.
    var isInUse = false

    private let handle: OpaquePointer
    private let connection: OpaquePointer

    init(_ sql: SQL, on connection: OpaquePointer) throws(StoreFailure) {
        var handle: OpaquePointer?
        let text = sql.rendered(for: .sqlite)
        let code = sqlite3_prepare_v3(connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else {
            throw StoreFailure(sqlite: code, on: connection, sql: sql)
        }
        self.sql = sql
        self.handle = handle
        self.connection = connection
    }

    deinit {
        sqlite3_finalize(handle)
    }

    func bind(_ values: [SQLValue]) throws(StoreFailure) {
        guard values.count == sql.valueCount else {
            throw .wrongValueCount(wanted: sql.valueCount, given: values.count, sql: sql.text)
        }
        var place: Int32 = 0
        for value in values {
            place += 1
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(handle, place)
            case .integer(let integer): code = sqlite3_bind_int64(handle, place, integer)
            case .bool(let bool): code = sqlite3_bind_int64(handle, place, bool ? 1 : 0)
            case .text(let text): code = try bind(text, at: place)
            case .bytes(let bytes): code = bind(bytes, at: place)
            }
            guard code == SQLITE_OK else { throw StoreFailure(sqlite: code, on: connection, sql: sql) }
        }
    }

    private func bind(_ text: String, at place: Int32) throws(StoreFailure) -> Int32 {
        var text = text
        let code = text.withUTF8 { utf8 -> Int32? in
            guard !utf8.contains(0) else { return nil }
            return utf8.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text_copied(handle, place, characters.baseAddress, UInt64(characters.count))
            }
        }
        guard let code else { throw .textWithNUL(sql: sql.text) }
        return code
    }

    private func bind(_ bytes: [UInt8], at place: Int32) -> Int32 {
        // A null pointer would bind NULL, and an empty array may have one.
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
        return bytes.withUnsafeBytes { sqlite3_bind_blob_copied(handle, place, $0.baseAddress, UInt64($0.count)) }
    }

    /// Goes on to the next row, if there is one.
    func step() throws(StoreFailure) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw StoreFailure(sqlite: code, on: connection, sql: sql)
        }
    }

    /// Lets go of the row and of the values. A failure was told by ``step()`` already.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    var columnCount: Int { Int(sqlite3_column_count(handle)) }

    func isNull(_ column: Int) -> Bool {
        type(of: column) == SQLITE_NULL
    }

    func int64(_ column: Int) throws -> Int64 {
        guard type(of: column) == SQLITE_INTEGER else { throw wrongType(column, "an integer") }
        return sqlite3_column_int64(handle, Int32(column))
    }

    func text(_ column: Int) throws -> String {
        guard type(of: column) == SQLITE_TEXT, let start = sqlite3_column_text(handle, Int32(column)) else {
            throw wrongType(column, "text")
        }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) throws -> [UInt8] {
        guard type(of: column) == SQLITE_BLOB else { throw wrongType(column, "bytes") }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, Int32(column)), count: count))
    }

    func bool(_ column: Int) throws -> Bool {
        switch (type(of: column), sqlite3_column_int64(handle, Int32(column))) {
        case (SQLITE_INTEGER, 0): return false
        case (SQLITE_INTEGER, 1): return true
        default: throw wrongType(column, "a truth value")
        }
    }

    func value(_ column: Int) throws -> SQLValue {
        switch type(of: column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(try int64(column))
        case SQLITE_TEXT: .text(try text(column))
        case SQLITE_BLOB: .bytes(try bytes(column))
        default: throw wrongType(column, "a value this store knows")
        }
    }

    private func type(of column: Int) -> Int32 {
        precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount): \(sql.text)")
        return sqlite3_column_type(handle, Int32(column))
    }

    private func wrongType(_ column: Int, _ wanted: String) -> StoreFailure {
        let found =
            switch type(of: column) {
            case SQLITE_NULL: "nothing"
            case SQLITE_INTEGER: "an integer"
            case SQLITE_TEXT: "text"
            case SQLITE_BLOB: "bytes"
            default: "a floating-point number"
            }
        return .wrongType(column: column, wanted: wanted, found: found, sql: sql.text)
    }
}
