import Ledger
import Market
import Store

/// A dispute as a mediator reads it. The sealed file is open to whoever mediates it, or has ruled on it; others see what it is about
/// before they take it.
package struct DisputeRoom: Sendable {
    /// The trade, read for the platform.
    package let reading: TradeReading
    /// The dispute.
    package let dispute: Dispute
    /// Who the parties are, and what it is about.
    package let file: TradeFile
    /// The category of what was sold; empty where that is not known.
    package let category: String
    /// What others see of whoever mediates; nil while nobody does.
    package let mediatorName: String?
    /// What others see of all who mediate disputes of the trade, or have.
    package let mediatorNames: [MemberID: String]
    /// Whether the reader mediates it now.
    package let isOwn: Bool
    /// What the reader had to do with a party in other trades: with anything, nobody takes it.
    package let dealings: [MediatorDealing]
    /// The case brief; nil while the file is sealed for the reader.
    package let brief: CaseBriefText?
    /// Every entry, oldest first; nil while the file is sealed for the reader.
    package let entries: [TradeEntry]?

    /// Whether the reader may have the file.
    package var isUnsealed: Bool { entries != nil }

    /// Whether the reader can take it now.
    package func canBeTaken(by member: MemberID) -> Bool {
        dispute.isOpen && dispute.mediator == nil && dealings.isEmpty && !dispute.formerMediators.contains(member)
            && dispute.phase.isForMediators
    }
}

extension Dispute {
    /// Who mediates it, or has.
    fileprivate var mediators: Set<MemberID> { formerMediators.union(rulings.map(\.mediator)).union([mediator].compactMap { $0 }) }
}

extension DisputePhase {
    /// Whether a mediator can take or hold the dispute in it.
    package var isForMediators: Bool {
        switch self {
        case .evidence, .mediating, .considering, .ruling, .appealed: true
        case .answering, .negotiating, .appealable, .settled, .ruled, .withdrawn, .overtaken: false
        }
    }
}

/// What an outcome would mean now, to the last minor unit, with where the seller's share comes from.
package struct ReckonedOutcome: Sendable {
    /// The outcome.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// Where what the seller gives back comes from; nil where nothing was released before.
    package let split: RefundSplit?
}

extension Marketplace {
    private static let selectCategory: SQL = "SELECT category FROM v_disputes WHERE trade = $1 AND number = $2"
    private static let selectName: SQL = "SELECT display_name FROM v_members WHERE id = $1"

    /// The dispute of that number for a member of the staff who is no party to the trade. Throws: `NotFound`, `StoreFailure`.
    package func disputeRoom(_ number: Int, in trade: TradeID, for member: MemberID) async throws -> DisputeRoom {
        let reading = try await stateForStaff(of: trade, for: member)
        guard let dispute = reading.trade.dispute(number) else { throw NotFound() }
        let file = try await file(of: reading, count: 0)
        let isOwn = dispute.isOpen && dispute.mediator == member
        let mayRead = isOwn || dispute.rulings.contains { $0.mediator == member }
        let mediators = reading.trade.disputes.reduce(into: Set<MemberID>()) { $0.formUnion($1.mediators) }
        let (category, names) = try await database.read { connection in
            (
                try connection.row(Self.selectCategory, [.text(trade.rawValue), .integer(Int64(number))]) { try $0.text(0) } ?? "",
                try mediators.reduce(into: [MemberID: String]()) { names, mediator in
                    names[mediator] =
                        try connection.row(Self.selectName, [.text(mediator.rawValue)]) { try $0.textOrNil(0) ?? "" } ?? ""
                }
            )
        }
        return DisputeRoom(
            reading: reading, dispute: dispute, file: file, category: category,
            mediatorName: dispute.mediator.flatMap { names[$0] }, mediatorNames: names, isOwn: isOwn,
            dealings: isOwn ? [] : try await dealings(of: member, withPartiesOf: trade),
            brief: mayRead ? try await caseBrief(of: reading) : nil,
            entries: mayRead ? try await entries(of: reading) : nil)
    }

    /// What an outcome would mean as the trade stands, with what the seller has now. Throws: `StoreFailure`.
    package func reckon(_ outcome: DisputeOutcome, in reading: TradeReading) async throws -> ReckonedOutcome {
        let money = outcome.money(in: reading.trade)
        guard money.fromSeller.minor > 0 else { return ReckonedOutcome(outcome: outcome, money: money, split: nil) }
        let split = try await split(money.fromSeller, of: reading.opening.seller, in: reading.trade)
        return ReckonedOutcome(outcome: outcome, money: money, split: split)
    }

    /// A file of the conversation or of the evidence, as it was sent, for whoever may have the sealed file.
    ///
    /// Throws: `NotFound`, `StoreFailure`.
    package func openSent(
        _ number: Int, of place: Int64, dispute: Int, in trade: TradeID, forMediator member: MemberID
    ) async throws -> OpenSentFile {
        let room = try await disputeRoom(dispute, in: trade, for: member)
        guard let entry = room.entries?.first(where: { $0.sequence == place }), !entry.isHidden,
            entry.sentFiles.indices.contains(number)
        else { throw NotFound() }
        let (file, name) = entry.sentFiles[number]
        return OpenSentFile(file: try await openBlob(file.original.sha256), name: name, hash: file.original.sha256)
    }
}
