/// The form for publishing a listing, made from the category's field table and filled with what has been typed so far.
struct ListingFormPage: Page {
    static let template = "Catalog/listing-form"

    /// One part of the form: a place of the outline.
    struct Part: Sendable {
        /// Where the outline leads.
        let anchor: String
        let heading: String
        let lead: String
        let fields: [FormField]
        /// The part with the price, beside which others put what comparable listings cost.
        var isHead = false
    }

    /// What has been deposited so far.
    struct Files: Sendable {
        var artefact: FileFact?
        var pictures: [FileFact] = []
    }

    /// What is kept on the server already.
    struct Kept: Sendable {
        let id: String
        /// The revision that this page shows; sent along, so that two tabs cannot overwrite each other.
        let revision: String
        let saved: Moment
        let discardPath: String
    }

    let title: String
    /// Where the form is sent to be published.
    let action: String
    let category: String
    let categoryID: String
    /// The listing that gets a new revision; nil for a new listing.
    let listingID: String?
    /// Nil before it was saved for the first time.
    let kept: Kept?
    /// Where the form is sent to be saved.
    let savePath: String
    let parts: [Part]
    let meter: MeterPanel
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
    /// What a script is to do with what stands here: keep it `now`, since it was refused and is kept nowhere else; `wait` until
    /// it is told to, since another page has saved too; or keep what is typed from now on (empty).
    let keeping: String
    /// A draft of the same listing that was begun before; nil for none.
    var earlier: Link?
    let refusal: RefusalNote?
    /// What the checks say of the words; nil before they were asked.
    var findings: FindingsPanel? = nil

    var place: MenuPlace? { .selling }
}
