/// What was promised for the time after the delivery beside what is asked, with the clocks and what silence means.
struct AfterSalesPage: Page {
    static let template = "AfterSales/requests"

    /// One promise of the agreement.
    struct Promise: Sendable {
        let name: String
        let badge: Badge
        /// Until when, or why not any more.
        let text: String
    }

    /// One request with all that became of it.
    struct Request: Sendable {
        let heading: String
        let badge: Badge
        let facts: [Fact]
        /// What was said and done about it, oldest first.
        let lines: [Line]
        /// The clocks that run for it.
        let clocks: [Clock]
        let forms: [Form]
        /// Leads to the statement of deletion; nil where nothing is to be signed.
        let signing: Link?
        /// Leads to a mediator; nil where there is no quarrel.
        let dispute: Link?
        /// Leads to a new delivery; nil where none is owed.
        let delivery: Link?
    }

    /// One thing that was said or done.
    struct Line: Sendable {
        let who: String
        let what: String
        let note: String?
        let moment: Moment
    }

    /// One clock, and what happens when it runs out.
    struct Clock: Sendable {
        let name: String
        let until: Deadline
        let then: String
    }

    /// One thing to do.
    struct Form: Sendable {
        let heading: String
        let explanation: String
        let action: String
        /// What the form carries along.
        var hidden: [NextBox.Hidden] = []
        var fields: [FormField]
        let button: String
        /// Whether the button stands out.
        let isMain: Bool
    }

    let title: String
    let tradeLink: Link
    /// The licence has ended, and since when; nil while it has not.
    let ended: String?
    let promises: [Promise]
    let requests: [Request]
    let isEmpty: Bool
    /// The form for a new request; nil where this reader cannot make one.
    let opening: Form?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
