import Dispatch
import Synchronization
import Testing

@testable import Store

/// A table with a column of every type.
enum Thing {
    static let create: SQL = """
        CREATE TABLE thing (
            id {BIGINT} PRIMARY KEY, number {BIGINT}, name TEXT, data {BYTES}, ok {BOOLEAN}
        ) {STRICT}
        """
    static let insert: SQL = "INSERT INTO thing (id, number, name, data, ok) VALUES ($1, $2, $3, $4, $5)"
    static let rename: SQL = "UPDATE thing SET name = $1 WHERE id = $2"
}

/// What a body throws to be undone.
struct Refused: Error {}

extension Database {
    func createThings() async throws {
        try await write { try $0.run(Thing.create) }
    }

    func thingIDs() async throws -> [Int64] {
        try await read { try $0.rows("SELECT id FROM thing ORDER BY id", []) { try $0.int64(0) } }
    }

    /// Keeps the writer busy until the gate is opened, so that what comes meanwhile shares one transaction.
    func holdWriter() async throws -> Gate {
        let gate = Gate()
        let (began, begun) = AsyncStream<Void>.makeStream()
        Task {
            try await write { _ in
                begun.yield()
                gate.wait()
            }
        }
        for await _ in began { break }
        return gate
    }
}

/// Something a database thread waits at.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    func wait() { semaphore.wait() }
    func open() { semaphore.signal() }
}

/// The store's failure that `work` throws, or nil where it throws none; other errors are passed on.
func failureOf(_ work: () async throws -> Void) async throws -> StoreFailure? {
    do {
        try await work()
        return nil
    } catch let failure as StoreFailure {
        return failure
    }
}

/// Whether `work` ends without an error.
func succeeds(_ work: () async throws -> Void) async -> Bool {
    do {
        try await work()
        return true
    } catch {
        return false
    }
}

/// A value that several tasks write to.
final class Shared<Value: Sendable>: Sendable {
    let value: Mutex<Value>
    init(_ initial: Value) { value = Mutex(initial) }
}
