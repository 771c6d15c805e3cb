import Evidence
import Market
import Store

/// The list of what was delivered, as `sha256sum -c` reads it. The buyer signs for its hash.
package enum DeliveryManifest {
    /// One line a file: its SHA-256, two spaces, its name.
    package static func bytes(_ artefacts: [Artefact], names: [String]) -> [UInt8] {
        Array(zip(artefacts, names).map { "\($0.sha256)  \($1)\n" }.joined().utf8)
    }
}

extension Marketplace {
    /// The seller delivers files that were deposited before. Throws: `DeliverFilesRefusal`, `DepositRefusal`.
    package func deliver(
        _ files: [Digest], note: String, in trade: TradeID, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        var artefacts: [Artefact] = []
        var names: [String] = []
        for file in files.prefix(DeliverFiles.filesMax + 1) {
            let deposit = try await deposit(file, of: seller)
            artefacts.append(deposit.artefact)
            names.append(deposit.name)
        }
        let manifest = try Digest.stored(Hash.sha256(DeliveryManifest.bytes(artefacts, names: names)).hex)
        let command = DeliverFiles(artefacts: artefacts, names: names, note: note, manifest: manifest)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// A delivered file, for the buyer to read. The transfer is entered by `recordDownload` once it has ended.
    ///
    /// Throws: `NotFound`, `StoreFailure`.
    package func openDelivered(
        _ file: Digest, in trade: TradeID, for member: MemberID
    ) async throws -> (reader: any BlobReader, name: String, role: TradeRole) {
        let reading = try await state(of: trade, for: member)
        guard let delivery = reading.trade.delivery,
            let place = delivery.artefacts.firstIndex(where: { $0.sha256 == file }),
            let blob = BlobName(file.rawValue)
        else { throw NotFound() }
        let name = delivery.names.value.map { $0[place] } ?? file.rawValue
        return (try await blobs.open(blob), name, reading.role)
    }

    /// Enters a download that has ended, complete or not. Throws: `RecordDownloadRefusal`.
    @discardableResult
    package func recordDownload(
        of file: Digest, firstByte: Int64, bytesSent: Int64, client: String, in trade: TradeID, by buyer: MemberID
    ) async throws -> Outcome {
        let command = RecordDownload(artefact: file, firstByte: firstByte, bytesSent: bytesSent, client: client)
        return try await commands.handle(command, on: .trade(trade), by: .member(buyer))
    }

    /// The buyer signs for the receipt. Throws: `SignReceiptRefusal`, `PasswordRefusal`, `PasskeyRefusal`.
    package func signReceipt(
        manifest: Digest, proof: Proof?, in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        _ = try await state(of: trade, for: buyer)
        let (signing, keep) = try await signing(of: manifest, proof: proof, by: buyer)
        return try await commands.handle(
            SignReceipt(manifest: manifest, signing: signing), on: .trade(trade), by: .member(buyer), key: key, also: keep)
    }

    /// The buyer accepts the delivery. Throws: `ConfirmAcceptanceRefusal`.
    package func confirmAcceptance(
        in trade: TradeID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(ConfirmAcceptance(), on: .trade(trade), by: .member(buyer), key: key)
    }
}
