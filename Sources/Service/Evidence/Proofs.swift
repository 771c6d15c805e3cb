import Evidence
import Market
import Store

/// The log as outsiders see it.
package struct LogFace: Sendable {
    /// The newest checkpoint as a signed note; while the log is empty, that of the empty tree. Nil where the log has no name to sign under.
    package let checkpoint: String?
    /// The keys' public halves as text: for checkpoints, and for receipts and bundles.
    package let logKey: String
    /// The public key of receipts and bundles, as a verifier writes it.
    package let recordKey: String
    /// The name under which this log signs.
    package let origin: String
}

extension Marketplace {
    /// The log's newest checkpoint and its keys.
    package func logFace() async throws -> LogFace {
        let newest = try await database.read { try LogTable($0).newestCheckpoint() }
        var checkpoint = newest.map { String(decoding: $0.note, as: UTF8.self) }
        if checkpoint == nil { checkpoint = try await firstCheckpoint() }
        return LogFace(
            checkpoint: checkpoint, logKey: keys.log.verifier.encoded,
            recordKey: keys.record.verifier.encoded, origin: settings.origin)
    }

    /// What a log that has no checkpoint yet answers: one made now, or, while it has no entry, that of the empty tree.
    private func firstCheckpoint() async throws -> String? {
        if let note = try await notary.checkpoint() { return note.encoded }
        return try Checkpoint(origin: settings.origin, size: 0, root: Merkle.emptyRoot)?.signed(by: [keys.log]).encoded
    }

    /// The proof, as text, that an entry of a trade is in the log; makes a checkpoint if none covers it yet.
    ///
    /// Throws: `NotFound`.
    package func proof(of sequence: Int64, in trade: TradeID, for member: MemberID) async throws -> String {
        let entries = try await entries(of: trade, for: member, from: sequence, upTo: sequence + 1)
        guard let position = entries.first?.position else { throw NotFound() }
        let sealed = try await notary.sealed(covering: position)
        guard let inclusion = try await proofs([position], in: sealed)[position], let note = sealed.note,
            let proof = TLogProof(index: inclusion.index, path: inclusion.path, note: note)
        else { throw NotFound() }
        return proof.encoded
    }

    /// The bytes of a tile of the log, for whoever follows it; nil if there is no such tile. The path is that of C2SP tlog-tiles.
    package func tile(path: String) async throws -> [UInt8]? {
        guard let (id, width) = TileID.parse(path: path) else { return nil }
        let bytes = try await database.read { try LogTable($0).tile(id) }
        guard let bytes, bytes.count >= width * Hash.byteCount else { return nil }
        return Array(bytes.prefix(width * Hash.byteCount))
    }

    /// The bytes of the terms that a proposal of a trade consists of, as canonical JSON. Throws: `NotFound`.
    package func termsDocument(_ number: Int, in trade: TradeID, for member: MemberID) async throws -> TermsDocument {
        let reading = try await state(of: trade, for: member)
        for item in try await entries(of: reading) {
            guard case .termsProposed(let facts) = item.event, facts.number == number,
                let document = try TermsDocument(of: facts, in: reading)
            else { continue }
            return document
        }
        throw NotFound()
    }
}
