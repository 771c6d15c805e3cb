/// A party adds what was said elsewhere: an e-mail, an export of a chat, a picture of one. Where it comes from is that party's word
/// alone, and the entry says so.
package struct AddRecord: TradeCommand {
    package static let step = TradeStep.addRecord
    package typealias Refused = AddRecordRefusal

    /// What kind of record it is, as the party says.
    package let kind: RecordKind
    /// The file.
    package let file: SentFile
    /// What the file is called.
    package let name: String
    /// What the party says of it; at most 500 characters, and may be empty.
    package let note: String
    /// What an e-mail says; nil for all else.
    package let mail: MailReading?
    /// What became of the e-mail's signature; nil for all else.
    package let signature: MailSignature?

    package init(
        kind: RecordKind, file: SentFile, name: String, note: String, mail: MailReading? = nil,
        signature: MailSignature? = nil
    ) {
        self.kind = kind
        self.file = file
        self.name = name
        self.note = note
        self.mail = mail
        self.signature = signature
    }

    /// The longest note, in characters.
    package static let noteCharactersMax = 500
    /// The most records of one trade.
    package static let recordsMax = 200

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(AddRecordRefusal) -> [TradeEvent] {
        guard let side = role.side else { throw .step(.notYourStep(Self.step)) }
        guard note.unicodeScalars.count <= Self.noteCharactersMax else { throw .noteTooLong }
        guard file.original.bytes <= SentFile.bytesMax else { throw .fileTooLarge }
        guard !trade.records.contains(file.original.sha256) else { throw .recordExists }
        guard trade.records.count < Self.recordsMax else { throw .tooManyRecords }
        return [
            .recordAdded(
                RecordAdded(
                    by: side, stage: trade.phase, kind: kind, file: file, signature: signature, name: Sealed(name),
                    note: Sealed(note), mail: Sealed(mail)))
        ]
    }
}

/// What kind of record from elsewhere it is.
package enum RecordKind: String, CaseIterable, Sendable, Codable {
    /// An e-mail with its head, as mail programs save it.
    case email
    case weChat
    case qq
    /// An export of another chat.
    case chat
    case picture
    case document
}

/// Why a record is not added.
package enum AddRecordRefusal: TradeRefusal {
    case step(StepRefusal)
    case noteTooLong
    case fileTooLarge
    /// The trade has a record of the same bytes.
    case recordExists
    case tooManyRecords

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noteTooLong: "noteTooLong"
        case .fileTooLarge: "fileTooLarge"
        case .recordExists: "recordExists"
        case .tooManyRecords: "tooManyRecords"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .noteTooLong: [String(AddRecord.noteCharactersMax)]
        case .fileTooLarge: [String(SentFile.bytesMax)]
        case .recordExists: []
        case .tooManyRecords: [String(AddRecord.recordsMax)]
        }
    }
}

/// A record from elsewhere stands, by the word of the one who added it.
package struct RecordAdded: TradeFacts {
    /// Who added it.
    package let by: Side
    /// Where the trade stood.
    package let stage: TradePhase
    /// What kind of record it is, as that party says.
    package let kind: RecordKind
    /// The file.
    package let file: SentFile
    /// What became of an e-mail's signature; nil for all else.
    package let signature: MailSignature?
    /// What the file is called.
    package let name: Sealed<String>
    /// What the party says of it.
    package let note: Sealed<String>
    /// What an e-mail says; gone for all else.
    package let mail: Sealed<MailReading>

    static let kind = "recordAdded"
    var stageAfter: TradePhase? { stage }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.records.insert(file.original.sha256)
        trade.expectReading(by: by.other)
    }
}
