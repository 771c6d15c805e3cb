/// What happens next: who must act, until when, what happens otherwise, and the one thing to do.
struct NextBox: Sendable {
    /// The one thing to do here and now: a button that sends a form, or a link to the page with the form.
    struct Action: Sendable {
        let label: String
        let path: String
        /// A form with nothing but the button; otherwise a link.
        let isForm: Bool
        /// What pressing it means.
        let note: String?
        /// What has to be ticked first.
        let ticks: [FormField]
        /// What the form carries along.
        var hidden: [Hidden] = []
    }

    /// A field that is not shown.
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    /// `轮到您：付款`.
    let headline: String
    let explanation: String
    let isMine: Bool
    let deadline: Deadline?
    /// `逾期未付款，本交易自动关闭`.
    let otherwise: String?
    let action: Action?
    /// Other things that can be done now.
    let others: [Link]
    let hasOthers: Bool
    /// Nothing is left to do.
    let isOver: Bool

    init(
        headline: String, explanation: String, isMine: Bool, deadline: Deadline? = nil, otherwise: String? = nil,
        action: Action? = nil, others: [Link] = [], isOver: Bool = false
    ) {
        self.headline = headline
        self.explanation = explanation
        self.isMine = isMine
        self.deadline = deadline
        self.otherwise = otherwise
        self.action = action
        self.others = others
        hasOthers = !others.isEmpty
        self.isOver = isOver
    }
}
