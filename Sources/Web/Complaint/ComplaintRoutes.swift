import Market
import Service

/// The complaint centre. `GET /complaints`: what a member complained about, and what was complained about the member.
/// `GET /complaints/new?about=` and `POST /complaints` file one. `GET /complaints/:complaint` shows one; below it `POST …/answers`,
/// `…/withdrawal`, `…/appeals` and `…/freezes/:freeze/appeals`.
enum ComplaintRoutes {
    static let path = "/complaints"
    /// Bytes of a whole statement with its files.
    static let bodyBytesMax = ComplaintBounds.filesMax * Int(SentFile.bytesMax) + Limits.formBytesMax

    static func all(_ marketplace: Marketplace) -> [Route] {
        [list(marketplace), form(marketplace), file(marketplace), show(marketplace), answer(marketplace), evidence(marketplace)]
            + [
                command("withdrawal", marketplace, flash: "complaintWithdrawn") { visit, id in
                    var fields = visit.fields()
                    try fields.finish()
                    return try await marketplace.withdraw(id, by: try visit.memberID(), key: try visit.commandKey())
                },
                command("appeals", marketplace, flash: "complaintAppealed") { visit, id in
                    let reason = try visit.reason()
                    return try await marketplace.appeal(
                        id, reason: reason, by: try visit.memberID(), key: try visit.commandKey())
                },
                command("freezes/:freeze/appeals", marketplace, flash: "freezeAppealed") { visit, id in
                    let reason = try visit.reason()
                    return try await marketplace.appeal(
                        freeze: try visit.name("freeze"), in: id, reason: reason, by: try visit.memberID(),
                        key: try visit.commandKey())
                },
            ]
    }

    /// Where one complains about something.
    static func newPath(about subject: ComplaintSubject) -> String {
        "\(path)/new?about=\(PercentCoding.encode(subject.text))"
    }

    private static func list(_ marketplace: Marketplace) -> Route {
        .get(path, .member) { visit in
            let member = try visit.memberID()
            let own = try await marketplace.complaints(.by(member), limit: 100)
            let against = try await marketplace.complaints(.against(member), limit: 100)
            let unfounded = try await marketplace.unfoundedComplaints(of: member)
            let policy = marketplace.settings.complaints
            let page = ComplaintsPage(own, against, unfoundedCount: unfounded, policy, visit)
            return .page(page) { json in
                json.array("filed", own) { ComplaintJSON.write($0, to: &$1) }
                json.array("against", against) { ComplaintJSON.write($0, to: &$1) }
                json.member("unfounded", Int64(unfounded))
            }
        }
    }

    private static func form(_ marketplace: Marketplace) -> Route {
        .get("\(path)/new", .member) { visit in
            guard let subject = try visit.query()["about"].flatMap(ComplaintSubject.init(text:)) else { throw Refused.notFound }
            _ = try await marketplace.accused(of: subject, for: try visit.memberID())
            let page = try await formPage(subject, visit, marketplace)
            return .page(page) { json in
                json.member("about", subject.text)
                json.member("categories", texts: ComplaintCategory.allCases.map(\.rawValue))
            }
        }
    }

    private static func file(_ marketplace: Marketplace) -> Route {
        .post(path, .member, .files(bytesMax: bodyBytesMax), formAgain: { try await again($0, $1, $0.typed, marketplace) }) {
            visit in
            guard visit.body == nil else { return try await file(visit.body, visit, marketplace) }
            let form = try await visit.deposited(
                in: ["file"], bytesMax: bodyBytesMax, by: try visit.memberID(), marketplace)
            do {
                return try await file(.form(form), visit, marketplace)
            } catch {
                guard visit.wantsPage, let refused = Refused(error) else { throw error }
                return .page(try await again(visit, refused, form, marketplace), status: refused.status, json: refused.json)
            }
        }
    }

    private static func file(_ source: Fields.Source?, _ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        var fields = Fields(source ?? .form(Form()))
        let subject = ComplaintSubject(text: fields.text("about", charactersMax: 120))
        let category = ComplaintCategory(rawValue: fields.choice("category", of: ComplaintCategory.allCases.map(\.rawValue)))
        let text = fields.text("text", charactersMax: ComplaintBounds.textCharacters.upperBound)
        let files = fields.evidence()
        try fields.finish()
        guard let subject, let category else { throw Refused.notFound }
        let (id, outcome) = try await marketplace.complain(
            ComplaintForm(about: subject, category: category, text: text, files: files), by: try visit.memberID(),
            key: try visit.commandKey(form: source?.form))
        return .command(outcome, seeOther: "\(path)/\(id)", flash: "complaintFiled") { $0.member("complaint", id.rawValue) }
    }

