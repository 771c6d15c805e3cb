/// Why a step in a dispute is not taken.
package enum DisputeRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The trade has a dispute that goes on.
    case alreadyOpen
    /// None of that number goes on.
    case noSuchDispute
    /// Nothing is held, and nothing was released.
    case nothingToDispute
    /// No claim, or more than there are.
    case claimsMissing
    /// That is the other side's to claim.
    case claimNotYours(DisputeClaim)
    /// The time to claim it is over.
    case claimTooLate(DisputeClaim)
    /// An outcome has decided on it.
    case claimDecided(DisputeClaim)
    case tooManyDisputes(max: Int)
    /// A text is empty or too long.
    case statementLength(max: Int)
    /// No name of a clause or field, or too many.
    case clausesOutOfRange(max: Int)
    /// More than there is, or less than nothing; in minor units.
    case refundOutOfRange(Int64)
    case redoOutOfRange
    case supportOutOfRange
    /// The fee is not theirs to waive, or nothing is released that would bear one.
    case feeStays
    /// Not where the dispute stands.
    case notInDisputePhase(DisputePhase)
    /// It rests for joint talks.
    case suspended
    /// It does not rest.
    case notSuspended
    /// It is the other side's to do.
    case otherSide
    /// No such offer is open.
    case noSuchOffer
    /// It is one's own.
    case ownOffer
    case tooManyOffers(max: Int)
    /// Its time has run out, whether or not that has been entered yet.
    case tooLate
    /// Neither a file nor an entry.
    case evidenceEmpty
    case tooMuchEvidence(max: Int)
    case fileTooLarge
    case sameFileTwice
    /// The trade has no such entry, or too many are named.
    case noSuchEntry
    case alreadyExtended
    /// Somebody mediates already.
    case alreadyTaken
    /// The mediator has dealt with a party in another trade.
    case hasDealtWithParty
    /// The mediator has had this dispute before.
    case hadItBefore
    case alreadyAnswered
    /// No finding, one without words, or one on what was not claimed.
    case findingsMissing
    /// The clock has not run out, or does not run.
    case notDue
    /// What the seller gives back is another sum by now.
    case moneyMoved
    /// The buyer is returning it as promised, which needs nobody's consent.
    case returnPromised
    /// So many days are left for joint talks.
    case talksOutOfRange(max: Int)

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .alreadyOpen: "disputeAlreadyOpen"
        case .noSuchDispute: "noSuchDispute"
        case .nothingToDispute: "nothingToDispute"
        case .claimsMissing: "claimsMissing"
        case .claimNotYours: "claimNotYours"
        case .claimTooLate: "claimTooLate"
        case .claimDecided: "claimDecided"
        case .tooManyDisputes: "tooManyDisputes"
        case .statementLength: "statementLength"
        case .clausesOutOfRange: "clausesOutOfRange"
        case .refundOutOfRange: "disputeRefundOutOfRange"
        case .redoOutOfRange: "redoOutOfRange"
        case .supportOutOfRange: "supportOutOfRange"
        case .feeStays: "feeStays"
        case .notInDisputePhase: "notInDisputePhase"
        case .suspended: "disputeSuspended"
        case .notSuspended: "disputeNotSuspended"
        case .otherSide: "disputeOtherSide"
        case .noSuchOffer: "noSuchOffer"
        case .ownOffer: "ownOffer"
        case .tooManyOffers: "tooManyOffers"
        case .tooLate: "disputeTooLate"
        case .evidenceEmpty: "evidenceEmpty"
        case .tooMuchEvidence: "tooMuchEvidence"
        case .fileTooLarge: "fileTooLarge"
        case .sameFileTwice: "sameFileTwice"
        case .noSuchEntry: "noSuchEntry"
        case .alreadyExtended: "evidenceAlreadyExtended"
        case .alreadyTaken: "disputeAlreadyTaken"
        case .hasDealtWithParty: "mediatorHasDealt"
        case .hadItBefore: "mediatorHadItBefore"
        case .alreadyAnswered: "disputeAlreadyAnswered"
        case .findingsMissing: "findingsMissing"
        case .notDue: "notDue"
        case .moneyMoved: "disputeMoneyMoved"
        case .returnPromised: "returnPromised"
        case .talksOutOfRange: "talksOutOfRange"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .claimNotYours(let claim), .claimTooLate(let claim), .claimDecided(let claim): [claim.rawValue]
        case .tooManyDisputes(let max), .statementLength(let max), .clausesOutOfRange(let max), .tooManyOffers(let max),
            .tooMuchEvidence(let max), .talksOutOfRange(let max):
            [String(max)]
        case .refundOutOfRange(let mostMinor): [String(mostMinor)]
        case .redoOutOfRange: [String(DisputeOutcome.redoHours.upperBound)]
        case .supportOutOfRange: [String(DisputeOutcome.extraSupport.upperBound)]
        case .notInDisputePhase(let phase): [phase.rawValue]
        case .fileTooLarge: [String(SentFile.bytesMax)]
        case .alreadyOpen, .noSuchDispute, .nothingToDispute, .claimsMissing, .feeStays, .suspended, .notSuspended, .otherSide,
            .noSuchOffer, .ownOffer, .tooLate, .evidenceEmpty, .sameFileTwice, .noSuchEntry, .alreadyExtended, .alreadyTaken,
            .hasDealtWithParty, .hadItBefore, .alreadyAnswered, .findingsMissing, .notDue,
            .moneyMoved, .returnPromised:
            []
        }
    }
}

extension Trade {
    /// The dispute of that number, where it goes on. Throws: `noSuchDispute`.
    func openDispute(_ number: Int) throws(DisputeRefusal) -> Dispute {
        guard let dispute = openDispute, dispute.number == number else { throw .noSuchDispute }
        return dispute
    }

    /// The same, in one of those phases and awake. Throws: `noSuchDispute`, `notInDisputePhase`, `suspended`.
    func openDispute(_ number: Int, in phases: Set<DisputePhase>) throws(DisputeRefusal) -> Dispute {
        let dispute = try openDispute(number)
        guard phases.contains(dispute.phase) else { throw .notInDisputePhase(dispute.phase) }
        guard !dispute.isSuspended else { throw .suspended }
        return dispute
    }

    /// Throws: `tooLate` where the phase's own time is over, whether or not that has been entered yet.
    func demandInTime(_ dispute: Dispute, at time: Timestamp) throws(DisputeRefusal) {
        guard let kind = dispute.phase.deadline, let end = deadline(kind) else { return }
        guard time < end else { throw .tooLate }
    }

    /// Throws: `statementLength` unless it says something, in so many characters at most.
    func check(_ text: String, charactersMax: Int) throws(DisputeRefusal) {
        guard text.isReason(charactersMax: charactersMax) else { throw .statementLength(max: charactersMax) }
    }

    /// Throws: `noSuchEntry` unless all of them are the trade's, each once.
    func check(entries: [Int64], max: Int) throws(DisputeRefusal) {
        guard entries.count <= max, Set(entries).count == entries.count, entries.allSatisfy({ (0..<entryCount).contains($0) })
        else { throw .noSuchEntry }
    }
}
