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
    /// How many entries the trade has; the next one's place.
    package internal(set) var entryCount: Int64 = 0
    /// How far each party is in the conversation.
    package internal(set) var readings: [Side: ReadingPosition] = [:]
    /// The places of the messages that their writers have withdrawn.
    package internal(set) var withdrawnMessages: Set<Int64> = []
    /// The records from elsewhere that were added, by the hash of their bytes.
    package internal(set) var records: Set<Digest> = []

    /// Every version of the terms, by number from 1.
    package internal(set) var proposals: [Proposal] = []
    /// Who has confirmed the newest proposal.
    package internal(set) var confirmedBy: Set<Side> = []
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
    /// All money that ever arrived, and the payment it arrived for.
    package internal(set) var arrivals: [Arrival: PaymentID] = [:]
    /// The money that is the hold; nil while nothing is held.
    package internal(set) var hold: PaymentReceived?
    /// What the hold contains, in minor units.
    package internal(set) var heldMinor: Int64 = 0

    /// Everything that was delivered, oldest first.
    package internal(set) var rounds: [DeliveryRound] = []
    /// Which bytes of each delivered file the buyer has been sent.
    package internal(set) var covered: [Digest: CoveredBytes] = [:]
    /// The artefacts that the buyer has downloaded completely, in one piece or in several.
    package internal(set) var downloaded: Set<Digest> = []
    /// A delivery by mail that the mail server has not answered yet.
    package internal(set) var pendingMail: MailPrepared?
    /// The change that the buyer waits for; nil while the seller owes nothing more.
    package internal(set) var openChange: OpenChange?
    /// How many of the agreed rounds of change are used.
    package internal(set) var changesAsked = 0
    /// When the delivery was accepted; nil before.
    package internal(set) var completedAt: Timestamp?

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

    /// What happens by itself, and when; at most one of each kind.
    package internal(set) var deadlines: [Deadline] = []
    /// When each deadline that ever ran began to run last.
    package internal(set) var begun: [DeadlineKind: Timestamp] = [:]

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
        /// The gateway's own number of what arrived; nil until then.
        package var transaction: String?
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
        case .staff: .staff
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

    /// When the deadline of that kind runs out; nil if none runs.
    package func deadline(_ kind: DeadlineKind) -> Timestamp? {
        deadlines.first { $0.kind == kind }?.at
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
        deadlines[place] = Deadline(kind: kind, at: time)
    }

    mutating func stop(_ kind: DeadlineKind) {
        deadlines.removeAll { $0.kind == kind }
    }
}
