/// A mediator takes the dispute: never one who has dealt with a party in another trade, and on an appeal another than the one who
/// ruled.
///
/// Source: RULES.md, clocks: appeal to another mediator; DESIGN.md: the honest one can prove it, before somebody without a stake.
package struct TakeDispute: TradeCommand {
    package static let step = TradeStep.takeDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Who takes it.
    package let mediator: MemberID
    /// What was found of that member's dealings with the parties in other trades.
    package let dealings: [MediatorDealing]

    package init(dispute: Int, mediator: MemberID, dealings: [MediatorDealing]) {
        self.dispute = dispute
        self.mediator = mediator
        self.dealings = dealings
    }

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .staff(mediator) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute)
        switch open.phase {
        case .evidence, .mediating, .considering, .ruling, .appealed: break
        case .answering, .negotiating, .appealable, .settled, .ruled, .withdrawn, .overtaken: throw .notInDisputePhase(open.phase)
        }
        if open.mediator == mediator { return [] }
        guard open.mediator == nil else { throw .alreadyTaken }
        guard dealings.isEmpty else { throw .hasDealtWithParty }
        guard !open.formerMediators.contains(mediator) else { throw .hadItBefore }
        return [
            .disputeTaken(
                DisputeTaken(
                    dispute: dispute, mediator: mediator, isAppeal: open.phase == .appealed,
                    until: trade.reading(of: open, from: time)))
        ]
    }
}

/// Something that a member had to do with a party of a dispute in another trade.
package struct MediatorDealing: Hashable, Sendable {
    /// What it was.
    package let kind: Kind
    /// The trade.
    package let trade: TradeID

    /// That, in that trade.
    package init(_ kind: Kind, in trade: TradeID) {
        self.kind = kind
        self.trade = trade
    }

    /// What a member can have had to do with a party.
    package enum Kind: String, CaseIterable, Sendable {
        /// Bought from the party, or sold to it.
        case bought, sold
        /// Ruled in the party's favour.
        case ruledFor
    }
}

/// A mediator has the dispute.
package struct DisputeTaken: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who mediates.
    package let mediator: MemberID
    /// Whether it is the appeal that is to be decided.
    package let isAppeal: Bool
    /// When the running phase ends now, where that was made longer to leave a day for reading; nil where it stays.
    package let until: Timestamp?

    static let kind = "disputeTaken"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute { $0.mediator = mediator }
        if let kind = trade.openDispute?.phase.deadline { trade.move(kind, to: until) }
    }
}

extension Trade {
    /// When the phase in which a mediator has to act ends, so that whoever takes it then has a day; nil where that is so anyway.
    fileprivate func reading(of dispute: Dispute, from time: Timestamp) -> Timestamp? {
        switch dispute.phase {
        case .mediating, .ruling, .appealed:
            guard let kind = dispute.phase.deadline, let end = deadline(kind) else { return nil }
            let least = time.adding(.days(1))
            return end < least ? least : nil
        case .answering, .negotiating, .evidence, .considering, .appealable, .settled, .ruled, .withdrawn, .overtaken: return nil
        }
    }
}
