import Evidence
import Market
import Store

extension Marketplace {
    /// The whole case file of a trade, ready to be written out: entries, what the reader may see of them, proofs, files.
    ///
    /// Throws: `NotFound` for one who is no party, `StoreFailure`, `BundleFault`.
    package func bundle(of trade: TradeID, for member: MemberID) async throws -> BundleWriter {
        let reading = try await state(of: trade, for: member)
        let (stored, revision, title) = try await database.read { connection in
            let (revision, title) = try Self.revision(of: reading.opening, connection)
            return (try Journal(connection).entries(of: .trade(trade)), revision, title)
        }
        let entries = try stored.map { try disclose($0, to: reading) }
        guard let last = entries.last else { throw NotFound() }
        let sealed = try await notary.sealed(covering: max(last.entry.position, revision.position))
        let positions = entries.map(\.entry.position) + [revision.position, sealed.size - 1]
        let (proofs, notaryEntry) = try await database.read { [subtrees = notary.subtrees] connection in
            (
                try Self.proofs(positions, in: sealed, subtrees, connection),
                try Journal(connection).entry(at: sealed.size - 1)
            )
        }
        // Between the reading and the checkpoint the case may have grown; then it is read again.
        guard let note = sealed.note, let checkpoint = Checkpoint(text: note.text), let newest = entries.last?.entry,
            let headProof = sealed.heads.inclusion(of: newest.header.streamNumber)
        else { throw NotFound() }
        guard headProof.verify(leaf: HeadLeaf(newest.header, entryHash: newest.hash).leafHash, root: sealed.heads.root)
        else { return try await bundle(of: trade, for: member) }
        func content(_ entry: Entry) throws -> BundleContents.Entry {
            guard let inclusion = proofs[entry.position] else { throw NotFound() }
            return BundleContents.Entry(header: entry.header, openings: entry.openings, inclusion: inclusion)
        }
        guard let notaryEntry else {
            throw JournalFault.damaged("the notary's entry under the newest checkpoint is missing")
        }
        let page = BundlePage(
            trade: trade, title: title ?? trade.rawValue, entries: entries, checkpoint: checkpoint)
        let contents = BundleContents(
            entries: try entries.map { try content($0.entry) }, references: [try content(revision)],
            files: try await files(of: entries, in: reading), checkpoint: note, headProof: headProof,
            notary: try content(notaryEntry), page: page.bytes, keys: [keys.log.verifier, keys.record.verifier])
        return try BundleWriter(contents, exportedAtMs: clock.now().ms, signer: keys.record)
    }

    private static let selectRevision: SQL = "SELECT position, title FROM v_revisions WHERE listing = $1 AND number = $2"

    /// The entry that published what the trade is about, and the title if it still stands.
    private static func revision(
        of opening: EnquiryOpened, _ connection: any Connection
    ) throws -> (entry: Entry, title: String?) {
        let values: [SQLValue] = [.text(opening.revision.listing.rawValue), .integer(Int64(opening.revision.number))]
        let found = try connection.row(selectRevision, values) { row in (try row.int64(0), try row.textOrNil(1)) }
        guard let (position, title) = found, let entry = try Journal(connection).entry(at: position) else {
            throw JournalFault.damaged("revision \(opening.revision.number) of \(opening.revision.listing) has no entry")
        }
        return (entry, title)
    }

    /// The inclusion proofs of those places in the log as it was sealed.
    func proofs(_ positions: [Int64], in sealed: Notary.Sealed) async throws -> [Int64: InclusionProof] {
        try await database.read { [subtrees = notary.subtrees] connection in
            try Self.proofs(positions, in: sealed, subtrees, connection)
        }
    }

