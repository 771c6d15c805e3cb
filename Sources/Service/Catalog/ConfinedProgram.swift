import Foundation
import Glibc
import Store

/// A program that reads what members handed in, as a process of its own: it gets one open file and nothing else of ours, it
/// confines itself, and whatever becomes of it the market goes on.
package struct ConfinedProgram: Sendable {
    /// Where the program is.
    let path: String

    /// The program at that path.
    package init(path: String) { self.path = path }

    /// This very program, as it was when it started, even if the file has been replaced since: the link means the same in a
    /// process that was made from this one.
    package static let own = ConfinedProgram(path: "/proc/self/exe")

    /// The system could not start it; trying again may help.
    package struct NotStarted: Error {
        /// The system's number for why.
        package let code: Int32
    }

    /// How it ended.
    struct Ended: Sendable {
        enum Way: Equatable, Sendable {
            case exited(Int32)
            case killed(signal: Int32)
            case outOfTime
            case wroteTooMuch
        }

        let way: Way
        let output: [UInt8]
    }

    /// Runs it to its end on a thread of its own, which waits so that no other has to.
    ///
    /// - Parameter onErrorLine: told every line of its standard error, on that thread.
    func run(
        _ arguments: [String], on input: OpenedBlob, wallMs: Int64, outputBytesMax: Int,
        onErrorLine: @escaping @Sendable (Substring) -> Void = { _ in }
    ) async throws -> Ended {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                // Keeps the file open until the process has ended.
                withExtendedLifetime(input) {
                    continuation.resume(
                        with: Result {
                            try RunningProgram(path, arguments, input: input.descriptor).supervise(
                                wallMs: wallMs, outputBytesMax: outputBytesMax, onErrorLine: onErrorLine)
                        })
                }
            }
            thread.name = "inspect"
            thread.start()
        }
    }
}

/// A started process with its two outputs.
private struct RunningProgram {
    private let process: pid_t
    private let output: Int32
    private let errors: Int32

    init(_ path: String, _ arguments: [String], input: Int32) throws {
        let (output, outputEnd) = try Self.pipe()
        let errors: Int32
        let errorsEnd: Int32
        do {
            (errors, errorsEnd) = try Self.pipe()
        } catch {
            for end in [output, outputEnd] { close(end) }
            throw error
        }
        defer { for end in [outputEnd, errorsEnd] { close(end) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, outputEnd, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errorsEnd, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))
        var environment = ["PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"]
        if let libraries = getenv("LD_LIBRARY_PATH") { environment.append("LD_LIBRARY_PATH=" + String(cString: libraries)) }
        var process = pid_t()
        let code = Self.withCStrings([path] + arguments) { words in
            Self.withCStrings(environment) { values in posix_spawn(&process, path, &actions, &attributes, words, values) }
        }
        guard code == 0 else {
            for end in [output, errors] { close(end) }
            throw ConfinedProgram.NotStarted(code: code)
        }
        self.process = process
        self.output = output
        self.errors = errors
    }

    func supervise(
        wallMs: Int64, outputBytesMax: Int, onErrorLine: (Substring) -> Void
    ) -> ConfinedProgram.Ended {
        defer { for end in [output, errors] { close(end) } }
        let deadline = Date().addingTimeInterval(Double(wallMs) / 1_000)
        var written: [UInt8] = []
        var line: [UInt8] = []
        var open = [output, errors]
        var stopped: ConfinedProgram.Ended.Way?
        while !open.isEmpty, stopped == nil {
            let leftMs = deadline.timeIntervalSinceNow * 1_000
            guard leftMs > 0 else {
                stopped = .outOfTime
                break
            }
            var waits = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            if poll(&waits, nfds_t(waits.count), Int32(clamping: Int64(min(leftMs, 1_000)) + 1)) <= 0 { continue }
            for wait in waits where wait.revents != 0 {
                let piece = Self.read(wait.fd)
                if piece.isEmpty {
                    open.removeAll { $0 == wait.fd }
                } else if wait.fd == output {
                    written += piece
                    if written.count > outputBytesMax { stopped = .wroteTooMuch }
                } else {
                    for byte in piece {
                        if byte == UInt8(ascii: "\n") {
                            onErrorLine(String(decoding: line, as: UTF8.self)[...])
                            line.removeAll()
                        } else if line.count < 200 {
                            line.append(byte)
                        }
                    }
                }
            }
        }
        if stopped != nil { kill(process, SIGKILL) }
        let way = end(by: deadline)
        return ConfinedProgram.Ended(way: stopped ?? way, output: written)
    }

    /// Waits for the end, which comes soon after both outputs are closed; if it does not, it is made.
    private func end(by deadline: Date) -> ConfinedProgram.Ended.Way {
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { break }
            if ended < 0, errno != EINTR { return .exited(-1) }
            if Date() > deadline { kill(process, SIGKILL) }
            usleep(2_000)
        }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            var got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
            count = max(0, got)
        }
    }

    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw ConfinedProgram.NotStarted(code: errno) }
        // Another program that starts just now may still get an end; it closes all but its own three first of all.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return (copies + [nil]).withUnsafeBufferPointer { list in
            guard let base = list.baseAddress else { preconditionFailure("a list that ends with nil is not empty") }
            return body(base)
        }
    }
}
