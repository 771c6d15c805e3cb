import Ledger
import Market
import Service

extension DisputePage {
    /// The page of a dispute; with one form alone where that was refused.
    init(_ scene: TradeScene, _ dispute: Dispute, _ make: FormFields, _ step: DisputeStep? = nil, refused: Refused? = nil) {
        let language = scene.language
        // Several forms ask for the same; where only the one that was refused is shown, its problems lead to its fields.
        let forms = DisputeStep.allCases.filter { $0.isOpen(in: scene, dispute) && (step == nil || $0 == step) }.map { open in
            var form = open.form(scene, dispute, make)
            if step == nil { for place in form.fields.indices { form.fields[place].idPrefix = "\(open)-" } }
            return form
        }
        let kind: DeadlineKind? = dispute.isSuspended ? .suspension : dispute.phase.deadline
        self.init(
            title: scene.say("dispute.title", ["n": String(dispute.number)]), tradeLink: scene.link,
            badge: Badge(DisputeWords.name(dispute.phase).text(language), dispute.phase.tone), facts: scene.facts(of: dispute),
            isOpen: dispute.isOpen, deadline: dispute.isOpen ? kind.flatMap { scene.deadline($0) } : nil,
            silence: dispute.isOpen ? kind.map { DeadlineWords.outcome($0.outcome).text(language) } : nil,
            mine: scene.waiting(for: dispute), statements: scene.statements(of: dispute), words: scene.words(of: dispute),
            offers: dispute.offers.reversed().map { scene.offer($0) }, hasOffers: !dispute.offers.isEmpty,
            evidence: dispute.evidence.map { scene.evidence($0) }, hasEvidence: !dispute.evidence.isEmpty, forms: forms,
            outcome: scene.outcome(of: dispute),
            refusal: refused.map {
                RefusalNote(
                    $0, language, fields: forms.flatMap(\.fields),
                    inputs: forms.contains { $0.takesFile } ? ["file": scene.say("dispute.evidence.file")] : [:])
            })
    }
}

extension TradeScene {
    fileprivate func facts(of dispute: Dispute) -> [Fact] {
        var facts = [
            Fact(label: say("dispute.by"), value: file.name(of: dispute.by)),
            Fact(label: say("dispute.claims"), value: DisputeWords.names(dispute.claims).text(language)),
            Fact(label: say("dispute.disputed"), value: dispute.disputed.text),
            Fact(
                label: say("dispute.wish"),
                value: DisputeWords.wish(dispute.wish, dispute.disputed.currency).text(language)),
        ]
        if !dispute.clauses.isEmpty {
            facts.append(Fact(label: say("dispute.clauses"), value: dispute.clauses.map(clauseName).joined(separator: " · ")))
        }
        if dispute.mediator != nil { facts.append(Fact(label: say("dispute.mediator"), value: say("dispute.mediator.taken"))) }
        if let until = dispute.suspendedUntil {
            facts.append(Fact(label: say("dispute.suspended"), value: moment(until).text))
        }
        return facts
    }

    /// What a clause of the agreement is called; a field of the listing by its own name.
    private func clauseName(_ name: String) -> String {
        guard let clause = ClauseName.allCases.first(where: { $0.name == name }) else { return name }
        return TermsWords(language).name(clause)
    }

    fileprivate func waiting(for dispute: Dispute) -> String? {
        guard dispute.isOpen, trade.needs.includes(me) else { return nil }
        return say("dispute.mine")
    }

    fileprivate func statements(of dispute: Dispute) -> [DisputePage.Statement] {
        var said = [
            DisputePage.Statement(
                heading: say("dispute.statement"), who: file.name(of: dispute.by), moment: moment(dispute.openedAt),
                text: words(dispute.statement), facts: [])
        ]
        if let answer = dispute.answer {
            said.append(
                DisputePage.Statement(
                    heading: say("dispute.answered"), who: file.name(of: dispute.by.other), moment: moment(answer.at),
                    text: words(answer.text),
                    facts: [Fact(label: say("dispute.stance"), value: DisputeWords.name(answer.stance).text(language))]))
        }
        if let appeal = dispute.appeal {
            said.append(
                DisputePage.Statement(
                    heading: say("dispute.appeal"), who: file.name(of: appeal.by), moment: moment(appeal.at),
                    text: words(appeal.reason), facts: []))
        }
        return said
    }

