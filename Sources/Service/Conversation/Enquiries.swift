import Evidence
import Market
import Store

extension Marketplace {
    /// Opens an enquiry about the newest revision of a listing. Throws: `OpenEnquiryRefusal`, `NotFound`.
    package func openEnquiry(
        about listing: ListingID, by buyer: MemberID, key: IdempotencyKey? = nil
    ) async throws -> (trade: TradeID, outcome: Outcome) {
        let revision = try await revision(of: listing)
        let command = OpenEnquiry(
            revision: try revision.reference, seller: revision.facts.seller, standardTerms: revision.facts.terms,
            policy: settings.policy, buyer: buyer, isWithdrawn: revision.isWithdrawn)
        let trade = chance.identifier(TradeID.self, at: clock.now())
        let outcome = try await commands.handle(command, on: .trade(trade), by: .member(buyer), key: key)
        return (try TradeID.stored(String(outcome.stream?.identifier ?? "")), outcome)
    }

    /// Posts a message. Throws: `PostMessageRefusal`.
    ///
    /// - Parameter codes: what stands in the codes of the pictures that are sent along, picture by picture.
    package func post(
        _ text: String, codes: [[String]] = [], in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let command = PostMessage(text: text, earlier: try await pieces(before: text, in: trade, by: member), codes: codes)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// What of a message leads the deal away, read together with what the sender wrote right before it. Throws: `NotFound`.
    package func offPlatform(
        _ text: String, in trade: TradeID, by member: MemberID
    ) async throws -> [OffPlatformFinding] {
        _ = try await state(of: trade, for: member)
        return OffPlatformGuard.findings(in: text, after: try await pieces(before: text, in: trade, by: member))
    }

    /// How many of the newest entries are looked through for the sender's messages.
    private static let entriesLookedAt: Int64 = 16

    /// The sender's messages right before one that may be a piece of a longer one; none for a whole message.
    private func pieces(before text: String, in trade: TradeID, by member: MemberID) async throws -> [String] {
        guard OffPlatformGuard.isPiece(text) else { return [] }
        let stream = StreamName.trade(trade)
        let entries = try await database.read { connection in
            let journal = Journal(connection)
            guard let head = try journal.head(of: stream) else { return [Entry]() }
            return try journal.entries(of: stream, from: max(0, head.sequence + 1 - Self.entriesLookedAt))
        }
        let said = try entries.filter { $0.header.actor == Actor.member(member).name }.compactMap { entry in
            if case .messagePosted(let facts) = try entry.event(as: TradeEvent.self) { facts.text.value } else { nil }
        }
        return Array(said.suffix(OffPlatformGuard.earlierMax))
    }
}
