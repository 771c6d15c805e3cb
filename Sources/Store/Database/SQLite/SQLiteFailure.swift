import CSQLite

extension StoreFailure {
    /// What SQLite's result code and message mean.
    ///
    /// Source: SQLite, "Result and Error Codes"; the texts of unique violations from its `sqlite3UniqueConstraint`.
    init(sqlite code: Int32, on connection: OpaquePointer?, sql: SQL?) {
        let message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        switch code {
        case Self.constraintUnique, Self.constraintPrimaryKey, Self.constraintRowID:
            self = .uniqueViolation(Self.key(inUniqueMessage: message))
        default:
            switch code & 0xff {
            case SQLITE_CONSTRAINT: self = .constraintViolation(message)
            case SQLITE_BUSY, SQLITE_LOCKED: self = .busy("SQLite says \(message)")
            case SQLITE_FULL: self = .diskFull("SQLite says \(message)")
            case SQLITE_CANTOPEN, SQLITE_NOTADB: self = .unavailable("SQLite says \(message)")
            default: self = .statementFailed(code: "\(code)", message: message, sql: sql?.text ?? "")
            }
        }
    }

    /// `table(column, column)` out of `UNIQUE constraint failed: table.column, table.column`.
    private static func key(inUniqueMessage message: String) -> String {
        guard let colon = message.firstIndex(of: ":") else { return message }
        let parts = message[message.index(after: colon)...].split(separator: ",").map { $0.drop { $0 == " " } }
        let columns = parts.compactMap { part in part.firstIndex(of: ".").map { part[part.index(after: $0)...] } }
        guard columns.count == parts.count, let table = parts.first?.prefix(while: { $0 != "." }) else {
            // An index over an expression is named `index 'name'`.
            return String(message[message.index(after: colon)...].filter { $0 != " " && $0 != "'" }.dropFirst("index".count))
        }
        return "\(table)(\(columns.joined(separator: ", ")))"
    }

    // The extended codes are macros that Swift does not import.
    private static let constraintPrimaryKey = SQLITE_CONSTRAINT | (6 << 8)
    private static let constraintUnique = SQLITE_CONSTRAINT | (8 << 8)
    private static let constraintRowID = SQLITE_CONSTRAINT | (10 << 8)
}
