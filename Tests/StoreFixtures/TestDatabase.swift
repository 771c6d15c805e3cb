import Foundation

@testable import Store

/// The drivers that keep the contract.
package enum Driver: String, CaseIterable, Sendable {
    case sqlite, postgres
}

/// Runs `body` on a new, empty database of `driver`, closed and removed afterwards.
package func withDatabase<T>(_ driver: Driver, _ body: (any Database) async throws -> T) async throws -> T {
    switch driver {
    case .sqlite:
        try await withTemporaryFolder { folder in
            let database = try await SQLiteDatabase(path: folder + "/market.sqlite")
            return try await closing(database, body)
        }
    case .postgres:
        try await closing(try await TemporaryPostgres.shared().newDatabase(), body)
    }
}

private func closing<T>(_ database: any Database, _ body: (any Database) async throws -> T) async throws -> T {
    do {
        let result = try await body(database)
        await database.close()
        return result
    } catch {
        await database.close()
        throw error
    }
}

/// Runs `body` with a new folder that is removed afterwards.
package func withTemporaryFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path())
}
