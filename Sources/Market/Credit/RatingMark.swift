/// What a rating says without words.
package struct RatingMark: Hashable, Sendable, Codable {
    /// Good, neutral or bad.
    package let score: Score
    /// The marks of its parts.
    package let parts: RatingParts

    package init(score: Score, parts: RatingParts = RatingParts()) {
        self.score = score
        self.parts = parts
    }
}

/// What a trade was to a party.
package enum Score: String, CaseIterable, Sendable, Codable {
    case good, neutral, bad

    /// What it adds to the credit of the one rated.
    ///
    /// Source: RULES.md, credit.
    package var points: Int {
        switch self {
        case .good: 1
        case .neutral: 0
        case .bad: -1
        }
    }
}

/// Marks from 1 to 5 of what a rating is made of; nil where the rater gave none.
package struct RatingParts: Hashable, Sendable, Codable {
    /// It was as described.
    package let described: Int?
    /// It came in time.
    package let inTime: Int?
    /// The service around it.
    package let service: Int?

    package init(described: Int? = nil, inTime: Int? = nil, service: Int? = nil) {
        self.described = described
        self.inTime = inTime
        self.service = service
    }

    /// The bounds of a mark.
    package static let bounds = 1...5

    /// The names of the parts, in the order of the form.
    package enum Part: String, CaseIterable, Sendable {
        case described, inTime, service
    }

    /// The mark of a part.
    package subscript(part: Part) -> Int? {
        switch part {
        case .described: described
        case .inTime: inTime
        case .service: service
        }
    }

    /// Whether every mark that was given is from 1 to 5.
    var areInBounds: Bool { Part.allCases.allSatisfy { self[$0].map(Self.bounds.contains) ?? true } }
}
