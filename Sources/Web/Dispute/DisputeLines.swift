import Market
import Service

extension TradeScene {
    /// The entries of a dispute, as the timeline shows them: the sentence that bundles have, and the words and files that go with it.
    func dispute(_ line: inout TimelineLine, _ entry: TradeEntry) {
        line.what = DisputeWords.afterTheName(entry.event).text(language)
        switch entry.event {
        case .disputeOpened(let facts): line.mark("warn", .bad, look: .milestone, note: said(facts.statement))
        case .disputeAnswered(let facts): line.mark("chat", .warn, note: said(facts.text))
        case .settlementOffered(let facts): line.mark("return", .warn, note: said(facts.note))
        case .settlementAccepted: line.mark("ok", .good)
        case .settlementDeclined(let facts): line.mark("missing", .bad, note: said(facts.reason))
        case .settlementLapsed: line.mark("clock", .warn)
        case .disputeWithdrawn(let facts): line.mark("ok", .good, look: .milestone, note: said(facts.reason))
        case .disputeEscalated, .evidenceExtended: line.mark("clock", .warn)
        case .evidenceAdded(let facts):
            line.mark("file", .calm, note: said(facts.note))
            line.files = sentFiles(entry).map(\.fact)
        case .disputeTaken: line.mark("shield", .active)
        case .mediatorRecused(let facts): line.mark("shield", .warn, note: said(facts.reason))
        case .mediationProposed(let facts): line.mark("shield", .active, look: .milestone, note: said(facts.reason))
        case .mediationAnswered(let facts):
            line.mark(facts.isAccepted ? "ok" : "missing", facts.isAccepted ? .good : .bad, note: said(facts.note))
        case .disputeRuled(let facts): line.mark("sign", .active, look: .milestone, note: said(facts.reason))
        case .rulingAppealed(let facts): line.mark("warn", .warn, note: said(facts.reason))
        case .appealDecided(let facts): line.mark("sign", .active, look: .milestone, note: said(facts.reason))
        case .appealWaived: line.mark("ok", .calm)
        case .talksProposed, .disputeSuspended, .disputeResumed, .disputePassed: line.mark("clock", .calm)
        case .outcomeExecuted: line.mark("ok", .good, look: .milestone)
        default: break
        }
    }

    private func said(_ words: Sealed<String>) -> String? {
        guard let text = words.value else { return say("trade.erased") }
        return text.isEmpty ? nil : text
    }
}

extension TimelineLine {
    fileprivate mutating func mark(
        _ icon: String, _ tone: Badge.Tone, look: TimelineEntry.Look = .event, note: String? = nil
    ) {
        self.icon = icon
        self.tone = tone
        self.look = look
        self.note = note
    }
}
