import Market
import Service

extension ContractPage {
    /// - Parameter hasPDF: whether this server can make one.
    init(_ scene: TradeScene, _ text: TermsText, hasPDF: Bool) {
        let proposal = text.proposal
        let revision = scene.reading.opening.revision
        heading = scene.say("contract.title")
        title = heading
        tradeLink = scene.link
        termsPath = TradePath.terms(scene.id, proposal.number)
        version = scene.say("terms.version", ["n": String(proposal.number)])
        status = proposal.status == .agreed ? scene.say("contract.inForce") : scene.say("contract.draft")
        func party(_ side: Side) -> String {
            scene.say(
                "contract.party", ["name": scene.file.name(of: side), "id": scene.trade.member(on: side)?.rawValue ?? ""])
        }
        facts = [
            Fact(label: scene.say("contract.trade"), value: scene.id.rawValue, isCode: true),
            Fact(label: scene.say("contract.version"), value: version),
            Fact(
                label: scene.say("contract.listing"),
                value: scene.say(
                    "contract.listing.value",
                    ["title": scene.file.title, "listing": revision.listing.rawValue, "n": String(revision.number)])),
            Fact(label: scene.say("contract.seller"), value: party(.seller)),
            Fact(label: scene.say("contract.buyer"), value: party(.buyer)),
        ]
        clauses = AgreementPage.clauses(scene, text)
        defects = text.defects.map(\.text)
        hasDefects = !text.defects.isEmpty
        confirmations = Side.allCases.reversed().map { side in
            Self.confirmation(of: side, text.confirmations.first { $0.by == side }, scene)
        }
        hash = proposal.document.rawValue
        let commands = text.confirmations.compactMap { confirmation in
            confirmation.passkey.map { SignatureCommands(document: proposal.document, $0).text }
        }
        self.commands = commands.isEmpty ? nil : commands.joined(separator: "\n")
        self.hasPDF = hasPDF
        pdfPath = TradePath.terms(scene.id, proposal.number) + "/contract.pdf"
    }

    /// The same as blocks for paper.
    func onPaper(createdAt: Timestamp, _ language: Language) -> PaperDocument {
        var blocks: [PaperDocument.Block] = [.title(heading), .subtitle(status)]
        blocks += facts.map { .fact(label: $0.label, value: $0.value) }
        blocks.append(.heading(language.say("contract.clauses")))
        blocks += clauses.map { clause in
            let key = clause.isKey ? "（\(language.say("agreement.key"))）" : ""
            return .clause(name: "\(clause.number). \(clause.name)\(key)", text: clause.text)
        }
        if hasDefects {
            blocks.append(.heading(language.say("contract.defects")))
            blocks += defects.enumerated().map { .paragraph("☑ \($0 + 1). \($1)") }
        }
        blocks.append(.heading(language.say("contract.confirmations")))
        for confirmation in confirmations {
            blocks.append(.paragraph(confirmation.text))
            blocks += confirmation.details.map { .small($0) }
        }
        blocks += [
            .heading(language.say("contract.hash")), .code(hash), .small(language.say("contract.hash.note")),
        ]
        if let commands {
            blocks += [
                .heading(language.say("signing.commands")), .small(language.say("signing.commands.text")), .code(commands),
            ]
        }
        return PaperDocument(
            blocks: blocks, foot: "SHA-256 \(hash)",
            pageWords: language.say("contract.page", ["n": "{{n}}", "of": "{{of}}"]), languageTag: language.tag,
            createdAt: createdAt)
    }

    private static func confirmation(of side: Side, _ given: TermsText.Confirmation?, _ scene: TradeScene) -> Confirmation {
        let who = scene.file.name(of: side)
        guard let given else {
            return Confirmation(text: scene.say("contract.confirmation.waiting", ["who": who]), details: [])
        }
        let text = scene.say(
            "contract.confirmation",
            [
                "who": who, "how": scene.say("terms.method.\(given.method.rawValue)"),
                "when": TimeText.stamped(given.at.ms, scene.language),
            ])
        var details: [String] = []
        if let passkey = given.passkey {
            details.append(
                scene.say("contract.credential", ["credential": passkey.credential, "algorithm": passkey.algorithm.rawValue]))
        }
        if !given.ticks.isEmpty {
            let names = given.ticks.map { scene.say("refused.tick.\($0.prefix { $0 != "-" })") + Self.number($0) }
            details.append(
                scene.say("contract.ticks", ["ticks": names.joined(separator: scene.language == .zh ? "、" : ", ")]))
        }
        return Confirmation(text: text, details: details)
    }

    /// ` 3` of `defect-3`.
    private static func number(_ tick: String) -> String {
        tick.firstIndex(of: "-").map { " " + tick[tick.index(after: $0)...] } ?? ""
    }
}
