/// A dispute as its mediator works on it: what is claimed and answered, what each side brought, what each outcome would cost, the
/// brief and the whole file, and the one form that is due.
struct DisputeRoomPage: Page {
    static let template = "Dispute/room"

    /// What a side said.
    struct Statement: Sendable {
        let who: String
        /// `买家主张`.
        let what: String
        let text: String?
        let facts: [Fact]
        /// When; nil where the facts tell until when.
        let at: Moment?
    }

    /// What one side brought forward.
    struct Bench: Sendable {
        let who: String
        let items: [Item]
        let isEmpty: Bool
    }

    /// One thing that was brought forward.
    struct Item: Sendable {
        let number: String
        let note: String?
        let files: [FileFact]
        let hasFiles: Bool
        let entries: [Link]
        let moment: Moment
    }

    /// What one outcome would mean.
    struct Choice: Sendable {
        let name: String
        let outcome: OutcomeLines
        /// Fills the form with it.
        let takePath: String
    }

    /// A closed case that is like this one.
    struct Case: Sendable {
        let claims: String
        let price: String
        let share: String
        let how: String
        let closed: Moment
    }

    /// A ruling's reason to begin with.
    struct Template: Sendable {
        let name: String
        let path: String
        let isChosen: Bool
    }

    /// The form that is due.
    struct Form: Sendable {
        let title: String
        let action: String
        let button: String
        /// One for each claim; empty for a proposal.
        let findings: [Finding]
        let hasFindings: Bool
        let outcome: [FormField]
        let reason: FormField
        /// Text for publication; nil for a proposal.
        let publication: FormField?
        /// Whether that is published; nil for a proposal.
        let publish: FormField?
    }

    /// The fields of one claim.
    struct Finding: Sendable {
        let claim: String
        let fields: [FormField]
    }

    /// One entry of the file.
    struct Entry: Sendable {
        let sequence: String
        let actor: String
        let what: String
        let texts: [Fact]
        let files: [FileFact]
        let hasFiles: Bool
        let moment: Moment
        /// `buyer`, `seller` or empty.
        let side: String
    }

    let title: String
    let tabs: [DeskTab]
    let queuePath: String
    let badge: Badge
    let facts: [Fact]
    let deadline: Deadline?
    let takePath: String?
    /// Why the reader cannot take it; nil where nothing stands in the way.
    let cannotTake: String?
    let recusePath: String?
    let statements: [Statement]
    let benches: [Bench]
    let offers: [Statement]
    let hasOffers: Bool
    let calculator: [FormField]
    let calculatorPath: String
    let choices: [Choice]
    let similar: [Case]
    let hasSimilar: Bool
    let similarSummary: String
    let templates: [Template]
    let form: Form?
    let brief: BriefPanel?
    let entries: [Entry]
    let isUnsealed: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }
}
