import Foundation
import Glibc
import StoreFixtures
import Testing

@testable import Store

/// A process that is killed in the middle of its work, and what is found afterwards.
@Suite(.serialized)
struct CrashTests {
    @Test("Whatever was acknowledged before a kill is there afterwards, whole, and nothing is there twice")
    func acknowledged() async throws {
        try await withTemporaryFolder { folder async throws in
            var total = 0
            for round in 0..<5 {
                let first = Int64(round) * 1_000_000
                await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, first = first as Int64] in
                    try await Self.workUntilKilled(folder, first: first)
                }
                let acknowledged = try Self.acknowledged(in: folder)
                #expect(acknowledged.count > total, "a round without work tests nothing")
                total = acknowledged.count
                let database = try await SQLiteDatabase(path: folder + "/market.sqlite")
                let kept = try await database.readLong { connection in
                    try connection.rows("SELECT id, count(*) FROM half GROUP BY id", []) { (try $0.int64(0), try $0.int64(1)) }
                }
                let ids = try await database.thingIDs()
                await database.close()
                #expect(Set(ids).isSuperset(of: acknowledged))
                #expect(kept.map(\.0).sorted() == ids, "both tables of a body or neither")
                #expect(kept.allSatisfy { $0.1 == 2 })
            }
        }
    }

    @Test("An upload in a process that is killed leaves nothing behind after the next start")
    func upload() async throws {
        try await withTemporaryFolder { folder async throws in
            await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
                let upload = try await FileBlobs(folder: folder).receive(limitBytes: 100 << 20)
                try await upload.write(Array(repeating: 1, count: 10 << 20))
                kill(getpid(), SIGKILL)
            }
            let incoming = folder + "/incoming"
            #expect(try FileManager.default.contentsOfDirectory(atPath: incoming).count == 1)
            _ = try await FileBlobs(folder: folder)
            #expect(try FileManager.default.contentsOfDirectory(atPath: incoming).isEmpty)
        }
    }

    /// 32 callers write; each notes its id in a file once its write has returned.
    private static func workUntilKilled(_ folder: String, first: Int64) async throws {
        let database = try await SQLiteDatabase(path: folder + "/market.sqlite")
        try await database.write { connection in
            if first > 0 { return }
            try connection.run(Thing.create)
            try connection.run("CREATE TABLE half (id {BIGINT} NOT NULL) {STRICT}")
        }
        let notes = Glibc.open(folder + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        @Sendable func write(_ id: Int64) async -> Bool {
            let data = SQLValue.bytes(Array(repeating: 3, count: 2_000))
            let kept = await succeeds {
                try await database.write { connection in
                    try connection.run("INSERT INTO half (id) VALUES ($1)", [.integer(id)])
                    try connection.run(Thing.insert, [.integer(id), 1, "x", data, nil])
                    try connection.run("INSERT INTO half (id) VALUES ($1)", [.integer(id)])
                }
            }
            guard kept else { return false }
            let line = "\(id)\n"
            return Glibc.write(notes, line, line.utf8.count) == line.utf8.count
        }
        guard await write(first) else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: .milliseconds(Int.random(in: 50...300)))
                kill(getpid(), SIGKILL)
            }
            for caller in Int64(1)...32 {
                group.addTask {
                    for number in Int64(0)... {
                        guard await write(first + number * 32 + caller) else { return }
                    }
                }
            }
        }
    }

    private static func acknowledged(in folder: String) throws -> [Int64] {
        try String(contentsOfFile: folder + "/acknowledged", encoding: .utf8).split(separator: "\n").compactMap { Int64($0) }
    }
}
