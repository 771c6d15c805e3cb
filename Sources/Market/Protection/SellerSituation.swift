/// What the protection check of a seller as a whole is a function of, besides the moment.
package struct SellerSituation: Sendable {
    /// The seller's own listings on sale with the check of each.
    package var offers: [Offer]
    /// The seller's trades in which anything can still be done.
    package var sales: [Sale]
    /// The public questions about the seller's listings that nobody has answered, the oldest first.
    package var questions: [ListingID]
    /// What the seller gate makes of the disputes.
    package var gate: SellerGate.Standing
    /// Whether mails reach the seller.
    package var mail: MailReach
    /// From when on each account for payouts can be used.
    package var payoutAccounts: [Timestamp]
    /// Whether the seller has a passkey.
    package var hasPasskey: Bool

    /// Puts the parts together.
    package init(
        offers: [Offer] = [], sales: [Sale] = [], questions: [ListingID] = [], gate: SellerGate.Standing = .open,
        mail: MailReach = .notOffered, payoutAccounts: [Timestamp] = [], hasPasskey: Bool = false
    ) {
        self.offers = offers
        self.sales = sales
        self.questions = questions
        self.gate = gate
        self.mail = mail
        self.payoutAccounts = payoutAccounts
        self.hasPasskey = hasPasskey
    }

    /// One listing on sale.
    package struct Offer: Sendable {
        /// Which.
        package let listing: ListingID
        /// What its own check finds.
        package let check: ProtectionCheck

        /// A listing with its check.
        package init(_ listing: ListingID, _ check: ProtectionCheck) {
            self.listing = listing
            self.check = check
        }
    }

    /// One trade.
    package struct Sale: Sendable {
        /// Which.
        package let id: TradeID
        /// What its entries amount to.
        package let trade: Trade

        /// A trade as it stands.
        package init(_ id: TradeID, _ trade: Trade) {
            self.id = id
            self.trade = trade
        }
    }

    /// Whether mails reach a member.
    package enum MailReach: String, CaseIterable, Sendable {
        case confirmed, unconfirmed
        /// They came back, and nothing is sent any more.
        case stopped
        /// The market sends none.
        case notOffered
    }
}
