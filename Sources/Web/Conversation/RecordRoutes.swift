import Market
import Service

/// `GET /trades/:trade/records/new` and `POST /trades/:trade/records`: a party adds what was said elsewhere.
///
/// `kind` is one of ``RecordKind``, `note` what it shows, `dkimKey` the key for an e-mail's signature. The file is named by its
/// hash in `files` by a program, sent as `file` by a browser, or named in `fileUpload` by a script.
enum RecordRoutes {
    static let bodyBytesMax = Int(SentFile.bytesMax) + Limits.formBytesMax

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/trades/:trade/records/new", .member) { visit in
                let scene = try await visit.scene(marketplace)
                return .page(page(scene, scene.fields(visit, nil))) { _ in }
            },
            .post(
                "/trades/:trade/records", .member, .files(bytesMax: bodyBytesMax),
                formAgain: { visit, refused in try await again(visit, refused, visit.typed, marketplace) }
            ) { visit in
                let (trade, member) = (try visit.trade(), try visit.memberID())
                guard visit.body == nil else { return try await add(visit.body, visit, marketplace) }
                _ = try await marketplace.state(of: trade, for: member)
                let form = try await visit.deposited(in: ["file"], bytesMax: bodyBytesMax, by: member, marketplace)
                do {
                    return try await add(.form(form), visit, marketplace)
                } catch {
                    guard visit.wantsPage, let refused = Refused(error) else { throw error }
                    let page = try await again(visit, refused, form, marketplace)
                    return .page(page, status: refused.status, json: refused.json)
                }
            },
        ]
    }

    private static func add(_ source: Fields.Source?, _ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        var fields = Fields(source ?? .form(Form()))
        let kind = RecordKind(rawValue: fields.choice("kind", of: RecordKind.allCases.map(\.rawValue)))
        let files = fields.digests("files", countMax: 1) + fields.digests("fileUpload", countMax: 1)
        let note = fields.optionalText("note", charactersMax: AddRecord.noteCharactersMax) ?? ""
        let key = fields.optionalText("dkimKey", charactersMax: MailReading.Limits.keyBytesMax) ?? ""
        if files.count != 1 { fields.add(FieldProblem("file", "missing")) }
        try fields.finish()
        guard let kind, let file = files.first else { throw Refused.fields([FieldProblem("kind", "missing")]) }
        let trade = try visit.trade()
        let outcome = try await marketplace.addRecord(
            kind, file: file, note: note, mailKey: key, in: trade, by: try visit.memberID(),
            key: try visit.commandKey(form: source?.form))
        return .command(
            outcome, in: trade, seeOther: "\(TradePath.trade(trade))#e\(outcome.sequence ?? 0)", flash: "recordAdded")
    }

    private static func again(
        _ visit: Visit, _ refused: Refused, _ typed: Form, _ marketplace: Marketplace
    ) async throws -> any Page {
        guard refused != .notFound else { return RefusedPage(refused, visit.language) }
        let scene = try await visit.scene(marketplace)
        var uploaded: [FileFact] = []
        if let digest = typed["fileUpload"].flatMap(Digest.init(rawValue:)) {
            do {
                let deposit = try await marketplace.deposit(digest, of: visit.memberID())
                uploaded = [FileFact(name: deposit.name, sizeBytes: deposit.artefact.bytes, sha256: digest.rawValue)]
            } catch is DepositRefusal {
                uploaded = []
            }
        }
        let fields = FormFields(scene.language, typed: typed, problems: refused.problems)
        return page(scene, fields, uploaded: uploaded, refused: refused)
    }

    private static func page(
        _ scene: TradeScene, _ make: FormFields, uploaded: [FileFact] = [], refused: Refused? = nil
    ) -> RecordFormPage {
        let kind = make.choice(
            "kind", scene.say("conversation.record.kind"),
            RecordKind.allCases.map { ($0.rawValue, RecordWords.kind($0).text(scene.language)) })
        let note = make.long(
            "note", scene.say("conversation.record.note"), help: scene.say("conversation.record.note.help"), required: false,
            rows: 2, charactersMax: AddRecord.noteCharactersMax)
        let key = make.long(
            "dkimKey", scene.say("conversation.record.key"), help: scene.say("conversation.record.key.help"), required: false,
            rows: 3, charactersMax: MailReading.Limits.keyBytesMax)
        return RecordFormPage(
            title: scene.say("conversation.record.title"), tradeLink: scene.link, action: "\(scene.path)/records",
            uploadPath: "/deposits",
            fileLimit: scene.say("listing.form.artefact.limit", ["max": NumberText.size(bytes: SentFile.bytesMax)]),
            uploaded: uploaded,
            kind: kind, note: note, key: key,
            refusal: refused.map {
                RefusalNote(
                    $0, scene.language, fields: [kind, note, key], inputs: ["file": scene.say("conversation.record.file")])
            })
    }
}
