/// What was found in an artefact, beside what its seller states.
struct FactsPanel: Sendable {
    /// One statement beside what was found.
    struct Comparison: Sendable {
        let subject: String
        let stated: String
        let found: String
        let verdict: Badge
        let sentence: String
    }

    /// The source in one language.
    struct Share: Sendable {
        let name: String
        /// `62.1 %`.
        let percent: String
        /// Of a hundred, for the bar.
        let width: String
        /// `118 个文件 · 21,000 行`.
        let note: String
    }

    /// Something a buyer should look at, with the places it was found at.
    struct Notice: Sendable {
        let text: String
        let tone: String
        let places: [String]
        let hasPlaces: Bool
    }

    /// How far the reading is.
    struct Progress: Sendable {
        let words: String
        /// Of a hundred.
        let percent: String
        /// Where it can be seen by itself.
        let path: String
    }

    /// Still being read.
    let progress: Progress?
    /// Why it could not be read.
    let unread: String?
    let comparisons: [Comparison]
    let hasComparisons: Bool
    let figures: [Fact]
    let shares: [Share]
    let hasShares: Bool
    let notices: [Notice]
    /// The hash over all paths and files.
    let tree: HashText?
    /// The seller says here that secrets are meant to be in it.
    let tick: FormField?
    /// Where this stands by itself; nil where it is part of a published revision.
    let ownPath: String?
}

/// What was found in one's own deposit, as a page.
struct DepositFactsPage: Page {
    static let template = "Catalog/deposit-facts"

    let title: String
    let file: FileFact
    let facts: FactsPanel?

    var place: MenuPlace? { .selling }
}
