import Ledger
import Market
import Service

extension DisputeRoomFilling {
    private func moment(_ time: Timestamp) -> Moment { Moment(time.ms, now: visit.nowMs, visit.language) }

    private func outcome(_ outcome: DisputeOutcome, _ refund: Money) -> Fact {
        Fact(label: visit.say("room.outcome"), value: OutcomeLines.sentence(outcome, refund: refund, visit.language))
    }

    private func until(_ time: Timestamp) -> Fact { Fact(label: visit.say("room.until"), value: moment(time).text) }

    private func money(_ minor: Int64) -> Money { Money(minor: minor, currency: dispute.disputed.currency) }

    /// What was claimed, answered, proposed, ruled and appealed against, in that order.
    var statements: [DisputeRoomPage.Statement] {
        var said = [
            DisputeRoomPage.Statement(
                who: room.file.name(of: dispute.by), what: visit.say("room.said.claim.\(dispute.by.rawValue)"),
                text: dispute.statement.value,
                facts: [
                    Fact(label: visit.say("room.claims"), value: visit.claims(dispute.claims)),
                    Fact(
                        label: visit.say("dispute.wish"),
                        value: OutcomeLines.sentence(dispute.wish, refund: money(dispute.wish.refundMinor), visit.language)),
                ], at: moment(dispute.openedAt))
        ]
        if let answer = dispute.answer {
            said.append(
                .init(
                    who: room.file.name(of: dispute.by.other),
                    what: visit.say("room.said.answer", ["stance": DisputeWords.name(answer.stance).text(visit.language)]),
                    text: answer.text.value, facts: [], at: moment(answer.at)))
        }
        if let proposal = dispute.proposal {
            let answers = Side.allCases.compactMap { side in
                proposal.answers[side].map {
                    Fact(label: room.file.name(of: side), value: visit.say($0 ? "room.accepted" : "room.declined"))
                }
            }
            said.append(
                .init(
                    who: visit.say("room.mediator"), what: visit.say("room.said.proposal"), text: proposal.reason.value,
                    facts: [outcome(proposal.outcome, proposal.money.refund), until(proposal.answerUntil)] + answers, at: nil))
        }
        for (place, ruling) in dispute.rulings.enumerated() {
            said.append(self.ruling(ruling, isOnAppeal: place > 0))
            if place == 0, let appeal = dispute.appeal {
                said.append(
                    .init(
                        who: room.file.name(of: appeal.by), what: visit.say("room.said.appeal"), text: appeal.reason.value,
                        facts: [],
                        at: moment(appeal.at)))
            }
        }
        return said
    }

    private func ruling(_ ruling: Ruling, isOnAppeal: Bool) -> DisputeRoomPage.Statement {
        let texts = ruling.texts.value ?? []
        let findings = ruling.findings.enumerated().map { place, finding in
            let word = visit.say(finding.isFounded ? "room.founded.yes" : "room.founded.no")
            let cited = finding.entries.map { "#\($0)" }.joined(separator: " ")
            return Fact(
                label: DisputeWords.name(finding.claim).text(visit.language),
                value: [word, texts.indices.contains(place) ? texts[place] : nil, cited].compactMap(\.self).joined(separator: " · ")
            )
        }
        return .init(
            who: visit.say("room.mediator"), what: visit.say(isOnAppeal ? "room.said.decision" : "room.said.ruling"),
            text: ruling.reason.value, facts: findings + [outcome(ruling.outcome, ruling.money.refund)], at: moment(ruling.at))
    }

    /// What each side brought forward, side by side.
    var benches: [DisputeRoomPage.Bench] {
        let brought = (room.entries ?? []).compactMap { entry -> (EvidenceAdded, TradeEntry)? in
            guard case .evidenceAdded(let facts) = entry.event, facts.dispute == dispute.number else { return nil }
            return (facts, entry)
        }
        return Side.allCases.map { side in
            let items = brought.filter { $0.0.by == side }.map { facts, entry in
                DisputeRoomPage.Item(
                    number: String(facts.number), note: facts.note.value, files: files(of: entry), hasFiles: facts.file != nil,
                    entries: facts.entries.map { Link(text: "#\($0)", path: "#e\($0)") }, moment: moment(entry.at))
            }
            return DisputeRoomPage.Bench(
                who: visit.say("room.bench.\(side.rawValue)", ["name": room.file.name(of: side)]), items: items,
                isEmpty: items.isEmpty)
        }
    }

    /// The offers to settle, oldest first.
    var offers: [DisputeRoomPage.Statement] {
        room.isUnsealed
            ? dispute.offers.map { offer in
                .init(
                    who: room.file.name(of: offer.by),
                    what: visit.say("room.offer", ["status": DisputeWords.name(offer.status).text(visit.language)]),
                    text: offer.note.value,
                    facts: [outcome(offer.outcome, offer.money.refund), until(offer.openUntil)], at: nil)
            } : []
    }

    /// One entry of the file as it was entered, in words.
    func entry(_ entry: TradeEntry) -> DisputeRoomPage.Entry {
        let side = Actor(name: entry.actor).flatMap { trade.role(of: $0).side }
        return DisputeRoomPage.Entry(
            sequence: String(entry.sequence),
            actor: side.map { room.file.name(of: $0) } ?? actor(of: entry),
            what: EntryWords.sentence(for: entry.event, naming: room.mediatorNames).text(visit.language),
            texts: entry.opened.filter { Self.readable.contains($0.field) && !$0.text.isEmpty }.map {
                Fact(label: $0.field, value: $0.text)
            }, files: files(of: entry), hasFiles: !entry.sentFiles.isEmpty, moment: moment(entry.at), side: side?.rawValue ?? "")
    }

    /// Who did what neither party did.
    private func actor(of entry: TradeEntry) -> String {
        switch Actor(name: entry.actor) {
        case .gateway(let name)?: GatewayWords.name(name).text(visit.language)
        case .staff(let member)?: room.mediatorNames[member].flatMap { $0.isEmpty ? nil : $0 } ?? visit.say("trade.platform")
        case .clock?: visit.say("trade.clock")
        case .member?, nil: visit.say("trade.platform")
        }
    }

    /// The sealed fields that are words of people.
    private static let readable: Set<String> = ["text", "note", "reason", "statement", "report", "answer"]

    private func files(of entry: TradeEntry) -> [FileFact] {
        entry.sentFiles.enumerated().map { place, sent in
            FileFact(
                name: sent.name ?? visit.say("room.file.unnamed"), sizeBytes: sent.file.original.bytes,
                sha256: sent.file.original.sha256.rawValue, downloadPath: "\(path)/entries/\(entry.sequence)/files/\(place)")
        }
    }
}
