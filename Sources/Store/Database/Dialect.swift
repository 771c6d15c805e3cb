/// The two databases that run one SQL text.
package enum Dialect: String, Sendable, CaseIterable {
    /// The embedded default.
    case sqlite
    /// Where one machine is outgrown.
    case postgres
}

/// The words in braces that an ``SQL`` may use where the databases differ.
///
/// | word | SQLite | PostgreSQL |
/// |---|---|---|
/// | `{BYTES}` | `BLOB` | `BYTEA` |
/// | `{BIGINT}` | `INTEGER`, which strict tables ask for | `BIGINT` |
/// | `{BOOLEAN}` | `INTEGER` | `BOOLEAN` |
/// | `{STRICT}` | `STRICT`, at the end of a table | nothing |
/// | `{CLUSTERED}` | `STRICT, WITHOUT ROWID`: rows stand in the order of the primary key | nothing |
/// | `{FOR_UPDATE}` | nothing: there is one writer | `FOR UPDATE` |
/// | `{NOW_MS}` | the machine's time | the time of the database's machine, which all nodes share |
package enum DialectWord: String, Sendable, CaseIterable {
    /// The type of a column of bytes.
    case bytes = "BYTES"
    /// The type of a column of 64-bit integers.
    case bigint = "BIGINT"
    /// The type of a column of truth values.
    case boolean = "BOOLEAN"
    /// Table option: every value has its column's type.
    case strict = "STRICT"
    /// Table option: strict, and stored by primary key.
    case clustered = "CLUSTERED"
    /// Locks the rows that a SELECT finds until the transaction ends.
    case forUpdate = "FOR_UPDATE"
    /// The database's own time, in milliseconds since 1970.
    case nowMs = "NOW_MS"

    /// The text that stands for this word in `dialect`.
    package func rendered(for dialect: Dialect) -> String {
        switch (self, dialect) {
        case (.bytes, .sqlite): "BLOB"
        case (.bytes, .postgres): "BYTEA"
        case (.bigint, .sqlite): "INTEGER"
        case (.bigint, .postgres): "BIGINT"
        case (.boolean, .sqlite): "INTEGER"
        case (.boolean, .postgres): "BOOLEAN"
        case (.strict, .sqlite): "STRICT"
        case (.clustered, .sqlite): "STRICT, WITHOUT ROWID"
        case (.forUpdate, .postgres): "FOR UPDATE"
        case (.nowMs, .sqlite): "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
        case (.nowMs, .postgres): "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
        case (.strict, .postgres), (.clustered, .postgres), (.forUpdate, .sqlite): ""
        }
    }
}
