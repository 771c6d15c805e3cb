/// A party brings something forward: a file, entries of the trade that it points to, or both. From the opening until the evidence
/// window closes; after that nothing is taken.
///
/// Source: RULES.md, clocks: the evidence window of 72 hours, then closed.
package struct AddEvidence: TradeCommand {
    package static let step = TradeStep.addEvidence
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// The file; nil where only entries are cited.
    package let file: SentFile?
    /// What the file is called; empty where there is none.
    package let name: String
    /// What it shows; 1 to 2,000 characters.
    package let note: String
    /// The entries of the trade that it points to, each once; at most `entriesMax`.
    package let entries: [Int64]

    package init(dispute: Int, file: SentFile?, name: String, note: String, entries: [Int64] = []) {
        self.dispute = dispute
        self.file = file
        self.name = name
        self.note = note
        self.entries = entries
    }

    /// The longest note, in characters.
    package static let noteCharactersMax = 2_000
    /// The most that one side brings forward in one dispute.
    package static let evidenceMax = 60
    /// The most entries that one piece points to.
    package static let entriesMax = 50

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, in: [.answering, .negotiating, .evidence])
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        if open.phase == .evidence { try trade.demandInTime(open, at: time) }
        guard file != nil || !entries.isEmpty else { throw .evidenceEmpty }
        let broughtBySide = open.evidence.count { $0.by == side }
        guard broughtBySide < Self.evidenceMax else { throw .tooMuchEvidence(max: Self.evidenceMax) }
        try trade.check(note, charactersMax: Self.noteCharactersMax)
        try trade.check(entries: entries, max: Self.entriesMax)
        if let file {
            guard file.original.bytes <= SentFile.bytesMax else { throw .fileTooLarge }
            guard !open.evidence.contains(where: { $0.file?.original.sha256 == file.original.sha256 }) else { throw .sameFileTwice }
        }
        return [
            .evidenceAdded(
                EvidenceAdded(
                    dispute: dispute, number: open.evidence.count + 1, by: side, file: file, entries: entries,
                    name: Sealed(file == nil ? nil : name), note: Sealed(note)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [note])
    }
}

/// Something was brought forward.
package struct EvidenceAdded: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// From 1 within the dispute.
    package let number: Int
    /// Who brought it forward.
    package let by: Side
    /// The file; nil where only entries are cited.
    package let file: SentFile?
    /// The entries of the trade that it points to.
    package let entries: [Int64]
    /// What the file is called; gone where there is none.
    package let name: Sealed<String>
    /// What it shows, by the word of the one who brought it.
    package let note: Sealed<String>

    static let kind = "evidenceAdded"

    func apply(to trade: inout Trade, at time: Timestamp) {
        // The trade has counted the entry already.
        let place = trade.entryCount - 1
        trade.changeDispute {
            $0.evidence.append(
                DisputeEvidence(
                    number: number, by: by, file: file, name: name, note: note, entries: entries, place: place, at: time))
        }
    }
}
