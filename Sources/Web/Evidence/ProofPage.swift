/// One entry of a case file with everything that proves it.
struct ProofPage: Page {
    static let template = "Trade/proof"

    let title: String
    let tradeLink: Link
    let facts: [Fact]
    /// The canonical bytes of the entry's header.
    let headerText: String
    /// The values behind the entry's commitments that this reader may see.
    let disclosed: [Fact]
    let hasDisclosed: Bool
    /// The proof in the tlog-proof format; nil until a checkpoint covers the entry.
    let proofText: String?
    let entryPath: String
    let proofPath: String

    var place: MenuPlace? { .trades }
}
