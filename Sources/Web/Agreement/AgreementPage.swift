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
        /// What it means, in plain words.
        var note: String?
        /// Who moved it last: `第 2 版由林晚改`.
        var mover: String?
        /// `buyer` or `seller` where somebody moved it; empty otherwise.
        var side = ""
    }

    /// Who has confirmed, and how.
    struct Confirmation: Sendable {
        let member: MemberName
        /// `点击确认` or `通行密钥签名`.
        let how: String
        let moment: Moment?
        let isGiven: Bool
        /// Every point that was ticked by itself, with its entry.
        var ticked: [Link] = []
        var hasTicked = false
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
        /// What confirming means: a contract, a new version of it, or an amendment.
        let lead: String
        /// Why it is declined.
        let reason: FormField
        let signing: SigningBox
        /// What would prove less than it could once it is confirmed; nil where nothing would.
        var coach: CoachLine?
    }

    /// How one clause of the agreement in force is measured, and how it stands.
    struct Check: Sendable {
        let clause: String
        let owedBy: String
        let due: Moment?
        let measure: String
        let badge: Badge
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
    /// The protection check, while there is something to confirm.
    let protection: ProtectionCard?
    /// The exact bytes that are confirmed.
    let documentPath: String
    /// The checklist of the agreement in force; empty for other versions.
    let checks: [Check]
    let hasChecks: Bool
    /// On what grounds the money goes back.
    let refunds: [String]
    let versionsPath: String
    /// Starts a new proposal from this version; nil where that is not possible.
    let again: Link?
    let newer: NewerRevision?
    /// The contract on paper.
    let contractPath: String
    /// How the signatures are checked without us; nil where no key has signed.
    let commands: String?
    /// The form for a first key, where nothing else will do.
    let newPasskey: NewPasskey?
    let refusal: RefusalNote?
    /// What the platform's fee is and who bears it; nil where there is none.
    var feeNote: String? = nil
    /// That the other side is or will be away.
    var absence: AbsenceNote?

    var place: MenuPlace? { .trades }
}
