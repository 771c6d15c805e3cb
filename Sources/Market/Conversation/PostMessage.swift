/// One party writes to the other. Nothing that was said can be unsaid.
package struct PostMessage: TradeCommand {
    package static let step = TradeStep.postMessage
    package typealias Refused = PostMessageRefusal

    /// At most 4,000 characters; not only white space, unless there are files.
    package let text: String
    /// What goes with it, 0 to 10 files, each once.
    package let files: [SentFile]
    /// What each file is called, in the same order.
    package let names: [String]
    /// The sender's messages right before this one, oldest first, which the guard reads together with it.
    package let earlier: [String]
    /// What stands in the codes of the pictures that are sent along, picture by picture.
    package let codes: [[String]]

    package init(
        text: String, files: [SentFile] = [], names: [String] = [], earlier: [String] = [], codes: [[String]] = []
    ) {
        self.text = text
        self.files = files
        self.names = names
        self.earlier = earlier
        self.codes = codes
    }

    /// The longest message, in characters.
    package static let charactersMax = 4_000
    /// The most files of one message.
    package static let filesMax = 10

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(PostMessageRefusal) -> [TradeEvent] {
        guard let side = role.side, files.count == names.count else { throw .step(.notYourStep(Self.step)) }
        guard !files.isEmpty || !text.allSatisfy(\.isWhitespace) else { throw .empty }
        guard text.unicodeScalars.count <= Self.charactersMax else { throw .tooLong }
        guard files.count <= Self.filesMax else { throw .tooManyFiles }
        guard Set(files.map(\.original.sha256)).count == files.count else { throw .sameFileTwice }
        guard files.allSatisfy({ $0.original.bytes <= SentFile.bytesMax }) else { throw .fileTooLarge }
        let message = MessagePosted(by: side, stage: trade.phase, text: Sealed(text), files: files, names: names)
        return [.messagePosted(message)]
            + OffPlatformGuard.warning(to: side, about: .message, [text], after: earlier, codes: codes)
            + RatingPressure.notes(by: side, text, after: earlier, in: trade)
    }
}

/// Why a message is not taken.
package enum PostMessageRefusal: TradeRefusal {
    case step(StepRefusal)
    case empty
    case tooLong
    case tooManyFiles
    case sameFileTwice
    case fileTooLarge

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .empty: "messageEmpty"
        case .tooLong: "messageTooLong"
        case .tooManyFiles: "tooManyFiles"
        case .sameFileTwice: "sameFileTwice"
        case .fileTooLarge: "fileTooLarge"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .empty, .sameFileTwice: []
        case .tooLong: [String(PostMessage.charactersMax)]
        case .tooManyFiles: [String(PostMessage.filesMax)]
        case .fileTooLarge: [String(SentFile.bytesMax)]
        }
    }
}

/// A message stands.
package struct MessagePosted: TradeFacts {
    /// Who wrote.
    package let by: Side
    /// Where the trade stood when it was said.
    package let stage: TradePhase
    /// What was written; empty where only files were sent.
    package let text: Sealed<String>
    /// What each file is called, in the order of `files`; gone where there are none.
    package let names: Sealed<[String]>
    /// Nil for a message without files, whose entry is then as it was before messages had any.
    private let sent: [SentFile]?

    /// What goes with it.
    package var files: [SentFile] { sent ?? [] }

    package init(by: Side, stage: TradePhase, text: Sealed<String>, files: [SentFile] = [], names: [String] = []) {
        self.by = by
        self.stage = stage
        self.text = text
        self.names = Sealed(files.isEmpty ? nil : names)
        sent = files.isEmpty ? nil : files
    }

    private enum CodingKeys: String, CodingKey {
        case by, stage, text, names
        case sent = "files"
    }

    static let kind = "messagePosted"
    var isTalk: Bool { true }
    var stageAfter: TradePhase? { stage }

    func apply(to trade: inout Trade, at time: Timestamp) {
        if trade.lastMessageBy != by { trade.unansweredSince = time }
        trade.lastMessageBy = by
        trade.expectReading(by: by.other)
    }
}
