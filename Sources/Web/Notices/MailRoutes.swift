import HTTPTypes
import Market
import Service

/// `GET /account/mail`: a member's mail address and choices. `POST /account/mail` asks for an address to be confirmed,
/// `/account/mail/settings` changes the choices, `/account/mail/removal` takes the address away. Asking for an address and taking it
/// away need the password again, or a key, as accounts for payouts do.
enum MailRoutes {
    static let path = "/account/mail"

    static func all(_ site: Site, _ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .member) { visit in
                let contact = try await marketplace.contact(of: try visit.memberID())
                let isOffered = marketplace.sendsMail
                let keys = try await visit.ownKeys(site, marketplace)
                return .page(MailPage(contact, isOffered: isOffered, keys, FormFields(visit.language), refused: nil)) { json in
                    json.member("isOffered", isOffered)
                    if let contact { json.object("contact") { contact.json(&$0) } } else { json.null("contact") }
                }
            },
            .post(path, formAgain: { try await again($0, site, marketplace, $1) }) { visit in
                var fields = visit.fields()
                let address = fields.text("address", charactersMax: MailAddress.bytesMax)
                let language = MailLanguage(rawValue: fields.choice("language", of: MailLanguage.allCases.map(\.rawValue)))
                let given = fields.proof()
                try fields.finish()
                guard let proof = try site.proof(given, visit) else { throw Refused(ProofRefusal.proofMissing) }
                try await marketplace.askForAddress(address, language ?? .zh, proof: proof, of: try visit.memberID())
                site.proved(visit)
                return .done(seeOther: path, flash: "mailAsked", status: .accepted) { $0.member("asked", true) }
            },
            .post(path + "/settings", formAgain: { try await again($0, site, marketplace, $1) }) { visit in
                var fields = visit.fields()
                let settings = try settings(&fields)
                try await marketplace.setMail(settings, of: try visit.memberID())
                return .done(seeOther: path, flash: "mailSet") { $0.member("set", true) }
            },
            .post(path + "/removal", formAgain: { try await again($0, site, marketplace, $1) }) { visit in
                var fields = visit.fields()
                let given = fields.proof()
                try fields.finish()
                guard let proof = try site.proof(given, visit) else { throw Refused(ProofRefusal.proofMissing) }
                try await marketplace.removeContact(proof: proof, of: try visit.memberID())
                site.proved(visit)
                return .done(seeOther: path, flash: "mailRemoved") { $0.null("contact") }
            },
        ]
    }

    private static func again(
        _ visit: Visit, _ site: Site, _ marketplace: Marketplace, _ refused: Refused
    ) async throws -> MailPage {
        let make = FormFields(visit.language, typed: visit.typed, problems: refused.problems)
        return MailPage(
            try await marketplace.contact(of: try visit.memberID()), isOffered: marketplace.sendsMail,
            try await visit.ownKeys(site, marketplace), make, refused: refused)
    }

    private static func settings(_ fields: inout Fields) throws -> MailSettings {
        var choices: [NoticeClass: MailChoice] = [:]
        for notice in NoticeClass.allCases {
            choices[notice] = MailChoice(rawValue: fields.choice(notice.rawValue, of: MailChoice.allCases.map(\.rawValue)))
        }
        let isQuiet = fields.tick("quiet")
        let from = fields.optionalInteger("quietFrom", in: 0...23) ?? Int64(QuietHours.standard.from)
        let until = fields.optionalInteger("quietUntil", in: 0...23) ?? Int64(QuietHours.standard.until)
        let language = MailLanguage(rawValue: fields.choice("mailLanguage", of: MailLanguage.allCases.map(\.rawValue)))
        try fields.finish()
        let quiet = QuietHours(from: Int(from), until: Int(until))
        guard !isQuiet || quiet != nil else { throw ContactRefusal.quietHoursMalformed }
        return MailSettings(language: language ?? .zh, choices: choices, quiet: isQuiet ? quiet : nil)
    }
}

extension Contact {
    /// The address and the choices for programs.
    fileprivate func json(_ json: inout JSONText) {
        json.member("address", address)
        json.member("confirmedAt", TimeText.iso(confirmedAt.ms))
        json.member("mailLanguage", settings.language.rawValue)
        for notice in NoticeClass.allCases { json.member(named: notice.rawValue, settings.choice(for: notice).rawValue) }
        json.member("quietFrom", settings.quiet.map { $0.from })
        json.member("quietUntil", settings.quiet.map { $0.until })
        json.member("bounces", bounces)
        json.member("isStopped", isStopped)
    }
}
