import Market
import Service

/// A member's mail address, what goes there and when.
struct MailPage: Page {
    static let template = "Notices/mail"

    let title: String
    /// Nil while none is confirmed.
    let address: String?
    /// `2026年11月23日确认`.
    let confirmed: String?
    /// Why nothing is sent there any more, or what came back; nil while all is well.
    let bounced: String?
    /// Whether this market sends mails.
    let isOffered: Bool
    let addressFields: [FormField]
    /// With what the member proves to be the one who takes the address away.
    let removalFields: [FormField]
    /// The site's name for keys; empty where there can be none.
    let site: String
    /// The identifiers of the member's keys, with a space between two.
    let credentials: String
    let hasKeys: Bool
    /// Empty while no address is confirmed.
    let settingsFields: [FormField]
    let refusal: RefusalNote?

    init(_ contact: Contact?, isOffered: Bool, _ keys: OwnKeys, _ make: FormFields, refused: Refused?) {
        let language = make.language
        title = language.say("mail.title")
        address = contact?.address
        confirmed = contact.map { language.say("mail.confirmed", ["at": TimeText.day($0.confirmedAt.ms, language)]) }
        bounced = contact.flatMap { MailPage.bounced($0, language) }
        self.isOffered = isOffered
        let languages = MailLanguage.allCases.map { ($0.rawValue, language.say("mail.language.\($0.rawValue)")) }
        let address = make.line(
            "address", language.say("mail.address"), help: language.say("mail.address.help"), inputMode: "email",
            autocomplete: "email", charactersMax: MailAddress.bytesMax)
        let password = make.secret(
            "password", language.say("passkeys.password"), help: language.say("coaching.mail.password"),
            autocomplete: "current-password")
        addressFields = [
            address, make.choice("language", language.say("mail.language"), languages, given: language.rawValue), password,
        ]
        var removing = password
        removing.idPrefix = "removal-"
        removalFields = [removing]
        site = keys.site?.host ?? ""
        credentials = keys.keys.map(\.credential).joined(separator: " ")
        hasKeys = !keys.keys.isEmpty && keys.site != nil
        var settings: [FormField] = []
        if let contact {
            let options = MailChoice.allCases.map { ($0.rawValue, language.say("mail.choice.\($0.rawValue)")) }
            settings = NoticeClass.allCases.map { notice in
                make.choice(
                    notice.rawValue, language.say("mail.class.\(notice.rawValue)"), options,
                    given: contact.settings.choice(for: notice).rawValue, help: language.say("mail.class.\(notice.rawValue).help"))
            }
            let hours = (0...23).map { (String($0), language.say("mail.hour", ["n": String($0)])) }
            let quiet = contact.settings.quiet ?? .standard
            settings += [
                make.tick(
                    "quiet", language.say("mail.quiet"), given: contact.settings.quiet != nil, help: language.say("mail.quiet.help")
                ),
                make.choice("quietFrom", language.say("mail.quiet.from"), hours, given: String(quiet.from)),
                make.choice("quietUntil", language.say("mail.quiet.until"), hours, given: String(quiet.until)),
                make.choice(
                    "mailLanguage", language.say("mail.language"), languages, given: contact.settings.language.rawValue),
            ]
        }
        settingsFields = settings
        let fields = addressFields + removalFields + settings
        refusal = refused.map { RefusalNote($0, language, fields: fields) }
    }

    private static func bounced(_ contact: Contact, _ language: Language) -> String? {
        guard contact.bounces > 0, let at = contact.bouncedAt else { return nil }
        let values: KeyValuePairs = [
            "at": TimeText.moment(at.ms, language), "count": String(contact.bounces), "max": String(MailBounces.hardMax),
            "answer": contact.bounceText ?? "",
        ]
        return contact.isStopped ? language.say("mail.stopped", values) : language.say("mail.bounced", values)
    }
}

/// A page that a link in a mail leads to: one sentence, and one button that does it. Opening the page alone changes nothing, since
/// programs that look mails through open every link.
struct MailLinkPage: Page {
    static let template = "Notices/link"

    let title: String
    let sentence: String
    /// Nil once it is done.
    let button: String?
    /// Where the button leads.
    let action: String
}
