import Ledger

/// What a trade's stream amounts to: one buyer, one seller, from first enquiry to closing. `TradeEvent` says how it changes.
package struct Trade: CaseState, Equatable {
    package static let streamKind = "trade"

    /// Where the trade stands.
    package internal(set) var phase = TradePhase.unopened
    /// What the trade was opened with, but for the revision and its standing offer, which are those that are pinned now; nil
    /// before.
    package internal(set) var opening: EnquiryOpened?
    /// The revision that the trade was opened with; nil before.
    package internal(set) var openedRevision: RevisionReference?
    /// The newer revision that the buyer took instead; nil where there is none.
    package internal(set) var pinned: RevisionReference?
    /// When the enquiry was opened.
    package internal(set) var openedAt = Timestamp(ms: 0)
    /// When something happened last.
    package internal(set) var updatedAt = Timestamp(ms: 0)
    /// Who spoke last; nil while nobody has.
    package internal(set) var lastMessageBy: Side?
    /// Since when the one who spoke last waits for a word; nil while nobody has spoken.
    package internal(set) var unansweredSince: Timestamp?
    /// How many entries the trade has; the next one's place.
    package internal(set) var entryCount: Int64 = 0
    /// The places of the entries that are more than talk, ascending.
    package internal(set) var acts: [Int64] = []
    /// How often both were warned that something said leads the deal away.
    package internal(set) var warnedCount = 0
    /// How far each party is in the conversation.
    package internal(set) var readings: [Side: ReadingPosition] = [:]
    /// The places of the messages that their writers have withdrawn.
    package internal(set) var withdrawnMessages: Set<Int64> = []
    /// The messages that are shown without their words, by place, each with the complaint in which that was decided.
    package internal(set) var maskedMessages: [Int64: ComplaintID] = [:]
    /// The records from elsewhere that were added, by the hash of their bytes.
    package internal(set) var records: Set<Digest> = []

    /// Every version of the terms, by number from 1.
    package internal(set) var proposals: [Proposal] = []
    /// Who has confirmed the newest proposal, and how.
    package internal(set) var confirmations: [Side: TermsConfirmed.Method] = [:]
    /// How each confirmed what is agreed; empty before.
    package internal(set) var agreedBy: [Side: TermsConfirmed.Method] = [:]
    /// The proposal that both confirmed.
    package internal(set) var agreement: Proposal?
    /// Whether both ever confirmed the same document, even if that agreement fell later.
    package internal(set) var wasAgreed = false

    /// Every attempt to pay, oldest first.
    package internal(set) var payments: [Payment] = []
    /// Refunds ordered and not yet confirmed by the gateway.
    package internal(set) var openRefunds: [RefundOrdered] = []
    /// The numbers of all refunds that the gateway has made.
    package internal(set) var madeRefunds: Set<String> = []
    /// What the gateways must be told of releases, oldest first.
    package internal(set) var settlements: [SettlementOwed] = []
    /// The numbers of all settlements that the gateways have made.
    package internal(set) var madeSettlements: Set<String> = []
    /// All money that ever arrived, and the payment it arrived for.
    package internal(set) var arrivals: [Arrival: PaymentID] = [:]
    /// What was released, by the payment it came with, less what the seller has promised back since.
    package internal(set) var releases: [Release] = []
    /// What the seller has promised back and did not have; the buyer waits for it. Oldest first.
    package internal(set) var owedBack: [Release] = []
    /// How often the seller has promised something back.
    package internal(set) var returnsCount = 0
    /// What gateways have taken back, oldest first.
    package internal(set) var chargebacks: [ChargebackRecorded] = []
    /// What is paid, delivered and accepted by itself, in the order of the agreement; one part where it has no milestones, none
    /// before it.
    package internal(set) var parts: [TradePart] = []
    /// Money in the hold that belongs to no part and is ordered back in the same breath, in minor units.
    package internal(set) var strayMinor: Int64 = 0
    /// The payments that became a hold, whatever became of that.
    package internal(set) var holdPayments: Set<PaymentID> = []

    /// Everything that was delivered, oldest first.
    package internal(set) var rounds: [DeliveryRound] = []
    /// Which bytes of each delivered file the buyer has been sent.
    package internal(set) var covered: [Digest: CoveredBytes] = [:]
    /// The artefacts that the buyer has downloaded completely, in one piece or in several.
    package internal(set) var downloaded: Set<Digest> = []
    /// A delivery by mail that the mail server has not answered yet.
    package internal(set) var pendingMail: MailPrepared?
    /// When the trade was completed; nil before.
    package internal(set) var completedAt: Timestamp?

    /// How many divisions of a hold were ever put forward.
    package internal(set) var refundTalks = 0
    /// How often the seller has asked for more time to deliver.
    package internal(set) var deliveryAsks = 0
    /// Who stepped back last; nil while nobody has.
    package internal(set) var cancelledBy: Side?

    /// What the buyer asked for after the delivery, oldest first.
    package internal(set) var requests: [AfterSalesRequest] = []
    /// For how many months more than agreed the seller supports it.
    package internal(set) var extraSupportMonths = 0
    /// When the licence ended, by a return or by the outcome of a dispute; nil while the software is the buyer's to use.
    package internal(set) var licenceEndedAt: Timestamp?

    /// The ratings given so far, by the one who gave them.
    package internal(set) var ratings: [Side: TradeRated] = [:]
    /// Whether all can see them.
    package internal(set) var areRatingsRevealed = false
    /// What became of each rating, by the one who gave it.
    package internal(set) var ratingFiles: [Side: RatingFile] = [:]
    /// The messages that use a rating as a threat, oldest first.
    package internal(set) var pressure: [PressureAct] = []
    /// When the trade ended because the money went back; nil where it did not.
    package internal(set) var refundedAt: Timestamp?

    /// Every dispute, oldest first; at most the newest is open.
    package internal(set) var disputes: [Dispute] = []

    /// What happens by itself, and when; at most one of each kind for each part.
    package internal(set) var deadlines: [Deadline] = []
    /// When each deadline that ever ran began to run last.
    package internal(set) var begun: [DeadlineKind: Timestamp] = [:]
    /// The newest reminder that was given of each deadline, as it was then.
    package internal(set) var reminded: [Deadline: ReminderStep] = [:]

    package init() {}

    /// One attempt of the buyer to pay.
    package struct Payment: Equatable, Sendable {
        /// The name of the attempt.
        package let id: PaymentID
        /// The gateway that the buyer was sent to.
        package let gateway: String
        /// What is to be paid.
        package let amount: Money
        /// The document that it is to pay for.
        package let agreement: Digest
        /// How long the gateway holds it, in days; nil where that was not entered.
        package let holdDays: Int?
        /// The part that it is to pay for.
        package let part: Int
        /// The gateway's own number of what arrived; nil until then.
        package var transaction: String?
    }

    /// An amount that was released, or is owed back, with the payment that it came with.
    package struct Release: Equatable, Sendable {
        /// The money when it came.
        package let payment: PaymentReceived
        /// How much of it, in minor units.
        package var leftMinor: Int64
        /// Its fee, as far as that goes back with it.
        var fee: ReturnableFee

        init(of payment: PaymentReceived, minor: Int64, feeMinor: Int64 = 0) {
            self.payment = payment
            leftMinor = minor
            fee = ReturnableFee(grossMinor: minor, feeMinor: feeMinor)
        }
    }

    /// One sum of money by the gateway that has it, whose numbers are its own, and the gateway's number.
    package struct Arrival: Hashable, Sendable {
        /// The gateway that has it.
        package let gateway: String
        /// The gateway's number of it.
        package let transaction: String
    }
}

