/// Handing over what was sold: the deposited artefact, further files, a note.
struct DeliveryFormPage: Page {
    static let template = "Delivery/delivery-form"

    let title: String
    let tradeLink: Link
    let action: String
    /// The artefact deposited with the listing.
    let deposited: FileFact?
    let useDeposited: FormField?
    let uploadPath: String
    let uploaded: [FileFact]
    let fileLimit: String
    let note: FormField
    /// What the agreement says has to be delivered.
    let agreed: [Fact]
    let deadline: Deadline?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
