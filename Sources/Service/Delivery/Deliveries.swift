import Market
import Store

extension Marketplace {
    /// The seller delivers files that were deposited before. Throws: `DeliverFilesRefusal`, `DepositRefusal`.
    package func deliver(
        _ files: [Digest], note: String, in trade: TradeID, part: Int? = nil, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let (artefacts, names) = try await deliverable(files, of: seller)
        let manifest = try DeliveryManifest.digest(DeliveryManifest.bytes(artefacts, names: names))
        let command = DeliverFiles(artefacts: artefacts, names: names, note: note, manifest: manifest, part: part)
        return try await commands.handle(command, on: .trade(trade), by: .member(seller), key: key)
    }

    /// Files that the seller deposited before, with what they are called. Throws: `DepositRefusal.notDeposited`.
    func deliverable(_ files: [Digest], of seller: MemberID) async throws -> (artefacts: [Artefact], names: [String]) {
        var artefacts: [Artefact] = []
        var names: [String] = []
        for file in files.prefix(DeliverFiles.filesMax + 1) {
            let deposit = try await deposit(file, of: seller)
            artefacts.append(deposit.artefact)
            names.append(deposit.name)
        }
        return (artefacts, names)
    }

    /// A delivered file, for the buyer to read. The transfer is entered by `recordDownload` once it has ended.
    ///
    /// Throws: `NotFound`, `LockerClosed`, `StoreFailure`.
    package func openDelivered(
        _ file: Digest, in trade: TradeID, for member: MemberID
    ) async throws -> (reader: any BlobReader, name: String, role: TradeRole) {
        let reading = try await state(of: trade, for: member)
        guard let (round, place) = reading.trade.delivered(file), let blob = BlobName(file.rawValue) else { throw NotFound() }
        if reading.role == .buyer, let closing = reading.trade.lockerClosing { throw LockerClosed(closing) }
        let name = round.names.map { $0[place] } ?? file.rawValue
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
        manifest: Digest, proof: Proof?, in trade: TradeID, part: Int? = nil, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        _ = try await state(of: trade, for: buyer)
        let (signing, keep) = try await signing(of: manifest, proof: proof, by: buyer)
        return try await commands.handle(
            SignReceipt(manifest: manifest, signing: signing, part: part), on: .trade(trade), by: .member(buyer), key: key,
            also: keep)
    }

    /// The buyer accepts the delivery. Throws: `ConfirmAcceptanceRefusal`.
    package func confirmAcceptance(
        in trade: TradeID, part: Int? = nil, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        try await commands.handle(ConfirmAcceptance(part: part), on: .trade(trade), by: .member(buyer), key: key)
    }
}
