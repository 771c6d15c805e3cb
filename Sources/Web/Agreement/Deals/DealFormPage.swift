/// The form with which a seller draws up a deal that began elsewhere.
struct DealFormPage: Page {
    static let template = "Agreement/deal-form"

    let title: String
    let listing: Link
    let action: String
    /// What the deal is called, the note, how long the link works.
    let about: [FormField]
    let groups: [TermsFormPage.Group]
    /// Free clauses, one a paragraph.
    let clauses: FormField
    let refusal: RefusalNote?

    var place: MenuPlace? { .selling }
}

/// The link of a deal, shown once, right after it was drawn up.
struct DealDrawnPage: Page {
    static let template = "Agreement/deal-drawn"

    let title: String
    /// The whole address; nil where it was shown before and is kept nowhere.
    let link: String?
    let deadline: Deadline?

    var place: MenuPlace? { .selling }
}
