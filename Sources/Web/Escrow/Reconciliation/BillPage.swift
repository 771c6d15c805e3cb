/// One day's bill of one gateway: its sums, and each thing about which it and the ledger do not agree.
struct BillPage: Page {
    static let template = "Escrow/bill"

    /// Lines of one kind in the bill.
    struct Total: Sendable {
        let kind: String
        let count: String
        let amount: String
    }

    /// One difference.
    struct Difference: Sendable {
        /// The place on the page, `d12`.
        let anchor: String
        let number: String
        let sentence: String
        let badge: Badge
        let facts: [Fact]
        /// What came of it; nil while it is open.
        let outcome: String?
        /// Why; nil where nobody said.
        let reason: String?
        /// What one of the staff proposed and a second one has not answered; nil if nothing.
        let proposal: String?
        /// Where it is resolved; nil for those who cannot, and where it is or waits for a second person.
        let action: String?
        let kinds: [FormField.Option]
    }

    let title: String
    let back: Link
    let tabs: [DeskTab]
    let badge: Badge
    let facts: [Fact]
    let totals: [Total]
    let hasTotals: Bool
    /// Where the file is; nil for a day on which nothing happened.
    let filePath: String?
    let differences: [Difference]
    let isEmpty: Bool
    /// `金额超过 ¥1,000.00 时要由第二个人同意。`
    let limitNote: String
    let refusal: RefusalNote?
    let paging: Paging?

    var place: MenuPlace? { .desk }
}
