/// The ratings of a trade: what both gave, and what the reader can still do about them.
struct RatingPage: Page {
    static let template = "Credit/rating"

    /// One of the three marks.
    struct Mark: Sendable {
        let value: String
        let label: String
        let note: String
        let icon: String
        let isChosen: Bool
    }

    /// The form in which a rating is given or changed.
    struct Marks: Sendable {
        let heading: String
        let action: String
        let button: String
        /// What happens with it.
        let note: String
        let marks: [Mark]
        let markProblem: String?
        let parts: [FormField]
        let comment: FormField
    }

    /// A form with one text: a reply, an appeal.
    struct Saying: Sendable {
        let heading: String
        let action: String
        let button: String
        let note: String
        let field: FormField
        /// Whose rating it is about.
        let of: String
    }

    let title: String
    let tradeLink: Link
    let other: MemberName
    let ratings: [RatingCard]
    let form: Marks?
    let sayings: [Saying]
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
