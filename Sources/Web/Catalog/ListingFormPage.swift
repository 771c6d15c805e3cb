/// The form for publishing a listing, made from the category's field table.
struct ListingFormPage: Page {
    static let template = "Catalog/listing-form"

    /// One of the three sections.
    struct Section: Sendable {
        let heading: String
        let lead: String
        let fields: [FormField]
    }

    let title: String
    /// Where the form is sent.
    let action: String
    let category: String
    let categoryID: String
    let basics: [FormField]
    let sections: [Section]
    /// Known defects, one a line.
    let defects: FormField
    let noDefects: FormField
    let terms: [FormField]
    /// The artefact deposited so far.
    let artefact: FileFact?
    /// Where the script sends the artefact's bytes.
    let artefactPath: String
    let artefactProblem: String?
    let pictures: [FileFact]
    /// `最大 4.0 GiB`.
    let artefactLimit: String
    let pictureLimit: String
    let isNew: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .selling }
}
