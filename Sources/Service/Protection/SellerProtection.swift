import Market
import Store

/// The protection check of a seller as a whole, with how much it looked at.
package struct SellerCheck: Sendable {
    /// What was found.
    package let check: ProtectionCheck
    /// How many listings on sale were looked at, at most ``offersMax``.
    package let offers: Int
    /// How many trades under way were looked at, at most ``salesMax``.
    package let sales: Int

    /// The newest so many listings are looked at.
    package static let offersMax = 500
    /// The newest so many trades are looked at.
    package static let salesMax = 500
}

extension Marketplace {
    private static let selectOffers: SQL = "SELECT listing FROM v_offers WHERE seller = $1 ORDER BY position DESC LIMIT $2"
    /// Trades that are not over, and of those that are the ones in which something waits for the seller.
    private static let selectSales: SQL =
        """
        SELECT t.id FROM v_trades t WHERE t.seller = $1 AND (t.phase NOT IN ('completed', 'refunded') OR t.needs IN ('seller', 'both')
            OR EXISTS (SELECT 1 FROM v_replies p WHERE p.trade = t.id AND p.since_ms >= $3)
            OR EXISTS (SELECT 1 FROM v_after_sales a WHERE a.trade = t.id AND a.closed_ms IS NULL))
        ORDER BY t.id DESC LIMIT $2
        """

    /// The protection check of a member as a seller, now: the same entries give the same answer.
    package func protectionCheck(ofSeller seller: MemberID) async throws -> SellerCheck {
        let now = clock.now()
        let id = SQLValue.text(seller.rawValue)
        let (listings, trades) = try await database.read { connection in
            (
                try connection.rows(Self.selectOffers, [id, .integer(Int64(SellerCheck.offersMax))]) {
                    try ListingID.stored($0.text(0))
                },
                try connection.rows(
                    Self.selectSales,
                    [id, .integer(Int64(SellerCheck.salesMax)), .integer(now.adding(.days(-Trade.answerDaysAfterEnd)).ms)]
                ) { try TradeID.stored($0.text(0)) }
            )
        }
        let situation = SellerSituation(
            offers: try await offers(listings), sales: try await sales(trades),
            questions: try await unansweredQuestions(of: seller).map(\.listing), gate: try await gate(of: seller),
            mail: try await mailReach(of: seller), payoutAccounts: try await payoutAccounts(of: seller).map(\.usableFrom),
            hasPasskey: try await !passkeys(of: seller).isEmpty)
        return SellerCheck(check: situation.protectionCheck(at: now), offers: listings.count, sales: trades.count)
    }

    private func offers(_ listings: [ListingID]) async throws -> [SellerSituation.Offer] {
        let rows = try await self.listings(listings)
        return zip(rows, try await revisions(of: rows)).map { row, revision in
            let category = categories[revision.facts.category, version: revision.facts.categoryVersion]
            return SellerSituation.Offer(row.id, revision.facts.protectionCheck(in: category))
        }
    }

    private func sales(_ trades: [TradeID]) async throws -> [SellerSituation.Sale] {
        var sales: [SellerSituation.Sale] = []
        for trade in trades {
            sales.append(SellerSituation.Sale(trade, try await commands.state(Trade.self, of: .trade(trade))))
        }
        return sales
    }

    private func mailReach(of member: MemberID) async throws -> SellerSituation.MailReach {
        guard let contact = try await contact(of: member) else { return sendsMail ? .unconfirmed : .notOffered }
        return contact.isStopped ? .stopped : .confirmed
    }
}
