/// By which rule staff restrains a member or a listing.
///
/// Source: 电子商务法 29, 38, 42; 网络安全法 47; 消费者权益保护法 44; the rest are this market's own rules.
package enum ModerationRule: String, CaseIterable, Sendable, Codable {
    /// Content that no law allows. Source: 网络安全法 47.
    case unlawfulContent
    /// Somebody else's right is infringed. Source: 电子商务法 42.
    case infringement
    /// Buyers are deceived, or are about to lose their money. Source: 电子商务法 38; 消费者权益保护法 44.
    case fraud
    /// The listing says what is not so. Source: 电子商务法 17.
    case misleading
    /// What was promised for after the sale is not done. Source: 消费者权益保护法 24.
    case promisesBroken
    /// Deals are led away from escrow.
    case offPlatformDealing
    /// Others are threatened or insulted.
    case harassment
    /// Somebody else seems to use the account.
    case accountTaken
    /// A court or an authority has ordered it.
    case order
    /// A rule of this market that has no name of its own here.
    case marketRules
}

extension ComplaintCategory {
    /// The rule by which a founded complaint of that category takes a listing down.
    package var rule: ModerationRule {
        switch self {
        case .misleadingListing: .misleading
        case .infringement: .infringement
        case .unlawfulContent: .unlawfulContent
        case .fraud: .fraud
        case .offPlatformDealing: .offPlatformDealing
        case .harassment: .harassment
        case .noAfterSales: .promisesBroken
        case .platformDecision, .other: .marketRules
        }
    }
}

/// What a restraint keeps from its member.
package enum RestraintScope: String, CaseIterable, Sendable, Codable {
    /// The balance, or a part of it, is not paid out.
    case payouts
    /// One listing is off sale.
    case listing
    /// Nothing new: no publishing, no new trades, no payouts. What runs is finished.
    case account
}

/// The name of a restraint.
package struct RestraintID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
