import Evidence
import Market
import Store

extension Marketplace {
    /// The whole case file of a trade, ready to be written out: entries, what the reader may see of them, proofs, files.
    ///
    /// Throws: `NotFound` for one who is no party, `StoreFailure`, `BundleFault`.
    package func bundle(of trade: TradeID, for member: MemberID) async throws -> BundleWriter {
        let reading = try await state(of: trade, for: member)
        let record = try await database.read { try BundleRecord(of: reading, $0) }
        guard let newest = record.entries.last?.entry else { throw NotFound() }
        let positions = (record.entries.map(\.entry) + record.references).map(\.position)
        let sealed = try await notary.sealed(covering: positions.max() ?? newest.position)
        let (proofs, notaryEntry) = try await database.read { [subtrees = notary.subtrees] connection in
            (
                try Self.proofs(positions + [sealed.size - 1], in: sealed, subtrees, connection),
                try Journal(connection).entry(at: sealed.size - 1)
            )
        }
        // Between the reading and the checkpoint the case may have grown; then it is read again.
        guard let note = sealed.note, let checkpoint = Checkpoint(text: note.text),
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
        let files = try await files(of: record, in: reading)
        let exportedAt = clock.now()
        let found = try await foundInDeliveries(of: reading.trade)
        let (entries, references) = (try record.entries.map { try content($0.entry) }, try record.references.map(content))
        let notarys = try content(notaryEntry)
        return try await BundleLanes.run(entriesCount: entries.count) {
            let page = try page(of: reading, record, files, found, checkpoint: checkpoint, at: exportedAt)
            let contents = BundleContents(
                entries: entries, references: references, files: files.map(\.file), checkpoint: note, headProof: headProof,
                notary: notarys, page: page.bytes, keys: [keys.log.verifier, keys.record.verifier])
            return try BundleWriter(contents, exportedAtMs: exportedAt.ms, signer: keys.record)
        }
    }

