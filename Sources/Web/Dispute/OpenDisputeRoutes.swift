import Ledger
import Market
import Service

/// `GET /trades/:trade/dispute` and `POST /trades/:trade/disputes`: a party opens a dispute.
enum OpenDisputeRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/trades/:trade/dispute", .member) { visit in
                let scene = try await visit.scene(marketplace)
                if let open = scene.trade.openDispute { return .done(seeOther: "\(scene.path)/disputes/\(open.number)") }
                if let refusal = scene.refusal(of: .openDispute) { throw refusal }
                return .page(page(scene, scene.fields(visit, nil))) { _ in }
            },
            .post(
                "/trades/:trade/disputes",
                formAgain: { visit, refused in
                    guard refused != .notFound else { return RefusedPage(refused, visit.language) }
                    let scene = try await visit.scene(marketplace)
                    return page(scene, scene.fields(visit, refused), refused)
                }
            ) { visit in
                var fields = visit.fields()
                let claims = DisputeFields.claims(&fields)
                let clauses = fields.texts(
                    "clauses", charactersMax: OpenDispute.clauseBytesMax, countMax: OpenDispute.clausesMax)
                let wish = DisputeFields.outcome(&fields)
                let statement = fields.text("statement", charactersMax: OpenDispute.statementCharactersMax)
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.openDispute(
                    claims, clauses: clauses, wish: wish, statement: statement, in: trade, by: try visit.memberID(),
                    key: try visit.commandKey())
                return .command(outcome, in: trade, seeOther: "\(TradePath.trade(trade))/dispute", flash: "disputeOpened")
            },
        ]
    }

    private static func page(_ scene: TradeScene, _ make: FormFields, _ refused: Refused? = nil) -> DisputeFormPage {
        let words = TermsWords(scene.language)
        let clauses = AgreementChecklist(of: scene.trade, at: Timestamp(ms: scene.nowMs))?.items.map(\.clause) ?? []
        let fields =
            [
                make.several(
                    "claims", scene.say("dispute.claims"),
                    scene.claims.map { ($0.rawValue, DisputeWords.name($0).text(scene.language)) }),
                make.several(
                    "clauses", scene.say("dispute.clauses"), clauses.map { ($0.name, words.name($0)) },
                    help: scene.say("dispute.clauses.help"), required: false),
                make.long(
                    "statement", scene.say("dispute.statement"), help: scene.say("dispute.statement.help"), rows: 6,
                    charactersMax: OpenDispute.statementCharactersMax),
            ] + DisputeFields.outcome(make, scene, most: scene.trade.disputedMinor)
        return DisputeFormPage(
            title: scene.say("dispute.new"), tradeLink: scene.link, action: "\(scene.path)/disputes",
            facts: [
                Fact(label: scene.say("dispute.disputed"), value: scene.trade.disputed.text),
                Fact(label: scene.say("escrow.held"), value: MoneyText.yuan(scene.trade.heldMinor)),
            ], attached: scene.say("dispute.attached", ["n": String(scene.trade.entryCount)]), fields: fields,
            refusal: refused.map { RefusalNote($0, scene.language, fields: fields) })
    }
}

extension TradeScene {
    /// What the reader can claim now.
    var claims: [DisputeClaim] {
        DisputeClaim.allCases.filter { claim in
            claim.claimants.contains(me) && (trade.claimableUntil(claim)?.ms ?? .max) > nowMs
        }
    }
}
