/// How long the record of a trade must be kept whole. While it runs, what a member asked to have erased is stored and protected
/// only; afterwards it is erased.
///
/// Source: 电子商务法 31 (three years from the completion of the trade), 网络安全法 21 (logs at least six months), PIPL 47
/// (while a statutory term runs: storage and protection only).
package enum Retention: Hashable, Sendable {
    /// The trade is not over, so no term has begun.
    case running
    /// The record is kept until then.
    case until(Timestamp, Ground)

    /// Why it is kept.
    package enum Ground: String, CaseIterable, Sendable {
        /// A contract was made: three years from completion, or from the last thing that happened where it fell or was undone.
        case contract
        /// Only an enquiry, of which no contract came: six months after the last word.
        case enquiry
    }

    /// Three years, whichever of them is a leap year, in days.
    package static let contractDays = 1_096
    /// Six months, in days.
    package static let enquiryDays = 184

    /// Whether nothing keeps the record whole any more at that time.
    package func isOver(at time: Timestamp) -> Bool {
        switch self {
        case .running: false
        case .until(let end, _): end <= time
        }
    }
}

extension Trade {
    /// How long this trade's record must be kept whole, as it stands.
    package var retention: Retention {
        if openDispute != nil { return .running }
        switch phase {
        case .unopened, .negotiating, .agreed, .funded, .delivered: return .running
        case .completed:
            guard let completedAt else { return .running }
            return .until(completedAt.adding(.days(Retention.contractDays)), .contract)
        case .enquiry, .refunded:
            // Money is still on its way.
            guard heldMinor == 0, openRefunds.isEmpty else { return .running }
            return wasAgreed
                ? .until(updatedAt.adding(.days(Retention.contractDays)), .contract)
                : .until(updatedAt.adding(.days(Retention.enquiryDays)), .enquiry)
        }
    }
}

extension Trade {
    /// The trade as pages show it while what that side wrote is hidden: the state without the words that it remembers of it.
    package func hidingWords(of side: Side) -> Trade {
        var trade = self
        trade.ratings[side]?.text = Sealed(nil)
        for place in trade.disputes.indices { trade.disputes[place].hideWords(of: side) }
        if side == .seller {
            for place in trade.rounds.indices { trade.rounds[place].hideWords() }
        }
        return trade
    }
}
