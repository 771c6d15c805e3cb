import Foundation

/// A server as a process of its own, watched from outside.
final class ServerProcess {
    let port: UInt16
    /// Seconds from the process's start to its first answered request.
    let secondsToFirstAnswer: Double
    private let process: Process

    /// Starts a program and waits until it answers.
    init(_ program: URL, _ arguments: [String], in folder: URL, port: UInt16, log: URL) throws {
        self.port = port
        process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        FileManager.default.createFile(atPath: log.path, contents: nil)
        let output = try FileHandle(forWritingTo: log)
        process.standardOutput = output
        process.standardError = output
        let start = nanoseconds()
        try process.run()
        while !Socket.isOpen(port: port) {
            guard process.isRunning, nanoseconds() - start < 120_000_000_000 else {
                throw MessageReader.Malformed(what: "the server did not start; see \(log.path)")
            }
            usleep(2_000)
        }
        _ = try Once.send(Request.page("/", token: "x"), to: port)
        secondsToFirstAnswer = Double(nanoseconds() - start) / 1e9
    }

    var pid: Int32 { process.processIdentifier }

    /// The most memory it has had so far, in MiB.
    var peakMemoryMiB: Int {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
            return (Int(line.split(separator: " ").dropFirst().first ?? "0") ?? 0) / 1_024
        }
    }

    /// The processor time it has used so far, in seconds.
    var processorSeconds: Double {
        get throws {
            let stat = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
            let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
            let ticks = (Double(fields[12]) ?? 0) + (Double(fields[13]) ?? 0)
            return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
        }
    }

    /// Stops it cleanly, and waits until it has.
    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}

/// The processor time that the driver itself has used, in seconds.
func ownProcessorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}
