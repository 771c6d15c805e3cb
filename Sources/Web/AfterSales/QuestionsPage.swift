/// What members asked about a listing and what the seller answered, for all to read and search.
struct QuestionsPage: Page {
    static let template = "AfterSales/questions"

    /// One question.
    struct Row: Sendable {
        let text: String
        let who: String
        let moment: Moment
        let answer: String?
        /// `3 小时后答复`; nil before there is an answer.
        let replied: String?
        /// Leads to every wording there was; nil where there is only one.
        let history: Link?
        /// The form of the one who may say something to it; nil for everybody else.
        let form: Form?
    }

    /// One field and its button.
    struct Form: Sendable {
        let heading: String
        let action: String
        let fields: [FormField]
        let button: String
    }

    let title: String
    let listing: Link
    let searchPath: String
    let searched: String
    /// `首次答复：中位 2 小时`; nil where nothing was answered.
    let speed: String?
    let rows: [Row]
    let isEmpty: Bool
    /// What stands in place of questions: that none was asked, or that none was found.
    let empty: String
    /// The form for a question; nil for the seller and for visitors.
    let asking: Form?
    /// Leads to signing in; nil for members.
    let signIn: String?
    let paging: Paging?
    let refusal: RefusalNote?

    var place: MenuPlace? { .market }
}

/// Every wording of a question and its answer.
struct WordingsPage: Page {
    static let template = "AfterSales/wordings"

    /// One wording.
    struct Row: Sendable {
        let what: String
        let text: String
        let moment: Moment
    }

    let title: String
    let listing: Link
    let rows: [Row]

    var place: MenuPlace? { .market }
}
