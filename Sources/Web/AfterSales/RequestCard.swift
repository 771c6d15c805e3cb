import Ledger
import Market
import Service

extension TradeScene {
    /// One request with all that became of it, and what this reader can do about it.
    func card(
        of request: AfterSalesRequest, _ entries: [TradeEntry], _ make: FormFields, only step: RequestStep?
    ) -> AfterSalesPage.Request {
        var forms = RequestStep.allCases.compactMap { $0.form(request, self, make) }
        // Several forms ask for the same; where one was refused, only that kind is shown again.
        if let step { forms = step.form(request, self, make).map { [$0] } ?? [] } else { prefix(&forms, request) }
        let quarrels: Set<AfterSalesPhase> = [.declined, .silent, .overdue, .talking]
        return AfterSalesPage.Request(
            heading: say(
                "afterSales.heading", ["n": String(request.number), "what": askedName(request.kind, request.reason)]),
            badge: badge(of: request), facts: facts(of: request), lines: entries.map(line), clocks: clocks(of: request),
            forms: forms,
            signing: me == .buyer && request.phase == .returnAgreed
                ? Link(text: say("afterSales.sign"), path: "\(path)/after-sales/\(request.number)/deletion") : nil,
            dispute: request.kind != .supportQuestion && quarrels.contains(request.phase)
                ? Link(text: say("afterSales.dispute"), path: "\(path)/dispute") : nil,
            delivery: me == .seller && request.owed != nil
                ? Link(text: say("afterSales.deliver"), path: "\(path)/deliveries/new") : nil)
    }

    private func prefix(_ forms: inout [AfterSalesPage.Form], _ request: AfterSalesRequest) {
        for place in forms.indices {
            for field in forms[place].fields.indices { forms[place].fields[field].idPrefix = "r\(request.number)-\(place)-" }
        }
    }

    private func badge(of request: AfterSalesRequest) -> Badge {
        if let outcome = request.outcome {
            let tone: Badge.Tone =
                switch outcome {
                case .returned, .partlyRefunded, .remedied, .supportExtended, .answered: .good
                case .withdrawn, .refundedOtherwise, .disputed: .calm
                case .notReturned, .conditionFailed, .unanswered: .warn
                }
            return Badge(say("afterSales.outcome.\(outcome.rawValue)"), tone)
        }
        let tone: Badge.Tone =
            switch request.phase {
            case .waiting, .talking, .returnAgreed, .remedyAgreed: .active
            case .silent, .declined, .overdue: .bad
            case .closed: .calm
            }
        return Badge(say("afterSales.phase.\(request.phase.rawValue)"), tone)
    }

    private func facts(of request: AfterSalesRequest) -> [Fact] {
        var facts = [Fact(label: say("afterSales.opened"), value: moment(request.openedAt).text)]
        if let first = request.firstReplyAt {
            facts.append(
                Fact(label: say("afterSales.firstReply"), value: TimeText.span(first.ms - request.openedAt.ms, language)))
        }
        if let remedy = request.owed {
            facts.append(Fact(label: say("afterSales.owed"), value: AfterSalesWords.name(remedy).text(language)))
        }
        if request.stopsClock { facts.append(Fact(label: say("afterSales.clock"), value: say("afterSales.clock.stopped"))) }
        return facts
    }

    private func clocks(of request: AfterSalesRequest) -> [AfterSalesPage.Clock] {
        request.clocks.map { clock in
            AfterSalesPage.Clock(
                name: DeadlineWords.name(clock.kind).text(language),
                until: Web.Deadline(clock.at.ms, now: nowMs, language),
                then: say("clocks.then", ["what": DeadlineWords.outcome(clock.kind.outcome).text(language)]))
        }
    }

    private func line(_ entry: TradeEntry) -> AfterSalesPage.Line {
        AfterSalesPage.Line(
            who: actorName(entry.actor), what: EntryWords.sentence(for: entry.event).text(language),
            note: entry.event.requestWords.flatMap { words in
                words.value.map { $0.isEmpty ? nil : $0 } ?? say("trade.erased")
            }, moment: moment(entry.at))
    }
}
