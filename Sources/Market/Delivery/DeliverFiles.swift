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

    package init(artefacts: [Artefact], names: [String], note: String, manifest: Digest) {
        self.artefacts = artefacts
        self.names = names
        self.note = note
        self.manifest = manifest
    }

    /// The most files of one delivery.
    package static let filesMax = 20

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(DeliverFilesRefusal) -> [TradeEvent] {
        guard let agreement = trade.agreement, let deliverUntil = trade.deadline(.delivery) else {
            throw .step(.notYourStep(Self.step))
        }
        guard time < deliverUntil else { throw .tooLate }
        guard !artefacts.isEmpty, artefacts.count == names.count else { throw .nothingToDeliver }
        guard artefacts.count <= Self.filesMax else { throw .tooManyFiles }
        guard Set(artefacts.map(\.sha256)).count == artefacts.count else { throw .sameFileTwice }
        guard note.unicodeScalars.count <= PostMessage.charactersMax else { throw .noteTooLong }
        return [
            .filesDelivered(
                FilesDelivered(
                    artefacts: artefacts, manifest: manifest,
                    acceptUntil: time.adding(.days(agreement.terms.acceptanceDays)), names: Sealed(names),
                    note: Sealed(note)))
        ]
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

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .tooLate: "deliveryTooLate"
        case .nothingToDeliver: "nothingToDeliver"
        case .tooManyFiles: "tooManyFiles"
        case .sameFileTwice: "sameFileTwice"
        case .noteTooLong: "noteTooLong"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .tooLate, .nothingToDeliver, .sameFileTwice: []
        case .tooManyFiles: [String(DeliverFiles.filesMax)]
        case .noteTooLong: [String(PostMessage.charactersMax)]
        }
    }
}

/// The files are in the buyer's locker.
package struct FilesDelivered: Equatable, Sendable, Codable {
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
}
