/// One row of an answer, read by the place of its column, from 0.
///
/// It is a window on memory of the driver: read it inside the closure it was handed to and keep only what you read. Asking for
/// another type than the column holds, or for a value where there is none, throws ``StoreFailure/wrongType(column:wanted:found:sql:)``.
package struct Row {
    let cells: any RowCells

    /// Whether the column holds no value.
    package func isNull(_ column: Int) -> Bool { cells.isNull(column) }

    /// The 64-bit integer of a column.
    package func int64(_ column: Int) throws -> Int64 { try cells.int64(column) }

    /// The text of a column.
    package func text(_ column: Int) throws -> String { try cells.text(column) }

    /// The bytes of a column.
    package func bytes(_ column: Int) throws -> [UInt8] { try cells.bytes(column) }

    /// The truth value of a column.
    package func bool(_ column: Int) throws -> Bool { try cells.bool(column) }

    /// The integer of a column, or nil where it holds none.
    package func int64OrNil(_ column: Int) throws -> Int64? { isNull(column) ? nil : try int64(column) }

    /// The text of a column, or nil where it holds none.
    package func textOrNil(_ column: Int) throws -> String? { isNull(column) ? nil : try text(column) }

    /// The bytes of a column, or nil where it holds none.
    package func bytesOrNil(_ column: Int) throws -> [UInt8]? { isNull(column) ? nil : try bytes(column) }

    /// The truth value of a column, or nil where it holds none.
    package func boolOrNil(_ column: Int) throws -> Bool? { isNull(column) ? nil : try bool(column) }

    /// The value of a column whatever its type, for tools that compare or show rows they do not know. A truth value may come as
    /// an integer from SQLite, which does not tell the two apart.
    package func value(_ column: Int) throws -> SQLValue { try cells.value(column) }

    /// How many columns the row has.
    package var columnCount: Int { cells.columnCount }
}

/// What a driver offers of its current row.
protocol RowCells: AnyObject {
    var columnCount: Int { get }
    func isNull(_ column: Int) -> Bool
    func int64(_ column: Int) throws -> Int64
    func text(_ column: Int) throws -> String
    func bytes(_ column: Int) throws -> [UInt8]
    func bool(_ column: Int) throws -> Bool
    func value(_ column: Int) throws -> SQLValue
}
