/// The name of a question.
package struct QuestionID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}

/// What the stream of one public question about a listing amounts to. What was asked and answered stands in the entries, each
/// version of it; this is what the rules need.
package struct Question: CaseState, Equatable {
    package static let streamKind = "question"

    /// The listing that it is about; nil before it is asked.
    package private(set) var listing: ListingID?
    /// Who answers; nil before it is asked.
    package private(set) var seller: MemberID?
    /// Who asks; nil before it is asked.
    package private(set) var asker: MemberID?
    /// How often it was worded; 0 before it is asked.
    package private(set) var wordings = 0
    /// How often the answer was worded; 0 before there is one.
    package private(set) var answers = 0

    package init() {}

    package mutating func apply(_ event: QuestionEvent, at time: Timestamp) {
        switch event {
        case .questionAsked(let facts):
            (listing, seller, asker) = (facts.listing, facts.seller, facts.asker)
            wordings = 1
        case .questionReworded(let facts): wordings = facts.number
        case .questionAnswered(let facts): answers = facts.number
        case .erased: break
        }
    }
}

/// What can happen to a question.
package enum QuestionEvent: Equatable, CaseEvent {
    case questionAsked(QuestionAsked)
    case questionReworded(QuestionReworded)
    case questionAnswered(QuestionAnswered)
    case erased(Erased)

    package var kind: String {
        switch self {
        case .questionAsked: "questionAsked"
        case .questionReworded: "questionReworded"
        case .questionAnswered: "questionAnswered"
        case .erased: Erased.kind
        }
    }

    package var facts: any Encodable & Sendable {
        switch self {
        case .questionAsked(let facts): facts
        case .questionReworded(let facts): facts
        case .questionAnswered(let facts): facts
        case .erased(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "questionAsked": self = .questionAsked(try QuestionAsked(from: decoder))
        case "questionReworded": self = .questionReworded(try QuestionReworded(from: decoder))
        case "questionAnswered": self = .questionAnswered(try QuestionAnswered(from: decoder))
        case Erased.kind: self = .erased(try Erased(from: decoder))
        default: throw UnknownKind.error(kind, decoder)
        }
    }
}

/// Why a question is not asked, reworded or answered.
package enum QuestionRefusal: Refusal {
    /// There is no such question, or it is there already.
    case noSuchQuestion
    /// The listing is not offered any more.
    case listingWithdrawn
    /// Sellers answer about their own listings.
    case ownListing
    /// Only the one who asked words it anew.
    case notTheAsker
    /// Only the seller answers.
    case notTheSeller
    /// Empty or too long.
    case wordsLength
    /// So often and no more.
    case tooManyWordings
    /// Answered questions stay as they are.
    case answered
    /// Only the clock erases, what the member asked for.
    case notTheClock

    package var code: String {
        switch self {
        case .noSuchQuestion: "noSuchQuestion"
        case .listingWithdrawn: "listingWithdrawn"
        case .ownListing: "ownListing"
        case .notTheAsker: "notTheAsker"
        case .notTheSeller: "notTheSeller"
        case .wordsLength: "reasonLength"
        case .tooManyWordings: "tooManyWordings"
        case .answered: "questionAnswered"
        case .notTheClock: "notTheClock"
        }
    }

    package var details: [String] {
        switch self {
        case .wordsLength: [String(AskQuestion.charactersMax)]
        case .tooManyWordings: [String(RewordQuestion.wordingsMax)]
        case .noSuchQuestion, .listingWithdrawn, .ownListing, .notTheAsker, .notTheSeller, .answered, .notTheClock: []
        }
    }
}
