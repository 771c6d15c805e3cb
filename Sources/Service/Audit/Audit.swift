import Evidence
import Ledger
import Market
import Store

/// Recomputes everything that the store claims, from the bytes up: chain, commitments, tree, checkpoint, ledger, files.
package struct Audit: Sendable {
    private let database: any Database
    private let blobs: any Blobs
    private let logKey: VerifierKey

    package init(database: any Database, blobs: any Blobs, logKey: VerifierKey) {
        self.database = database
        self.blobs = blobs
        self.logKey = logKey
    }

    /// What was found to agree.
    package struct Report: Sendable, Equatable {
        /// Entries whose hash, place and time were recomputed.
        package var entries: Int64 = 0
        /// Streams whose chain was followed.
        package var streams = 0
        /// Disclosed values that were held against their commitments.
        package var openings: Int64 = 0
        /// Checkpoints whose signature and root were checked.
        package var checkpoints = 0
        /// Postings that were derived again from their entries.
        package var postings: Int64 = 0
        /// Files whose bytes were read and hashed.
        package var files = 0
        /// Gateways' bills that were held against the ledger again.
        package var bills = 0
        /// The differences between bills and ledger that nobody has resolved, in words.
        package var openDifferences: [String] = []
    }

    /// The first thing that does not agree, in words.
    package struct Fault: Error, Equatable, CustomStringConvertible {
        /// What does not agree, and where.
        package let description: String

        init(_ description: String) { self.description = description }
    }

    /// Checks all of it. Throws: `Fault` with the first thing that does not agree.
    package func run() async throws -> Report {
        var (report, files) = try await database.readLong { connection in
            var files: Set<String> = []
            var report = Report()
            try checkEntries(connection, &report, &files)
            files.subtract(try ErasureView(connection).files().map(\.sha256))
            try checkOpenings(connection, &report)
            try checkLedger(connection, &report)
            return (report, files)
        }
        for name in files.sorted() {
            guard let blob = BlobName(name) else { throw Fault("an entry names a file by a malformed hash: \(name)") }
            do {
                try await blobs.verify(blob)
            } catch {
                throw Fault("the file \(name) does not agree with its name: \(error)")
            }
            report.files += 1
        }
        (report.bills, report.openDifferences) = try await BillsAudit(database: database, blobs: blobs).run()
        return report
    }

    private static let selectEntries: SQL =
        "SELECT position, stream_number, sequence, hash, header FROM entries ORDER BY position"
    private static let selectStreams: SQL = "SELECT number, sequence, head FROM streams ORDER BY number"
    private static let selectCheckpoints: SQL = "SELECT size, note FROM checkpoints ORDER BY size"

    private func checkEntries(_ connection: any Connection, _ report: inout Report, _ files: inout Set<String>) throws {
        var chains: [Int64: CaseChain] = [:]
        var tree = MerkleFrontier()
        var tiles = TileWriter()
        var leaves: [Hash] = []
        let log = LogTable(connection)
        let covered = try log.newestCheckpoint()?.size ?? 0
        var checkpoints = try connection.rows(Self.selectCheckpoints, []) { (try $0.int64(0), try $0.bytes(1)) }[...]
        report.checkpoints = checkpoints.count
        var expected: Int64 = 0
        try connection.forEachRow(Self.selectEntries, []) { row in
            let position = try row.int64(0)
            guard position == expected else { throw Fault("entry \(expected) is missing") }
            let header: EntryHeader
            do {
                header = try EntryHeader(parsing: row.bytes(4))
            } catch {
                throw Fault("entry \(position) does not parse: \(error)")
            }
            guard header.entryHash.bytes == (try row.bytes(3)) else {
                throw Fault("entry \(position) has other bytes than its stored hash says")
            }
            guard header.streamNumber == (try row.int64(1)), header.sequence == (try row.int64(2)) else {
                throw Fault("entry \(position) is filed under another stream or sequence than its own")
            }
            try extend(&chains[header.streamNumber, default: CaseChain()], by: header, at: position)
            tree.append(header.entryHash)
            if position < covered { leaves.append(header.entryHash) }
            if leaves.count == Self.leavesMax { try checkTiles(&tiles, &leaves, log) }
            if let (size, note) = checkpoints.first, size == tree.size {
                try check(note, size: size, root: tree.root)
                checkpoints.removeFirst()
            }
            collect(files: header, into: &files)
            expected += 1
        }
        try checkTiles(&tiles, &leaves, log)
        guard checkpoints.isEmpty else { throw Fault("a checkpoint covers more entries than there are") }
        report.entries = expected
        report.streams = chains.count
        try checkHeads(connection, chains)
    }

    private func extend(_ chain: inout CaseChain, by header: EntryHeader, at position: Int64) throws {
        do {
            try chain.append(header)
        } catch {
            throw Fault("entry \(position), number \(error.sequence) of \(header.stream): \(error.reason.rawValue)")
        }
    }

    /// How many leaves are held at a time.
    private static let leavesMax = 65_536

    /// Compares the stored tiles with those that the leaves make; a stored one may have grown further since.
    private func checkTiles(_ tiles: inout TileWriter, _ leaves: inout [Hash], _ log: LogTable) throws {
        for tile in tiles.append(leaves) {
            guard try log.tile(tile.id)?.starts(with: tile.bytes) == true else {
                throw Fault("the tile \(tile.path) is not made of the entries below it")
            }
        }
        leaves = []
    }

    private func check(_ bytes: [UInt8], size: Int64, root: Hash) throws {
        do {
            let note = try SignedNote(parsing: bytes)
            _ = try note.verify(by: [logKey])
            guard let checkpoint = Checkpoint(text: note.text), checkpoint.size == size, checkpoint.root == root else {
                throw Fault("the checkpoint at \(size) is of another tree")
            }
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault("the checkpoint at \(size) is not signed by the log's key: \(error)")
        }
    }

    private func checkHeads(_ connection: any Connection, _ chains: [Int64: CaseChain]) throws {
        var seen = 0
        try connection.forEachRow(Self.selectStreams, []) { row in
            let number = try row.int64(0)
            guard let chain = chains[number], chain.nextSequence == (try row.int64(1)) + 1,
                chain.headHash?.bytes == (try row.bytes(2))
            else { throw Fault("the newest entry of stream number \(number) is not the one that is remembered") }
            seen += 1
        }
        guard seen == chains.count else { throw Fault("\(chains.count - seen) streams are not remembered") }
    }

    private static let selectOpenings: SQL =
        """
        SELECT o.position, o.field, o.salt, o.value, e.header FROM openings o JOIN entries e ON e.position = o.position
        ORDER BY o.position, o.field
        """
    private static let countOpenings: SQL = "SELECT count(*) FROM openings"

    private func checkOpenings(_ connection: any Connection, _ report: inout Report) throws {
        try connection.forEachRow(Self.selectOpenings, []) { row in
            let (position, field) = (try row.int64(0), try row.text(1))
            let header = try EntryHeader(parsing: row.bytes(4))
            guard let opening = Opening(salt: try row.bytes(2), value: try row.bytes(3)),
                let commitment = header.sealed[field], Commitment.verify(commitment, opening: opening, field: field)
            else { throw Fault("the value of \(field) in entry \(position) is not the one that was committed to") }
            report.openings += 1
        }
        let all = try connection.row(Self.countOpenings, []) { try $0.int64(0) } ?? 0
        guard all == report.openings else { throw Fault("\(all - report.openings) values belong to no entry") }
    }

    private static let selectTradeEntries: SQL =
        "SELECT position, header FROM entries ORDER BY position"
    private static let selectPostings: SQL =
        "SELECT position, account, currency, amount_minor FROM v_postings ORDER BY position, ordinal"
    private static let selectBalances: SQL =
        "SELECT account, currency, balance_minor FROM v_balances ORDER BY account, currency"

    /// Makes all transfers again from the entries, and compares every posting and every balance.
    private func checkLedger(_ connection: any Connection, _ report: inout Report) throws {
        var books = Books()
        var expected: [String] = []
        var days = DaySums()
        try connection.forEachRow(Self.selectTradeEntries, []) { row in
            let entry = Entry(
                position: try row.int64(0), header: try EntryHeader(parsing: row.bytes(1)),
                hash: Merkle.emptyRoot, openings: [:])
            let stream = StreamName(text: entry.header.stream)
            let transfers = try entry.transfers(in: stream)
            guard !transfers.isEmpty else { return }
            do {
                try books.post(transfers)
            } catch {
                throw Fault("the transfers of entry \(entry.position) cannot be made: \(error)")
            }
            days.add(transfers, on: BeijingDay(of: entry.time))
            for transfer in transfers {
                let (minor, code) = (transfer.amount.minor, transfer.amount.currency.code)
                expected.append("\(entry.position) \(transfer.from.name) \(code) \(-minor)")
                expected.append("\(entry.position) \(transfer.to.name) \(code) \(minor)")
            }
            guard try books.totalMinor(in: transfers[0].amount.currency) == 0 else {
                throw Fault("the sum over all accounts is not zero after entry \(entry.position)")
            }
        }
        let kept = try connection.rows(Self.selectPostings, []) { row in
            "\(try row.int64(0)) \(try row.text(1)) \(try row.text(2)) \(try row.int64(3))"
        }
        if let place = zip(expected, kept).map({ $0 == $1 }).firstIndex(of: false) {
            throw Fault("the ledger has the posting \(kept[place]) where the entries mean \(expected[place])")
        }
        guard expected.count == kept.count else {
            throw Fault("the ledger has \(kept.count) postings where the entries mean \(expected.count)")
        }
        report.postings = Int64(kept.count)
        try days.check(connection)
        try connection.forEachRow(Self.selectBalances, []) { row in
            let (name, code, minor) = (try row.text(0), try row.text(1), try row.int64(2))
            guard let account = Account(name: name), let currency = Currency(code: code),
                books.balanceMinor(of: account, in: currency) == minor
            else { throw Fault("the balance of \(name) is not the sum of its postings") }
        }
    }

    /// The files that an entry of ours names: artefacts and screenshots.
    private func collect(files header: EntryHeader, into files: inout Set<String>) {
        func collect(_ json: JSON?) {
            if let sha256 = json?["sha256"]?.string { files.insert(sha256) }
        }
        collect(header.facts["artefact"])
        collect(header.facts["bill"])
        for artefact in header.facts["artefacts"]?.array ?? [] { collect(artefact) }
        for screenshot in header.facts["screenshots"]?.array ?? [] {
            if let sha256 = screenshot.string { files.insert(sha256) }
        }
    }
}

extension Entry {
    /// The transfers that the entry means, whichever kind of stream it stands in.
    fileprivate func transfers(in stream: StreamName) throws -> [Transfer] {
        let identifier = String(stream.identifier)
        if stream.kind == Trade.streamKind, let trade = TradeID(rawValue: identifier) {
            return try event(as: TradeEvent.self).transfers(in: trade)
        }
        if stream.kind == Reconciliation.streamKind {
            return try event(as: ReconciliationEvent.self).transfers(at: identifier)
        }
        if stream.kind == Wallet.streamKind, let member = MemberID(rawValue: identifier) {
            return try event(as: WalletEvent.self).transfers(in: member)
        }
        return []
    }
}
