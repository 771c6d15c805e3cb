import CPostgres

extension StoreFailure {
    /// What PostgreSQL's SQLSTATE means. The server's "detail", which quotes values, is never kept.
    ///
    /// Source: PostgreSQL 15 manual, appendix A.
    init(postgres result: OpaquePointer?, on connection: OpaquePointer, sql: SQL?) {
        let state = Self.field(diagnosticState, of: result) ?? ""
        let message = Self.field(diagnosticMessage, of: result) ?? Self.message(of: connection)
        switch state {
        case "23505": self = .uniqueViolation(Self.key(of: result))
        case "40001", "40P01", "55P03": self = .conflict("PostgreSQL says \(message)")
        case "53100": self = .diskFull("PostgreSQL says \(message)")
        case "57014": self = .busy("PostgreSQL says \(message)")
        case "" where PQstatus(connection) != CONNECTION_OK: self = .unavailable(message)
        default:
            switch state.prefix(2) {
            case "23": self = .constraintViolation(message)
            case "08", "57": self = .unavailable(message)
            default: self = .statementFailed(code: state, message: message, sql: sql?.text ?? "")
            }
        }
    }

    /// The last words of a connection, on one line.
    static func message(of connection: OpaquePointer) -> String {
        String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    static func field(_ code: Int32, of result: OpaquePointer?) -> String? {
        PQresultErrorField(result, code).map { String(cString: $0) }
    }

    /// `table(column, column)` as SQLite names it; for an index over an expression its name.
    private static func key(of result: OpaquePointer?) -> String {
        let constraint = field(diagnosticConstraint, of: result) ?? "unknown"
        // "Key (stream, seq)=(…) already exists.", whatever the language around the parentheses.
        guard let table = field(diagnosticTable, of: result),
            let detail = field(diagnosticDetail, of: result),
            let start = detail.firstIndex(of: "("),
            let end = detail.firstRange(of: ")=(")?.lowerBound, start < end
        else { return constraint }
        let columns = detail[detail.index(after: start)..<end]
        return columns.contains("(") ? constraint : "\(table)(\(columns))"
    }
}

// The PG_DIAG_ constants of libpq, which Swift does not import, as they are made of characters.
private let diagnosticState = Int32(UInt8(ascii: "C"))
private let diagnosticMessage = Int32(UInt8(ascii: "M"))
private let diagnosticDetail = Int32(UInt8(ascii: "D"))
private let diagnosticTable = Int32(UInt8(ascii: "t"))
private let diagnosticConstraint = Int32(UInt8(ascii: "n"))
