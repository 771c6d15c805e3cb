import Glibc
import StoreFixtures
import Synchronization
import Testing

@testable import Store

/// The writer's thread, with faults put into a real SQLite session.
@Suite
struct GroupCommitTests {
    @Test("Where it is not known whether a commit was kept, every caller is told so, the refused ones too")
    func unknownCommit() async throws {
        try await withFaultyWriter { writer, faults async throws in
            try await writer.write { try $0.run(Thing.create) }
            faults.value.withLock { $0.commits = [nil, .unknown] }
            let failures = try await Self.failuresOfBatch(writer, faults)
            #expect(failures.count == 10)
            for failure in failures {
                guard case .commitFailed = failure else {
                    Issue.record("\(String(describing: failure))")
                    continue
                }
            }
            #expect(try await writer.write { try $0.run(Thing.insert, [100, 1, "x", nil, nil]) } == 1)
            #expect(faults.value.withLock { $0.opened } == 2, "the connection whose commit failed was not used again")
        }
    }

    @Test("A commit that certainly kept nothing says that")
    func undoneCommit() async throws {
        try await withFaultyWriter { writer, faults async throws in
            try await writer.write { try $0.run(Thing.create) }
            faults.value.withLock { $0.commits = [nil, .undone] }
            for failure in try await Self.failuresOfBatch(writer, faults) {
                guard case .transactionLost = failure else {
                    Issue.record("\(String(describing: failure))")
                    continue
                }
            }
            #expect(try await writer.write { try $0.rows("SELECT id FROM thing", []) { try $0.int64(0) } } == [])
        }
    }

    @Test("A failure to begin fails the batch before any body has run")
    func begin() async throws {
        try await withFaultyWriter { writer, faults async throws in
            try await writer.write { try $0.run(Thing.create) }
            faults.value.withLock { $0.begins = [.busy("test")] }
            let failure = try await failureOf { try await writer.write { _ in _ = Issue.record("the body ran") } }
            #expect(failure == .busy("test"))
            #expect(try await writer.write { try $0.run(Thing.insert, [1, 1, "x", nil, nil]) } == 1)
        }
    }

    @Test("While no connection can be opened every body fails, and the first one after that works")
    func open() async throws {
        try await withFaultyWriter { writer, faults async throws in
            try await writer.write { try $0.run(Thing.create) }
            faults.value.withLock {
                $0.commits = [.unknown]
                $0.opens = [.unavailable("one"), .unavailable("two")]
            }
            _ = try await failureOf { _ = try await writer.write { try $0.run(Thing.insert, [1, 1, "x", nil, nil]) } }
            #expect(try await failureOf { try await writer.write { _ in } } == .unavailable("one"))
            #expect(try await failureOf { try await writer.write { _ in } } == .unavailable("two"))
            #expect(try await writer.write { try $0.run(Thing.insert, [2, 1, "x", nil, nil]) } == 1)
        }
    }

    @Test("A batch takes no more bodies than its limit")
    func limit() async throws {
        try await withFaultyWriter { writer, faults async throws in
            let gate = Gate()
            let first = Task { try await writer.write { _ in gate.wait() } }
            while faults.value.withLock({ $0.transactions }) == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let count = GroupCommit.bodiesPerBatchMax + 1
            let tasks = (0..<count).map { _ in Task { try await writer.write { try $0.run("SELECT 1") } } }
            try await Task.sleep(for: .milliseconds(500))
            gate.open()
            try await first.value
            for task in tasks { _ = try await task.value }
            #expect(faults.value.withLock { $0.transactions } == 3)
        }
    }

