/// What was delivered: the files with their hashes, who has downloaded which bytes, and signing for the receipt.
struct DownloadsPage: Page {
    static let template = "Delivery/downloads"

    /// One download.
    struct Download: Sendable {
        let who: String
        let file: String
        /// `1,234,567 B，完整`.
        let bytes: String
        let isComplete: Bool
        let moment: Moment
    }

    let title: String
    let tradeLink: Link
    let files: [FileFact]
    let downloads: [Download]
    let hasDownloads: Bool
    let next: NextBox?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
