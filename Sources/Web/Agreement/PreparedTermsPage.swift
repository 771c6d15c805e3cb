/// Terms that somebody is about to propose, word for word, to be read and signed.
struct PreparedTermsPage: Page {
    static let template = "Agreement/prepared"

    let title: String
    let tradeLink: Link
    let lead: String
    let clauses: [AgreementPage.Clause]
    let diff: ClauseDiff?
    let hash: HashText
    let action: String
    let backPath: String
    let signing: SigningBox
    /// The other side has proposed something in between.
    let isStale: Bool
    /// The form for a first key, where nothing else will do.
    let newPasskey: NewPasskey?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
