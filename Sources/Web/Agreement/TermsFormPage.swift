/// The form for proposing terms, for countering the other side's, or for amending the agreement.
struct TermsFormPage: Page {
    static let template = "Agreement/terms-form"

    /// Clauses that belong together.
    struct Group: Sendable {
        let heading: String
        let lead: String
        var fields: [FormField]
    }

    let title: String
    let tradeLink: Link
    /// What stands now and what a proposal means.
    let lead: String
    let action: String
    let groups: [Group]
    /// Free clauses, one a paragraph.
    let clauses: FormField
    /// What a buyer has to tick, as proposing is confirming.
    let ticks: [FormField]
    let hasTicks: Bool
    /// The number of the newest version, which this one answers.
    let answering: String
    /// How what was typed differs from the newest version; nil while nothing was typed.
    let diff: ClauseDiff?
    let newer: NewerRevision?
    /// Leads to all versions; nil while there is none.
    let versionsPath: String?
    let refusal: RefusalNote?
    /// That the other side is or will be away.
    var absence: AbsenceNote?

    var place: MenuPlace? { .trades }
}
