/// The case brief of a trade.
struct CaseBriefPage: Page {
    static let template = "Dispute/case-brief"

    let title: String
    let tradeLink: Link
    let brief: BriefPanel
    let bundlePath: String

    var place: MenuPlace? { .trades }
}