    fileprivate func words(of dispute: Dispute) -> [DisputePage.Word] {
        var said: [DisputePage.Word] = []
        if let proposal = dispute.proposal {
            let answers = Side.allCases.map { side in
                let answer = proposal.answers[side].map { $0 ? "dispute.accepted" : "dispute.declined" } ?? "dispute.unanswered"
                return Fact(label: file.name(of: side), value: say(answer))
            }
            said.append(
                DisputePage.Word(
                    heading: say("dispute.proposal"),
                    outcome: DisputeWords.outcome(proposal.outcome, proposal.money).text(language),
                    reason: words(proposal.reason), findings: [], hasFindings: false, facts: answers))
        }
        return said
            + dispute.rulings.map { ruling in
                DisputePage.Word(
                    heading: say(ruling.appealUntil == nil ? "dispute.ruling.appeal" : "dispute.ruling"),
                    outcome: DisputeWords.outcome(ruling.outcome, ruling.money).text(language), reason: words(ruling.reason),
                    findings: findings(of: ruling), hasFindings: !ruling.findings.isEmpty,
                    facts: ruling.appealUntil.map { [Fact(label: say("dispute.appealUntil"), value: moment($0).text)] } ?? [])
            }
    }

    private func findings(of ruling: Ruling) -> [DisputePage.Finding] {
        let texts = ruling.texts.value ?? []
        return ruling.findings.enumerated().map { place, finding in
            DisputePage.Finding(
                badge: Badge(
                    say(finding.isFounded ? "dispute.founded" : "dispute.unfounded"), finding.isFounded ? .good : .calm),
                claim: DisputeWords.name(finding.claim).text(language),
                text: texts.indices.contains(place) ? texts[place] : say("trade.erased"), entries: links(to: finding.entries))
        }
    }

    fileprivate func offer(_ offer: SettlementOffer) -> DisputePage.Offer {
        let note = words(offer.note)
        return DisputePage.Offer(
            heading: say("dispute.offer", ["n": String(offer.number), "who": file.name(of: offer.by)]),
            outcome: DisputeWords.outcome(offer.outcome, offer.money).text(language), note: note.isEmpty ? nil : note,
            badge: Badge(DisputeWords.name(offer.status).text(language), offer.status.tone),
            deadline: offer.status == .open ? Web.Deadline(offer.openUntil.ms, now: nowMs, language) : nil)
    }

    fileprivate func evidence(_ evidence: DisputeEvidence) -> DisputePage.Evidence {
        let file = evidence.file.map { sent in
            FileFact(
                name: evidence.name.value ?? say("trade.erased"), sizeBytes: sent.original.bytes,
                sha256: sent.original.sha256.rawValue, downloadPath: TradePath.sent(id, evidence.place, 0))
        }
        return DisputePage.Evidence(
            heading: say(
                "dispute.evidence.one", ["n": String(evidence.number), "who": self.file.name(of: evidence.by)]),
            note: words(evidence.note), file: file, entries: links(to: evidence.entries), hasEntries: !evidence.entries.isEmpty,
            moment: moment(evidence.at))
    }

    fileprivate func outcome(of dispute: Dispute) -> String? {
        guard let decided = dispute.decided else { return dispute.isOpen ? nil : say("dispute.over.\(dispute.phase.rawValue)") }
        return say(
            "dispute.over",
            [
                "ground": DisputeWords.name(decided.ground).text(language),
                "outcome": DisputeWords.outcome(decided.outcome, decided.money).text(language),
            ])
    }

    private func links(to entries: [Int64]) -> [Link] { entries.map { Link(text: "#\($0)", path: "\(path)?at=\($0)#e\($0)") } }

    private func words(_ sealed: Sealed<String>) -> String { sealed.value ?? say("trade.erased") }
}

extension DisputePhase {
    /// How the word for a phase looks.
    var tone: Badge.Tone {
        switch self {
        case .answering, .negotiating, .evidence, .considering, .appealable: .warn
        case .mediating, .ruling, .appealed: .active
        case .settled, .ruled: .good
        case .withdrawn, .overtaken: .calm
        }
    }
}

extension SettlementOffer.Status {
    /// How the word for it looks.
    fileprivate var tone: Badge.Tone {
        switch self {
        case .open: .warn
        case .accepted: .good
        case .declined: .bad
        case .withdrawn, .lapsed, .replaced: .calm
        }
    }
}
