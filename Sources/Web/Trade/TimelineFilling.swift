import Ledger
import Market
import Service

extension TradeScene {
    /// The entries that the page shows, as the timeline shows them.
    var timeline: [TimelineEntry] {
        var wordings: [Int: [String]] = [:]
        return file.entries.compactMap { entry in
            if case .termsProposed(let facts) = entry.event { wordings[facts.number] = facts.wording.value?.clauses }
            return line(entry, wordings)
        }
    }

    /// One entry.
    ///
    /// - Parameter wordings: the free clauses of the versions that are known, by number.
    func line(_ entry: TradeEntry, _ wordings: [Int: [String]]) -> TimelineEntry {
        var line = Line(entry, self)
        switch entry.event {
        case .enquiryOpened(let facts):
            line.tell("enquiryOpened", "chat", values: ["n": String(facts.revision.number)])
        case .messagePosted(let facts):
            line.look = .message
            line.message = TimelineEntry.Message(
                text: facts.text.value ?? say(entry.isHidden ? "data.hidden" : "trade.erased"), stage: say("trade.phase.\(facts.stage.rawValue)"),
                isOwn: facts.by == me, warning: nil)
        case .termsProposed(let facts):
            line.tell(
                facts.basis == .standing ? "standardTermsTaken" : "termsProposed", "sign", .active,
                values: ["n": String(facts.number)])
            // The entry stands in the seller's name where the buyer took the seller's standing offer.
            line.diff = diff(facts, wordings)
        case .termsConfirmed(let facts):
            if facts.method == .standingOffer { line.actor = file.name(of: facts.by) }
            line.tell("termsConfirmed.\(facts.method.rawValue)", "ok", values: ["n": String(facts.number)])
        case .termsDeclined(let facts):
            line.tell("termsDeclined", "missing", .bad, values: ["n": String(facts.number)])
            line.note = facts.reason.value.flatMap { $0.isEmpty ? nil : $0 }
        case .proposalLapsed(let facts): line.tell("proposalLapsed", "clock", .warn, values: ["n": String(facts.number)])
        case .agreementReached(let facts):
            line.tell("agreementReached", "sign", .active, look: .milestone)
            line.actor = say("entry.agreement")
            line.hash = HashText(facts.document.rawValue)
        case .paymentStarted(let facts): line.tell("paymentStarted", "yuan", values: ["amount": facts.amount.text])
        case .paymentReceived(let facts): fill(&line, facts)
        case .paymentLapsed: line.tell("paymentLapsed", "clock", .warn)
        case .filesDelivered(let facts):
            line.tell("filesDelivered", "box", .active, look: .milestone, values: ["n": String(facts.artefacts.count)])
            line.note = facts.note.value.flatMap { $0.isEmpty ? nil : $0 }
            line.files = files(facts)
        case .artefactDownloaded(let facts):
            line.tell(
                facts.isComplete ? "artefactDownloaded" : "artefactDownloaded.part", "download",
                values: ["file": fileName(facts.artefact), "bytes": NumberText.exactBytes(facts.bytesSent)])
        case .receiptSigned: line.tell("receiptSigned", "sign", .good)
        case .acceptanceConfirmed: line.tell("acceptanceConfirmed", "ok", .good, look: .milestone)
        case .acceptancePassed: line.tell("acceptancePassed", "clock", .good, look: .milestone)
        case .holdReleased(let facts):
            line.tell("holdReleased", "yuan", .good, look: .milestone, values: ["amount": facts.net.text])
            line.actor = say("trade.platform")
            line.facts = [
                Fact(label: say("entry.gross"), value: facts.gross.text), Fact(label: say("entry.fee"), value: facts.fee.text),
                Fact(label: say("entry.net"), value: facts.net.text),
            ]
        case .refundOrdered(let facts):
            line.tell("refundOrdered.\(facts.reason.rawValue)", "return", .warn, values: ["amount": facts.amount.text])
            line.actor = say("trade.platform")
        case .refundMade(let facts): line.tell("refundMade", "return", .good, values: ["amount": facts.amount.text])
        case .tradeRated(let facts):
            if trade.isShown(ratingBy: facts.by, to: reading.role) {
                line.tell("tradeRated", facts.score.rawValue, values: ["score": say("rating.\(facts.score.rawValue)")])
                line.note = facts.text.value.flatMap { $0.isEmpty ? nil : $0 }
            } else {
                line.tell("tradeRated.closed", "star")
            }
        case .ratingsRevealed:
            line.tell("ratingsRevealed", "star")
            line.actor = say("entry.ratings")
        case .erased(let facts):
            line.tell("erased", "shield", values: ["n": String(facts.values.count)])
            line.actor = say("trade.platform")
        }
        return line.entry
    }

