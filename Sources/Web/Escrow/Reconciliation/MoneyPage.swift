/// Where all the money is: today, and over time as a picture with its table.
struct MoneyPage: Page {
    static let template = "Escrow/money"

    /// One row of the table: a day with what each place has at its end.
    struct Row: Sendable {
        let day: String
        let amounts: [Fact]
        /// The sum over all places.
        let sum: String
    }

    let title: String
    let tabs: [DeskTab]
    /// What each place has now.
    let figures: [Fact]
    let sum: String
    let isBalanced: Bool
    /// Nil where money has never moved.
    let chart: MoneyChart?
    let columns: [String]
    let rows: [Row]
    let isEmpty: Bool
    let csvPath: String
    let paging: Paging?

    var place: MenuPlace? { .desk }
}
