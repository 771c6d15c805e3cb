/// Becoming a member.
struct RegisterPage: Page {
    static let template = "Membership/register"

    let title: String
    let fields: [FormField]
    /// Where to go afterwards.
    let back: String
    /// Where somebody with an account goes, with the way back.
    let signInPath: String
    let refusal: RefusalNote?

    var hasVisitorForm: Bool { true }

    init(_ language: Language, typed: Form? = nil, refused: Refused? = nil, back: String) {
        let make = FormFields(language, typed: typed, problems: refused?.problems ?? [])
        title = language.say("register.title")
        fields = [
            make.line(
                "name", language.say("register.name"), help: language.say("register.name.help"),
                autocomplete: "username", charactersMax: 32),
            make.line(
                "displayName", language.say("register.displayName"), help: language.say("register.displayName.help"),
                autocomplete: "nickname", charactersMax: 32),
            make.secret(
                "password", language.say("register.password"), help: language.say("register.password.help"),
                autocomplete: "new-password"),
        ]
        self.back = back
        signInPath = back == "/" ? "/session/new" : "/session/new?back=" + PercentCoding.encode(back)
        let shown = fields
        refusal = refused.map { RefusalNote($0, language, fields: shown) }
    }
}
