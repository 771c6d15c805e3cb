/// The form for publishing a listing, made from the category's field table.
struct ListingFormPage: Page {
    static let template = "Catalog/listing-form"

    /// One of the three sections.
    struct Section: Sendable {
        let heading: String
        let lead: String
        let fields: [FormField]
    }

    /// What has been deposited so far.
    struct Files: Sendable {
        var artefact: FileFact?
        var pictures: [FileFact] = []
        /// What was found in the artefact.
        var facts: FactsPanel?
    }

    let title: String
    /// Where the form is sent.
    let action: String
    let category: String
    let categoryID: String
    let basics: [FormField]
    let sections: [Section]
    /// Known defects, one a line, the worst first.
    let defects: [FormField]
    let noneKnown: FormField
    let terms: [FormField]
    let ticks: [FormField]
    let clauses: FormField
    /// The artefact deposited so far.
    let artefact: FileFact?
    /// What was found in the artefact.
    let facts: FactsPanel?
    /// Where the script sends the artefact's bytes.
    let artefactPath: String
    let artefactProblem: String?
    let pictures: [FileFact]
    let pictureProblem: String?
    /// `最大 2.0 GiB`.
    let artefactLimit: String
    let pictureLimit: String
    let isNew: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .selling }
}
