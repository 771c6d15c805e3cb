/// Rating the other side. Neither sees the other's rating before both have rated or the time is over.
struct RatingFormPage: Page {
    static let template = "Credit/rating-form"

    /// One of the three marks.
    struct Mark: Sendable {
        let value: String
        let label: String
        let note: String
        let icon: String
        let isChosen: Bool
    }

    let title: String
    let tradeLink: Link
    let other: MemberName
    let action: String
    let marks: [Mark]
    let markProblem: String?
    let comment: FormField
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
