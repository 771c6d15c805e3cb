import HTTPTypes
import Market
import Service

/// Where links in mails lead: `/mail-confirmations/:token` confirms an address, `/unsubscribe/:token` ends mails of some classes.
///
/// The link itself proves who may: it takes no session, and its POST no form token, since it comes from mail programs too.
/// Source: RFC 8058.
enum MailLinkRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/mail-confirmations/:token") { visit in
                let token = try visit.segment("token")
                guard try await marketplace.isConfirmable(token) else { throw ContactRefusal.confirmationOver }
                let page = MailLinkPage(
                    title: visit.say("mail.confirm.title"), sentence: visit.say("mail.confirm.ask"),
                    button: visit.say("mail.confirm.button"), action: "/mail-confirmations/\(token)")
                return .page(page) { $0.member("confirmed", false) }
            },
            .notification("/mail-confirmations/:token", bytesMax: Limits.formBytesMax) { visit in
                try await marketplace.confirmAddress(try visit.segment("token"))
                let page = MailLinkPage(
                    title: visit.say("mail.confirm.title"), sentence: visit.say("mail.confirm.done"), button: nil,
                    action: MailRoutes.path)
                return .page(page) { $0.member("confirmed", true) }
            },
            .get("/unsubscribe/:token") { visit in
                let token = try visit.segment("token")
                guard let (_, classes) = marketplace.unsubscribable(token) else { throw ContactRefusal.confirmationOver }
                let page = MailLinkPage(
                    title: visit.say("mail.end.title"), sentence: say("mail.end.ask", classes, visit.language),
                    button: visit.say("mail.end.button"), action: "/unsubscribe/\(token)")
                return .page(page) { $0.member("ended", false) }
            },
            .notification("/unsubscribe/:token", bytesMax: Limits.formBytesMax) { visit in
                let token = try visit.segment("token")
                guard let (_, classes) = marketplace.unsubscribable(token) else { throw ContactRefusal.confirmationOver }
                try await marketplace.unsubscribe(token)
                let page = MailLinkPage(
                    title: visit.say("mail.end.title"), sentence: say("mail.end.done", classes, visit.language), button: nil,
                    action: MailRoutes.path)
                return .page(page) { $0.member("ended", true) }
            },
        ]
    }

    private static func say(_ key: String, _ classes: [NoticeClass], _ language: Language) -> String {
        let names = classes.map { language.say("mail.class.\($0.rawValue)") }
        return language.say(key, values: ["what": names.joined(separator: language == .zh ? "、" : ", ")])
    }
}
