/// Whether the last entry was the stream's newest: that no tail was dropped.
extension BundleCheck {
    mutating func readHead() {
        let before = report.findings.count
        defer { report.isTailProved = checkpoint != nil && report.findings.count == before }
        guard let headBytes = take(.head), let proofBytes = take(.headProof), let notary = readNotary() else { return }
        guard let head = HeadLeaf(parsing: headBytes) else { return find(.head, .malformed) }
        guard let proof = BundleHeadProof.parse(proofBytes) else { return find(.headProof, .malformed) }
        if proof.index != head.streamNumber || proof.size != notary.size
            || !proof.verify(leaf: head.leafHash, root: notary.root)
        {
            find(.headProof, .headNotIncluded)
        }
        guard let last = report.entries.last else { return find(.head, .headDiffers) }
        if head.stream != last.header.stream || head.streamNumber != last.header.streamNumber {
            find(.head, .otherStream)
        } else if head.sequence > last.header.sequence {
            find(.head, .tailDropped(newest: head.sequence))
        } else if head != HeadLeaf(last.header, entryHash: last.entryHash) {
            find(.head, .headDiffers)
        }
    }

    private mutating func readNotary() -> HeadsCommitment? {
        guard let bytes = take(.notaryEntry) else { return nil }
        let header: EntryHeader
        do {
            header = try self.header(.notaryEntry, bytes)
        } catch {
            find(.notaryEntry, .header(error))
            return nil
        }
        guard let commitment = HeadsCommitment(header) else {
            find(.notaryEntry, .notHeadsCommitment)
            return nil
        }
        var entry = BundleReport.Entry(
            member: BundlePath.notaryEntry.name, header: header, entryHash: header.entryHash)
        readProof(.notaryProof, of: &entry)
        if let size = checkpoint?.value.size, entry.logIndex != size - 1 {
            find(.notaryProof, .notLastBeforeCheckpoint)
        }
        report.headsCommittedAtMs = header.timeMs
        return commitment
    }
}
