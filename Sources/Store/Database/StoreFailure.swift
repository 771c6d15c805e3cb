/// What the store could not do. None of these is the user's doing; none is shown raw.
package enum StoreFailure: Error, Sendable, Hashable {
    /// The database was closed before.
    case closed
    /// More bodies wait than ``JobQueue/waitingMax``, or another process kept a lock too long. Nothing was changed.
    case busy(String)
    /// Another process serves this file. Nothing was opened.
    case alreadyServed(path: String)
    /// The database cannot be reached or opened. Nothing was changed.
    case unavailable(String)
    /// A row with the same key stands there already: `table(column, column)`, or the index's name for an expression.
    case uniqueViolation(String)
    /// A foreign key, a check or a column that must have a value was hurt.
    case constraintViolation(String)
    /// Other transactions stood in the way (PostgreSQL 40001, 40P01, 55P03). Nothing was changed; trying again may help.
    case conflict(String)
    /// The disk, or the room set aside, is full.
    case diskFull(String)
    /// The database refused a statement: its own code (SQLite's extended code, PostgreSQL's SQLSTATE), its words, the text.
    case statementFailed(code: String, message: String, sql: String)
    /// A column does not hold what was asked of it.
    case wrongType(column: Int, wanted: String, found: String, sql: String)
    /// A statement was given more or fewer values than it has placeholders.
    case wrongValueCount(wanted: Int, given: Int, sql: String)
    /// A text holds a NUL character, which PostgreSQL cannot store.
    case textWithNUL(sql: String)
    /// The transaction this body shared was lost before its commit, through a neighbour or the connection. Nothing was kept.
    case transactionLost(String)
    /// The commit itself failed. It is **not known** whether the work was kept: look for it, or repeat with the same
    /// idempotency key.
    case commitFailed(String)
    /// The schema in the database does not fit this program.
    case migrationRefused(String)
    /// A blob is larger than it may be, in bytes.
    case blobTooLarge(limitBytes: Int64)
    /// No blob has this content hash.
    case blobMissing(String)
    /// The bytes of a blob are not those its name promises.
    case blobDamaged(String)
    /// A file or folder could not be read or written.
    case fileFailed(String)
}

extension StoreFailure: CustomStringConvertible {
    /// One plain sentence for the operator. It never holds bound values.
    package var description: String {
        switch self {
        case .closed: "The store is closed."
        case .busy(let reason): "The store is busy: \(reason)."
        case .alreadyServed(let path): "Another process already serves \(path). Stop it first, or open the file for reading only."
        case .unavailable(let reason): "The database cannot be reached: \(reason)."
        case .uniqueViolation(let key): "A row with this key already exists: \(key)."
        case .constraintViolation(let what): "A constraint of the database was hurt: \(what)."
        case .conflict(let reason): "Other transactions stood in the way: \(reason)."
        case .diskFull(let reason): "The disk is full: \(reason)."
        case .statementFailed(let code, let message, let sql):
            "The database refused a statement (\(code)): \(message). Statement: \(sql)"
        case .wrongType(let column, let wanted, let found, let sql):
            "Column \(column) holds \(found), not \(wanted). Statement: \(sql)"
        case .wrongValueCount(let wanted, let given, let sql): "A statement takes \(wanted) values but was given \(given): \(sql)"
        case .textWithNUL(let sql): "A text with a NUL character cannot be stored. Statement: \(sql)"
        case .transactionLost(let reason): "The transaction was lost and nothing was kept: \(reason)."
        case .commitFailed(let reason): "The commit failed, and it is not known whether the work was kept: \(reason)."
        case .migrationRefused(let reason): "The database does not fit this program: \(reason)."
        case .blobTooLarge(let limitBytes): "The file is larger than \(limitBytes) bytes."
        case .blobMissing(let name): "There is no stored file \(name)."
        case .blobDamaged(let name): "The stored file \(name) is damaged: its bytes do not match its name."
        case .fileFailed(let reason): "A file could not be read or written: \(reason)."
        }
    }
}
