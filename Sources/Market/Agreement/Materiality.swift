/// What a change of a clause weighs: whether an answer that makes it is a new offer by the law's own list.
///
/// Source: 民法典 488.
package enum Materiality: Hashable, Sendable {
    /// It changes one of the things that the law names.
    case material(Aspect)
    /// It changes none of them.
    case minor
    /// Words of the parties' own, which may be about any of them; they are read as if they were.
    case ownWords

    /// What the law names, in its order.
    package enum Aspect: String, CaseIterable, Sendable {
        case subject, quantity, quality, price, time, placeOrManner, liability, disputeMethod
    }

    /// Whether it counts as a new offer.
    package var isMaterial: Bool {
        switch self {
        case .material, .ownWords: true
        case .minor: false
        }
    }
}

/// A clause of either kind by its name: typed, or a part of the wording.
package enum ClauseName: Hashable, Sendable {
    case typed(Terms.Clause)
    case wording(TermsWording.Part)

    /// All of them, in the order in which a contract reads.
    package static let allCases: [ClauseName] =
        Terms.Clause.allCases.map(ClauseName.typed) + TermsWording.Part.allCases.map(ClauseName.wording)

    /// The name in JSON and forms.
    package var name: String {
        switch self {
        case .typed(let clause): clause.rawValue
        case .wording(let part): part.rawValue
        }
    }

    /// What a change of it weighs.
    package var materiality: Materiality {
        switch self {
        case .typed(let clause):
            switch clause {
            case .price, .milestones: .material(.price)
            case .licence, .intellectualProperty: .material(.subject)
            case .deliveryHours, .acceptanceDays: .material(.time)
            case .changeRounds: .material(.quantity)
            case .deliveryMethod: .material(.placeOrManner)
            case .conditionalReturns, .liability: .material(.liability)
            case .disputeMethod: .material(.disputeMethod)
            case .supportMonths, .noReasonReturnDays, .returnCondition, .responseHours, .supportChannels,
                .confidentialityMonths, .signing:
                .minor
            }
        case .wording(let part):
            switch part {
            case .contents, .milestones: .material(.subject)
            case .criteria: .material(.quality)
            case .receivingSystem: .material(.placeOrManner)
            case .clauses: .ownWords
            }
        }
    }
}
