/// The form for proposing terms, or for countering the other side's.
struct TermsFormPage: Page {
    static let template = "Agreement/terms-form"

    let title: String
    let tradeLink: Link
    /// What stands now and what a proposal means.
    let lead: String
    let action: String
    let fields: [FormField]
    /// Free clauses, one a paragraph.
    let clauses: FormField
    /// What a buyer has to tick, as proposing is confirming.
    let ticks: [FormField]
    /// The number of the newest version, which this one answers.
    let answering: String
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
