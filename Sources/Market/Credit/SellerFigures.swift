/// What a seller's trades of a period come to, each figure with the count it rests on. Nothing is said of too few.
package struct SellerFigures: Hashable, Sendable {
    /// How far back trades are counted, in days. Own choice: half a year.
    package static let periodDays = 180
    /// From how many a figure is shown. Own choice: fewer would tell of single trades.
    package static let countMin = 5

    /// Paid trades that were disputed.
    package let disputed: Share
    /// Paid trades whose money went back.
    package let refunded: Share
    /// Paid trades that the seller stepped back from; one that the buyer cancelled, for want of delivery, is not the seller's word.
    package let cancelled: Share
    /// Paid trades that were delivered within the agreed hours, of those delivered or overdue.
    package let onTime: Share
    /// Paid trades that are over and in which no promise was broken.
    package let kept: Share
    /// Enquiries that the seller answered.
    package let replies: Int
    /// How long the seller takes for the first answer, in milliseconds; nil for too few.
    package let medianReplyMs: Int64?

    /// So many of so many.
    package struct Share: Hashable, Sendable {
        /// How many are meant.
        package let part: Int
        /// Of how many.
        package let of: Int

        /// `Share(9, of: 13)`.
        package init(_ part: Int, of: Int) {
            self.part = part
            self.of = of
        }

        /// Hundredths of a percent, half up; nil where there are too few.
        package var hundredths: Int64? { of < SellerFigures.countMin ? nil : Share.hundredths(part, of: of) }

        /// Hundredths of a percent, half up; 0 of none is 0.
        package static func hundredths(_ part: Int, of: Int) -> Int64 {
            of == 0 ? 0 : (Int64(part) * 20_000 + Int64(of)) / (2 * Int64(of))
        }
    }

    /// Counts the trades of a seller that were opened in the period.
    ///
    /// - Parameter now: when they are counted; what is due later is not overdue.
    package init(_ trades: [SoldTrade], disputes: Int, at now: Timestamp) {
        let paid = trades.filter { $0.paidAt != nil }
        disputed = Share(disputes, of: paid.count)
        refunded = Share(paid.count { $0.isRefunded }, of: paid.count)
        cancelled = Share(paid.count { $0.cancelledBy == .seller }, of: paid.count)
        let judged = paid.filter { $0.wasDueBy(now) }
        onTime = Share(judged.count { $0.isOnTime }, of: judged.count)
        let over = paid.filter(\.isOver)
        kept = Share(over.count { $0.isOnTime && !$0.hasBroken }, of: over.count)
        let waits = trades.compactMap(\.firstReplyMs).sorted()
        replies = waits.count
        medianReplyMs = waits.count < Self.countMin ? nil : Self.median(waits)
    }

    /// The middle one; of two in the middle, what lies halfway, rounded down.
    private static func median(_ sorted: [Int64]) -> Int64 {
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2 : sorted[middle]
    }
}

/// One trade as a seller's figures see it.
package struct SoldTrade: Hashable, Sendable {
    /// From the buyer's first message to the seller's answer, in milliseconds; nil where there is none.
    package let firstReplyMs: Int64?
    /// When the money was held; nil before.
    package let paidAt: Timestamp?
    /// Until when delivery was agreed; nil before payment.
    package let dueAt: Timestamp?
    /// When it was delivered first; nil before.
    package let deliveredAt: Timestamp?
    /// Whether the money went back.
    package let isRefunded: Bool
    /// Whether it is completed or refunded.
    package let isOver: Bool
    /// Whether a change that the buyer could ask for was not delivered in time.
    package let hasBroken: Bool
    /// Who stepped back from it after the payment; nil where nobody did.
    package let cancelledBy: Side?

    package init(
        firstReplyMs: Int64?, paidAt: Timestamp?, dueAt: Timestamp?, deliveredAt: Timestamp?, isRefunded: Bool, isOver: Bool,
        hasBroken: Bool, cancelledBy: Side? = nil
    ) {
        self.firstReplyMs = firstReplyMs
        self.paidAt = paidAt
        self.dueAt = dueAt
        self.deliveredAt = deliveredAt
        self.isRefunded = isRefunded
        self.isOver = isOver
        self.hasBroken = hasBroken
        self.cancelledBy = cancelledBy
    }

    var isOnTime: Bool {
        guard let deliveredAt, let dueAt else { return false }
        return deliveredAt <= dueAt
    }

    func wasDueBy(_ now: Timestamp) -> Bool { deliveredAt != nil || dueAt.map { $0 < now } ?? false }
}
