/// The seller puts files into the buyer's locker here: the system that the agreement names for receiving them.
///
/// Source: 电子商务法 51, 民法典 512: what is delivered online is delivered when it has entered the system that the other party
/// designated and can be retrieved and identified there.
package struct DeliverFiles: TradeCommand {
    package static let step = TradeStep.deliverFiles
    package typealias Refused = DeliverFilesRefusal

    /// The files, 1 to 20, each once.
    package let artefacts: [Artefact]
    /// What each file is called, in the same order.
    package let names: [String]
    /// What the seller says with it; at most 4,000 characters, and may be empty.
    package let note: String
    /// The SHA-256 of the manifest of these artefacts, for which the buyer signs.
    package let manifest: Digest
    /// The part that it delivers; nil for the first that is owed.
    package let part: Int?

    package init(artefacts: [Artefact], names: [String], note: String, manifest: Digest, part: Int? = nil) {
        self.artefacts = artefacts
        self.names = names
        self.note = note
        self.manifest = manifest
        self.part = part
    }

    /// The most files of one delivery.
    package static let filesMax = 20

    package func part(in trade: Trade) -> Int? { part ?? trade.owedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(DeliverFilesRefusal) -> [TradeEvent] {
        let owed: Trade.Owed
        do throws(HandoverRefusal) {
            owed = try trade.owed(Self.step, by: .files, part: part(in: trade), at: time)
            try artefacts.demandDeliverable(names: names)
            try note.demandNote()
        } catch {
            throw DeliverFilesRefusal(error)
        }
        return [
            .filesDelivered(
                FilesDelivered(
                    artefacts: artefacts, manifest: manifest, acceptUntil: owed.acceptUntil, names: Sealed(names),
                    note: Sealed(note), round: owed.round, part: owed.part))
        ] + OffPlatformGuard.warning(to: .seller, about: .deliveryNote, [note])
    }
}

/// Why nothing is delivered.
package enum DeliverFilesRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The time has run out and the buyer is refunded, whether or not that has been entered yet.
    case tooLate
    case nothingToDeliver
    case tooManyFiles
    case sameFileTwice
    case noteTooLong
    /// Any other reason that all ways of handing over share.
    case handover(HandoverRefusal)

    init(_ refusal: HandoverRefusal) {
        self =
            switch refusal {
            case .step(let refusal): .step(refusal)
            case .tooLate: .tooLate
            case .nothingToDeliver: .nothingToDeliver
            case .tooManyFiles: .tooManyFiles
            case .sameFileTwice: .sameFileTwice
            case .noteTooLong: .noteTooLong
            case .otherMethod, .mailUnderway, .secretLength, .reportLength, .addressMalformed, .commitMalformed,
                .mailAddressMissing:
                .handover(refusal)
            }
    }

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .tooLate: "deliveryTooLate"
        case .nothingToDeliver: "nothingToDeliver"
        case .tooManyFiles: "tooManyFiles"
        case .sameFileTwice: "sameFileTwice"
        case .noteTooLong: "noteTooLong"
        case .handover(let refusal): refusal.code
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .tooLate, .nothingToDeliver, .sameFileTwice: []
        case .tooManyFiles: [String(DeliverFiles.filesMax)]
        case .noteTooLong: [String(PostMessage.charactersMax)]
        case .handover(let refusal): refusal.details
        }
    }
}

/// The files are in the buyer's locker.
package struct FilesDelivered: HandedOverFacts {
    /// The files.
    package let artefacts: [Artefact]
    /// The SHA-256 of their list, for which the buyer signs.
    package let manifest: Digest
    /// When silence counts as acceptance.
    package let acceptUntil: Timestamp
    /// What each file is called, in the same order.
    package let names: Sealed<[String]>
    /// What the seller says with it.
    package internal(set) var note: Sealed<String>
    /// Which delivery of the trade it is, from 1.
    package let round: Int
    /// The part that it delivers; nil for the first.
    package let part: Int?

    init(
        artefacts: [Artefact], manifest: Digest, acceptUntil: Timestamp, names: Sealed<[String]>, note: Sealed<String>,
        round: Int = 1, part: Int? = nil
    ) {
        self.artefacts = artefacts
        self.manifest = manifest
        self.acceptUntil = acceptUntil
        self.names = names
        self.note = note
        self.round = round
        self.part = part
    }

    /// Reads the facts. What was written before there were further deliveries is the first one.
    package init(from decoder: any Decoder) throws {
        let facts = try decoder.container(keyedBy: CodingKeys.self)
        artefacts = try facts.decode([Artefact].self, forKey: .artefacts)
        manifest = try facts.decode(Digest.self, forKey: .manifest)
        acceptUntil = try facts.decode(Timestamp.self, forKey: .acceptUntil)
        names = try facts.decode(Sealed<[String]>.self, forKey: .names)
        note = try facts.decode(Sealed<String>.self, forKey: .note)
        round = try facts.decodeIfPresent(Int.self, forKey: .round) ?? 1
        part = try facts.decodeIfPresent(Int.self, forKey: .part)
    }

    static let kind = "filesDelivered"
    var stageAfter: TradePhase? { .delivered }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.take(.files(self), acceptUntil: acceptUntil, at: time)
    }
}
