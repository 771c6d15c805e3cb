/// What the buyer may do with the software.
///
/// Source: 民法典 600: selling code does not pass its intellectual property, so the clause is mandatory.
package struct Licence: Hashable, Sendable {
    /// How far the use goes.
    package var scope: Scope
    /// Whether source code is part of what is licensed.
    package var includesSource: Bool
    /// Whether the buyer may pass it on for money.
    package var mayResell: Bool
    /// For how many people or machines; 0 where they are not limited.
    package var seats: Int
    /// Whether the seller may license it to others.
    package var exclusivity: Exclusivity
    /// Where it may be used.
    package var territory: Territory
    /// For how many months; 0 for good.
    package var termMonths: Int
    /// Whether the seller must be named where it is used.
    package var needsAttribution: Bool

    package init(
        scope: Scope, includesSource: Bool, mayResell: Bool, seats: Int = 0, exclusivity: Exclusivity = .nonExclusive,
        territory: Territory = .worldwide, termMonths: Int = 0, needsAttribution: Bool = false
    ) {
        self.scope = scope
        self.includesSource = includesSource
        self.mayResell = mayResell
        self.seats = seats
        self.exclusivity = exclusivity
        self.territory = territory
        self.termMonths = termMonths
        self.needsAttribution = needsAttribution
    }

    /// How far the use goes.
    package enum Scope: String, CaseIterable, Sendable, Codable {
        case personal, oneProduct, unlimitedProducts, allRights
    }

    /// Whether the seller may license it to others.
    package enum Exclusivity: String, CaseIterable, Sendable, Codable {
        case nonExclusive, exclusive
    }

    /// Where it may be used.
    package enum Territory: String, CaseIterable, Sendable, Codable {
        case worldwide, mainlandChina
    }
}

extension Licence: Codable {
    /// Reads a licence. What was written before there were seats and the rest is not limited in them.
    package init(from decoder: any Decoder) throws {
        let licence = try decoder.container(keyedBy: CodingKeys.self)
        scope = try licence.decode(Scope.self, forKey: .scope)
        includesSource = try licence.decode(Bool.self, forKey: .includesSource)
        mayResell = try licence.decode(Bool.self, forKey: .mayResell)
        seats = try licence.decodeIfPresent(Int.self, forKey: .seats) ?? 0
        exclusivity = try licence.decodeIfPresent(Exclusivity.self, forKey: .exclusivity) ?? .nonExclusive
        territory = try licence.decodeIfPresent(Territory.self, forKey: .territory) ?? .worldwide
        termMonths = try licence.decodeIfPresent(Int.self, forKey: .termMonths) ?? 0
        needsAttribution = try licence.decodeIfPresent(Bool.self, forKey: .needsAttribution) ?? false
    }

    /// Writes a licence. What is usual is left out, so that older documents keep their hash.
    package func encode(to encoder: any Encoder) throws {
        var licence = encoder.container(keyedBy: CodingKeys.self)
        try licence.encode(scope, forKey: .scope)
        try licence.encode(includesSource, forKey: .includesSource)
        try licence.encode(mayResell, forKey: .mayResell)
        if seats != 0 { try licence.encode(seats, forKey: .seats) }
        if exclusivity != .nonExclusive { try licence.encode(exclusivity, forKey: .exclusivity) }
        if territory != .worldwide { try licence.encode(territory, forKey: .territory) }
        if termMonths != 0 { try licence.encode(termMonths, forKey: .termMonths) }
        if needsAttribution { try licence.encode(needsAttribution, forKey: .needsAttribution) }
    }

    private enum CodingKeys: String, CodingKey {
        case scope, includesSource, mayResell, seats, exclusivity, territory, termMonths, needsAttribution
    }
}
