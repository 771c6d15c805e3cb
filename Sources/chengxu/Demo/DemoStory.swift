import Market

/// One trade of the demo world: who asks about what, when, and what both then do.
struct DemoStory {
    let listing: String
    let buyer: DemoMember
    /// How long before now the enquiry was opened, in hours.
    let startHoursAgo: Int
    let beats: [Beat]

    /// One thing that somebody does, so many minutes after the beat before.
    struct Beat {
        let afterMinutes: Int
        let act: Act
    }

    /// What can be done.
    enum Act {
        case says(Side, String)
        case takesTerms
        case proposes(Side, Change, clauses: [String])
        case confirms(Side)
        case declines(Side, String)
        case pays
        case delivers(String)
        case downloads(isComplete: Bool)
        case signs
        case accepts
        case rates(Side, Score, String)
        case replies(Side, String)
        case changes(Side, Score, String)
        case disputes(DemoDisputeAct)
        case requests(DemoRequestAct)
    }

    /// What a proposal changes in the terms that were last on the table.
    struct Change {
        var priceYuan: Int64?
        var deliveryHours: Int?
        var supportMonths: Int?
        var acceptanceDays: Int?
        var liability: Liability?
        /// What is handed over, where that is said.
        var contents: [String]?
        /// What it is measured by, where that is said.
        var criteria: [String]?
    }
}

extension DemoStory.Beat {
    static func buyer(_ minutes: Int, _ text: String) -> Self { .init(afterMinutes: minutes, act: .says(.buyer, text)) }
    static func seller(_ minutes: Int, _ text: String) -> Self { .init(afterMinutes: minutes, act: .says(.seller, text)) }
    static func then(_ minutes: Int, _ act: DemoStory.Act) -> Self { .init(afterMinutes: minutes, act: act) }
}
