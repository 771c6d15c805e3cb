import Foundation

@testable import Store

/// A PostgreSQL 15 cluster of this test process's own, in a temporary folder, reached over a socket in that folder.
///
/// It is started by a shell that waits for the end of its input: however the test process ends, the shell then stops the
/// server and removes the folder.
package actor TemporaryPostgres {
    struct Missing: Error, CustomStringConvertible {
        let reason: String
        var description: String { "PostgreSQL 15 for the tests: \(reason). Install it with: make setup" }
    }

    private static let starting = Task { try await TemporaryPostgres() }

    /// The cluster, started on first use.
    package static func shared() async throws -> TemporaryPostgres {
        try await starting.value
    }

    package let folder: String
    private let keepAlive: Pipe
    private var databasesMade = 0

    private init() async throws {
        let programs = "/usr/lib/postgresql/15/bin"
        guard FileManager.default.isExecutableFile(atPath: "\(programs)/initdb") else {
            throw Missing(reason: "\(programs)/initdb is not there")
        }
        // Not the folder for temporary files of this user: the server's user must reach it, and a socket's path is short.
        folder = "/tmp/chengxu-pg-\(UUID().uuidString.prefix(8))"
        keepAlive = Pipe()
        let output = Pipe()
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", Self.script, "sh", programs, folder]
        shell.standardInput = keepAlive
        shell.standardOutput = output
        try shell.run()
        guard let line = String(data: output.fileHandleForReading.availableData, encoding: .utf8), line == "ready\n" else {
            throw Missing(reason: "the cluster in \(folder) did not start")
        }
    }

    private static let script = """
        trap '' INT
        programs=$1 folder=$2
        if [ "$(id -u)" = 0 ]; then as='runuser -u postgres --'; else as=''; fi
        mkdir "$folder" && chmod 700 "$folder"
        if [ "$as" ]; then chown postgres "$folder"; fi
        cd "$folder" || exit 1
        {
            $as "$programs/initdb" -D "$folder/data" -U postgres -A trust --encoding=UTF8 --locale=C.UTF-8 &&
            $as "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-k $folder -c listen_addresses= -c max_connections=600" start
        } > /dev/null && echo ready
        exec > /dev/null
        read -r _
        $as "$programs/pg_ctl" -D "$folder/data" -m immediate stop
        cd / && rm -rf "$folder"
        """

    /// The connection string of a database of this cluster.
    package nonisolated func conninfo(_ database: String) -> String {
        "host=\(folder) user=postgres dbname=\(database) application_name=chengxu-tests"
    }

    /// The connection string of a new, empty database.
    package func newConninfo() async throws -> String {
        databasesMade += 1
        let name = "test\(databasesMade)"
        let session = try PostgresSession(conninfo: conninfo("postgres"), beginBatch: nil)
        defer { session.close() }
        try session.run(SQL("CREATE DATABASE \(name) TEMPLATE template0"))
        return conninfo(name)
    }

    /// A new, empty database.
    package func newDatabase(beginBatch: SQL? = nil) async throws -> PostgresDatabase {
        try await PostgresDatabase(conninfo: newConninfo(), beginBatch: beginBatch)
    }
}
