import Crypto

/// One step of the schema: a name that never changes and the statements that make it, in order.
package struct Migration: Sendable {
    /// What tells this step from all others, for ever.
    package let name: String
    /// Statements for both databases.
    package let statements: [SQL]

    /// Names a step.
    package init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }

    /// SHA-256, in hexadecimal, of the statements as written.
    var digest: String {
        var hash = SHA256()
        for statement in statements {
            // The length keeps two statements from being read as one.
            hash.update(data: Array("\(statement.text.utf8.count):\(statement.text)".utf8))
        }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

/// The ordered steps that make the schema. Each is applied once, in a transaction of its own, and remembered with the digest
/// of its text in the table `migration`.
package struct Migrations: Sendable {
    private let steps: [Migration]

    /// Takes the steps in their order. Two of one name are a bug.
    package init(_ steps: [Migration]) {
        precondition(Set(steps.map(\.name)).count == steps.count, "two migrations bear one name")
        self.steps = steps
    }

    /// Applies the steps that `database` does not know yet, and returns their names.
    ///
    /// Several nodes may do this at once: each step is done by one of them.
    /// - Throws: ``StoreFailure/migrationRefused(_:)`` where an applied step has another text or place here, or is unknown
    ///   here (the database was made by a newer program); other ``StoreFailure`` where a statement fails, which undoes its step.
    @discardableResult
    package func apply(to database: any Database) async throws -> [String] {
        try await database.write { connection in
            try Self.lock(connection)
            try connection.run(Self.createTable)
        }
        var applied: [String] = []
        for place in steps.indices {
            let isNew = try await database.write { connection in
                try Self.lock(connection)
                return try apply(at: place, on: connection)
            }
            if isNew { applied.append(steps[place].name) }
        }
        return applied
    }

    /// Compares what was applied with the steps before `place`, and applies the step there if it is the next.
    private func apply(at place: Int, on connection: any Connection) throws -> Bool {
        let known = try connection.rows(Self.selectApplied, []) { (name: try $0.text(0), digest: try $0.text(1)) }
        for (step, old) in zip(steps, known) {
            guard step.name == old.name else {
                throw StoreFailure.migrationRefused("migration \(old.name) was applied where this program has \(step.name)")
            }
            guard step.digest == old.digest else {
                throw StoreFailure.migrationRefused("the text of migration \(step.name) was changed after it was applied")
            }
        }
        if known.count > steps.count {
            throw StoreFailure.migrationRefused("migration \(known[steps.count].name) was applied by a newer program")
        }
        guard known.count == place else { return false }
        let step = steps[place]
        for statement in step.statements { try connection.run(statement) }
        try connection.run(Self.insertApplied, [.integer(Int64(place)), .text(step.name), .text(step.digest)])
        return true
    }

    /// Keeps other nodes from migrating until the transaction ends. SQLite has one writer and needs no lock.
    private static func lock(_ connection: any Connection) throws {
        switch connection.dialect {
        case .sqlite: return
        case .postgres: _ = try connection.row(advisoryLock, []) { _ in }
        }
    }

    // The number stands for nothing but this lock.
    private static let advisoryLock: SQL = "SELECT pg_advisory_xact_lock(7316251830241)"
    private static let createTable: SQL = """
        CREATE TABLE IF NOT EXISTS migration (
            place {BIGINT} PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL
        ) {STRICT}
        """
    private static let selectApplied: SQL = "SELECT name, digest FROM migration ORDER BY place"
    private static let insertApplied: SQL = "INSERT INTO migration (place, name, digest) VALUES ($1, $2, $3)"
}
