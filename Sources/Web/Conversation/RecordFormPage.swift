/// Where a party adds a record from elsewhere.
struct RecordFormPage: Page {
    static let template = "Conversation/record-form"

    let title: String
    let tradeLink: Link
    let action: String
    let uploadPath: String
    let fileLimit: String
    /// A file that a refused form brought, so that nobody has to send it again.
    let uploaded: [FileFact]
    let kind: FormField
    let note: FormField
    let key: FormField
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
