/// Why nothing is handed over.
package enum HandoverRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The time has run out and the buyer is refunded, whether or not that has been entered yet.
    case tooLate
    /// The agreement names another way of delivery.
    case otherMethod(DeliveryMethod)
    /// A delivery by mail is on its way; its answer has to come first.
    case mailUnderway
    /// The commitment or the text is missing or longer than so many characters.
    case secretLength(charactersMax: Int)
    case reportLength(charactersMax: Int)
    case noteTooLong
    case addressMalformed
    case commitMalformed
    case mailAddressMissing
    case nothingToDeliver
    case tooManyFiles
    case sameFileTwice

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .tooLate: "deliveryTooLate"
        case .otherMethod: "otherMethod"
        case .mailUnderway: "mailUnderway"
        case .secretLength: "secretLength"
        case .reportLength: "reportLength"
        case .noteTooLong: "noteTooLong"
        case .addressMalformed: "addressMalformed"
        case .commitMalformed: "commitMalformed"
        case .mailAddressMissing: "mailAddressMissing"
        case .nothingToDeliver: "nothingToDeliver"
        case .tooManyFiles: "tooManyFiles"
        case .sameFileTwice: "sameFileTwice"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .otherMethod(let method): [method.rawValue]
        case .secretLength(let max), .reportLength(let max): [String(max)]
        case .noteTooLong: [String(PostMessage.charactersMax)]
        case .tooManyFiles: [String(DeliverFiles.filesMax)]
        case .tooLate, .mailUnderway, .addressMalformed, .commitMalformed, .mailAddressMissing, .nothingToDeliver,
            .sameFileTwice:
            []
        }
    }
}

extension Trade {
    /// What the seller owes at the moment.
    struct Owed {
        /// From 1 within the trade.
        let round: Int
        /// When silence will count as acceptance.
        let acceptUntil: Timestamp
        /// The part that it is, as facts name it.
        let part: Int?
    }

    /// What the seller owes by that method: the first delivery, or another one that the buyer asked for.
    func owed(_ step: TradeStep, by method: DeliveryMethod, part: Int?, at time: Timestamp) throws(HandoverRefusal) -> Owed {
        guard let agreement, let part = self.part(part ?? 1) else { throw .step(.notYourStep(step)) }
        if part.phase == .delivered {
            guard part.openChange != nil || owesRemedy else { throw .step(.notInPhase(step, .delivered)) }
        } else if part.phase == .completed {
            guard owesRemedy else { throw .step(.notInPhase(step, .completed)) }
        } else if openDispute == nil {
            // While a dispute is open the time to deliver stands still, and the seller may still deliver.
            guard let deliverUntil = deadline(.delivery, of: part.number) else { throw .step(.notYourStep(step)) }
            guard time < deliverUntil else { throw .tooLate }
        }
        let agreed = agreement.terms.agreedMethod
        guard agreed == method else { throw .otherMethod(agreed) }
        guard pendingMail == nil else { throw .mailUnderway }
        return Owed(
            round: rounds.count + 1, acceptUntil: agreement.terms.part(part.number).acceptUntil(deliveredAt: time),
            part: part.number.written)
    }
}

extension String {
    /// Throws: `noteTooLong` for a note of more than 4,000 characters.
    func demandNote() throws(HandoverRefusal) {
        guard unicodeScalars.count <= PostMessage.charactersMax else { throw .noteTooLong }
    }
}

extension [Artefact] {
    /// Throws: `nothingToDeliver`, `tooManyFiles`, `sameFileTwice`.
    func demandDeliverable(names: [String]) throws(HandoverRefusal) {
        guard !isEmpty, count == names.count else { throw .nothingToDeliver }
        guard count <= DeliverFiles.filesMax else { throw .tooManyFiles }
        guard Set(map(\.sha256)).count == count else { throw .sameFileTwice }
    }
}
