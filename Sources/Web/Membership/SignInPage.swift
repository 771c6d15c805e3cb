import Service

/// Signing in.
struct SignInPage: Page {
    static let template = "Membership/sign-in"

    let title: String
    let fields: [FormField]
    /// Where to go afterwards.
    let back: String
    /// Whether one was on the way to another page than the market.
    let leadsBack: Bool
    /// Where somebody without an account goes, with the way back.
    let registerPath: String
    let refusal: RefusalNote?
    /// The site's name for keys; empty where there can be none.
    let site: String
    let hasKeys: Bool

    var hasVisitorForm: Bool { true }

    init(_ language: Language, typed: Form? = nil, refused: Refused? = nil, back: String, site own: RelyingParty? = nil) {
        site = own?.host ?? ""
        hasKeys = own != nil
        let make = FormFields(language, typed: typed, problems: refused?.problems ?? [])
        title = language.say("signIn.title")
        fields = [
            make.line("name", language.say("register.name"), autocomplete: "username", charactersMax: 32),
            make.secret("password", language.say("register.password"), autocomplete: "current-password"),
        ]
        self.back = back
        leadsBack = back != "/"
        registerPath = back == "/" ? "/register" : "/register?back=" + PercentCoding.encode(back)
        let shown = fields
        refusal = refused.map { RefusalNote($0, language, fields: shown) }
    }
}
