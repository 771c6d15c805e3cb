import Ledger

/// A party offers how the dispute could end. A new offer takes the place of the one that is open, whoever made that. Silence executes
/// nothing.
///
/// It can be offered as long as nothing was carried out, joint talks included: agreement of both goes before any ruling.
/// Source: RULES.md, money: outcomes of a settlement.
package struct OfferSettlement: TradeCommand {
    package static let step = TradeStep.offerSettlement
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// What is offered.
    package let outcome: DisputeOutcome
    /// What is said to it; at most 2,000 characters, may be empty.
    package let note: String

    package init(dispute: Int, outcome: DisputeOutcome, note: String) {
        self.dispute = dispute
        self.outcome = outcome
        self.note = note
    }

    /// The longest note, in characters.
    package static let noteCharactersMax = 2_000
    /// The most offers of one dispute.
    package static let offersMax = 60

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute)
        guard let side = role.side, let policy = trade.opening?.policy else { throw .step(.notYourStep(Self.step)) }
        guard open.offers.count < Self.offersMax else { throw .tooManyOffers(max: Self.offersMax) }
        try trade.check(outcome, by: .party, parts: open.parts)
        guard note.unicodeScalars.count <= Self.noteCharactersMax else { throw .statementLength(max: Self.noteCharactersMax) }
        return [
            .settlementOffered(
                SettlementOffered(
                    dispute: dispute, number: open.offers.count + 1, by: side, outcome: outcome, money: outcome.money(in: trade),
                    openUntil: time.adding(.hours(policy.settlementHours)), note: Sealed(note)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [note])
    }
}

/// An offer to settle.
package struct SettlementOffer: Equatable, Sendable {
    /// From 1 within the dispute.
    package let number: Int
    /// Who offers it.
    package let by: Side
    /// What is offered.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// Until when it can be accepted.
    package let openUntil: Timestamp
    /// What was said to it.
    package internal(set) var note: Sealed<String>
    /// What became of it.
    package internal(set) var status = Status.open

    /// What became of an offer.
    package enum Status: String, CaseIterable, Sendable, Codable {
        case open, accepted, declined, withdrawn, lapsed
        /// Another offer took its place.
        case replaced
    }
}

/// An offer is on the table.
package struct SettlementOffered: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// From 1 within the dispute.
    package let number: Int
    /// Who offers it.
    package let by: Side
    /// What is offered.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// Until when it can be accepted.
    package let openUntil: Timestamp
    /// What was said to it; may be empty.
    package let note: Sealed<String>

    static let kind = "settlementOffered"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute { dispute in
            dispute.closeOffers(as: .replaced)
            dispute.offers.append(
                SettlementOffer(number: number, by: by, outcome: outcome, money: money, openUntil: openUntil, note: note))
        }
        trade.start(.settlement, at: openUntil)
    }
}

extension Trade {
    /// The open offer of that number in the dispute of that number, in time. Throws: `noSuchDispute`, `noSuchOffer`, `tooLate`.
    func openOffer(_ number: Int, of dispute: Int, at time: Timestamp) throws(DisputeRefusal) -> SettlementOffer {
        guard let offer = try openDispute(dispute).openOffer, offer.number == number else { throw .noSuchOffer }
        guard time < offer.openUntil else { throw .tooLate }
        return offer
    }

    /// The offer that is open is open no more.
    mutating func closeOffer(as status: SettlementOffer.Status) {
        changeDispute { $0.closeOffers(as: status) }
        stop(.settlement)
    }
}
