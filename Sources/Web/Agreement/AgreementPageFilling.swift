import Ledger
import Market
import Service

extension AgreementPage {
    init(_ scene: TradeScene, _ text: TermsText, _ keys: OwnKeys, _ make: FormFields, refused: Refused?) {
        let (proposal, trade) = (text.proposal, scene.trade)
        let isOpen = trade.openProposal?.number == proposal.number
        let mayConfirm = isOpen && !trade.confirmedBy.contains(scene.me)
        let path = TradePath.terms(scene.id, proposal.number)
        let checklist =
            trade.agreement?.number == proposal.number
            ? AgreementChecklist(of: trade, at: Timestamp(ms: scene.nowMs)) : nil
        let signing = SigningBox(
            proposal.document, terms: proposal.terms, policy: scene.reading.opening.policy,
            button: scene.say("agreement.confirm.button"), keys, make)
        let commands = text.confirmations.compactMap { confirmation in
            confirmation.passkey.map { SignatureCommands(document: proposal.document, $0).text }
        }
        let confirming = mayConfirm ? Confirming(scene, text, signing, make) : nil
        self.init(
            title: scene.title(of: proposal, mayConfirm: mayConfirm), tradeLink: scene.link,
            version: scene.say("terms.version", ["n": String(proposal.number)]),
            badge: Badge(scene.say("terms.status.\(proposal.status.rawValue)"), proposal.status.tone),
            hash: HashText(proposal.document.rawValue), clauses: Self.clauses(scene, text),
            diff: text.earlier.map { earlier in
                ClauseDiff(
                    scene.say("terms.version", ["n": String(proposal.number)]), from: (earlier.number, earlier.version),
                    to: text.version, path: path, scene.language)
            },
            confirmations: Side.allCases.map { side in
                let given = text.confirmations.first { $0.by == side }
                let ticked = text.ticked.filter { $0.by == side }
                let words = TermsWords(scene.language)
                return Confirmation(
                    member: scene.member(side),
                    how: given.map { scene.say("terms.method.\($0.method.rawValue)") } ?? scene.say("terms.method.waiting"),
                    moment: given.map { scene.moment($0.at) }, isGiven: given != nil,
                    ticked: ticked.map {
                        Link(text: words.name(ofTick: $0.tick), path: TradePath.entry(scene.id, $0.sequence))
                    }, hasTicked: !ticked.isEmpty)
            },
            confirming: confirming,
            protection: mayConfirm ? scene.protection : nil, documentPath: "\(path)/document",
            checks: checklist.map { $0.items.map { Check($0, scene) } } ?? [], hasChecks: checklist != nil,
            refunds: checklist.map { $0.refundGrounds.map(scene.sentence) } ?? [],
            versionsPath: "\(scene.path)/terms", again: scene.again(from: proposal), newer: scene.newerRevision,
            contractPath: "\(path)/contract", commands: commands.isEmpty ? nil : commands.joined(separator: "\n"),
            newPasskey: mayConfirm && signing.isStuck ? NewPasskey(keys, back: path, make) : nil,
            refusal: refused.map {
                RefusalNote($0, scene.language, fields: confirming.map { $0.ticks + $0.signing.passwords + [$0.reason] } ?? [])
            },
            feeNote: FeeNote.text(proposal.terms, under: scene.reading.opening.policy, scene.language))
    }

    /// The clauses of a version, numbered, in the order in which a contract reads.
    static func clauses(_ scene: TradeScene, _ text: TermsText) -> [Clause] {
        let words = TermsWords(scene.language)
        let movers = text.table.columns.prefix { $0.number <= text.proposal.number }.count
        func clause(_ name: ClauseName, _ sentence: String, isKey: Bool = false) -> Clause {
            var clause = Clause(number: "", name: words.name(name), text: sentence, isKey: isKey, note: words.note(name))
            guard let moves = text.table[name]?.movedBy.prefix(movers),
                let place = moves.lastIndex(where: { $0 != nil }), let side = moves[place]
            else { return clause }
            clause.side = side.rawValue
            clause.mover = scene.say(
                "terms.movedBy", ["n": String(text.table.columns[place].number), "who": scene.file.name(of: side)])
            return clause
        }
        var clauses = Terms.Clause.allCases.filter { $0 != .milestones || !text.proposal.terms.milestones.isEmpty }.map { name in
            clause(.typed(name), words.text(name, of: text.proposal.terms), isKey: words.isKey(name))
        }
        for part in [TermsWording.Part.contents, .criteria, .milestoneContents, .receivingSystem] {
            guard let items = text.wording?.items(part), !items.isEmpty else { continue }
            let list =
                part == .receivingSystem
                ? items.joined() : items.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
            clauses.append(clause(.wording(part), list, isKey: part == .criteria))
        }
        if !text.defects.isEmpty {
            let list = text.defects.enumerated().map { "\($0 + 1). \($1.text)" }.joined(separator: "\n")
            clauses.append(Clause(number: "", name: scene.say("listing.defects"), text: list, isKey: true))
        }
        clauses += (text.clauses ?? [scene.say("trade.erased")]).map {
            Clause(number: "", name: scene.say("clause.free"), text: $0, isKey: false)
        }
        return clauses.enumerated().map { place, clause in
            Clause(
                number: String(place + 1), name: clause.name, text: clause.text, isKey: clause.isKey, note: clause.note,
                mover: clause.mover, side: clause.side)
        }
    }
}