extension Trade {
    /// Who buys; nil before the trade is opened.
    package var buyer: MemberID? { opening?.buyer }
    /// Who sells; nil before the trade is opened.
    package var seller: MemberID? { opening?.seller }

    /// Who has confirmed the newest proposal.
    package var confirmedBy: Set<Side> { Set(confirmations.keys) }

    /// How far that party is in the conversation.
    package func reading(of side: Side) -> ReadingPosition { readings[side] ?? ReadingPosition() }

    /// The newest proposal, if it is still open.
    package var openProposal: Proposal? {
        guard let newest = proposals.last, newest.status == .open else { return nil }
        return newest
    }

    /// What the giver of a command is to this trade.
    package func role(of actor: Actor) -> TradeRole {
        switch actor {
        case .member(let member):
            if member == buyer { .buyer } else if member == seller { .seller } else { .outsider }
        // Whoever buys or sells here cannot act for the platform as well.
        case .staff(let member): member == buyer || member == seller ? .outsider : .staff
        case .clock: .clock
        case .gateway: .gateway
        }
    }

    /// The party that a side is.
    package func member(on side: Side) -> MemberID? {
        switch side {
        case .buyer: buyer
        case .seller: seller
        }
    }

    /// The money that is the hold of the part that the trade stands at; nil while nothing is held.
    package var hold: PaymentReceived? { current?.hold }

