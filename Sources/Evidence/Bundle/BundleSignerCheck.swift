/// Who signed the checkpoint and the manifest.
extension BundleCheck {
    mutating func readKeys() -> [VerifierKey] {
        guard let bytes = take(.keys) else { return [] }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        let keys = lines.compactMap(VerifierKey.init(encoded:))
        guard !keys.isEmpty, BundleCheck.keysBytes(keys) == bytes, Set(keys).count == keys.count else {
            find(.keys, .malformed)
            return []
        }
        return keys
    }

    /// One key on each line, ordered by the lines.
    static func keysBytes(_ keys: [VerifierKey]) -> [UInt8] {
        keys.map { Array($0.encoded.utf8) + [UInt8(ascii: "\n")] }
            .sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
    }

    mutating func readCheckpoint(_ keys: [VerifierKey]) {
        guard let bytes = take(.checkpoint), let note = readNote(.checkpoint, bytes) else { return }
        guard let value = Checkpoint(text: note.text) else { return find(.checkpoint, .malformed) }
        checkpoint = (bytes, value)
        report.checkpoint = value
        report.checkpointSigners = signers(of: note, .checkpoint, keys, keyName: value.origin)
    }

    mutating func readStatement(_ keys: [VerifierKey]) {
        guard let bytes = take(.manifestNote), let note = readNote(.manifestNote, bytes) else { return }
        guard let statement = BundleStatement(text: note.text) else { return find(.manifestNote, .malformed) }
        report.exportedAtMs = statement.exportedAtMs
        if let manifest = take(.manifest), Hash.sha256(manifest) != statement.manifestHash {
            find(.manifestNote, .otherManifest)
        }
        if let stream = report.stream, stream != statement.stream { find(.manifestNote, .otherStream) }
        guard let origin = checkpoint?.value.origin else { return }
        let keyName = origin + SignedReceipt.keyNameSuffix
        report.exportSigners = signers(of: note, .manifestNote, keys, keyName: keyName)
    }

    private mutating func readNote(_ path: BundlePath, _ bytes: [UInt8]) -> SignedNote? {
        do {
            return try SignedNote(parsing: bytes)
        } catch {
            find(path, .malformed)
            return nil
        }
    }

    /// The keys of the bundle that signed the note, among which must be the one of that name.
    private mutating func signers(
        of note: SignedNote, _ path: BundlePath, _ keys: [VerifierKey], keyName: String
    ) -> [BundleReport.Signer] {
        let signers: [VerifierKey]
        do {
            if let made = written.signed[path] {
                signers = keys.filter { $0 == made }
            } else {
                signers = try note.verify(by: keys)
            }
        } catch .badSignature(let keyName) {
            find(path, .badSignature(keyName: keyName))
            return []
        } catch {
            find(path, .notSigned(keyName: keyName))
            return []
        }
        // One line for each signer: a line more could be put under a note without its signers.
        for signature in note.signatures
        where !signers.contains(where: { $0.keyID == signature.keyID && $0.name == signature.name }) {
            find(path, .unknownSignature(keyName: signature.name))
        }
        if Set(note.signatures).count != note.signatures.count { find(path, .malformed) }
        let required = signers.filter { $0.name.utf8.elementsEqual(keyName.utf8) }
        if required.isEmpty { find(path, .notSigned(keyName: keyName)) }
        if let trusted, !required.isEmpty, !required.contains(where: trusted.contains) {
            find(path, .signerNotTrusted(keyName: keyName))
        }
        return signers.map { key in BundleReport.Signer(key: key, isTrusted: trusted.map { $0.contains(key) }) }
    }
}
