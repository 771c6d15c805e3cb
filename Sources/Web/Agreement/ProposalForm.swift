import Ledger
import Market
import Service

/// `GET /trades/:trade/proposals`: the form for proposing terms, filled with the newest ones.
enum ProposalForm {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/proposals", .member) { visit in
            let scene = try await visit.scene(marketplace)
            if let refused = scene.refusal(of: .proposeTerms) { throw refused }
            guard visit.wantsPage else {
                let clauses = try await marketplace.newestClauses(of: scene.reading, for: try visit.memberID())
                return .json { json in
                    json.member("answering", scene.trade.proposals.count)
                    json.object("terms") { TradeJSON.write(newest(scene), to: &$0) }
                    json.member("clauses", texts: clauses)
                    json.member("ticks", texts: scene.me == .buyer ? scene.trade.requiredTicks.map(\.name) : [])
                }
            }
            return .page(try await page(scene, visit, marketplace)) { _ in }
        }
    }

    /// The form, with what was typed and what is wrong with it where it was refused.
    static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        try await page(try await visit.scene(marketplace), visit, marketplace, refused: refused)
    }

    private static func newest(_ scene: TradeScene) -> Terms {
        scene.trade.proposals.last?.terms ?? scene.reading.opening.standardTerms
    }

    private static func page(
        _ scene: TradeScene, _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> TermsFormPage {
        let make = scene.fields(visit, refused)
        let (terms, words, count) = (newest(scene), TermsWords(scene.language), scene.trade.proposals.count)
        let clauses = try await marketplace.newestClauses(of: scene.reading, for: try visit.memberID())
        let defects = try await marketplace.defects(of: scene.reading)
        let fields = fields(make, terms, words)
        let ticks = scene.me == .buyer ? scene.trade.requiredTicks : []
        return TermsFormPage(
            title: scene.say("terms.title"), tradeLink: scene.link,
            lead: count == 0
                ? scene.say("terms.lead.first")
                : scene.say("terms.lead.newest", ["n": String(count), "next": String(count + 1)]),
            action: "\(scene.path)/prepared-terms", fields: fields,
            clauses: make.long(
                "clauses", scene.say("terms.free"), given: clauses.joined(separator: "\n\n"), required: false, rows: 6,
                charactersMax: 25_000),
            ticks: ticks.map { make.tick("tick.\($0.name)", words.tick($0, terms: terms, defects: defects)) },
            answering: String(count),
            refusal: refused.map { note in
                RefusalNote(note, scene.language, labels: Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.label) }))
            })
    }

    private static func fields(_ make: FormFields, _ terms: Terms, _ words: TermsWords) -> [FormField] {
        let language = make.language
        func number(_ clause: Terms.Clause, _ given: Int, _ unit: String) -> FormField {
            make.line(
                clause.rawValue, words.name(clause), given: String(given), unit: language.say("unit.\(unit)"),
                inputMode: "numeric")
        }
        return [
            make.line(
                "price", words.name(.price), given: MoneyText.typed(terms.price.minor), unit: language.say("terms.unit.yuan"),
                inputMode: "decimal"),
            make.choice(
                "licence", words.name(.licence), Licence.Scope.allCases.map { ($0.rawValue, language.say("licence.\($0.rawValue)")) },
                given: terms.licence.scope.rawValue),
            make.tick("includesSource", language.say("terms.field.includesSource"), given: terms.licence.includesSource),
            make.tick("mayResell", language.say("terms.field.mayResell"), given: terms.licence.mayResell),
            number(.deliveryHours, terms.deliveryHours, "hours"), number(.acceptanceDays, terms.acceptanceDays, "days"),
            number(.changeRounds, terms.changeRounds, "rounds"),
        ] + make.promises(terms)
    }
}