extension AgreementPage.Confirming {
    fileprivate init(_ scene: TradeScene, _ text: TermsText, _ signing: SigningBox, _ make: FormFields) {
        let (proposal, words) = (text.proposal, TermsWords(scene.language))
        let ticks = scene.me == .buyer ? scene.trade.requiredTicks(for: proposal.terms, proposal.scale) : []
        let kind = proposal.scale.map { "amendment.confirm.\($0.rawValue)" } ?? "agreement.confirm.lead"
        self.init(
            action: "\(scene.path)/confirmations",
            ticks: ticks.map {
                make.tick("tick.\($0.name)", words.tick($0, terms: proposal.terms, defects: text.defects))
            },
            number: String(proposal.number), hash: proposal.document.rawValue, counterPath: "\(scene.path)/proposals",
            declinePath: "\(scene.path)/proposals/\(proposal.number)/refusal", lead: scene.say(kind),
            reason: FormFields(scene.language).line(
                "reason", scene.say("agreement.decline.reason"), required: proposal.needsReason(of: scene.me),
                charactersMax: PublishRevision.itemCharactersMax), signing: signing, coach: scene.coachingBeforeConfirming)
    }
}

extension AgreementPage.Check {
    fileprivate init(_ item: AgreementChecklist.Item, _ scene: TradeScene) {
        self.init(
            clause: item.part.map(scene.named) ?? TermsWords(scene.language).name(item.clause),
            owedBy: item.owedBy.map { scene.file.name(of: $0) } ?? scene.say("checklist.both"),
            due: item.due.map(scene.moment), measure: scene.say("checklist.measure.\(item.measure.rawValue)"),
            badge: Badge(scene.say("checklist.standing.\(item.standing.rawValue)"), item.standing.tone))
    }
}

extension TradeScene {
    fileprivate func title(of proposal: Proposal, mayConfirm: Bool) -> String {
        switch (proposal.basis, mayConfirm) {
        case (.amendment, true): say("amendment.open")
        case (_, true): say("agreement.open")
        case (_, false): say("agreement.title")
        }
    }

    /// Starts a proposal from a version that nobody can confirm any more, or from the agreement to amend it.
    fileprivate func again(from proposal: Proposal) -> Link? {
        guard refusal(of: .proposeTerms) == nil else { return nil }
        let path = "\(path)/proposals?from=\(proposal.number)"
        switch proposal.status {
        case .open: return nil
        case .agreed: return Link(text: say("amendment.propose"), path: path)
        case .superseded, .declined, .lapsed: return Link(text: say("terms.again"), path: path)
        }
    }

    /// A ground for the money to go back, as a sentence.
    fileprivate func sentence(_ ground: RefundGround) -> String {
        let reason =
            switch ground.reason {
            case .notDelivered: say("refund.notDelivered")
            case .noReason(let condition):
                say("refund.noReason", ["condition": say("clause.returnCondition.\(condition.rawValue)")])
            case .reason(let reason): say("refund.reason", ["reason": say("returnReason.\(reason.rawValue)")])
            }
        guard let until = ground.until else { return reason }
        return say("refund.until", ["ground": reason, "until": moment(until).text])
    }
}

extension AgreementChecklist.Standing {
    fileprivate var tone: Badge.Tone {
        switch self {
        case .notBegun, .over, .holds: .calm
        case .running: .warn
        case .kept: .good
        case .broken: .bad
        }
    }
}

extension Proposal.Status {
    /// How the word for it looks.
    var tone: Badge.Tone {
        switch self {
        case .open: .warn
        case .agreed: .good
        case .superseded, .lapsed: .calm
        case .declined: .bad
        }
    }
}
