import Foundation
import Market
import Synchronization
import Testing

/// The process that reads an artefact, from outside.
@Suite(.serialized) struct InspectCommandTests {
    /// What a reader came to, and what could be seen of it while it ran.
    struct Seen {
        var status: Int32 = -1
        var inspected: Inspected?
        var progress: [Int64] = []
        var peakBytes: Int64 = 0
        var isFiltered = false
        var seconds = 0.0
    }

    /// 3,000 files in 30 MB; with `CHENGXU_LARGE_ARTEFACT` set, 100,000 files in 1 GiB.
    @Test func aLargeArchiveIsReadInBoundedMemory() async throws {
        let isLarge = ProcessInfo.processInfo.environment["CHENGXU_LARGE_ARTEFACT"] != nil
        let files = isLarge ? 100_000 : 3_000
        try await withFolder { folder in
            let archive = folder.appending(path: "large.tar")
            try Self.write(files, to: archive)
            let sizeBytes = try #require(try FileManager.default.attributesOfItem(atPath: archive.path)[.size] as? Int64)
            let seen = try await Self.inspect(archive)
            guard case .read(let facts, _)? = seen.inspected else { return #expect(Bool(false), "\(seen)") }
            #expect(seen.status == 0)
            #expect(facts.files == files)
            #expect(facts.languages.map(\.language) == [.java])
            #expect(facts.languages.first?.files == files / 2)
            #expect(seen.progress == seen.progress.sorted())
            #expect(seen.progress.count > (isLarge ? 100 : 3))
            #expect(seen.progress.allSatisfy { (0...sizeBytes).contains($0) })
            #expect(seen.peakBytes > 0 && seen.peakBytes < 200 << 20, "\(seen.peakBytes)")
            #expect(seen.isFiltered, "the system calls are filtered")
            if isLarge { print("1 GiB, \(files) files: \(seen.seconds) s, peak \(seen.peakBytes >> 20) MiB") }
        }
    }

    /// A file of nothing but a hole takes no room in an archive.
    @Test(arguments: [
        (Int64(1) << 40, Inspected.Reason.unpacksTooLarge), (Int64(2) << 30, .ratioTooHigh),
    ])
    func holesCountAsWhatTheyUnpackTo(bytes: Int64, reason: Inspected.Reason) async throws {
        try await withFolder { folder in
            let hole = folder.appending(path: "hole")
            try #require(FileManager.default.createFile(atPath: hole.path, contents: nil))
            let file = try FileHandle(forWritingTo: hole)
            try file.truncate(atOffset: UInt64(bytes))
            try file.close()
            let archive = folder.appending(path: "a.tar")
            let tar = Process()
            tar.executableURL = URL(filePath: "/usr/bin/env")
            tar.arguments = ["tar", "-S", "-cf", archive.path, "-C", folder.path, "hole"]
            try tar.run()
            tar.waitUntilExit()
            let seen = try await Self.inspect(archive)
            guard case .unread(let unread)? = seen.inspected else { return #expect(Bool(false), "\(seen)") }
            #expect(unread.reason == reason)
        }
    }

    @Test func itCannotWriteAFile() async throws {
        try await withFolder { folder in
            let archive = folder.appending(path: "a.tar")
            try Self.write(4, to: archive)
            let answer = folder.appending(path: "answer")
            #expect(FileManager.default.createFile(atPath: answer.path, contents: nil))
            let process = Process()
            process.executableURL = Command.binary
            process.arguments = ["inspect"]
            process.standardInput = try FileHandle(forReadingFrom: archive)
            process.standardOutput = try FileHandle(forWritingTo: answer)
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus != 0)
            #expect(try Data(contentsOf: answer).isEmpty, "even a file that it was handed stays empty")
        }
    }

    /// On a thread of its own, as it waits.
    private static func inspect(_ archive: URL) async throws -> Seen {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try watch(archive) }) }.start()
        }
    }

    private static func watch(_ archive: URL) throws -> Seen {
        var seen = Seen()
        let start = Date()
        let process = Process()
        process.executableURL = Command.binary
        process.arguments = ["inspect"]
        process.standardInput = try FileHandle(forReadingFrom: archive)
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let (told, answered) = (Received(), Received())
        told.read(errors)
        answered.read(output)
        while process.isRunning {
            let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
            for line in status.split(separator: "\n") {
                let words = line.split(whereSeparator: \.isWhitespace)
                if words.first == "VmHWM:", let kibibytes = Int64(words[1]) {
                    seen.peakBytes = max(seen.peakBytes, kibibytes << 10)
                }
                if words.first == "Seccomp:", words.last == "2" { seen.isFiltered = true }
            }
            usleep(5_000)
        }
        seen.seconds = Date().timeIntervalSince(start)
        seen.status = process.terminationStatus
        seen.inspected = try JSONDecoder().decode(Inspected.self, from: answered.all())
        seen.progress = String(decoding: told.all(), as: UTF8.self).split(separator: "\n")
            .compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Int64($0) } }
        return seen
    }

    /// What comes out of a pipe, read on a thread of its own.
    private final class Received: Sendable {
        private let bytes = Mutex<Data?>(nil)

        func read(_ pipe: Pipe) {
            let descriptor = pipe.fileHandleForReading
            Thread { [self] in
                let all = descriptor.readDataToEndOfFile()
                bytes.withLock { $0 = all }
            }.start()
        }

        func all() -> Data {
            while true {
                if let all = bytes.withLock({ $0 }) { return all }
                usleep(1_000)
            }
        }
    }

    /// An archive written by hand, block by block, half source and half noise: 10 KiB a file.
    private static func write(_ files: Int, to url: URL) throws {
        try #require(FileManager.default.createFile(atPath: url.path, contents: nil))
        let file = try FileHandle(forWritingTo: url)
        var noise = SystemRandomNumberGenerator()
        let source = Data(String(repeating: "    int total = order.sum() + 1; // 计算\n", count: 300).utf8.prefix(10_240))
        let random = Data((0..<10_240).map { _ in UInt8.random(in: 0...255, using: &noise) })
        for number in 0..<files {
            var head = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at place: Int) { for (index, byte) in text.utf8.enumerated() { head[place + index] = byte } }
            put("project/module\(number % 300)/file\(number).\(number % 2 == 0 ? "java" : "bin")", at: 0)
            put("0000644", at: 100)
            put("00000024000", at: 124)
            put("00000000000", at: 136)
            put("        ", at: 148)
            put("0", at: 156)
            put("ustar", at: 257)
            put("00", at: 263)
            let octal = String(head.reduce(0) { $0 + Int($1) }, radix: 8)
            put(String(repeating: "0", count: 6 - octal.count) + octal + "\0 ", at: 148)
            try file.write(contentsOf: Data(head) + (number % 2 == 0 ? source : random))
        }
        try file.write(contentsOf: Data(count: 1_024))
        try file.close()
    }
}
