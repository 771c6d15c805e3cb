/// Handing over what was sold, by one of the ways of delivery.
struct DeliveryFormPage: Page {
    static let template = "Delivery/delivery-form"

    /// Another way of delivery, or another milestone, that the seller may choose.
    struct Way: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    let title: String
    let tradeLink: Link
    let action: String
    /// The ways to choose from; empty where the agreement names one.
    let ways: [Way]
    let hasWays: Bool
    /// Whether files are handed over: the deposited artefact and further ones.
    let isOfFiles: Bool
    /// The artefact deposited with the listing.
    let deposited: FileFact?
    let useDeposited: FormField?
    let uploadPath: String
    let uploaded: [FileFact]
    let fileLimit: String
    /// The fields of the other ways, and the note.
    let fields: [FormField]
    /// What this way means, in a sentence.
    let explanation: String
    /// What the agreement says has to be delivered.
    let agreed: [Fact]
    let deadline: Deadline?
    /// What the buyer wants changed, where this is a further delivery.
    let asked: String?
    let refusal: RefusalNote?
    /// The milestone that is delivered, as the form sends it; nil where there are none.
    var part: String? = nil
    /// The milestones that are owed, where there are several.
    var parts: [Way] = []
    var hasParts = false

    var place: MenuPlace? { .trades }
}
