import Foundation
import StoreFixtures
import Testing

@testable import Store

@Suite
struct SQLiteDatabaseTests {
    @Test("Commits are synced: the writer reads back synchronous FULL, WAL, secure_delete and foreign keys")
    func settings() async throws {
        try await withSQLite { database, _ async throws in
            let pragmas: [(SQL, SQLValue)] = [
                ("PRAGMA synchronous", 2), ("PRAGMA journal_mode", "wal"), ("PRAGMA secure_delete", 1), ("PRAGMA foreign_keys", 1),
                ("PRAGMA busy_timeout", 5_000),
            ]
            for (pragma, wanted) in pragmas {
                #expect(try await database.write { try $0.row(pragma, []) { try $0.value(0) } } == wanted, "\(pragma.text)")
            }
        }
    }

    @Test("A second server on the same file is refused in a plain sentence; the first one's end lets it in")
    func oneServer() async throws {
        try await withSQLite { database, path async throws in
            let failure = try await failureOf { _ = try await SQLiteDatabase(path: path) }
            #expect(failure == .alreadyServed(path: path))
            #expect("\(StoreFailure.alreadyServed(path: "x"))".contains("Another process already serves x"))
            let link = path + "-link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            #expect(try await failureOf { _ = try await SQLiteDatabase(path: link) } == .alreadyServed(path: link))
            await database.close()
            let second = try await SQLiteDatabase(path: path)
            await second.close()
        }
    }

    @Test("A tool that only reads may look in beside the server and after it, and cannot write")
    func readOnly() async throws {
        try await withSQLite { database, path async throws in
            try await database.createThings()
            try await database.write { try $0.run(Thing.insert, [1, 1, "x", nil, nil]) }
            let tool = try await SQLiteDatabase(path: path, readOnly: true)
            #expect(try await tool.thingIDs() == [1])
            try await database.write { try $0.run(Thing.insert, [2, 1, "x", nil, nil]) }
            #expect(try await tool.thingIDs() == [1, 2])
            #expect(try await failureOf { try await tool.write { _ in } } == .unavailable("the file was opened for reading only"))
            await tool.close()
            await database.close()
            let later = try await SQLiteDatabase(path: path, readOnly: true)
            #expect(try await later.thingIDs() == [1, 2])
            await later.close()
            let missing = try await failureOf { _ = try await SQLiteDatabase(path: path + ".none", readOnly: true) }
            guard case .unavailable = missing else {
                Issue.record("\(String(describing: missing))")
                return
            }
        }
    }

    @Test("Erased values leave no bytes in the file or its log")
    func erased() async throws {
        try await withSQLite { database, path async throws in
            let secret = "身份证号 110101199003070000"
            try await database.createThings()
            try await database.write { connection in
                for id in Int64(1)...200 {
                    try connection.run(Thing.insert, [.integer(id), 1, .text(secret), .bytes(Array(secret.utf8)), nil])
                }
            }
            func found() throws -> Bool {
                try [path, path + "-wal"].contains { try Data(contentsOf: URL(filePath: $0)).range(of: Data(secret.utf8)) != nil }
            }
            #expect(try found())
            try await database.write { connection in
                try connection.run("UPDATE thing SET name = 'erased', data = NULL WHERE id <= 100")
                try connection.run("DELETE FROM thing WHERE id > 100")
            }
            try await database.purgeErased()
            #expect(try !found())
            #expect(try await database.thingIDs().count == 100)
        }
    }

    @Test("A full file fails the body that met it, and the next write works")
    func full() async throws {
        try await withSQLite { database, _ async throws in
            try await database.createThings()
            _ = try await database.write { try $0.row("PRAGMA max_page_count = 50", []) { _ in } }
            let big = SQLValue.bytes(Array(repeating: 1, count: 1_000_000))
            let failure = try await failureOf { _ = try await database.write { try $0.run(Thing.insert, [1, 1, "x", big, nil]) } }
            guard case .diskFull = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            try await database.write { try $0.run(Thing.insert, [2, 1, "x", nil, nil]) }
            #expect(try await database.thingIDs() == [2])
        }
    }

    @Test("A file that is no database is refused")
    func noDatabase() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/market.sqlite"
            try Data(repeating: 65, count: 10_000).write(to: URL(filePath: path))
            let failure = try await failureOf { _ = try await SQLiteDatabase(path: path) }
            guard case .unavailable = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
        }
    }

    private func withSQLite(_ body: (SQLiteDatabase, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/market.sqlite"
            let database = try await SQLiteDatabase(path: path)
            do {
                try await body(database, path)
                await database.close()
            } catch {
                await database.close()
                throw error
            }
        }
    }
}
