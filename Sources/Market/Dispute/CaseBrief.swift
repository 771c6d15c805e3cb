/// The case brief 案情摘要: what a trade's entries say of a disagreement, line by line, each with the entries that show it. It is
/// worked out from the entries alone, so whoever has them, a party, a mediator or a court with the bundle, has the same brief. It
/// decides nothing.
///
/// Source: 电子商务法 62: the platform hands over contract and record; RULES.md, clocks.
package struct CaseBrief: Equatable, Sendable {
    /// What the parties demanded, refused and answered, oldest first.
    package let statements: [BriefStatement]
    /// What was promised, clause by clause, against what the record shows of it.
    package let promises: [BriefPromise]
    /// Each clock that ran, in the order in which they began.
    package let clocks: [BriefClock]
    /// Each handing over, with what the buyer's side fetched of it and signed for.
    package let handovers: [BriefHandover]
    /// What the guard found in the conversation, and what the listing was published in spite of.
    package let warnings: [BriefWarning]
    /// What is proven, how strongly, and what is only said.
    package let proofs: [BriefProof]

    /// The brief of a trade with an agreement; nil before there ever was one.
    ///
    /// - Parameters:
    ///   - entries: all of them, oldest first.
    ///   - listing: the revision that the trade is about; nil where it cannot be read.
    ///   - found: what was found in an artefact, by the hash of its bytes; nil where it was not read.
    ///   - now: the moment, for clocks that run.
    package init?(
        of entries: [RecordedEvent], listing: RevisionPublished?, found: (Digest) -> ArtefactFacts? = { _ in nil },
        at now: Timestamp
    ) {
        let reading = BriefReading(entries)
        guard reading.trade.wasAgreed else { return nil }
        statements = entries.compactMap(BriefStatement.init)
        clocks = reading.clocks.finished(at: now)
        handovers = reading.handovers(listing: listing, found: found)
        promises = BriefPromise.all(in: reading, clocks: clocks, at: now)
        warnings = BriefWarning.all(in: reading, listing: listing)
        proofs = BriefProof.all(in: reading)
    }

    /// So many entries are cited with one line; where there are more, the first ones, and the line says how many there are.
    package static let citedMax = 20
}

/// One entry of a trade as the rules read it.
package struct RecordedEvent: Equatable, Sendable {
    /// Its place in the trade, from 0.
    package let sequence: Int64
    /// When it was entered.
    package let at: Timestamp
    /// Who did it; nil for an actor that is unknown here.
    package let actor: Actor?
    /// What it says.
    package let event: TradeEvent

    package init(sequence: Int64, at time: Timestamp, actor: Actor?, event: TradeEvent) {
        self.sequence = sequence
        at = time
        self.actor = actor
        self.event = event
    }
}

/// The entries of a trade gone through once, with what the sections of a brief need of them.
struct BriefReading {
    let entries: [RecordedEvent]
    /// What all of them amount to.
    private(set) var trade = Trade()
    private(set) var clocks = BriefClocks()
    /// The entry with which each delivery arrived, by its number.
    private(set) var deliveryEntries: [Int: RecordedEvent] = [:]
    /// What the buyer's side did with each delivery, by its number.
    private(set) var taken: [Int: [RecordedEvent]] = [:]

    init(_ entries: [RecordedEvent]) {
        self.entries = entries
        for entry in entries {
            let before = trade
            trade.apply(entry.event, at: entry.at)
            clocks.follow(entry, from: before, to: trade)
            if trade.rounds.count > before.rounds.count { deliveryEntries[trade.rounds.count] = entry }
            if let round = takenRound(entry.event) { taken[round, default: []].append(entry) }
        }
    }

    /// The delivery that the buyer's side fetched, looked at, judged or signed for with that entry.
    private func takenRound(_ event: TradeEvent) -> Int? {
        switch event {
        case .artefactDownloaded(let facts): trade.delivered(facts.artefact)?.round.number
        case .secretRevealed(let facts): facts.round
        case .accessConfirmed(let facts): facts.round
        case .criterionAccepted(let facts): facts.round
        case .criterionRefused(let facts): facts.round
        case .receiptSigned(let facts): facts.round ?? trade.rounds.count
        default: nil
        }
    }

    /// The places of the entries for which that is so.
    func sequences(where isWanted: (TradeEvent) -> Bool) -> [Int64] {
        entries.filter { isWanted($0.event) }.map(\.sequence)
    }

    /// The entry with which the agreement in force was made, or amended last.
    var agreementEntry: Int64? {
        sequences { event in
            switch event {
            case .agreementReached, .agreementAmended: true
            default: false
            }
        }.last
    }

    /// The entry that says which revision the trade is about.
    var revisionEntry: Int64 {
        sequences { event in
            if case .revisionPinned = event { true } else { false }
        }.last ?? entries.first?.sequence ?? 0
    }
}
