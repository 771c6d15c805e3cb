import CSQLite
import Foundation
import Service
import Store

/// The same words in a bare full-text table of SQLite, asked by as many readers: what finding costs without filters, counts, other
/// orders, or anything around it.
enum BareFullText {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Builds the table out of the store's index and measures it.
    static func measure(
        _ folder: URL, readers: Int, seconds: Int, queries: [SearchQueries.Query]
    ) async throws -> SearchRun.Measured {
        let path = folder.appending(path: "bare.db").path
        for end in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + end) {
            try FileManager.default.removeItem(atPath: path + end)
        }
        try build(path, from: folder.appending(path: "market.db").path)
        let matches = queries.filter { $0.kind.isPlain }.map { query in
            (query.kind, SearchWords.cut(query.search.words).map { "\"\($0)\"" }.joined(separator: " "))
        }
        let (start, own) = (nanoseconds(), ownProcessorSeconds())
        return try await withThrowingTaskGroup(of: SearchRun.Measured.self) { group in
            for reader in 0..<readers {
                group.addTask {
                    let connection = try Reader(path)
                    var own = SearchRun.Measured()
                    var next = reader * matches.count / readers
                    while nanoseconds() - start < Int64(seconds) * 1_000_000_000 {
                        let (kind, match) = matches[next % matches.count]
                        next += 1
                        let began = nanoseconds()
                        try connection.find(match)
                        let took = nanoseconds() - began
                        own.latencies.add(took)
                        own.byKind[kind, default: Latencies()].add(took)
                        await Task.yield()
                    }
                    return own
                }
            }
            var sum = try await group.reduce(into: SearchRun.Measured()) { sum, one in sum.latencies.add(one.latencies) }
            sum.rate = Double(sum.latencies.count) / (Double(nanoseconds() - start) / 1e9)
            sum.processorMs = (ownProcessorSeconds() - own) * 1_000 / Double(max(1, sum.latencies.count))
            return sum
        }
    }

    private static func build(_ path: String, from market: String) throws {
        let reader = try Reader(path)
        let steps = [
            "PRAGMA journal_mode=WAL", "CREATE VIRTUAL TABLE words USING fts5(title, answers, body, content='')",
            "ATTACH '\(market)' AS market", "BEGIN",
        ]
        for step in steps { try reader.run(step) }
        try reader.copyTerms()
        for step in ["COMMIT", "INSERT INTO words (words) VALUES ('optimize')"] { try reader.run(step) }
    }

    /// One connection. It stays within the task that opened it.
    private final class Reader {
        private let database: OpaquePointer
        private var statement: OpaquePointer?

        init(_ path: String) throws {
            var opened: OpaquePointer?
            guard
                sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
                let opened
            else { throw Failure(description: "the bare store does not open") }
            database = opened
        }

        deinit {
            sqlite3_finalize(statement)
            sqlite3_close_v2(database)
        }

        func run(_ sql: String) throws {
            guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw Failure(description: "\(sql): \(message)") }
        }

        /// The best 20 by SQLite's own relevance.
        func find(_ match: String) throws {
            if statement == nil {
                statement = try prepare("SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY bm25(words, 8, 3, 1) LIMIT 20")
            }
            bind(match, to: statement, at: 1)
            while sqlite3_step(statement) == SQLITE_ROW { _ = sqlite3_column_int64(statement, 0) }
            guard sqlite3_reset(statement) == SQLITE_OK else { throw Failure(description: message) }
        }

        /// Each offer's words, as the market's index has them.
        func copyTerms() throws {
            let source = try prepare("SELECT position, terms FROM market.v_offers ORDER BY position")
            let target = try prepare("INSERT INTO words (rowid, title, answers, body) VALUES (?1, ?2, ?3, ?4)")
            defer {
                sqlite3_finalize(source)
                sqlite3_finalize(target)
            }
            while sqlite3_step(source) == SQLITE_ROW {
                guard let text = sqlite3_column_text(source, 1) else { continue }
                var columns = ["", "", ""]
                for term in String(cString: text).split(separator: "\n") {
                    for (place, kind) in ["t:", "f:", "b:"].enumerated() where term.hasPrefix(kind) {
                        columns[place] += term.dropFirst(2) + " "
                    }
                }
                sqlite3_bind_int64(target, 1, sqlite3_column_int64(source, 0))
                for (place, words) in columns.enumerated() { bind(words, to: target, at: Int32(place + 2)) }
                guard sqlite3_step(target) == SQLITE_DONE else { throw Failure(description: message) }
                sqlite3_reset(target)
            }
        }

        private func prepare(_ sql: String) throws -> OpaquePointer {
            var prepared: OpaquePointer?
            guard sqlite3_prepare_v2(database, sql, -1, &prepared, nil) == SQLITE_OK, let prepared else {
                throw Failure(description: "\(sql): \(message)")
            }
            return prepared
        }

        private func bind(_ text: String, to statement: OpaquePointer?, at place: Int32) {
            // SQLite takes a copy, since the text does not live as long as the statement.
            sqlite3_bind_text(statement, place, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }

        private var message: String { String(cString: sqlite3_errmsg(database)) }
    }
}
