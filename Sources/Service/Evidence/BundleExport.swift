import Evidence
import Market
import Store

extension Marketplace {
    /// The whole case file of a trade, ready to be written out: entries, what the reader may see of them, proofs, files.
    ///
    /// Throws: `NotFound` for one who is no party, `StoreFailure`, `BundleFault`.
    package func bundle(of trade: TradeID, for member: MemberID) async throws -> BundleWriter {
        let reading = try await state(of: trade, for: member)
        let (stored, revisions, names) = try await database.read { connection in
            let revision = try Self.revision(reading.opening.revision, connection)
            var revisions = [revision]
            if let first = reading.trade.openedRevision, first != reading.opening.revision {
                revisions.append(try Self.revision(first, connection))
            }
            let entries = try Journal(connection).entries(of: .trade(trade))
            for entry in entries where entry.header.kind == "revisionPinned" {
                guard case .revisionPinned(let facts) = try entry.event(as: TradeEvent.self) else { continue }
                let pinned = try Self.revision(facts.revision, connection)
                if !revisions.contains(where: { $0.position == pinned.position }) { revisions.append(pinned) }
            }
            return (entries, revisions, try Self.names(of: reading.opening, connection))
        }
        let entries = try stored.map { try disclose($0, to: reading) }
        guard let last = entries.last else { throw NotFound() }
        let sealed = try await notary.sealed(covering: revisions.map(\.position).reduce(last.entry.position, max))
        let references = revisions + (try await passkeyEntries(of: entries))
        let positions = entries.map(\.entry.position) + references.map(\.position) + [sealed.size - 1]
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
        let files = try await files(of: entries, in: reading)
        let exportedAt = clock.now()
        let page = try await page(
            of: reading, entries, revisions[0], names: names, files, checkpoint: checkpoint, at: exportedAt)
        let contents = BundleContents(
            entries: try entries.map { try content($0.entry) }, references: try references.map(content),
            files: files, checkpoint: note, headProof: headProof,
            notary: try content(notaryEntry), page: page.bytes, keys: [keys.log.verifier, keys.record.verifier])
        return try BundleWriter(contents, exportedAtMs: exportedAt.ms, signer: keys.record)
    }

    private func page(
        of reading: TradeReading, _ entries: [TradeEntry], _ revision: Entry, names: [Side: String], _ files: [BundleFile],
        checkpoint: Checkpoint, at exportedAt: Timestamp
    ) async throws -> BundlePage {
        var shown: [Hash: PageFile] = [:]
        for file in files { shown[file.sha256] = try await PageFile(file) }
        var category: Market.Category?
        if case .revisionPublished(let facts) = try revision.event(as: ListingEvent.self) {
            category = categories[facts.category, version: facts.categoryVersion]
        }
        return BundlePage(
            trade: reading.id, opening: reading.opening, names: names, entries: entries, revision: revision,
            category: category, files: shown, checkpoint: checkpoint, exportedAt: exportedAt,
            keys: [keys.log.verifier.encoded, keys.record.verifier.encoded])
    }

    private static let selectRevision: SQL = "SELECT position FROM v_revisions WHERE listing = $1 AND number = $2"
    private static let selectName: SQL = "SELECT display_name FROM v_members WHERE id = $1"

    /// The entry that published a revision.
    private static func revision(
        _ revision: RevisionReference, _ connection: any Connection
    ) throws -> Entry {
        let values: [SQLValue] = [.text(revision.listing.rawValue), .integer(Int64(revision.number))]
        let position = try connection.row(selectRevision, values) { try $0.int64(0) }
        guard let position, let entry = try Journal(connection).entry(at: position) else {
            throw JournalFault.damaged("revision \(revision.number) of \(revision.listing) has no entry")
        }
        return entry
    }

    /// What the parties are called now.
    private static func names(of opening: EnquiryOpened, _ connection: any Connection) throws -> [Side: String] {
        var names: [Side: String] = [:]
        for (side, member) in [(Side.buyer, opening.buyer), (.seller, opening.seller)] {
            names[side] = try connection.row(selectName, [.text(member.rawValue)]) { try $0.textOrNil(0) } ?? nil
        }
        return names
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
        // A file that went with erased values is only named.
        func add(_ file: BundleFile?) { file.map { files[$0.sha256] = $0 } }
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
                if let document = try TermsDocument(of: facts, in: reading) { add(BundleFile(document.bytes)) }
            case .filesDelivered(let facts):
                if let names = facts.names.value {
                    add(BundleFile(DeliveryManifest.bytes(facts.artefacts, names: names)))
                }
                for artefact in facts.artefacts { add(try await file(artefact)) }
            // What was sent travels as it was sent; the cleaned picture that pages show is no evidence.
            case .messagePosted, .recordAdded:
                for (sent, _) in item.sentFiles { add(try await file(sent.original)) }
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
            case .enquiryOpened, .termsConfirmed, .termsDeclined, .proposalLapsed, .agreementReached,
                .paymentStarted, .paymentReceived, .paymentLapsed, .artefactDownloaded, .receiptSigned,
                .accessConfirmed, .mailAccepted, .mailRefused, .criterionAccepted, .criterionRefused, .changeRequested,
                .changeLapsed,
                .acceptanceConfirmed, .acceptancePassed, .holdReleased, .refundOrdered, .refundMade, .tradeRated, .ratingChanged,
                .ratingReplied, .ratingMasked, .pressureNoted, .exclusionDecided, .exclusionAppealed, .exclusionRuled,
                .ratingsRevealed, .clauseTicked, .agreementAmended, .revisionPinned, .erased, .offPlatformWarned, .messagesReceived,
                .messagesRead, .messageWithdrawn:
                continue
            }
        }
        for file in try await signatureFiles(of: entries) { add(file) }
        return files.values.sorted { $0.sha256.hex < $1.sha256.hex }
    }

    /// A stored artefact as a member of a bundle. Its checksum stands before its data, so it is read once beforehand.
    private func file(_ artefact: Artefact) async throws -> BundleFile? {
        guard let name = BlobName(artefact.sha256.rawValue), let hash = Hash(hex: artefact.sha256.rawValue) else {
            throw JournalFault.damaged("an artefact's hash is malformed")
        }
        let reader: any BlobReader
        do {
            reader = try await blobs.open(name)
        } catch StoreFailure.blobMissing(let missing) {
            let erased = try await database.read { try ErasureView($0).files().map(\.sha256) }
            guard erased.contains(artefact.sha256.rawValue) else { throw StoreFailure.blobMissing(missing) }
            return nil
        }
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
