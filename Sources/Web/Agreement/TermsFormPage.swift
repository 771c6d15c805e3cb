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
    let note: FormField
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
