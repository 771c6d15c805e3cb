/// Signing for the receipt: what was handed over, the list of files, its fingerprint, and the box that asks who it is.
struct ReceiptPage: Page {
    static let template = "Delivery/receipt"

    let title: String
    let tradeLink: Link
    /// What was handed over and how, beside the files.
    let facts: [Fact]
    let files: [FileFact]
    let hasFiles: Bool
    let hash: HashText
    let action: String
    /// The milestone that is signed for, as the form sends it; nil where there are none.
    let part: String?
    let signing: SigningBox
    let isSigned: Bool
    /// The form for a first key, where nothing else will do.
    let newPasskey: NewPasskey?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