    private func fill(_ line: inout Line, _ facts: PaymentReceived) {
        line.tell("paymentReceived", "yuan", .good, look: .milestone, values: ["amount": facts.amount.text])
        line.facts = [
            Fact(label: say("escrow.gateway"), value: gatewayTitle(facts.gateway)),
            Fact(label: say("escrow.transaction"), value: facts.transaction, isCode: true),
        ]
    }

    private func diff(_ facts: TermsProposed, _ wordings: [Int: [String]]) -> ClauseDiff? {
        guard facts.basis == .negotiated else { return nil }
        let earlier = trade.proposals.first { $0.number == facts.number - 1 }?.terms ?? reading.opening.standardTerms
        let clauses = facts.wording.value.flatMap { now in wordings[facts.number - 1].map { (was: $0, now: now.clauses) } }
        return ClauseDiff(
            facts.terms, number: facts.number, against: earlier, clauses: clauses,
            path: TradePath.terms(id, facts.number), language)
    }

    /// The files of a delivery.
    func files(_ facts: FilesDelivered) -> [FileFact] {
        facts.artefacts.enumerated().map { place, artefact in
            FileFact(
                name: facts.names.value?[place] ?? say("trade.erased"), sizeBytes: artefact.bytes,
                sha256: artefact.sha256.rawValue, downloadPath: TradePath.file(id, artefact.sha256))
        }
    }

    /// What a delivered file is called.
    func fileName(_ sha256: Digest) -> String {
        guard let delivery = trade.delivery, let place = delivery.artefacts.firstIndex(where: { $0.sha256 == sha256 })
        else { return String(sha256.rawValue.prefix(12)) }
        return delivery.names.value?[place] ?? String(sha256.rawValue.prefix(12))
    }
}

/// One line of the timeline while it is put together.
private struct Line {
    let number: Int64
    let moment: Moment
    let path: String
    let language: Language
    var look = TimelineEntry.Look.event
    var icon = "chat"
    var tone = Badge.Tone.calm
    var actor: String
    var what = ""
    var message: TimelineEntry.Message?
    var diff: ClauseDiff?
    var files: [FileFact] = []
    var hash: HashText?
    var facts: [Fact] = []
    var note: String?

    init(_ entry: TradeEntry, _ scene: TradeScene) {
        number = entry.sequence
        moment = scene.moment(entry.at)
        path = TradePath.entry(scene.id, entry.sequence)
        language = scene.language
        actor = scene.actorName(entry.actor)
    }

    mutating func tell(
        _ key: String, _ icon: String, _ tone: Badge.Tone = .calm, look: TimelineEntry.Look = .event,
        values: [String: String] = [:]
    ) {
        what = language.say("entry.\(key)", values: values)
        self.icon = icon
        self.tone = tone
        self.look = look
    }

    var entry: TimelineEntry {
        TimelineEntry(
            sequence: number, look: look, icon: icon, tone: tone, actor: actor, what: what, moment: moment,
            message: message, diff: diff, files: files, hash: hash, facts: facts, note: note, proofPath: path)
    }
}
