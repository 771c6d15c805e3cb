import Ledger
import Market
import Service

/// `GET /trades/:trade/proposals`: the form for proposing terms, countering the other's, or amending the agreement, filled with
/// the newest version, or with the one whose number is `from`.
enum ProposalForm {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/proposals", .member) { visit in
            let scene = try await visit.scene(marketplace)
            if let refused = scene.refusal(of: .proposeTerms) { throw refused }
            let from = try visit.query()["from"].flatMap(Int.init)
            let start = try await marketplace.versionToAnswer(from, of: scene.reading)
            guard visit.wantsPage else {
                let (version, trade) = (start.version, scene.trade)
                return .json { json in
                    json.member("answering", trade.proposals.count)
                    json.member("from", start.number)
                    json.object("terms") { TradeJSON.write(version.terms, to: &$0) }
                    json.member("clauses", texts: version.wording?.clauses ?? [])
                    json.member("contents", texts: version.wording?.contents ?? [])
                    json.member("criteria", texts: version.wording?.criteria ?? [])
                    json.member("receivingSystem", version.wording?.receivingSystem ?? "")
                    json.member(
                        "deliveryMethods", texts: DeliveryMethod.offered(sendsMail: scene.sendsMail).map(\.rawValue))
                    MilestoneForm.write(version, to: &json)
                    let ticks = scene.me == .buyer ? ticks(trade, version, nil) : []
                    json.member("ticks", texts: ticks.map(\.name))
                }
            }
            return .page(try await page(scene, start, visit, marketplace)) { _ in }
        }
    }

    /// The form, with what was typed and what is wrong with it where it was refused; and how what was typed differs from the
    /// newest version, which may have come in between.
    static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        let start = try await marketplace.versionToAnswer(of: scene.reading)
        return try await page(scene, start, visit, marketplace, refused: refused)
    }

    /// What a buyer ticks with terms like these: of a small amendment only the key clauses that it touches.
    private static func ticks(_ trade: Trade, _ version: TermsVersion, _ agreed: TermsVersion?) -> [Tick] {
        let scale = agreed.flatMap { AmendmentScale(from: $0, to: version) }
        return trade.requiredTicks(for: version.terms, scale)
    }

    private static func page(
        _ scene: TradeScene, _ start: TermsText.Earlier, _ visit: Visit, _ marketplace: Marketplace,
        refused: Refused? = nil
    ) async throws -> TermsFormPage {
        let (make, words, trade) = (scene.fields(visit, refused), TermsWords(scene.language), scene.trade)
        let count = trade.proposals.count
        let defects = try await marketplace.defects(of: scene.reading)
        let table = try await marketplace.negotiation(of: scene.reading)
        let typed = refused == nil ? nil : typed(visit)
        let agreed = table.columns.first { $0.number == trade.agreement?.number }?.version
        var groups = groups(make, start.version, words)
        for group in groups.indices {
            for place in groups[group].fields.indices {
                groups[group].fields[place].stands = stands(groups[group].fields[place].name, table, scene, words)
            }
        }
        // What weighs on the buyer depends on what is proposed, so the words of the ticks are those of what was typed. An
        // amendment shows them once it is known what it changes.
        let proposed = typed ?? start.version
        let needed = scene.me == .seller || (agreed != nil && typed == nil) ? [] : ticks(trade, proposed, agreed)
        let clauses = make.long(
            "clauses", scene.say("terms.free"), given: start.version.wording?.clauses.joined(separator: "\n\n") ?? "",
            required: false, rows: 6, charactersMax: 25_000)
        let ticked = needed.map { make.tick("tick.\($0.name)", words.tick($0, terms: proposed.terms, defects: defects)) }
        let fields = groups.flatMap(\.fields) + [clauses] + ticked
        var page = TermsFormPage(
            title: agreed == nil ? scene.say("terms.title") : scene.say("amendment.title"), tradeLink: scene.link,
            lead: lead(scene, start, count), action: "\(scene.path)/prepared-terms", groups: groups,
            clauses: clauses,
            ticks: ticked,
            hasTicks: !needed.isEmpty, answering: String(count),
            diff: typed.map { typed in
                ClauseDiff(
                    scene.say("terms.typed"), from: (start.number, start.version), to: typed,
                    path: start.number == 0 ? scene.path : TradePath.terms(scene.id, start.number), scene.language)
            },
            newer: scene.newerRevision, versionsPath: count == 0 ? nil : "\(scene.path)/terms",
            refusal: refused.map { RefusalNote($0, scene.language, fields: fields) })
        page.absence = try await visit.absence(of: scene, marketplace)
        return page
    }

    private static func lead(_ scene: TradeScene, _ start: TermsText.Earlier, _ count: Int) -> String {
        if scene.trade.agreement != nil { return scene.say("amendment.lead", ["next": String(count + 1)]) }
        if count == 0 { return scene.say("terms.lead.first") }
        let numbers: KeyValuePairs = ["n": String(start.number), "next": String(count + 1)]
        return scene.trade.openProposal == nil ? scene.say("terms.lead.again", numbers) : scene.say("terms.lead.newest", numbers)
    }

    /// What was typed, as far as it can be read.
    private static func typed(_ visit: Visit) -> TermsVersion? {
        var fields = Fields(.form(visit.typed))
        let version = TermsVersion(terms: TermsForm.terms(&fields), wording: TermsForm.wording(&fields))
        let others: Set = ["csrf", "once", "answering", "keep"]
        return fields.problems.contains { !others.contains($0.field) } ? nil : version
    }

    /// Who moved the clause of a field last, and to what.
    private static func stands(
        _ field: String, _ table: NegotiationTable, _ scene: TradeScene, _ words: TermsWords
    ) -> String? {
        let name = field.nameInTheRules
        guard let clause = ClauseName.allCases.first(where: { $0.name == name }), field == name, let row = table[clause],
            let place = row.movedBy.lastIndex(where: { $0 != nil }), let mover = row.movedBy[place]
        else { return nil }
        return scene.say(
            "terms.stands",
            [
                "n": String(table.columns[place].number), "who": scene.file.name(of: mover),
                "value": words.value(clause, of: table.columns[place].version).replacing("\n", with: " / "),
            ])
    }

    /// The clauses as fields in groups, filled with those terms.
    static func groups(_ make: FormFields, _ version: TermsVersion, _ words: TermsWords) -> [TermsFormPage.Group] {
        let (language, terms) = (make.language, version.terms)
        func number(_ clause: Terms.Clause, _ given: Int, _ unit: String) -> FormField {
            make.line(
                clause.rawValue, words.name(clause), given: String(given), help: words.note(.typed(clause)),
                unit: language.say("unit.\(unit)"), inputMode: "numeric")
        }
        func group(_ name: String, _ fields: [FormField]) -> TermsFormPage.Group {
            TermsFormPage.Group(
                heading: language.say("terms.group.\(name)"), lead: language.say("terms.group.\(name).lead"), fields: fields)
        }
        return [
            group(
                "subject",
                [
                    make.line(
                        "price", words.name(.price), given: MoneyText.typed(terms.price.minor),
                        unit: language.say("terms.unit.yuan"), inputMode: "decimal"),
                    make.choice(
                        "licence", words.name(.licence),
                        Licence.Scope.allCases.map { ($0.rawValue, language.say("licence.\($0.rawValue)")) },
                        given: terms.licence.scope.rawValue, help: words.note(.typed(.intellectualProperty))),
                    make.tick("includesSource", language.say("terms.field.includesSource"), given: terms.licence.includesSource),
                    make.tick("mayResell", language.say("terms.field.mayResell"), given: terms.licence.mayResell),
                ] + make.licenceLimits(terms)),
            group(
                "delivery",
                [number(.deliveryHours, terms.deliveryHours, "hours"), make.deliveryMethod(terms)]
                    + make.lists(version.wording) + [
                        make.line(
                            "receivingSystem", words.name(.wording(.receivingSystem)),
                            given: version.wording?.receivingSystem ?? "",
                            help: words.note(.wording(.receivingSystem)), required: false,
                            charactersMax: TermsWording.receivingSystemCharactersMax),
                        number(.acceptanceDays, terms.acceptanceDays, "days"), number(.changeRounds, terms.changeRounds, "rounds"),
                        make.long(
                            "milestones", words.name(.milestones), given: MilestoneForm.text(version),
                            help: language.say("milestone.form.help"), required: false, rows: 4,
                            charactersMax: Milestone.counts.upperBound * 2_000),
                    ]),
            group("afterSales", make.promises(terms)),
            group("contract", make.contract(terms)),
        ]
    }
}