    private func page(
        of reading: TradeReading, _ record: BundleRecord, _ files: [ExportedFile], _ found: [Digest: ArtefactFacts],
        checkpoint: Checkpoint, at exportedAt: Timestamp
    ) throws -> BundlePage {
        let listing = try kept.revision(record.revisions[0])
        return BundlePage(
            trade: reading.id, opening: reading.opening, names: record.names, entries: record.entries,
            revision: record.revisions[0], listing: listing,
            category: listing.flatMap { categories[$0.category, version: $0.categoryVersion] }, found: found,
            files: Dictionary(uniqueKeysWithValues: files.map { ($0.file.sha256, $0.onPage) }),
            dealNumber: record.dealNumber, checkpoint: checkpoint, exportedAt: exportedAt,
            keys: [keys.log.verifier.encoded, keys.record.verifier.encoded])
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
    private func files(of record: BundleRecord, in reading: TradeReading) async throws -> [ExportedFile] {
        let entries = record.entries
        var files: [Hash: ExportedFile] = [:]
        // A file that went with erased values is only named.
        func add(_ file: ExportedFile?) { file.map { files[$0.file.sha256] = $0 } }
        func add(_ bytes: [UInt8]) { add(ExportedFile(bytes)) }
        var secrets: [Int: Digest] = [:]
        // What was given back, or is about to be, the buyer does not take away with the case file. The hashes stay.
        let isOpen = reading.role != .buyer || reading.trade.lockerClosing == nil
        let agreed = entries.lazy.compactMap { item in
            if case .termsProposed(let facts) = item.event, facts.number == reading.trade.agreement?.number {
                facts.wording.value
            } else {
                nil
            }
        }.first
        for item in entries {
            switch item.event {
            case .termsProposed(let facts):
                if let document = try TermsDocument(of: facts, in: reading) { add(document.bytes) }
            case .filesDelivered(let facts):
                if let names = facts.names.value {
                    add(DeliveryManifest.bytes(facts.artefacts, names: names))
                }
                // A promise to take back what was not downloaded would be worth nothing if the case file gave it away.
                for artefact in facts.artefacts where isOpen && reading.hasFetched(artefact.sha256) {
                    add(try await file(artefact))
                }
            // What was sent travels as it was sent; the cleaned picture that pages show is no evidence.
            case .messagePosted, .recordAdded, .evidenceAdded:
                for (sent, _) in item.sentFiles { add(try await file(sent.original)) }
            case .mailPrepared(let facts):
                if let names = facts.names.value {
                    add(DeliveryManifest.bytes(facts.artefacts, names: names))
                }
                for artefact in facts.artefacts where isOpen { add(try await file(artefact)) }
            case .secretDelivered(let facts):
                secrets[facts.round] = facts.document
                add(DeliveryManifest.secret(facts.document))
            case .secretRevealed(let facts):
                // Before the buyer has revealed it, nobody takes the secret away with the case file.
                if isOpen, let document = secrets[facts.round], let bytes = try await keptSecretDocument(document) { add(bytes) }
            case .repositoryHandedOver(let facts):
                if let address = facts.address.value {
                    add(DeliveryManifest.repository(address, facts.commit.rawValue))
                }
            case .serviceReported(let facts):
                if let report = facts.report.value, let agreed {
                    add(DeliveryManifest.service(report, agreed.agreedCriteria(of: facts.part ?? 1)))
                }
            case .deletionSigned(let facts): add(try DeletionStatement(of: facts, in: reading).bytes)
            case .enquiryOpened, .termsConfirmed, .termsDeclined, .proposalLapsed, .agreementReached,
                .paymentStarted, .paymentReceived, .paymentLapsed, .artefactDownloaded, .receiptSigned,
                .accessConfirmed, .mailAccepted, .mailRefused, .criterionAccepted, .criterionRefused, .changeRequested,
                .changeLapsed,
                .acceptanceConfirmed, .acceptancePassed, .holdReleased, .refundOrdered, .refundMade, .tradeRated, .ratingChanged,
                .ratingReplied, .ratingMasked, .pressureNoted, .exclusionDecided, .exclusionAppealed, .exclusionRuled,
                .ratingsRevealed, .clauseTicked, .agreementAmended, .revisionPinned, .erased, .offPlatformWarned, .messagesReceived,
                .messagesRead, .messageWithdrawn, .deadlineReminded, .settlementMade, .callResolved, .releaseReturned,
                .milestonesLapsed,
                .tradeCancelled, .refundProposed, .refundAgreed, .refundDeclined, .refundLapsed, .refundGiven, .acceptanceExtended,
                .deliveryTimeAsked, .deliveryTimeAnswered, .holdExpiryNear, .holdEnded,
                .disputeOpened, .disputeAnswered, .settlementOffered, .settlementAccepted, .settlementDeclined,
                .settlementLapsed, .disputeWithdrawn, .disputeEscalated, .evidenceExtended, .disputeTaken, .mediatorRecused,
                .mediationProposed, .mediationAnswered, .disputeRuled, .rulingAppealed, .appealWaived, .appealDecided,
                .talksProposed, .disputeSuspended, .disputeResumed, .disputePassed, .outcomeExecuted,
                .chargebackRecorded,
                .afterSalesRequested, .requestAnswered, .remedyProposed, .remedyAccepted, .remedyDeclined, .requestWithdrawn,
                .requestLapsed, .remedyFulfilled, .supportPosted, .requestClosed, .messageMasked:
                continue
            }
        }
        for bytes in record.signatureFiles { add(bytes) }
        if let offer = try record.deal.flatMap({ try DealDocument(of: $0, reading.opening) }) { add(offer.bytes) }
        return files.values.map { (name: $0.file.sha256.hex, file: $0) }.sorted { $0.name < $1.name }.map(\.file)
    }

    /// A stored artefact as a member of a bundle. Its checksum stands before its data, so it is read once beforehand: the first
    /// time that it is exported.
    private func file(_ artefact: Artefact) async throws -> ExportedFile? {
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
        if let sum = kept.files[hash], sum.sizeBytes == reader.sizeBytes { return ExportedFile(hash, sum, reader) }
        var (crc, head) = (CRC32(), [UInt8]())
        var offset: Int64 = 0
        while offset < reader.sizeBytes {
            let piece = try await reader.read(offset: offset, countMax: BundleWriter.pieceBytesMax)
            if offset == 0 { head = Array(piece.prefix(PageFile.headBytes)) }
            crc.update(piece)
            offset += Int64(piece.count)
        }
        let sum = KeptForBundles.FileSum(
            crc32: crc.value, sizeBytes: reader.sizeBytes, isPicture: PageFile.startsPicture(head))
        kept.files.keep(sum, for: hash)
        return ExportedFile(hash, sum, reader)
    }
}

/// A file of a bundle with what the page shows of it.
private struct ExportedFile: Sendable {
    let file: BundleFile
    let onPage: PageFile

    /// A file in memory.
    init(_ bytes: [UInt8]) {
        file = BundleFile(bytes)
        onPage = PageFile(sizeBytes: file.sizeBytes, isPicture: PageFile.startsPicture(bytes))
    }

    /// A stored file, which is read when the bundle is written.
    init(_ hash: Hash, _ sum: KeptForBundles.FileSum, _ reader: any BlobReader) {
        file = BundleFile(sha256: hash, crc32: sum.crc32, sizeBytes: sum.sizeBytes) { offset, count in
            try await reader.read(offset: offset, countMax: count)
        }
        onPage = PageFile(sizeBytes: sum.sizeBytes, isPicture: sum.isPicture)
    }
}

extension TradeReading {
    /// Whether the reader has the file anyway: the seller always, the buyer once it was downloaded whole.
    fileprivate func hasFetched(_ file: Digest) -> Bool { role != .buyer || trade.downloaded.contains(file) }
}
