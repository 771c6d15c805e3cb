/// The gateways' bills, day by day: which agree with the ledger, which do not, which are missing.
struct ReconciliationPage: Page {
    static let template = "Escrow/reconciliation"

    /// One gateway with its newest days.
    struct Gateway: Sendable {
        let name: String
        /// `2 项差异待处理`.
        let standing: Badge
        let days: [Day]
        let isEmpty: Bool
    }

    /// One day of a gateway.
    struct Day: Sendable {
        let text: String
        /// The day's page; nil where there is no bill.
        let path: String?
        let badge: Badge
        /// How many lines agree.
        let matched: String
        /// How many differences there are.
        let differences: String
        /// Why the bill could not be fetched, and when it is tried again.
        let failure: String?
        /// Where it is asked for now; nil where it has been taken.
        let fetchPath: String?
    }

    let title: String
    let tabs: [DeskTab]
    let gateways: [Gateway]
    let hasGateways: Bool
    /// The form with which a file is brought by hand; empty for those who may not.
    let fields: [FormField]
    let canUpload: Bool
    let uploadLimit: String
    let refusal: RefusalNote?
    let paging: Paging?

    var place: MenuPlace? { .desk }
}
