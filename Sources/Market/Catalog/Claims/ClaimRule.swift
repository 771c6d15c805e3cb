/// A rule of the claims check.
package enum ClaimRule: String, CaseIterable, Sendable, Codable {
    /// The product is called the first, the only one, of national grade, the best. 广告法 9(3).
    ///
    /// Source: 广告法 9(3): 国家级、最高级、最佳 and the like are banned in advertising.
    case absoluteTerm
    /// It is called the most of something that nobody has measured.
    ///
    /// Source: 广告法 9(3).
    case superlative
    /// Words that come near an absolute term and are read as one in a dispute: leading, flawless, the first choice.
    ///
    /// Source: 广告法 9(3), 28.
    case puffery
    /// Something is promised that nobody can keep: never a fault, always approved, certain to earn.
    ///
    /// Source: 广告法 25(1), 28; 消保法 20.
    case guarantee
    /// A figure that is to persuade, and nothing near it says where it is from.
    ///
    /// Source: 广告法 11.
    case figureWithoutSource
    /// A way to reach the seller elsewhere.
    ///
    /// Source: 电子商务法 31: what is said elsewhere is in no record.
    case contactDetails
    /// A call to deal outside the escrow.
    ///
    /// Source: 电子商务法 31; DESIGN.md 1, protection 4.
    case offPlatformDeal

    /// What happens to a revision in which it is found.
    package var severity: ClaimSeverity {
        switch self {
        case .absoluteTerm, .superlative, .guarantee, .contactDetails, .offPlatformDeal: .blocks
        case .puffery, .figureWithoutSource: .warns
        }
    }

    /// The articles that the rule stands on, as a citation.
    package var source: String {
        switch self {
        case .absoluteTerm, .superlative: "广告法 9(3)"
        case .puffery: "广告法 9(3), 28"
        case .guarantee: "广告法 25, 28; 消保法 20"
        case .figureWithoutSource: "广告法 11"
        case .contactDetails, .offPlatformDeal: "电子商务法 31"
        }
    }
}

/// Whether a finding stands in the way of publishing.
package enum ClaimSeverity: String, CaseIterable, Sendable, Codable {
    case blocks, warns
}
