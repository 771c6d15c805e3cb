/// What a milestone is, in words.
package struct MilestoneWording: Hashable, Sendable {
    /// What is done and handed over with it; 1 to 200 characters.
    package var title: String
    /// What it is measured by, item by item; 0 to 30.
    package var criteria: [String]

    package init(title: String, criteria: [String] = []) {
        self.title = title
        self.criteria = criteria
    }

    /// The longest title, in characters.
    package static let titleCharactersMax = 200

    /// Whether all of it is there, and nothing too long.
    package var isInRange: Bool {
        !title.allSatisfy(\.isWhitespace) && title.unicodeScalars.count <= Self.titleCharactersMax
            && criteria.count <= TermsWording.listItemsMax
            && criteria.allSatisfy {
                !$0.allSatisfy(\.isWhitespace) && $0.unicodeScalars.count <= PublishRevision.itemCharactersMax
            }
    }

    /// The title, and below it what it is measured by, each on a line of its own.
    package var text: String { ([title] + criteria.map { "· " + $0 }).joined(separator: "\n") }
}

extension MilestoneWording: Codable {
    private enum CodingKeys: String, CodingKey { case title, criteria }

    /// Reads the words of a milestone; without criteria it has none.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        title = try values.decode(String.self, forKey: .title)
        criteria = try values.decodeIfPresent([String].self, forKey: .criteria) ?? []
    }

    /// Writes the form that `init(from:)` reads.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(title, forKey: .title)
        if !criteria.isEmpty { try values.encode(criteria, forKey: .criteria) }
    }
}

extension TermsWording {
    /// The criteria that a delivery of that part is judged by: the milestone's own, or those of the whole where it has none.
    package func agreedCriteria(of part: Int) -> [String] {
        guard milestones.indices.contains(part - 1), !milestones[part - 1].criteria.isEmpty else { return agreedCriteria }
        return milestones[part - 1].criteria
    }
}
