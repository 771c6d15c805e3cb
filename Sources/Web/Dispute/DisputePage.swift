/// A dispute as its parties see it: where it stands, until when, what silence means, what was said and brought forward, and what
/// can be done.
struct DisputePage: Page {
    static let template = "Dispute/dispute"

    /// Something that was said in it.
    struct Statement: Sendable {
        let heading: String
        let who: String
        let moment: Moment?
        let text: String
        let facts: [Fact]
    }

    /// One offer to settle.
    struct Offer: Sendable {
        let heading: String
        let outcome: String
        let note: String?
        let badge: Badge
        /// Until when it can be accepted; nil where it is open no more.
        let deadline: Deadline?
    }

    /// One thing that was brought forward.
    struct Evidence: Sendable {
        let heading: String
        let note: String
        let file: FileFact?
        /// The entries that it points to.
        let entries: [Link]
        let hasEntries: Bool
        let moment: Moment
    }

    /// What a mediator proposed or ruled.
    struct Word: Sendable {
        let heading: String
        let outcome: String
        let reason: String
        let findings: [Finding]
        let hasFindings: Bool
        let facts: [Fact]
    }

    /// One finding of a ruling.
    struct Finding: Sendable {
        let badge: Badge
        let claim: String
        let text: String
        let entries: [Link]
    }

    /// One thing to do: a form with its fields, if it has any.
    struct Form: Sendable {
        let heading: String
        let explanation: String
        let action: String
        var fields: [FormField]
        let button: String
        /// Whether the button stands out.
        let isMain: Bool
        /// Whether a file can go with it.
        var takesFile = false
        var fileLimit = ""
    }

    let title: String
    let tradeLink: Link
    let badge: Badge
    let facts: [Fact]
    /// Whether it goes on.
    let isOpen: Bool
    let deadline: Deadline?
    /// What happens when the time is over.
    let silence: String?
    /// What the reader is waited for; nil where it is not.
    let mine: String?
    let statements: [Statement]
    let words: [Word]
    let offers: [Offer]
    let hasOffers: Bool
    let evidence: [Evidence]
    let hasEvidence: Bool
    let forms: [Form]
    /// What came of it; nil while it goes on.
    let outcome: String?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}

/// Where a dispute is opened.
struct DisputeFormPage: Page {
    static let template = "Dispute/dispute-form"

    let title: String
    let tradeLink: Link
    let action: String
    let facts: [Fact]
    /// The files and the record go along by themselves.
    let attached: String
    let fields: [FormField]
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
