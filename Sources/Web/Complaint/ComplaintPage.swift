import Market
import Service

/// A whole complaint: what is said, what was decided and why, and what its reader can do next.
struct ComplaintPage: Page {
    static let template = "Complaint/complaint"

    /// One thing that happened.
    struct Act: Sendable {
        let what: String
        let who: String
        let moment: Moment
        /// What was said; nil where nothing was.
        let words: String?
        let files: [FileFact]
        let hasFiles: Bool
        let hash: HashText
    }

    /// An urgent freeze.
    struct Freeze: Sendable {
        /// `冻结提现（¥500.00）`.
        let what: String
        let badge: Badge
        let facts: [Fact]
        let reason: String
        /// How to appeal, while it stands.
        let appealNote: String?
        let appealPath: String?
        let liftPath: String?
        let rulePath: String?
    }

    let title: String
    let card: ComplaintCard
    let facts: [Fact]
    /// What it is about is called, or the words of the message.
    let subject: String?
    let isQuote: Bool
    let acts: [Act]
    let freezes: [Freeze]
    let hasFreezes: Bool
    /// What the reader is told to expect or to do.
    let next: String
    let answerPath: String?
    let withdrawPath: String?
    let appealPath: String?
    let takePath: String?
    let decision: Decision?
    let freezeForm: FreezeForm?
    let refusal: RefusalNote?
    let isStaff: Bool

    /// The form by which staff decides or rules.
    struct Decision: Sendable {
        let action: String
        let isRuling: Bool
        let outcomes: [Choice]
    }

    /// One choice of a list.
    struct Choice: Sendable {
        let value: String
        let label: String
    }

    /// The form by which staff freezes.
    struct FreezeForm: Sendable {
        let action: String
        let scopes: [Choice]
        let rules: [Choice]
        /// The longest one, in days.
        let daysMax: String
        let note: String
    }

    var place: MenuPlace? { isStaff ? .desk : nil }
}
