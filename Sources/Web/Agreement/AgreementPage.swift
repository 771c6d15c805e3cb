/// The full text of one version of the terms, with its hash; and, for somebody who may confirm it, the ticks and the
/// button.
struct AgreementPage: Page {
    static let template = "Agreement/agreement"

    /// One clause.
    struct Clause: Sendable {
        let number: String
        let name: String
        let text: String
        /// The law asks that this one be pointed out.
        let isKey: Bool
    }

    /// Who has confirmed, and how.
    struct Confirmation: Sendable {
        let member: MemberName
        /// `点击确认` or `通行密钥签名`.
        let how: String
        let moment: Moment?
        let isGiven: Bool
    }

    /// What has to be ticked, each by itself, before the button.
    struct Confirming: Sendable {
        let action: String
        let ticks: [FormField]
        let number: String
        /// The hash of what is confirmed; sent along, so that nobody confirms what they have not seen.
        let hash: String
        let counterPath: String
        let declinePath: String
        let signing: SigningBox
    }

    let title: String
    let tradeLink: Link
    let version: String
    let badge: Badge
    let hash: HashText
    let clauses: [Clause]
    let diff: ClauseDiff?
    let confirmations: [Confirmation]
    let confirming: Confirming?
    /// The exact bytes that are confirmed.
    let documentPath: String
    /// The contract on paper.
    let contractPath: String
    /// How the signatures are checked without us; nil where no key has signed.
    let commands: String?
    /// The form for a first key, where nothing else will do.
    let newPasskey: NewPasskey?
    let refusal: RefusalNote?

    var place: MenuPlace? { .trades }
}