    private static func again(
        _ visit: Visit, _ refused: Refused, _ typed: Form, _ marketplace: Marketplace
    ) async throws -> any Page {
        guard let subject = typed["about"].flatMap(ComplaintSubject.init(text:)), refused != .notFound else {
            return RefusedPage(refused, visit.language)
        }
        return try await formPage(subject, visit, marketplace, typed: typed, refused: refused)
    }

    private static func formPage(
        _ subject: ComplaintSubject, _ visit: Visit, _ marketplace: Marketplace, typed: Form? = nil, refused: Refused? = nil
    ) async throws -> ComplaintFormPage {
        ComplaintFormPage(
            subject, text: try await marketplace.subjectText(subject), visit.language, typed: typed, refused: refused,
            policy: marketplace.settings.complaints)
    }

    private static func show(_ marketplace: Marketplace) -> Route {
        .get("\(path)/:complaint", .member) { visit in
            let (id, member) = (try visit.name("complaint", ComplaintID.self), try visit.memberID())
            let file = try await marketplace.complaint(id, for: member)
            try await marketplace.markNoticesRead(of: .complaint(id), by: member)
            return .page(ComplaintPage(file, visit, marketplace.settings.complaints)) { ComplaintJSON.write(file, to: &$0) }
        }
    }

    private static func answer(_ marketplace: Marketplace) -> Route {
        .post(
            "\(path)/:complaint/answers", .member, .files(bytesMax: bodyBytesMax),
            formAgain: { try await page($0, marketplace, refused: $1) }
        ) { visit in
            let (id, member) = (try visit.name("complaint", ComplaintID.self), try visit.memberID())
            _ = try await marketplace.complaint(id, for: member)
            var source = visit.body
            if source == nil {
                source = .form(try await visit.deposited(in: ["file"], bytesMax: bodyBytesMax, by: member, marketplace))
            }
            var fields = Fields(source ?? .form(Form()))
            let text = fields.text("text", charactersMax: ComplaintBounds.textCharacters.upperBound)
            let files = fields.evidence()
            try fields.finish()
            let outcome = try await marketplace.answer(
                id, text: text, files: files, by: member, key: try visit.commandKey(form: source?.form))
            return .command(outcome, seeOther: "\(path)/\(id)", flash: "complaintAnswered") { $0.member("complaint", id.rawValue) }
        }
    }

    private static func evidence(_ marketplace: Marketplace) -> Route {
        .get("\(path)/:complaint/entries/:n/files/:k", .member) { visit in
            guard let number = Int(exactly: try visit.number("k")) else { throw Refused.notFound }
            let sent = try await marketplace.openEvidence(
                number, of: try visit.number("n"), in: try visit.name("complaint"), for: try visit.memberID())
            return SentFileRoutes.download(sent, visit)
        }
    }

    private static func command(
        _ end: String, _ marketplace: Marketplace, flash: String,
        _ give: @escaping @Sendable (Visit, ComplaintID) async throws -> Outcome
    ) -> Route {
        .post("\(path)/:complaint/\(end)", formAgain: { try await page($0, marketplace, refused: $1) }) { visit in
            let id = try visit.name("complaint", ComplaintID.self)
            // To others it does not exist.
            _ = try await marketplace.complaint(id, for: try visit.memberID())
            let outcome = try await give(visit, id)
            return .command(outcome, seeOther: "\(path)/\(id)", flash: flash) { $0.member("complaint", id.rawValue) }
        }
    }

    /// A complaint's page with why something was refused.
    static func page(_ visit: Visit, _ marketplace: Marketplace, refused: Refused) async throws -> any Page {
        guard refused != .notFound else { return RefusedPage(refused, visit.language) }
        let file = try await marketplace.complaint(try visit.name("complaint"), for: try visit.memberID())
        return ComplaintPage(file, visit, marketplace.settings.complaints, refused: refused)
    }
}

extension Visit {
    /// The one field of a form that gives a reason.
    func reason() throws -> String {
        var fields = fields()
        let reason = fields.text("reason", charactersMax: ComplaintBounds.reasonCharacters.upperBound)
        try fields.finish()
        return reason
    }
}

extension Fields {
    /// The files that come with a statement: by their hashes from a program, or uploaded with the form.
    mutating func evidence() -> [Digest] {
        digests("files", countMax: ComplaintBounds.filesMax + 1) + digests("fileUpload", countMax: ComplaintBounds.filesMax + 1)
    }
}