    @Test("A commit that the disk refuses for real gives a failure, keeps what was there, and the next write works")
    func fileSizeLimit() async {
        // In a process of its own, since the limit on the size of files holds for a whole process.
        await #expect(processExitsWith: .success) {
            try await withTemporaryFolder { folder async throws in
                let database = try await SQLiteDatabase(path: folder + "/market.sqlite")
                try await database.createThings()
                try await database.write { try $0.run(Thing.insert, [1, 1, "x", nil, nil]) }
                signal(SIGXFSZ, SIG_IGN)
                try limitFileSize(bytes: 100_000)
                let big = SQLValue.bytes(Array(repeating: 1, count: 1_000_000))
                let failure = try await failureOf {
                    _ = try await database.write { try $0.run(Thing.insert, [2, 1, "x", big, nil]) }
                }
                try limitFileSize(bytes: .max)
                guard case .commitFailed = failure else { preconditionFailure("\(String(describing: failure))") }
                try await database.write { try $0.run(Thing.insert, [3, 1, "x", big, nil]) }
                let ids = try await database.thingIDs()
                precondition(ids == [1, 3], "\(ids)")
                await database.close()
            }
        }
    }

    private static func failuresOfBatch(_ writer: GroupCommit, _ faults: Shared<Faults>) async throws -> [StoreFailure?] {
        let gate = Gate()
        let before = faults.value.withLock { $0.transactions }
        let holding = Task { try await writer.write { _ in gate.wait() } }
        while faults.value.withLock({ $0.transactions }) == before { try await Task.sleep(for: .milliseconds(5)) }
        let tasks = (Int64(1)...10).map { id in
            Task {
                try await failureOf {
                    try await writer.write { connection in
                        connection.afterCommit { Issue.record("nothing was committed") }
                        try connection.run(Thing.insert, [.integer(id), 1, "x", nil, nil])
                        if id == 4 { throw Refused() }
                    }
                }
            }
        }
        try await Task.sleep(for: .milliseconds(300))
        gate.open()
        try await holding.value
        var failures: [StoreFailure?] = []
        for task in tasks { failures.append(try await task.value) }
        return failures
    }

    private func withFaultyWriter(_ body: (GroupCommit, Shared<Faults>) async throws -> Void) async throws {
        try await withTemporaryFolder { folder async throws in
            let faults = Shared(Faults())
            let writer = GroupCommit(name: "faulty") {
                try faults.value.withLock { faults in
                    faults.opened += 1
                    if !faults.opens.isEmpty { throw faults.opens.removeFirst() }
                }
                return FaultySession(try SQLiteSession(path: folder + "/market.sqlite", role: .writing), faults)
            }
            try await body(writer, faults)
            await writer.close()
        }
    }
}

/// Faults to come, and what was counted.
struct Faults: Sendable {
    enum Commit { case unknown, undone }
    var opens: [StoreFailure] = []
    var begins: [StoreFailure] = []
    /// For each commit to come, what befalls it; nothing befalls the rest.
    var commits: [Commit?] = []
    var opened = 0
    var transactions = 0
}

/// A SQLite session that fails when it is told to. A faulty commit commits nothing.
final class FaultySession: Session {
    private let session: SQLiteSession
    private let faults: Shared<Faults>

    init(_ session: SQLiteSession, _ faults: Shared<Faults>) {
        self.session = session
        self.faults = faults
    }

    var body: BodyRecord {
        get { session.body }
        set { session.body = newValue }
    }
    var dialect: Dialect { session.dialect }
    var isLost: Bool { session.isLost }
    var isInTransaction: Bool { session.isInTransaction }

    func run(_ sql: SQL, _ values: [SQLValue]) throws -> Int { try session.run(sql, values) }
    func forEachRow(_ sql: SQL, _ values: [SQLValue], _ body: (Row) throws -> Void) throws {
        try session.forEachRow(sql, values, body)
    }
    func row<T>(_ sql: SQL, _ values: [SQLValue], _ map: (Row) throws -> T) throws -> T? { try session.row(sql, values, map) }

    func beginReading() throws { try session.beginReading() }
    func beginWriting() throws {
        try faults.value.withLock { faults in
            faults.transactions += 1
            if !faults.begins.isEmpty { throw faults.begins.removeFirst() }
        }
        try session.beginWriting()
    }
    func mark() throws { try session.mark() }
    func undoToMark() throws { try session.undoToMark() }
    func commit() throws(CommitFailure) {
        let fault = faults.value.withLock { faults -> Faults.Commit? in faults.commits.isEmpty ? nil : faults.commits.removeFirst()
        }
        switch fault {
        case .unknown: throw CommitFailure(cause: .unavailable("test"), isUndone: false)
        case .undone: throw CommitFailure(cause: .unavailable("test"), isUndone: true)
        case nil: try session.commit()
        }
    }
    func rollback() throws { try session.rollback() }
    func betweenBatches() { session.betweenBatches() }
    func close() { session.close() }
}

/// Limits how long any file of this process may become.
func limitFileSize(bytes: UInt64) throws {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(1), &limit) == 0 else { throw StoreFailure.file("read the limit of", "files") }
    limit.rlim_cur = min(rlim_t(bytes), limit.rlim_max)
    guard setrlimit(__rlimit_resource_t(1), &limit) == 0 else { throw StoreFailure.file("limit", "files") }
}
