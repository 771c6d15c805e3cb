import Foundation
import Glibc
import Logging
import Market
import ServiceLifecycle
import Store

/// Reads artefacts in processes of their own, a few at a time, and keeps what was found by the hash of the bytes: the same bytes
/// are read once, whoever deposits them.
///
/// What is asked for stands in a table, so it survives a restart and any node may do it. Whoever reads holds the row by the
/// machine's clock and says so again and again; a row that nobody has held for a while is anybody's.
package struct Inspections: Sendable {
    /// How long publishing waits for the facts, in milliseconds.
    package static let publishWaitMs: Int64 = 20_000
    /// Counted up with every change of what is found, so that older findings are made anew.
    static let reader: Int64 = 1
    /// How long a row is held without a word, in milliseconds.
    private static let holdMs: Int64 = 20_000
    /// How often progress is written, in milliseconds.
    private static let progressMs: Int64 = 300

    private let database: any Database
    private let blobs: any Blobs
    let program: ConfinedProgram?
    private let logger: Logger
    private let desk = InspectionDesk(atOnce: 2)

    init(database: any Database, blobs: any Blobs, program: ConfinedProgram?, logger: Logger) {
        self.database = database
        self.blobs = blobs
        self.program = program
        self.logger = logger
    }

    /// How far the reading of an artefact is.
    package enum State: Sendable, Equatable {
        /// Nobody reads it yet.
        case waiting
        /// So many of its packed bytes are read, and so many files were seen.
        case reading(bytesRead: Int64, ofBytes: Int64, files: Int)
        case done(Inspected)
    }

    private static let insert: SQL =
        """
        INSERT INTO inspections (sha256, reader, bytes, bytes_read, files, asked_ms, held_ms, result)
        VALUES ($1, $2, $3, 0, 0, $4, NULL, NULL)
        ON CONFLICT (sha256) DO UPDATE SET reader = excluded.reader, bytes_read = 0, files = 0, held_ms = NULL, result = NULL
        WHERE inspections.reader < excluded.reader
        """
    private static let select: SQL = "SELECT bytes, bytes_read, files, held_ms, result FROM inspections WHERE sha256 = $1"
    private static let hold: SQL =
        """
        UPDATE inspections SET held_ms = $2, bytes_read = 0, files = 0
        WHERE sha256 = $1 AND result IS NULL AND (held_ms IS NULL OR held_ms < $3) RETURNING bytes
        """
    private static let go: SQL =
        "UPDATE inspections SET held_ms = $2, bytes_read = $3, files = $4 WHERE sha256 = $1 AND result IS NULL"
    private static let finish: SQL = "UPDATE inspections SET result = $2, bytes_read = bytes WHERE sha256 = $1"
    private static let selectOpen: SQL =
        """
        SELECT sha256 FROM inspections WHERE result IS NULL AND (held_ms IS NULL OR held_ms < $1) ORDER BY asked_ms, sha256
        LIMIT 20
        """

    /// Notes that an artefact is to be read, in the transaction that takes it in.
    func ask(for sha256: Digest, bytes: Int64, _ connection: any Connection) throws {
        guard program != nil else { return }
        try connection.run(
            Self.insert, [.text(sha256.rawValue), .integer(Self.reader), .integer(bytes), .integer(SystemClock().now().ms)])
    }

    /// Has an artefact that was asked for read as soon as there is a place. Returns at once.
    func begin(_ sha256: Digest) {
        guard let program else { return }
        Task.detached {
            await desk.work(on: sha256) {
                do {
                    try await read(sha256, with: program)
                } catch {
                    logger.error("An artefact could not be read", metadata: ["sha256": "\(sha256)", "failure": "\(error)"])
                }
            }
        }
    }

    /// How far the reading of an artefact is; nil if it was never asked for. Throws: `StoreFailure`.
    package func state(of sha256: Digest) async throws -> State? {
        try await database.read { connection in
            try connection.row(Self.select, [.text(sha256.rawValue)]) { row in
                if let result = try row.textOrNil(4) {
                    return .done(try JSONDecoder().decode(Inspected.self, from: Data(result.utf8)))
                }
                if try row.int64OrNil(3) == nil { return .waiting }
                return .reading(
                    bytesRead: try row.int64(1), ofBytes: try row.int64(0), files: Int(try row.int64(2)))
            }
        }
    }

    /// What reading an artefact comes to, waited for; nil where nothing reads artefacts.
    ///
    /// Throws: `ArtefactStillRead` when the time is over, `StoreFailure`.
    package func outcome(of artefact: Artefact, waitMs: Int64) async throws -> Inspected? {
        guard program != nil else { return nil }
        try await database.write { try ask(for: artefact.sha256, bytes: artefact.bytes, $0) }
        begin(artefact.sha256)
        let end = ContinuousClock.now.advanced(by: .milliseconds(waitMs))
        while true {
            let state = try await state(of: artefact.sha256)
            if case .done(let inspected)? = state { return inspected }
            guard ContinuousClock.now < end else {
                if case .reading(let bytesRead, let bytes, _)? = state {
                    throw ArtefactStillRead(percent: Int(bytesRead * 100 / max(1, bytes)))
                }
                throw ArtefactStillRead(percent: 0)
            }
            try await Task.sleep(for: .milliseconds(40))
        }
    }

    /// Begins what was asked for and is read by nobody, such as after a restart. Says how many those are.
    @discardableResult
    func beginOpen() async throws -> Int {
        guard program != nil else { return 0 }
        let least = SystemClock().now().ms - Self.holdMs
        let open = try await database.read { connection in
            try connection.rows(Self.selectOpen, [.integer(least)]) { try Digest.stored($0.text(0)) }
        }
        for sha256 in open { begin(sha256) }
        return open.count
    }

    // MARK: Reading one

    private func read(_ sha256: Digest, with program: ConfinedProgram) async throws {
        let now = SystemClock().now().ms
        let isOurs = try await database.write { connection in
            try connection.row(
                Self.hold, [.text(sha256.rawValue), .integer(now), .integer(now - Self.holdMs)]
            ) { try $0.int64(0) } != nil
        }
        guard isOurs, let name = BlobName(sha256.rawValue) else { return }
        let file = try await blobs.handOver(name)
        var inspected = try await read(file, of: sha256, with: program)
        // A reader that died may have died of the machine's troubles. One that dies twice dies of the artefact.
        if inspected == .unread(.init(.readerFailed)) { inspected = try await read(file, of: sha256, with: program) }
        let result = String(decoding: try JSONEncoder().encode(inspected), as: UTF8.self)
        try await database.write { connection in
            try connection.run(Self.finish, [.text(sha256.rawValue), .text(result)])
        }
        if case .unread(let unread) = inspected {
            logger.notice("An artefact was not read", metadata: ["sha256": "\(sha256)", "reason": "\(unread.reason)"])
        }
    }

    private func read(_ file: OpenedBlob, of sha256: Digest, with program: ConfinedProgram) async throws -> Inspected {
        lseek(file.descriptor, 0, SEEK_SET)
        let (marks, mark) = AsyncStream.makeStream(of: Progress.self, bufferingPolicy: .bufferingNewest(1))
        return try await withThrowingTaskGroup(of: Inspected?.self) { group in
            group.addTask {
                defer { mark.finish() }
                let ended = try await program.run(
                    ["inspect"], on: file, wallMs: Int64(Inspected.Limits.wallSeconds) * 1_000,
                    outputBytesMax: Inspected.Limits.answerBytesMax
                ) { line in
                    if let progress = Progress(line) { mark.yield(progress) }
                }
                if ended.way != .exited(0) {
                    logger.warning("A reader did not end well", metadata: ["sha256": "\(sha256)", "end": "\(ended.way)"])
                }
                return Self.meaning(of: ended)
            }
            group.addTask {
                for await progress in marks {
                    try await tell(progress, of: sha256)
                    guard await Self.isStillNeeded(afterMs: Self.progressMs) else { break }
                }
                return nil
            }
            group.addTask {
                while await Self.isStillNeeded(afterMs: Self.holdMs / 4) { try await holdOn(to: sha256) }
                return nil
            }
            var inspected: Inspected?
            for try await part in group where part != nil {
                inspected = part
                group.cancelAll()
            }
            return inspected ?? .unread(.init(.readerFailed))
        }
    }

    private func tell(_ progress: Progress, of sha256: Digest) async throws {
        let now = SystemClock().now().ms
        try await database.write { connection in
            try connection.run(
                Self.go,
                [.text(sha256.rawValue), .integer(now), .integer(progress.bytesRead), .integer(Int64(progress.files))])
        }
    }

    private static let keep: SQL = "UPDATE inspections SET held_ms = $2 WHERE sha256 = $1 AND result IS NULL"

    /// Says that the artefact is still being read, however long the next file takes.
    private func holdOn(to sha256: Digest) async throws {
        let now = SystemClock().now().ms
        try await database.write { try $0.run(Self.keep, [.text(sha256.rawValue), .integer(now)]) }
    }

    /// Waits; false once the reading is over.
    private static func isStillNeeded(afterMs: Int64) async -> Bool {
        do {
            try await Task.sleep(for: .milliseconds(afterMs))
            return true
        } catch {
            return false
        }
    }

    /// What the end of the reader means. One that died of its limits says so by the signal; any other death is its failure.
    private static func meaning(of ended: ConfinedProgram.Ended) -> Inspected {
        switch ended.way {
        case .exited(0):
            do {
                let inspected = try JSONDecoder().decode(Inspected.self, from: Data(ended.output))
                return inspected.isPlausible ? inspected : .unread(.init(.readerFailed))
            } catch {
                return .unread(.init(.readerFailed))
            }
        case .outOfTime: return .unread(.init(.tookTooLong, limit: Int64(Inspected.Limits.wallSeconds)))
        case .killed(SIGXCPU): return .unread(.init(.tookTooLong, limit: Int64(Inspected.Limits.cpuSeconds)))
        case .exited, .killed, .wroteTooMuch: return .unread(.init(.readerFailed))
        }
    }

    private struct Progress: Sendable {
        let bytesRead: Int64
        let files: Int

        /// `progress 1048576 12`.
        init?(_ line: Substring) {
            let words = line.split(separator: " ")
            guard words.count == 3, words[0] == "progress", let bytesRead = Int64(words[1]), let files = Int(words[2]) else {
                return nil
            }
            self.bytesRead = bytesRead
            self.files = files
        }
    }
}

/// The artefact is still being read, so nobody can say yet what is in it.
package struct ArtefactStillRead: Refusal {
    /// How much of it is read, in hundredths.
    package let percent: Int

    package var code: String { "artefactStillRead" }
    package var details: [String] { [String(percent)] }
}

/// Lets a few inspections run at once, each artefact once.
private actor InspectionDesk {
    private let atOnce: Int
    private var running = 0
    private var known: Set<Digest> = []
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(atOnce: Int) { self.atOnce = atOnce }

    func work(on sha256: Digest, _ work: @Sendable () async -> Void) async {
        guard known.insert(sha256).inserted else { return }
        if running >= atOnce { await withCheckedContinuation { waiting.append($0) } } else { running += 1 }
        await work()
        known.remove(sha256)
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}

/// Takes up what was asked for and is read by nobody.
package struct InspectionRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 3_000

    /// Reads the artefacts of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Inspections could not be begun") {
            try await marketplace.inspections.beginOpen()
        }
    }
}
