import Market

/// The buyer's locker: what was delivered, delivery by delivery, with what each way of handing over has to be proved by; who has
/// downloaded which bytes; and signing for the receipt.
struct LockerPage: Page {
    static let template = "Delivery/downloads"

    /// One delivery.
    struct Round: Sendable {
        /// `第 2 次交付`.
        let heading: String
        let method: Badge
        let receipt: Badge
        let moment: Moment
        let note: String?
        let files: [LockedFile]
        let hasFiles: Bool
        let secret: Secret?
        let repository: Repository?
        let criteria: [Criterion]
        let hasCriteria: Bool
        let report: String?
        let facts: [Fact]
        let hasFacts: Bool
        let comparison: Comparison?
        let manifest: HashText
    }

    /// A delivered file, with how much of it the buyer has been sent.
    struct LockedFile: Sendable {
        let file: FileFact
        /// `已取得 60 %`.
        let progress: Badge
    }

    /// A secret under lock.
    struct Secret: Sendable {
        let text: String
        /// The form that reveals it; nil for the seller.
        let action: String?
        let round: String
        let button: String
        /// What revealing means for a return.
        let warning: String?
        let document: HashText
    }

    /// A repository, and what the buyer found there.
    struct Repository: Sendable {
        let address: String
        let commit: String
        /// How to look.
        let commands: String
        let seen: [Seen]
        /// The form in which the buyer says what was found; nil where it is not asked.
        let action: String?
        let field: FormField?
        /// The milestone, as the form sends it; nil where there are none.
        var part: String? = nil
    }

    /// A commit that the buyer found.
    struct Seen: Sendable {
        let commit: String
        let verdict: Badge
        let moment: Moment
    }

    /// One agreed criterion of a service.
    struct Criterion: Sendable {
        let number: String
        let text: String
        let verdict: Badge
        let reason: String?
        /// The forms of the buyer; nil for the seller and after the end.
        let acceptAction: String?
        let refuseAction: String?
        /// The name of the field for the reason, which is its own for each criterion on the page.
        let fieldID: String
        /// The milestone, as the forms send it; nil where there are none.
        var part: String? = nil
        /// What was typed as the reason, where the form is shown again.
        var typed = ""
        /// Whether the form with the reason is open from the start.
        var isOpen = false
    }

    /// The delivery beside what was deposited at publishing.
    struct Comparison: Sendable {
        let verdict: Badge
        let sentence: String
        let warnings: [String]
        let rows: [Row]
        let hasRows: Bool
        /// The files that differ, the first of them.
        var files: [FileLine] = []
        var hasFiles = false
        /// How many differ altogether.
        var filesText = ""

        /// A file that differs.
        struct FileLine: Sendable {
            let path: String
            let verdict: Badge
        }

        /// A figure at publishing and now.
        struct Row: Sendable {
            let name: String
            let was: String
            let now: String
        }
    }

    /// One download.
    struct Download: Sendable {
        let who: String
        let file: String
        /// `1,234,567 B`.
        let bytes: String
        let isComplete: Bool
        let moment: Moment
    }

    /// Asking for a change, or the change that was asked for.
    struct Change: Sendable {
        let heading: String
        let text: String
        let deadline: Deadline?
        let action: String?
        let field: FormField?
        /// The milestone, as the form sends it; nil where there are none.
        var part: String? = nil
    }

    let title: String
    let tradeLink: Link
    let rounds: [Round]
    /// One for each milestone that is examined.
    let changes: [Change]
    let downloads: [Download]
    let hasDownloads: Bool
    let next: NextBox?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}

/// A secret, shown in this one answer.
struct SecretPage: Page {
    static let template = "Delivery/secret"

    let title: String
    let tradeLink: Link
    let secret: String
    let document: HashText
    let lockerPath: String

    var place: MenuPlace? { .trades }
}
