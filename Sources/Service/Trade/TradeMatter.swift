/// What the parties of a trade settle beside its phase. While it is open, the trade waits for it and not for the phase's next step.
package enum TradeMatter: String, Sendable, CaseIterable {
    /// A dispute is open.
    case dispute
    /// A refund has been proposed and waits for an answer.
    case refundTalk
    /// An after-sales request is open; a question to the seller's support is none.
    case request

    /// The column of a list of trades `t` that names it; null where nothing is open. The order is that of `Trade.needs`.
    static let column = """
        CASE WHEN EXISTS (SELECT 1 FROM v_disputes d WHERE d.trade = t.id AND d.closed_ms IS NULL) THEN 'dispute'
            WHEN EXISTS (SELECT 1 FROM v_deadlines c WHERE c.trade = t.id AND c.kind = 'refundTalk') THEN 'refundTalk'
            WHEN EXISTS (SELECT 1 FROM v_after_sales a WHERE a.trade = t.id AND a.awaited IS NOT NULL
                AND a.closed_ms IS NULL AND a.kind <> 'supportQuestion') THEN 'request' END
        """
}
