import StoreFixtures
import Testing

@testable import Store

@Suite(.serialized)
struct MigrationsTests {
    private let first = Migration("1 things", [Thing.create])
    private let second = Migration(
        "2 parts", ["CREATE TABLE part (id {BIGINT} PRIMARY KEY) {STRICT}", "INSERT INTO part (id) VALUES (1)"])

    @Test("Each step is applied once, and new ones later", arguments: Driver.allCases)
    func once(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            #expect(try await Migrations([first]).apply(to: database) == ["1 things"])
            #expect(try await Migrations([first]).apply(to: database) == [])
            #expect(try await Migrations([first, second]).apply(to: database) == ["2 parts"])
            #expect(try await Migrations([first, second]).apply(to: database) == [])
            #expect(try await database.read { try $0.rows("SELECT id FROM part", []) { try $0.int64(0) } } == [1])
        }
    }

    @Test("A step whose text was changed, moved or is unknown is refused and changes nothing", arguments: Driver.allCases)
    func refused(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            try await Migrations([first, second]).apply(to: database)
            let third = Migration("3 more", ["CREATE TABLE more (id {BIGINT}) {STRICT}"])
            let changed = Migration("2 parts", second.statements + ["INSERT INTO part (id) VALUES (2)"])
            for (steps, words) in [
                ([first, changed, third], "the text of migration 2 parts was changed"),
                ([second, first, third], "migration 1 things was applied where this program has 2 parts"),
                ([first], "migration 2 parts was applied by a newer program"),
            ] {
                let failure = try await failureOf { try await Migrations(steps).apply(to: database) }
                guard case .migrationRefused(let reason) = failure else {
                    Issue.record("\(String(describing: failure))")
                    continue
                }
                #expect(reason.hasPrefix(words))
            }
            #expect(try await database.read { try $0.rows("SELECT id FROM part", []) { try $0.int64(0) } } == [1])
            #expect(try await Migrations([first, second, third]).apply(to: database) == ["3 more"])
        }
    }

    @Test("A step that fails half-way leaves nothing of itself", arguments: Driver.allCases)
    func halfWay(driver: Driver) async throws {
        try await withDatabase(driver) { database async throws in
            let broken = Migration("2 broken", ["CREATE TABLE part (id {BIGINT}) {STRICT}", "INSERT INTO nowhere (id) VALUES (1)"])
            #expect(try await failureOf { try await Migrations([first, broken]).apply(to: database) } != nil)
            #expect(try await Migrations([first, second]).apply(to: database) == ["2 parts"])
        }
    }

    @Test("Several nodes that start at once apply each step once between them")
    func manyNodes() async throws {
        let conninfo = try await TemporaryPostgres.shared().newConninfo()
        let applied = try await withThrowingTaskGroup(of: [String].self, returning: [String].self) { group in
            for _ in 1...4 {
                group.addTask { [first, second] in
                    let node = try await PostgresDatabase(conninfo: conninfo)
                    let applied = try await Migrations([first, second]).apply(to: node)
                    await node.close()
                    return applied
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == ["1 things", "2 parts"])
    }
}