    private static func proofs(
        _ positions: [Int64], in sealed: Notary.Sealed, _ subtrees: KeptSubtrees, _ connection: any Connection
    ) throws -> [Int64: InclusionProof] {
        let log = LogTable(connection)
        var tree = TiledTree(size: sealed.size, memory: subtrees) { try log.tile($0) }
        var proofs: [Int64: InclusionProof] = [:]
        for position in positions { proofs[position] = try tree.inclusion(of: position) }
        return proofs
    }

    /// The files that the entries name: every confirmed document, every delivery's manifest, and what was delivered.
    private func files(of entries: [TradeEntry], in reading: TradeReading) async throws -> [BundleFile] {
        var files: [Hash: BundleFile] = [:]
        func add(_ file: BundleFile) { files[file.sha256] = file }
        var secrets: [Int: Digest] = [:]
        let criteria = entries.lazy.compactMap { item in
            if case .termsProposed(let facts) = item.event, facts.number == reading.trade.agreement?.number {
                facts.wording.value?.agreedCriteria
            } else {
                nil
            }
        }.first
        for item in entries {
            switch item.event {
            case .termsProposed(let facts):
                guard let wording = facts.wording.value else { continue }
                let document = try TermsDocument(
                    trade: reading.id, opening: reading.opening, number: facts.number, terms: facts.terms,
                    wording: wording)
                add(BundleFile(document.bytes))
            case .filesDelivered(let facts):
                if let names = facts.names.value {
                    add(BundleFile(DeliveryManifest.bytes(facts.artefacts, names: names)))
                }
                for artefact in facts.artefacts { add(try await file(artefact)) }
            case .mailPrepared(let facts):
                if let names = facts.names.value {
                    add(BundleFile(DeliveryManifest.bytes(facts.artefacts, names: names)))
                }
                for artefact in facts.artefacts { add(try await file(artefact)) }
            case .secretDelivered(let facts):
                secrets[facts.round] = facts.document
                add(BundleFile(DeliveryManifest.secret(facts.document)))
            case .secretRevealed(let facts):
                // Before the buyer has revealed it, nobody takes the secret away with the case file.
                if let document = secrets[facts.round] { add(BundleFile(try await secretDocument(document))) }
            case .repositoryHandedOver(let facts):
                if let address = facts.address.value {
                    add(BundleFile(DeliveryManifest.repository(address, facts.commit.rawValue)))
                }
            case .serviceReported(let facts):
                if let report = facts.report.value, let criteria {
                    add(BundleFile(DeliveryManifest.service(report, criteria)))
                }
            case .enquiryOpened, .messagePosted, .termsConfirmed, .termsDeclined, .proposalLapsed, .agreementReached,
                .paymentStarted, .paymentReceived, .paymentLapsed, .artefactDownloaded, .receiptSigned,
                .accessConfirmed, .mailAccepted, .mailRefused, .criterionAccepted, .criterionRefused, .changeRequested,
                .changeLapsed,
                .acceptanceConfirmed, .acceptancePassed, .holdReleased, .refundOrdered, .refundMade, .tradeRated,
                .ratingsRevealed:
                continue
            }
        }
        return files.values.sorted { $0.sha256.hex < $1.sha256.hex }
    }

    /// A stored artefact as a member of a bundle. Its checksum stands before its data, so it is read once beforehand.
    private func file(_ artefact: Artefact) async throws -> BundleFile {
        guard let name = BlobName(artefact.sha256.rawValue), let hash = Hash(hex: artefact.sha256.rawValue) else {
            throw JournalFault.damaged("an artefact's hash is malformed")
        }
        let reader = try await blobs.open(name)
        var sum = CRC32()
        var offset: Int64 = 0
        while offset < reader.sizeBytes {
            let piece = try await reader.read(offset: offset, countMax: BundleWriter.pieceBytesMax)
            sum.update(piece)
            offset += Int64(piece.count)
        }
        return BundleFile(sha256: hash, crc32: sum.value, sizeBytes: reader.sizeBytes) { offset, count in
            try await reader.read(offset: offset, countMax: count)
        }
    }
}