    /// What the hold contains, the parts together, in minor units.
    package var heldMinor: Int64 { parts.reduce(strayMinor) { $0 + $1.heldMinor } }

    /// The change that the buyer waits for in the part that the trade stands at; nil while the seller owes nothing more.
    package var openChange: OpenChange? { current?.openChange }

    /// How many of the agreed rounds of change are used in the part that the trade stands at.
    package var changesAsked: Int { current?.changesAsked ?? 0 }

    /// When the first deadline of that kind runs out; nil if none runs.
    package func deadline(_ kind: DeadlineKind) -> Timestamp? {
        deadlines.lazy.filter { $0.kind == kind }.map(\.at).min()
    }

    /// When the deadline of that kind runs out for that part; nil if none runs.
    package func deadline(_ kind: DeadlineKind, of part: Int) -> Timestamp? {
        deadlines.first { $0.kind == kind && $0.part == part }?.at
    }

    /// What the buyer must tick before confirming the open proposal, or the seller's standard terms where none is open.
    package var requiredTicks: [Tick] {
        if let proposal = openProposal { return requiredTicks(for: proposal.terms, proposal.scale) }
        return opening.map { requiredTicks(for: $0.standardTerms, nil) } ?? []
    }

    /// What the buyer must tick before confirming those terms: of a small amendment only the key clauses that it touches.
    package func requiredTicks(for terms: Terms, _ scale: AmendmentScale?) -> [Tick] {
        if scale == .amendment, let agreement { return Tick.required(by: terms, amending: agreement.terms) }
        return Tick.required(by: terms, defectCount: opening?.revision.defectCount ?? 0)
    }

    /// What that side must tick before confirming: the buyer all of it, the seller nothing.
    func requiredTicks(of side: Side, for terms: Terms, _ scale: AmendmentScale?) -> [Tick] {
        switch side {
        case .buyer: requiredTicks(for: terms, scale)
        case .seller: []
        }
    }

    mutating func start(_ kind: DeadlineKind, at time: Timestamp) {
        stop(kind)
        deadlines.append(Deadline(kind: kind, at: time))
        begun[kind] = updatedAt
    }

    /// Moves the end of a deadline that runs; its beginning stays.
    mutating func move(_ kind: DeadlineKind, to time: Timestamp?) {
        guard let time, let place = deadlines.firstIndex(where: { $0.kind == kind }) else { return }
        deadlines[place] = Deadline(kind: kind, at: time, part: deadlines[place].part)
    }

    /// The same of one part.
    mutating func move(_ kind: DeadlineKind, of part: Int, to time: Timestamp?) {
        guard let time, let place = deadlines.firstIndex(where: { $0.kind == kind && $0.part == part }) else { return }
        deadlines[place] = Deadline(kind: kind, at: time, part: part)
    }

    mutating func stop(_ kind: DeadlineKind) {
        deadlines.removeAll { $0.kind == kind }
    }
}
