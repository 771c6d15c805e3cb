import Evidence
import Market
import Store

extension Marketplace {
    /// Opens an enquiry about the newest revision of a listing. Throws: `OpenEnquiryRefusal`,
    /// `RestraintRefusal`, `NotFound`.
    package func openEnquiry(
        about listing: ListingID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (trade: TradeID, outcome: Outcome) {
        let revision = try await revision(of: listing)
        let command = OpenEnquiry(
            revision: try revision.reference, seller: revision.facts.seller, standardTerms: revision.facts.terms,
            policy: settings.policy, buyer: buyer, isWithdrawn: revision.isWithdrawn,
            gate: try await gate(of: revision.facts.seller))
        let trade = chance.identifier(TradeID.self, at: clock.now())
        let outcome = try await commands.handle(
            command, on: .trade(trade), given: freeToTrade(buyer, with: revision.facts.seller), by: .member(buyer), key: key)
        return (try TradeID.stored(String(outcome.stream?.identifier ?? "")), outcome)
    }
}
