import Market
import Service

/// `POST /trades/:trade/disputes/:number/evidence`: a party brings something forward.
///
/// `note` says what it shows, `entries` are numbers of entries of the trade. The file is named by its hash in `files` by a program,
/// sent as `file` by a browser, or named in `fileUpload` by a script.
enum AddEvidenceRoutes {
    static let bodyBytesMax = Int(SentFile.bytesMax) + Limits.formBytesMax

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .post(
                "/trades/:trade/disputes/:number/evidence", .member, .files(bytesMax: bodyBytesMax),
                formAgain: DisputeRoutes.again(.addEvidence, marketplace)
            ) { visit in
                let (trade, member) = (try visit.trade(), try visit.memberID())
                guard visit.body == nil else { return try await add(visit.body, visit, marketplace) }
                _ = try await marketplace.state(of: trade, for: member)
                let form = try await visit.deposited(in: ["file"], bytesMax: bodyBytesMax, by: member, marketplace)
                do {
                    return try await add(.form(form), visit, marketplace)
                } catch {
                    guard visit.wantsPage, let refused = Refused(error) else { throw error }
                    let page = try await DisputeRoutes.again(.addEvidence, visit, refused, form, marketplace)
                    return .page(page, status: refused.status, json: refused.json)
                }
            }
        ]
    }

    private static func add(_ source: Fields.Source?, _ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        var fields = Fields(source ?? .form(Form()))
        let files = fields.digests("files", countMax: 1) + fields.digests("fileUpload", countMax: 1)
        let note = fields.text("note", charactersMax: AddEvidence.noteCharactersMax)
        let entries = DisputeFields.entries(&fields)
        if files.count > 1 { fields.add(FieldProblem("file", "tooMany", ["max": "1"])) }
        // A browser sends the field of a file though no file was chosen.
        _ = fields.optionalText("file", charactersMax: 1_000)
        try fields.finish()
        let (trade, number) = (try visit.trade(), try DisputeRoutes.number(visit))
        let outcome = try await marketplace.addEvidence(
            file: files.first, note: note, entries: entries, dispute: number, in: trade, by: try visit.memberID(),
            key: try visit.commandKey(form: source?.form))
        return .command(
            outcome, in: trade, seeOther: "\(TradePath.trade(trade))/disputes/\(number)", flash: "evidenceAdded")
    }
}
