/// The part of a proposal that is free text.
package struct TermsWording: Equatable, Sendable {
    /// The supplementary clauses, in their order.
    package let clauses: [String]
    /// 32 hexadecimal digits of chance.
    package let nonce: String
    /// What is handed over, item by item; 0 to 30.
    package let contents: [String]
    /// What the delivery is measured by, item by item, so that each can be ticked; 0 to 30.
    package let criteria: [String]
    /// The mail address or repository that the buyer designates; empty where it is delivered here.
    ///
    /// Source: 电子商务法 51: it is delivered when it has entered the system that the other party designated.
    package let receivingSystem: String
    /// What each milestone is, in their order; empty where there are none.
    package let milestones: [MilestoneWording]

    package init(
        clauses: [String], nonce: String, contents: [String] = [], criteria: [String] = [], receivingSystem: String = "",
        milestones: [MilestoneWording] = []
    ) {
        self.clauses = clauses
        self.nonce = nonce
        self.contents = contents
        self.criteria = criteria
        self.receivingSystem = receivingSystem
        self.milestones = milestones
    }

    /// The same words with that chance in them.
    package func with(nonce: String) -> TermsWording {
        TermsWording(
            clauses: clauses, nonce: nonce, contents: contents, criteria: criteria, receivingSystem: receivingSystem,
            milestones: milestones)
    }

    /// The most items of what is handed over, and of what it is measured by.
    package static let listItemsMax = 30
    /// The longest name of a receiving system, in characters.
    package static let receivingSystemCharactersMax = 200

    /// What it consists of, in the order in which a contract reads.
    package enum Part: String, CaseIterable, Sendable, Codable {
        case contents, criteria, receivingSystem, clauses, milestones
    }

    /// The texts of one part, item by item.
    package func items(_ part: Part) -> [String] {
        switch part {
        case .contents: contents
        case .criteria: criteria
        case .receivingSystem: receivingSystem.isEmpty ? [] : [receivingSystem]
        case .clauses: clauses
        case .milestones: milestones.map(\.text)
        }
    }

    /// Whether both say the same, whatever their nonces are.
    package func saysTheSame(as other: TermsWording) -> Bool { Part.allCases.allSatisfy { items($0) == other.items($0) } }

    /// The parts that are too many or too long, or in which an item says nothing.
    package var outOfBounds: [Part] {
        Part.allCases.filter { part in
            let items = items(part)
            func isLong(_ max: Int) -> Bool { items.contains { $0.unicodeScalars.count > max } }
            switch part {
            case .contents, .criteria:
                return items.count > Self.listItemsMax || isLong(PublishRevision.itemCharactersMax)
                    || items.contains { $0.allSatisfy(\.isWhitespace) }
            case .receivingSystem: return isLong(Self.receivingSystemCharactersMax)
            case .milestones: return milestones.contains { !$0.isInRange }
            case .clauses: return items.count > PublishRevision.itemsMax || isLong(PublishRevision.itemCharactersMax)
            }
        }
    }
}

extension TermsWording: Codable {
    /// Reads a wording. What was written before there were lists has none.
    package init(from decoder: any Decoder) throws {
        let wording = try decoder.container(keyedBy: CodingKeys.self)
        clauses = try wording.decode([String].self, forKey: .clauses)
        nonce = try wording.decode(String.self, forKey: .nonce)
        contents = try wording.decodeIfPresent([String].self, forKey: .contents) ?? []
        criteria = try wording.decodeIfPresent([String].self, forKey: .criteria) ?? []
        receivingSystem = try wording.decodeIfPresent(String.self, forKey: .receivingSystem) ?? ""
        milestones = try wording.decodeIfPresent([MilestoneWording].self, forKey: .milestones) ?? []
    }

    /// Writes a wording; what is empty beside the clauses is left out.
    package func encode(to encoder: any Encoder) throws {
        var wording = encoder.container(keyedBy: CodingKeys.self)
        try wording.encode(clauses, forKey: .clauses)
        try wording.encode(nonce, forKey: .nonce)
        if !contents.isEmpty { try wording.encode(contents, forKey: .contents) }
        if !criteria.isEmpty { try wording.encode(criteria, forKey: .criteria) }
        if !receivingSystem.isEmpty { try wording.encode(receivingSystem, forKey: .receivingSystem) }
        if !milestones.isEmpty { try wording.encode(milestones, forKey: .milestones) }
    }

    private enum CodingKeys: String, CodingKey {
        case clauses, nonce, contents, criteria, receivingSystem, milestones
    }
}

extension DeliveryMethod {
    /// Whether the buyer designates a system outside of the platform, whose address the agreement names.
    package var needsReceivingSystem: Bool {
        switch self {
        case .email, .repository: true
        case .files, .secret, .service: false
        }
    }
}
