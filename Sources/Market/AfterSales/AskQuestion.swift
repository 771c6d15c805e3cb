/// A member asks about a listing, for all to read.
///
/// Source: RULES.md, after-sales: 客户咨询; what is asked and answered in public is part of what a buyer may rely on.
package struct AskQuestion: Command {
    package typealias State = Question
    package typealias Refused = QuestionRefusal

    /// What it is about.
    package let listing: ListingID
    /// Who offers that.
    package let seller: MemberID
    /// Whether it is offered no more.
    package let isWithdrawn: Bool
    /// Who asks.
    package let asker: MemberID
    /// The question; 1 to 1,000 characters.
    package let text: String

    package init(listing: ListingID, seller: MemberID, isWithdrawn: Bool, asker: MemberID, text: String) {
        self.listing = listing
        self.seller = seller
        self.isWithdrawn = isWithdrawn
        self.asker = asker
        self.text = text
    }

    /// The longest question and the longest answer, in characters.
    package static let charactersMax = 1_000

    package func decide(
        by actor: Actor, at time: Timestamp, in question: Question
    ) throws(QuestionRefusal) -> [QuestionEvent] {
        guard question.wordings == 0 else { throw .noSuchQuestion }
        guard actor == .member(asker) else { throw .notTheAsker }
        guard !isWithdrawn else { throw .listingWithdrawn }
        guard asker != seller else { throw .ownListing }
        guard text.isReason(charactersMax: Self.charactersMax) else { throw .wordsLength }
        return [
            .questionAsked(
                QuestionAsked(
                    listing: listing, seller: seller, asker: asker, text: Sealed(text),
                    warned: OffPlatformGuard.kinds(in: text)))
        ]
    }
}

extension OffPlatformGuard {
    /// How a text leads away, each kind once.
    static func kinds(in text: String) -> [OffPlatformKind] {
        let found = Set(findings(in: text).map(\.kind))
        return OffPlatformKind.allCases.filter(found.contains)
    }
}

/// A member asked.
package struct QuestionAsked: Equatable, Sendable, Codable {
    /// What it is about.
    package let listing: ListingID
    /// Who answers.
    package let seller: MemberID
    /// Who asks.
    package let asker: MemberID
    /// The question.
    package let text: Sealed<String>
    /// How it leads away from where the deal is protected; empty where it does not.
    package let warned: [OffPlatformKind]
}
