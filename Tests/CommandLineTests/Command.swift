import Foundation
import Synchronization

/// The built program, run as its own process.
enum Command {
    struct Ended: Sendable {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Beside the test bundle, where one build puts both.
    static let binary: URL = {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        for folder in [own.deletingLastPathComponent(), URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()] {
            let file = folder.appending(path: "chengxu")
            if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        }
        return URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/debug/chengxu")
    }()

    /// Runs it to its end, in `folder`.
    static func run(_ arguments: [String], in folder: URL) async throws -> Ended {
        let process = try start(arguments, in: folder)
        return await process.ended()
    }

    /// Starts it and lets it run.
    static func start(_ arguments: [String], in folder: URL) throws -> Running {
        let outputs = FileManager.default.temporaryDirectory.appending(path: "chengxu-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
        func file(_ name: String) throws -> FileHandle {
            let url = outputs.appending(path: name)
            guard FileManager.default.createFile(atPath: url.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
            return try FileHandle(forWritingTo: url)
        }
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = try file("out")
        process.standardError = try file("err")
        let (ends, end) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            end.yield(process.terminationStatus)
            end.finish()
        }
        try process.run()
        return Running(pid: process.processIdentifier, outputs: outputs, ends: ends)
    }

    /// A process that was started here.
    struct Running: Sendable {
        let pid: Int32
        fileprivate let outputs: URL
        fileprivate let ends: AsyncStream<Int32>

        /// What it has printed so far.
        func output() throws -> String { try String(contentsOf: outputs.appending(path: "out"), encoding: .utf8) }

        var isRunning: Bool { kill(pid, 0) == 0 }

        func stop() { kill(pid, SIGTERM) }

        /// Waits for its end.
        func ended() async -> Ended {
            let status = await ends.first { _ in true } ?? -1
            defer { try? FileManager.default.removeItem(at: outputs) }
            let errors = try? String(contentsOf: outputs.appending(path: "err"), encoding: .utf8)
            return Ended(status: status, output: (try? output()) ?? "", errors: errors ?? "")
        }
    }
}

/// A folder that is gone after `body`.
func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
