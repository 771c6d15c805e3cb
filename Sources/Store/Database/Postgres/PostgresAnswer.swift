import CPostgres

/// One answer of PostgreSQL in its binary format, and the row that is read now.
final class PostgresAnswer: RowCells {
    var row: Int32 = 0

    private let result: OpaquePointer
    private let sql: SQL

    init(_ result: OpaquePointer, to sql: SQL) {
        self.result = result
        self.sql = sql
    }

    deinit {
        PQclear(result)
    }

    var rowCount: Int32 { PQntuples(result) }

    var columnCount: Int { Int(PQnfields(result)) }

    /// Rows inserted, updated or deleted; none for other statements.
    var changedRows: Int {
        switch String(cString: PQcmdStatus(result)).prefix(while: { $0 != " " }) {
        case "INSERT", "UPDATE", "DELETE": Int(String(cString: PQcmdTuples(result))) ?? 0
        default: 0
        }
    }

    func isNull(_ column: Int) -> Bool {
        checkPlace(column)
        return PQgetisnull(result, row, Int32(column)) == 1
    }

    func int64(_ column: Int) throws -> Int64 {
        let cell = try cell(column, "an integer")
        switch (PQftype(result, Int32(column)), cell.count) {
        case (PostgresType.int8, 8), (PostgresType.int4, 4), (PostgresType.int2, 2):
            // The first byte carries the sign; the rest follow from high to low.
            let sign = Int64(Int8(bitPattern: cell[0]))
            return cell.dropFirst().reduce(sign) { $0 << 8 | Int64($1) }
        default: throw wrongType(column, "an integer")
        }
    }

    func text(_ column: Int) throws -> String {
        let cell = try cell(column, "text")
        guard PostgresType.isText(PQftype(result, Int32(column))) else { throw wrongType(column, "text") }
        return String(decoding: cell, as: UTF8.self)
    }

    func bytes(_ column: Int) throws -> [UInt8] {
        let cell = try cell(column, "bytes")
        guard PQftype(result, Int32(column)) == PostgresType.bytes else { throw wrongType(column, "bytes") }
        return Array(cell)
    }

    func bool(_ column: Int) throws -> Bool {
        let cell = try cell(column, "a truth value")
        guard PQftype(result, Int32(column)) == PostgresType.bool, cell.count == 1 else {
            throw wrongType(column, "a truth value")
        }
        return cell[0] != 0
    }

    func value(_ column: Int) throws -> SQLValue {
        guard !isNull(column) else { return .null }
        switch PQftype(result, Int32(column)) {
        case PostgresType.int8, PostgresType.int4, PostgresType.int2: return .integer(try int64(column))
        case PostgresType.bytes: return .bytes(try bytes(column))
        case PostgresType.bool: return .bool(try bool(column))
        case let type where PostgresType.isText(type): return .text(try text(column))
        default: throw wrongType(column, "a value this store knows")
        }
    }

    private func cell(_ column: Int, _ wanted: String) throws -> UnsafeRawBufferPointer {
        guard !isNull(column) else { throw wrongType(column, wanted) }
        let count = Int(PQgetlength(result, row, Int32(column)))
        return UnsafeRawBufferPointer(start: PQgetvalue(result, row, Int32(column)), count: count)
    }

    private func checkPlace(_ column: Int) {
        precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount): \(sql.text)")
    }

    private func wrongType(_ column: Int, _ wanted: String) -> StoreFailure {
        let found =
            switch (PQgetisnull(result, row, Int32(column)), PQftype(result, Int32(column))) {
            case (1, _): "nothing"
            case (_, PostgresType.int8), (_, PostgresType.int4), (_, PostgresType.int2): "an integer"
            case (_, PostgresType.bytes): "bytes"
            case (_, PostgresType.bool): "a truth value"
            case (_, let type): PostgresType.isText(type) ? "text" : "PostgreSQL's type \(type)"
            }
        return .wrongType(column: column, wanted: wanted, found: found, sql: sql.text)
    }
}

/// The numbers of PostgreSQL's own types.
///
/// Source: PostgreSQL 15, `src/include/catalog/pg_type.dat`; they never change.
enum PostgresType {
    static let unknown: Oid = 0
    static let bool: Oid = 16
    static let bytes: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25

    static func isText(_ type: Oid) -> Bool {
        switch type {
        case text, 19, 1042, 1043, 705: true  // name, character, character varying, an untyped literal
        default: false
        }
    }
}
