import Evidence
import Logging
import Market
import ServiceLifecycle
import Store

/// Puts committed entries under a signed checkpoint: about once a second when there is something new, and at once when somebody
/// asks for a proof.
///
/// One tick is one transaction: the new leaves, the entry that commits to all streams' newest entries, the tiles, the
/// checkpoint. Whoever ticks first wins; a node whose memory is behind reads the log anew.
package actor Notary: ServiceLifecycle.Service {
    private let database: any Database
    private let clock: any Clock
    private let origin: String
    private let key: SignerKey
    private let logger: Logger
    /// What the newest checkpoint covers; nil until read, and while a tick is at work on it.
    private var sealed: Sealed?
    private var ticking: Task<Sealed, any Error>?
    /// What proofs have computed of this log so far.
    nonisolated let subtrees = KeptSubtrees()

    /// How often the notary looks for something new.
    package static let intervalMs: Int64 = 1_000

    package init(database: any Database, clock: any Clock, origin: String, key: SignerKey, logger: Logger) {
        self.database = database
        self.clock = clock
        self.origin = origin
        self.key = key
        self.logger = logger
    }

    /// The log under one checkpoint.
    struct Sealed: Sendable {
        var tiles: TileWriter
        var heads: HeadsTree
        /// Nil only while the log is empty.
        var note: SignedNote?

        var size: Int64 { tiles.frontier.size }
    }

    /// Integrates and signs again and again until the service is shut down.
    package func run() async throws {
        repeat {
            do {
                _ = try await tick()
            } catch {
                logger.error("The notary could not make a checkpoint", metadata: ["failure": "\(error)"])
            }
        } while await pause(ms: Self.intervalMs)
    }

    /// Covers everything that is committed now; without anything new, the newest checkpoint stays. Nil while the log is empty.
    @discardableResult
    package func checkpoint() async throws -> SignedNote? { try await tick().note }

    /// The log under a checkpoint that covers the entry at `position`.
    func sealed(covering position: Int64) async throws -> Sealed {
        if let sealed, sealed.size > position { return sealed }
        return try await tick()
    }

    /// A tick that is under way may have begun before what the caller wants covered, so the next one is waited for; all who
    /// wait for the same one share it.
    private func tick() async throws -> Sealed {
        if let running = ticking {
            _ = await running.result
            if let next = ticking { return try await next.value }
        }
        let start = sealed
        sealed = nil
        let task = Task {
            defer { ticking = nil }
            let result = try await database.write { [clock, origin, key] connection in
                try Self.seal(connection, from: start, at: clock.now(), origin: origin, by: key)
            }
            sealed = result
            return result
        }
        ticking = task
        return try await task.value
    }

    private static func seal(
        _ connection: any Connection, from memory: Sealed?, at time: Timestamp, origin: String, by key: SignerKey
    ) throws -> Sealed {
        let journal = Journal(connection)
        let log = LogTable(connection)
        let newest = try log.newestCheckpoint()
        let covered = newest?.size ?? 0
        let committed = try journal.size()
        var sealed = try memory.flatMap { $0.size == covered ? $0 : nil } ?? read(journal, log, newest)
        if committed == covered { return sealed }

        sealed.heads.update(try journal.heads(changedFrom: covered, except: HeadsCommitted.stream))
        let head = try journal.head(of: HeadsCommitted.stream)
        _ = try journal.append(
            [HeadsCommitted(size: sealed.heads.size, root: sealed.heads.root)], to: HeadsCommitted.stream, after: head,
            by: HeadsCommitted.actor, at: max(time, head?.time ?? time), salt: { [] })
        let leaves = try journal.hashes(from: covered, upTo: committed + 1)
        try log.put(sealed.tiles.append(leaves))
        precondition(sealed.size == committed + 1, "the tree has one leaf for every entry")
        guard let checkpoint = Checkpoint(origin: origin, size: sealed.size, root: sealed.tiles.frontier.root) else {
            preconditionFailure("the log's name \(origin) cannot stand in a checkpoint")
        }
        let note = try checkpoint.signed(by: [key])
        try log.put(checkpoint: note.bytes, size: sealed.size, at: time)
        sealed.note = note
        return sealed
    }

    /// Reads the log as the newest checkpoint left it. The heads are those of now; what is newer is about to be covered.
    private static func read(
        _ journal: Journal, _ log: LogTable, _ newest: (size: Int64, note: [UInt8])?
    ) throws -> Sealed {
        var leaves: [Hash] = []
        try journal.forEachHead(except: HeadsCommitted.stream) { head in
            while leaves.count < Int(head.streamNumber) { leaves.append(HeadsTree.emptyLeaf) }
            leaves.append(head.leafHash)
        }
        let tiles = try TileWriter(size: newest?.size ?? 0) { try log.tile($0) }
        let note = try newest.map { try SignedNote(parsing: $0.note) }
        return Sealed(tiles: tiles, heads: HeadsTree(leafHashes: leaves), note: note)
    }
}
