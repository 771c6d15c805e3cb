import Market
import Service

/// The accounts that a member's payouts may go to, and the form for another.
struct PayoutAccountsPage: Page {
    static let template = "Wallet/accounts"

    /// One account.
    struct Row: Sendable {
        let label: String
        let kind: String
        let added: Moment
        /// Until when nothing goes to it; nil once it can be used.
        let cooling: Deadline?
        let removal: String
    }

    let title: String
    let lead: String
    let rows: [Row]
    let hasRows: Bool
    let fields: [FormField]
    /// The site's name for keys; empty where there can be none.
    let site: String
    /// The identifiers of the member's keys, with a space between two.
    let credentials: String
    let hasKeys: Bool
    let refusal: RefusalNote?

    var place: MenuPlace? { .wallet }

    init(
        _ accounts: [PayoutAccountRow], _ keys: OwnKeys, _ make: FormFields, coolDownHours: Int, nowMs: Int64,
        refused: Refused?
    ) {
        let language = make.language
        title = language.say("accounts.title")
        lead = language.say("accounts.lead", ["span": language.count("time.hour", Int64(coolDownHours))])
        rows = accounts.map { account in
            Row(
                label: account.label.isEmpty ? String(account.id.rawValue.suffix(6)) : account.label,
                kind: language.say("accounts.kind.\(account.kind.rawValue)"),
                added: Moment(account.addedAt.ms, now: nowMs, language),
                cooling: account.usableFrom.ms > nowMs ? Deadline(account.usableFrom.ms, now: nowMs, language) : nil,
                removal: WalletPath.account(account.id) + "/removal")
        }
        hasRows = !rows.isEmpty
        fields = [
            make.choice(
                "kind", language.say("accounts.kind"),
                PayoutAccountKind.allCases.map { ($0.rawValue, language.say("accounts.kind.\($0.rawValue)")) }, given: "bank"),
            make.line(
                "holder", language.say("accounts.holder"), help: language.say("accounts.holder.help"), autocomplete: "name",
                charactersMax: PayoutDestination.nameCharacters.upperBound),
            make.line(
                "bank", language.say("accounts.bank"), help: language.say("accounts.bank.help"), required: false,
                charactersMax: PayoutDestination.nameCharacters.upperBound),
            make.line(
                "number", language.say("accounts.number"), help: language.say("accounts.number.help"), charactersMax: 100),
            make.secret(
                "password", language.say("passkeys.password"), help: language.say("accounts.password.help"),
                autocomplete: "current-password"),
        ]
        site = keys.site?.host ?? ""
        credentials = keys.keys.map(\.credential).joined(separator: " ")
        hasKeys = !keys.keys.isEmpty && keys.site != nil
        let shown = fields
        refusal = refused.map { RefusalNote($0, language, fields: shown) }
    }
}
