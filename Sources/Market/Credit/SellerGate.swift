/// Whether a seller whose trades are disputed too often may take new enquiries.
///
/// Source: RULES.md, credit: warn at 0.75 % disputes, restrict above 1 %, with at least 25 paid orders and 3 disputes.
package struct SellerGate: Hashable, Sendable {
    /// Paid orders of the period.
    package let paidOrders: Int
    /// Disputes opened in the period about the seller's trades.
    package let disputes: Int
    /// Until when the newest of them counts at the latest; nil where there is none.
    package let until: Timestamp?

    /// - Parameter newest: when the newest dispute of the period was opened.
    package init(paidOrders: Int, disputes: Int, newest: Timestamp? = nil) {
        self.paidOrders = paidOrders
        self.disputes = disputes
        until = newest?.adding(.days(Self.periodDays))
    }

    /// How long an order and a dispute count, in days. Own choice: three months.
    package static let periodDays = 90
    /// Fewer paid orders are never judged.
    package static let paidOrdersMin = 25
    /// Fewer disputes are never judged.
    package static let disputesMin = 3
    /// At this share of disputes the seller is warned, in hundredths of a percent.
    package static let warnHundredths = 75
    /// Above this share the seller is restricted, in hundredths of a percent.
    package static let restrictHundredths = 100

    /// What the gate does.
    package enum Standing: String, CaseIterable, Sendable {
        case open
        /// The seller is told, and nothing else.
        case warned
        /// No new enquiries are taken. Trades that are under way go on.
        case restricted
    }

    /// What the gate does. Compared by multiplication, so that nothing is rounded.
    package var standing: Standing {
        guard paidOrders >= Self.paidOrdersMin, disputes >= Self.disputesMin else { return .open }
        let share = disputes * 10_000
        if share > Self.restrictHundredths * paidOrders { return .restricted }
        return share >= Self.warnHundredths * paidOrders ? .warned : .open
    }
}
