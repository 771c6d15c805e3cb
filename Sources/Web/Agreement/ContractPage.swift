/// The contract on paper: all of it on pages of A4, without anything that belongs to a screen.
struct ContractPage: Page {
    static let template = "Agreement/contract"

    /// Who confirmed, how and when; below it what shows it.
    struct Confirmation: Sendable {
        let text: String
        let details: [String]
    }

    let title: String
    let tradeLink: Link
    let termsPath: String
    let version: String
    let heading: String
    let status: String
    let facts: [Fact]
    let clauses: [AgreementPage.Clause]
    /// Known defects, each as the buyer ticked it.
    let defects: [String]
    let hasDefects: Bool
    let confirmations: [Confirmation]
    let hash: String
    let commands: String?
    let hasPDF: Bool
    let pdfPath: String

    var place: MenuPlace? { .trades }
}
