/// What a body of ``Database/read(_:)`` or ``Database/write(_:)`` does its work with. It must not leave the body.
///
/// Every value of a text is bound in the order of its placeholders; a wrong number of values throws
/// ``StoreFailure/wrongValueCount(wanted:given:sql:)``. A statement that fails dooms its body: even where the body catches the
/// failure and returns, its work is undone and the caller gets the first failure, because PostgreSQL would refuse all that
/// follows. Where a clash is expected, write `ON CONFLICT DO NOTHING` and look at the count.
package protocol Connection: AnyObject {
    /// The database that answers.
    var dialect: Dialect { get }

    /// Runs a statement and says how many rows it inserted, updated or deleted.
    /// - Throws: ``StoreFailure``.
    @discardableResult
    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int

    /// Hands every row of the answer to `body`, in order, in bounded memory however many there are.
    ///
    /// `body` may run other statements, but must not change the tables being read.
    /// - Throws: ``StoreFailure``, or what `body` throws, after which no further row is read.
    func forEachRow(_ sql: SQL, _ values: [SQLValue], _ body: (Row) throws -> Void) throws

    /// Every row of a short answer, mapped. `RETURNING` counts as an answer.
    /// - Throws: ``StoreFailure``, or what `map` throws.
    func rows<T>(_ sql: SQL, _ values: [SQLValue], _ map: (Row) throws -> T) throws -> [T]

    /// The first row of the answer, mapped, or nil where there is none.
    /// - Throws: ``StoreFailure``, or what `map` throws.
    func row<T>(_ sql: SQL, _ values: [SQLValue], _ map: (Row) throws -> T) throws -> T?

    /// Has `action` done once this body's work is durable, before its caller goes on; not at all if the work is undone.
    ///
    /// It must be short and must not wait, since other callers wait for it. In a read body it runs when the read has ended.
    func afterCommit(_ action: @escaping @Sendable () -> Void)
}

extension Connection {
    /// Runs a statement that takes no values.
    /// - Throws: ``StoreFailure``.
    @discardableResult
    package func run(_ sql: SQL) throws -> Int { try run(sql, []) }
}
