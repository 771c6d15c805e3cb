import Service
import Store

extension TestMarket {
    /// Every row of the journal and of the views, as text: two dumps are equal when nothing changed.
    func dump(viewsOnly: Bool = false) async throws -> [String] {
        try await Self.dump(marketplace.database, viewsOnly: viewsOnly)
    }

    /// The same of any database.
    static func dump(_ database: any Database, viewsOnly: Bool = false) async throws -> [String] {
        let tables = viewsOnly ? Schema.viewNames : Schema.viewNames + ["streams", "entries", "openings", "commands", "outbox"]
        return try await database.read { connection in
            try tables.flatMap { table in
                try connection.rows(SQL("SELECT * FROM \(table)"), []) { row in
                    let cells = try (0..<row.columnCount).map { column in "\(try row.value(column))" }
                    return "\(table): \(cells.joined(separator: " | "))"
                }.sorted()
            }
        }
    }
}
