/// What clauses say where nobody has chosen otherwise. It stands in the form of a new listing; whoever fills it may change it.
///
/// Source: RULES.md, clocks: the defaults.
package struct UsualTerms: Equatable, Sendable {
    /// How goods of the category are handed over.
    package let deliveryMethod: DeliveryMethod
    /// Whether source code is part of what is sold.
    package let includesSource: Bool
    /// Days to examine.
    package let acceptanceDays: Int

    /// From payment to delivery, in hours.
    package static let deliveryHours = 48
    /// Days to examine a key that is issued by itself.
    package static let acceptanceDaysOfKey = 3
    /// Days to examine what is downloaded.
    package static let acceptanceDaysOfDownload = 7
    /// Days to examine source code, templates and work done at the buyer's.
    package static let acceptanceDaysOfSource = 14
    /// Rounds of change before acceptance.
    package static let changeRounds = 2
    /// Months of support after acceptance.
    package static let supportMonths = 6
    /// Hours to the first answer to an after-sales question.
    package static let responseHours = 48

    /// What is usual in a category: by the first way of handing over that it offers, and by whether it asks for source code.
    package init(in category: Category) {
        let ways = category.fields.first { $0.role == .deliveryForm }?.choices ?? []
        let isOfSource = ways.isEmpty || category.fields.contains { $0.role == .sourceCompleteness }
        switch ways.first?.id {
        case "key":
            (deliveryMethod, includesSource, acceptanceDays) = (.secret, false, Self.acceptanceDaysOfKey)
        case "service":
            (deliveryMethod, includesSource, acceptanceDays) = (.service, false, Self.acceptanceDaysOfSource)
        default:
            deliveryMethod = .files
            includesSource = isOfSource
            acceptanceDays = isOfSource ? Self.acceptanceDaysOfSource : Self.acceptanceDaysOfDownload
        }
    }
}
