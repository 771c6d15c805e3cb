/// The buyer has fetched the repository and says which commit was found there. Another one than was handed over is recorded as
/// well: then the record shows that they differ.
///
/// Source: 电子商务法 51, 民法典 512: delivered is what can be retrieved and identified; this is the buyer's word that it was.
package struct ConfirmAccess: TradeCommand {
    package static let step = TradeStep.confirmAccess
    package typealias Refused = ConfirmAccessRefusal

    /// The commit that the buyer found; 40 or 64 hexadecimal digits.
    package let commit: String

    /// The part that was handed over; nil for the first one that was delivered.
    package let part: Int?

    package init(commit: String, part: Int? = nil) {
        self.commit = commit
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.examinedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(ConfirmAccessRefusal) -> [TradeEvent] {
        guard let round = trade.round(of: part(in: trade) ?? 1), case .repository(let handed) = round.handed else {
            throw .noRepository
        }
        guard let seen = CommitHash(rawValue: commit) else { throw .commitMalformed }
        guard !round.isAccessConfirmed else { return [] }
        return [
            .accessConfirmed(AccessConfirmed(round: round.number, commit: seen, isTheSame: seen == handed.commit))
        ]
    }
}

/// Why access is not confirmed.
package enum ConfirmAccessRefusal: TradeRefusal {
    case step(StepRefusal)
    /// The newest delivery is no repository.
    case noRepository
    case commitMalformed

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .noRepository: "noRepository"
        case .commitMalformed: "commitMalformed"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .noRepository, .commitMalformed: []
        }
    }
}

/// The buyer has been in the repository.
package struct AccessConfirmed: TradeFacts {
    /// The delivery that handed it over, from 1.
    package let round: Int
    /// The commit that the buyer found.
    package let commit: CommitHash
    /// Whether that is the one that was handed over.
    package let isTheSame: Bool

    static let kind = "accessConfirmed"

    func apply(to trade: inout Trade, at time: Timestamp) {
        if isTheSame { trade.changeRound(round) { $0.isAccessConfirmed = true } }
    }
}
