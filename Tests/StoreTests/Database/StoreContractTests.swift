import StoreFixtures
import Synchronization
import Testing

@testable import Store

/// What every driver promises.
@Suite(.serialized)
struct StoreContract {
    @Test("A placeholder means its number, not the place where it first appears", arguments: Driver.allCases)
    func placeholders(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            let sql: SQL = "SELECT $2, $1, $2, '$3 {x}', \"c\" FROM (SELECT 1 AS c) AS t -- $4"
            let found = try await database.read { connection in
                try connection.row(sql, ["one", "two"]) { try [$0.text(0), $0.text(1), $0.text(2), $0.text(3)] }
            }
            #expect(found == ["two", "one", "two", "$3 {x}"])
        }
    }

    @Test("Every type comes back as it went in", arguments: Driver.allCases)
    func types(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let values: [[SQLValue]] = [
                [1, .integer(.min), "中文，程序超市 🛒 ‘quoted’ \\ \u{1}", .bytes([]), true],
                [2, .integer(.max), "", .bytes([0, 255, 0]), false],
                [3, .null, .null, .null, .null],
                [4, -1, "a\nb", .bytes(Array(repeating: 7, count: 100_000)), nil],
            ]
            try await database.write { connection in
                for row in values { try connection.run(Thing.insert, row) }
            }
            let found = try await database.read { connection in
                try connection.rows("SELECT id, number, name, data, ok FROM thing ORDER BY id", []) { row -> [SQLValue] in
                    [
                        .integer(try row.int64(0)), .integer(orNull: try row.int64OrNil(1)), .text(orNull: try row.textOrNil(2)),
                        .bytes(orNull: try row.bytesOrNil(3)), try row.boolOrNil(4).map(SQLValue.bool) ?? .null,
                    ]
                }
            }
            #expect(found == values)
        }
    }

    @Test("Counts, sums and truth values are what both databases call them", arguments: Driver.allCases)
    func aggregates(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let found = try await database.write { connection in
                for id in 1...3 { try connection.run(Thing.insert, [.integer(Int64(id)), 5, "x", nil, true]) }
                return try connection.row(
                    "SELECT count(*), CAST(sum(number) AS BIGINT), max(number), length(max(name)) FROM thing WHERE ok", []
                ) { try [$0.int64(0), $0.int64(1), $0.int64(2), $0.int64(3)] }
            }
            #expect(found == [3, 15, 5, 1])
        }
    }

    @Test("A column read as another type is named, not converted", arguments: Driver.allCases)
    func wrongTypes(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            try await database.write { try $0.run(Thing.insert, [1, 5, "五", nil, true]) }
            func failure(_ read: @escaping @Sendable (Row) throws -> Void) async throws -> StoreFailure? {
                try await failureOf {
                    _ = try await database.read { connection in
                        try connection.row("SELECT id, name, data FROM thing", [], read)
                    }
                }
            }
            let sql = "SELECT id, name, data FROM thing"
            #expect(
                try await failure { _ = try $0.int64(1) } == .wrongType(column: 1, wanted: "an integer", found: "text", sql: sql))
            #expect(
                try await failure { _ = try $0.text(0) } == .wrongType(column: 0, wanted: "text", found: "an integer", sql: sql))
            #expect(try await failure { _ = try $0.bytes(2) } == .wrongType(column: 2, wanted: "bytes", found: "nothing", sql: sql))
            #expect(try await failure { _ = try $0.bytes(1) } == .wrongType(column: 1, wanted: "bytes", found: "text", sql: sql))
        }
    }

    @Test("Too many or too few values, and NUL in a text, are refused before the database is asked", arguments: Driver.allCases)
    func wrongValues(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let few = try await failureOf { _ = try await database.write { try $0.run(Thing.rename, ["x"]) } }
            #expect(few == .wrongValueCount(wanted: 2, given: 1, sql: Thing.rename.text))
            let many = try await failureOf { _ = try await database.write { try $0.run(Thing.rename, ["x", 1, 2]) } }
            #expect(many == .wrongValueCount(wanted: 2, given: 3, sql: Thing.rename.text))
            let nul = try await failureOf { _ = try await database.write { try $0.run(Thing.rename, ["a\u{0}b", 1]) } }
            #expect(nul == .textWithNUL(sql: Thing.rename.text))
        }
    }

    @Test("The count of changed rows is that of the statement alone", arguments: Driver.allCases)
    func changedRows(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let counts = try await database.write { connection in
                [
                    try connection.run(Thing.insert, [1, 1, "x", nil, true]),
                    try connection.run(Thing.insert, [2, 1, "x", nil, true]),
                    try connection.run("UPDATE thing SET number = 2"),
                    try connection.run("UPDATE thing SET number = 3 WHERE id = 9"),
                    try connection.run("CREATE TABLE other (id {BIGINT} PRIMARY KEY) {STRICT}"),
                    try connection.run("INSERT INTO thing (id) VALUES (1) ON CONFLICT DO NOTHING"),
                    try connection.run("DELETE FROM thing"),
                ]
            }
            #expect(counts == [1, 1, 2, 0, 0, 0, 2])
        }
    }

    @Test("A clash of keys names table and columns alike", arguments: Driver.allCases)
    func uniqueViolations(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            try await database.write { connection in
                try connection.run("CREATE UNIQUE INDEX thing_name ON thing (lower(name))")
                try connection.run(
                    "CREATE TABLE entry (stream TEXT NOT NULL, seq {BIGINT} NOT NULL, PRIMARY KEY (stream, seq)) {CLUSTERED}")
                try connection.run(Thing.insert, [1, 1, "Name", nil, nil])
                try connection.run("INSERT INTO entry (stream, seq) VALUES ('trade', 1)")
            }
            let key = try await failureOf { _ = try await database.write { try $0.run(Thing.insert, [1, 1, "other", nil, nil]) } }
            #expect(key == .uniqueViolation("thing(id)"))
            let index = try await failureOf { _ = try await database.write { try $0.run(Thing.insert, [2, 1, "NAME", nil, nil]) } }
            #expect(index == .uniqueViolation("thing_name"))
            let pair = try await failureOf {
                _ = try await database.write { try $0.run("INSERT INTO entry (stream, seq) VALUES ('trade', 1)") }
            }
            #expect(pair == .uniqueViolation("entry(stream, seq)"))
        }
    }

    @Test("Other constraints are told from clashes of keys", arguments: Driver.allCases)
    func constraints(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            try await database.write { connection in
                try connection.run(
                    "CREATE TABLE part (thing {BIGINT} NOT NULL REFERENCES thing (id), size {BIGINT} CHECK (size > 0)) {STRICT}")
                try connection.run(Thing.insert, [1, 1, "x", nil, nil])
            }
            for values: [SQLValue] in [[7, 1], [1, 0], [nil, 1]] {
                let failure = try await failureOf {
                    _ = try await database.write { try $0.run("INSERT INTO part (thing, size) VALUES ($1, $2)", values) }
                }
                guard case .constraintViolation = failure else {
                    Issue.record("\(values) gave \(String(describing: failure))")
                    continue
                }
            }
        }
    }

    @Test("A body that throws is undone alone, and its neighbours in the same transaction are kept", arguments: Driver.allCases)
    func neighbours(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let outcomes = await withTaskGroup(of: (Int64, Bool).self, returning: [Int64: Bool].self) { group in
                for id in Int64(1)...200 {
                    group.addTask {
                        do {
                            try await database.write { connection in
                                try connection.run(Thing.insert, [.integer(id), 1, "n", nil, nil])
                                switch id % 5 {
                                case 0: throw Refused()
                                case 1: try connection.run(Thing.insert, [.integer(id), 1, "again", nil, nil])
                                default: break
                                }
                            }
                            return (id, true)
                        } catch is Refused {
                            return (id, id % 5 != 0)
                        } catch StoreFailure.uniqueViolation {
                            return (id, id % 5 != 1)
                        } catch {
                            Issue.record("\(error)")
                            return (id, false)
                        }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            let wanted = (Int64(1)...200).filter { $0 % 5 > 1 }
            #expect(outcomes.filter(\.value).map(\.key).sorted() == wanted)
            #expect(outcomes.count == 200)
            #expect(try await database.thingIDs() == wanted)
        }
    }

    @Test("A body that swallows the failure of a statement is undone and told of it", arguments: Driver.allCases)
    func swallowedFailure(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            await withTaskGroup(of: Void.self) { group in
                for id in Int64(1)...20 {
                    group.addTask {
                        let failure = try? await failureOf {
                            try await database.write { connection in
                                try connection.run(Thing.insert, [.integer(id), 1, "x", nil, nil])
                                if id % 2 == 0 { _ = try? connection.run(Thing.insert, [.integer(id), 1, "x", nil, nil]) }
                            }
                        }
                        #expect(failure == (id % 2 == 0 ? .uniqueViolation("thing(id)") : nil))
                    }
                }
            }
            #expect(try await database.thingIDs() == (Int64(1)...20).filter { $0 % 2 == 1 })
        }
    }

    @Test(
        "afterCommit runs once the work is durable and before the caller goes on, and not when it is undone",
        arguments: Driver.allCases)
    func afterCommit(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let done = Shared<Set<Int64>>([])
            await withTaskGroup(of: Void.self) { group in
                for id in Int64(1)...40 {
                    group.addTask {
                        let kept = await succeeds {
                            try await database.write { connection in
                                connection.afterCommit { _ = done.value.withLock { $0.insert(id) } }
                                try connection.run(Thing.insert, [.integer(id), 1, "x", nil, nil])
                                if id % 4 == 0 { throw Refused() }
                            }
                        }
                        let ran = done.value.withLock { $0.contains(id) }
                        #expect(kept == ran)
                    }
                }
            }
            #expect(done.value.withLock { $0.sorted() } == (Int64(1)...40).filter { $0 % 4 != 0 })
        }
    }

    @Test("A long answer is streamed, and other statements may run between its rows", arguments: Driver.allCases)
    func streaming(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            try await database.write { connection in
                try connection.run("CREATE TABLE copy (id {BIGINT} PRIMARY KEY) {STRICT}")
                for id in Int64(1)...5_000 { try connection.run(Thing.insert, [.integer(id), 1, "x", nil, nil]) }
            }
            let sum = try await database.write { connection in
                var sum: Int64 = 0
                try connection.forEachRow("SELECT id FROM thing WHERE number = $1 ORDER BY id", [1]) { row in
                    let id = try row.int64(0)
                    sum += id
                    try connection.run("INSERT INTO copy (id) VALUES ($1)", [.integer(id)])
                    // The same text again, inside its own loop, must not disturb the loop.
                    if id == 10 {
                        let again = try connection.rows("SELECT id FROM thing WHERE number = $1 ORDER BY id", [1]) {
                            try $0.int64(0)
                        }
                        #expect(again.count == 5_000)
                    }
                }
                return sum
            }
            #expect(sum == 5_000 * 5_001 / 2)
            #expect(try await database.read { try $0.row("SELECT count(*) FROM copy", []) { try $0.int64(0) } } == 5_000)
            let stopped = try await database.readLong { connection in
                var seen: Int64 = 0
                do {
                    try connection.forEachRow("SELECT id FROM thing ORDER BY id", []) { row in
                        seen = try row.int64(0)
                        if seen == 1_500 { throw Refused() }
                    }
                } catch is Refused {}
                return seen + (try connection.row("SELECT count(*) FROM thing", []) { try $0.int64(0) } ?? 0)
            }
            #expect(stopped == 6_500)
        }
    }

    @Test("A read sees what was committed before it, and goes on seeing just that", arguments: Driver.allCases)
    func snapshots(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            for id in Int64(1)...50 {
                try await database.write { try $0.run(Thing.insert, [.integer(id), 1, "x", nil, nil]) }
                #expect(try await database.thingIDs().count == Int(id))
            }
            let (began, begun) = AsyncStream<Void>.makeStream()
            let mayEnd = Shared(false)
            async let counts = database.readLong { connection in
                let before = try connection.row("SELECT count(*) FROM thing", []) { try $0.int64(0) }
                begun.yield()
                while !mayEnd.value.withLock({ $0 }) {}
                return [before, try connection.row("SELECT count(*) FROM thing", []) { try $0.int64(0) }]
            }
            for await _ in began { break }
            try await database.write { try $0.run("DELETE FROM thing") }
            mayEnd.value.withLock { $0 = true }
            #expect(try await counts == [50, 50])
            #expect(try await database.thingIDs().isEmpty)
        }
    }

    @Test("A read body cannot write", arguments: Driver.allCases)
    func readsDoNotWrite(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let failure = try await failureOf { _ = try await database.read { try $0.run(Thing.insert, [1, 1, "x", nil, nil]) } }
            guard case .statementFailed = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(try await database.thingIDs().isEmpty)
        }
    }

    @Test("A commit that fails gives every caller of the batch a failure, and the next write works", arguments: Driver.allCases)
    func failingCommit(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            try await database.write { connection in
                try connection.run(
                    "CREATE TABLE late (thing {BIGINT} REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED) {STRICT}")
            }
            // A deferred constraint is checked at the commit, so that one body makes the whole commit fail.
            let gate = try await database.holdWriter()
            async let failures = withTaskGroup(of: StoreFailure?.self, returning: [StoreFailure?].self) { group in
                for id in Int64(1)...10 {
                    group.addTask {
                        try? await failureOf {
                            try await database.write { connection in
                                try connection.run(Thing.insert, [.integer(id), 1, "x", nil, nil])
                                connection.afterCommit { Issue.record("nothing was committed") }
                                if id == 5 { try connection.run("INSERT INTO late (thing) VALUES (999)") }
                            }
                        }
                    }
                }
                try? await Task.sleep(for: .milliseconds(300))
                gate.open()
                return await group.reduce(into: []) { $0.append($1) }
            }
            for failure in await failures {
                guard case .transactionLost = failure else {
                    Issue.record("\(String(describing: failure))")
                    continue
                }
            }
            try await database.write { try $0.run(Thing.insert, [100, 1, "x", nil, nil]) }
            #expect(try await database.thingIDs() == [100])
        }
    }

    @Test("After close every call is refused, and bodies that waited were finished", arguments: Driver.allCases)
    func closing(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await database.createThings()
            let gate = try await database.holdWriter()
            let waiting = (Int64(1)...100).map { id in
                Task { try await database.write { try $0.run(Thing.insert, [.integer(id), 1, "x", nil, nil]) } }
            }
            try await Task.sleep(for: .milliseconds(200))
            async let closed: Void = database.close()
            gate.open()
            for task in waiting { #expect(try await task.value == 1) }
            await closed
            #expect(try await failureOf { _ = try await database.thingIDs() } == .closed)
            #expect(try await failureOf { try await database.write { _ in } } == .closed)
            await database.close()
        }
    }
}
