import StoreFixtures
import Testing

@testable import Store

@Suite(.serialized)
struct PostgresDatabaseTests {
    private let lockLog: SQL = "SELECT size FROM log FOR UPDATE"

    @Test("A server that cannot be reached is named as such")
    func unreachable() async throws {
        let failure = try await failureOf { _ = try await PostgresDatabase(conninfo: "host=/nowhere dbname=x connect_timeout=1") }
        guard case .unavailable = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test("A connection that dies within a batch fails its callers, and the next write has a new one")
    func connectionLost() async throws {
        let database = try await TemporaryPostgres.shared().newDatabase()
        try await database.createThings()
        let gate = try await database.holdWriter()
        let tasks = (Int64(1)...6).map { id in
            Task {
                try await failureOf {
                    _ = try await database.write { connection in
                        try connection.run(Thing.insert, [.integer(id), 1, "x", nil, nil])
                        if id == 3 { _ = try connection.row("SELECT pg_terminate_backend(pg_backend_pid())", []) { _ in } }
                    }
                }
            }
        }
        try await Task.sleep(for: .milliseconds(300))
        gate.open()
        for task in tasks {
            switch try await task.value {
            case .unavailable, .transactionLost: break
            case let other: Issue.record("\(String(describing: other))")
            }
        }
        #expect(try await database.thingIDs().isEmpty)
        try await database.write { try $0.run(Thing.insert, [7, 1, "x", nil, nil]) }
        #expect(try await database.thingIDs() == [7])
        await database.close()
    }

    @Test("Connections that died while idle are replaced without anybody noticing")
    func idleConnectionsLost() async throws {
        let conninfo = try await TemporaryPostgres.shared().newConninfo()
        let database = try await PostgresDatabase(conninfo: conninfo)
        try await database.createThings()
        for _ in 1...8 { _ = try await database.thingIDs() }
        let killer = try await PostgresDatabase(conninfo: conninfo)
        _ = try await killer.write { connection in
            try connection.rows(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """, []
            ) { _ in }
        }
        await killer.close()
        try await database.write { try $0.run(Thing.insert, [1, 1, "x", nil, nil]) }
        for _ in 1...8 { #expect(try await database.thingIDs() == [1]) }
        await database.close()
    }

    @Test("The lock taken at the start of each batch puts the writes of several nodes in one order, without gaps")
    func nodesInOrder() async throws {
        let conninfo = try await TemporaryPostgres.shared().newConninfo()
        let first = try await PostgresDatabase(conninfo: conninfo, beginBatch: lockLog)
        // Before the table exists the lock is left out.
        try await first.write { connection in
            try connection.run("CREATE TABLE log (size BIGINT NOT NULL)")
            try connection.run("INSERT INTO log (size) VALUES (0)")
            try connection.run("CREATE TABLE leaf (place BIGINT PRIMARY KEY)")
        }
        let second = try await PostgresDatabase(conninfo: conninfo, beginBatch: lockLog)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...200 {
                let node = number % 2 == 0 ? first : second
                group.addTask {
                    try await node.write { connection in
                        let size = try connection.row("SELECT size FROM log", []) { try $0.int64(0) } ?? -1
                        try connection.run("INSERT INTO leaf (place) VALUES ($1)", [.integer(size)])
                        try connection.run("UPDATE log SET size = $1", [.integer(size + 1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        let places = try await first.read { try $0.rows("SELECT place FROM leaf ORDER BY place", []) { try $0.int64(0) } }
        #expect(places == Array(0..<200))
        await first.close()
        await second.close()
    }

    @Test("A null has no declared type, and the same text works with and without one")
    func nulls() async throws {
        let database = try await TemporaryPostgres.shared().newDatabase()
        try await database.createThings()
        for (id, name) in [(Int64(1), SQLValue.null), (2, "x"), (3, .null)] {
            try await database.write { try $0.run(Thing.insert, [.integer(id), 1, name, nil, nil]) }
        }
        let names = try await database.read { try $0.rows("SELECT name FROM thing ORDER BY id", []) { try $0.textOrNil(0) } }
        #expect(names == [nil, "x", nil])
        await database.close()
    }

    @Test("A vacuum runs between transactions")
    func vacuum() async throws {
        let database = try await TemporaryPostgres.shared().newDatabase()
        try await database.createThings()
        try await database.purgeErased()
        await database.close()
    }
}
