import Ledger
import Market
import Service

extension TradeScene {
    /// The entries that the page shows, as the timeline shows them.
    var timeline: [TimelineEntry] {
        var wordings: [Int: TermsWording] = [:]
        var stage: TradePhase?
        let firstUnread = trade.reading(of: me).unread.first
        return file.entries.compactMap { entry in
            if case .termsProposed(let facts) = entry.event { wordings[facts.number] = facts.wording.value }
            guard !entry.event.isMark else { return nil }
            let begins = entry.event.stage.flatMap { $0 == stage ? nil : $0 }
            stage = entry.event.stage ?? stage
            return line(entry, wordings, chapter: begins, isFirstUnread: entry.sequence == firstUnread)
        }
    }

    /// One entry.
    ///
    /// - Parameters:
    ///   - wordings: the clauses in words of the versions that are known, by number.
    ///   - chapter: the stage that begins with it.
    ///   - isFirstUnread: whether it is the first that the reader has not been shown.
    func line(
        _ entry: TradeEntry, _ wordings: [Int: TermsWording], chapter: TradePhase? = nil, isFirstUnread: Bool = false
    ) -> TimelineEntry {
        var line = TimelineLine(entry, self)
        line.chapter = chapter.map { say("trade.phase.\($0.rawValue)") }
        line.isFirstUnread = isFirstUnread
        switch entry.event {
        case .enquiryOpened(let facts):
            line.tell(
                facts.deal == nil ? "enquiryOpened" : "dealOpened", "chat", values: ["n": String(facts.revision.number)])
        case .messagePosted(let facts):
            line.look = .message
            line.message = message(facts, entry)
        case .offPlatformWarned(let facts):
            line.tell("offPlatformWarned", "shield", .warn)
            line.actor = say("entry.guard")
            line.warning = GuardNotice(facts.kinds, said: facts.said, isOwn: facts.by == me, language)
        case .termsProposed(let facts):
            line.tell(
                facts.basis.entryKey, "sign", .active, values: ["n": String(facts.number)])
            // An offer that came with a deal's link is the seller's, whoever opened the trade with it.
            if facts.basis == .negotiated { line.actor = file.name(of: facts.by) }
            // The entry stands in the seller's name where the buyer took the seller's standing offer.
            line.diff = diff(facts, wordings)
        case .termsConfirmed(let facts):
            if facts.method != .click { line.actor = file.name(of: facts.by) }
            line.tell("termsConfirmed.\(facts.method.rawValue)", "ok", values: ["n": String(facts.number)])
        case .termsDeclined(let facts):
            line.tell("termsDeclined", "missing", .bad, values: ["n": String(facts.number)])
            line.note = facts.reason.value.flatMap { $0.isEmpty ? nil : $0 }
        case .proposalLapsed(let facts): line.tell("proposalLapsed", "clock", .warn, values: ["n": String(facts.number)])
        case .agreementReached(let facts):
            line.tell("agreementReached", "sign", .active, look: .milestone)
            line.actor = say("entry.agreement")
            line.hash = HashText(facts.document.rawValue)
        case .clauseTicked(let facts):
            line.tell("clauseTicked", "ok", look: .tick, values: ["tick": TermsWords(language).name(ofTick: facts.tick)])
        case .agreementAmended(let facts):
            line.tell(
                "agreementAmended.\(facts.scale.rawValue)", "sign", .active, look: .milestone, values: ["n": String(facts.number)])
            line.actor = say("entry.agreement")
            line.hash = HashText(facts.document.rawValue)
            line.facts = clocks(facts)
        case .revisionPinned(let facts):
            line.tell("revisionPinned", "tag", .active, values: ["n": String(facts.revision.number)])
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
        case .secretDelivered, .secretRevealed, .repositoryHandedOver, .accessConfirmed, .mailPrepared, .mailAccepted, .mailRefused,
            .serviceReported, .criterionAccepted, .criterionRefused, .changeRequested, .changeLapsed:
            handover(&line, entry.event)
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
        case .releaseReturned(let facts):
            line.tell("releaseReturned", "return", .warn, values: ["amount": facts.promised.text])
            line.facts = [
                Fact(label: say("entry.fromBalance"), value: facts.fromBalance.text),
                facts.feeReturned.map { Fact(label: say("entry.feeReturned"), value: $0.text) },
                Fact(label: say("entry.advanced"), value: facts.advanced.text),
                Fact(label: say("entry.owed"), value: facts.owed.text),
            ].compactMap(\.self).filter { $0.value != facts.promised.zero.text }
        case .refundMade(let facts): line.tell("refundMade", "return", .good, values: ["amount": facts.amount.text])
        case .settlementMade(let facts): line.tell("settlementMade", "ok", values: ["amount": facts.amount.text])
        case .callResolved(let facts):
            line.tell(
                facts.isRefund ? "callResolved.refund" : "callResolved.settlement", "shield", .warn,
                values: ["reference": facts.reference])
            line.actor = say("trade.platform")
            line.note = facts.reason.value
        case .tradeRated, .ratingChanged, .ratingReplied, .ratingMasked, .pressureNoted, .exclusionDecided, .exclusionAppealed,
            .exclusionRuled:
            ratingLine(&line, entry)
        case .ratingsRevealed:
            line.tell("ratingsRevealed", "star")
            line.actor = say("entry.ratings")
        case .erased(let facts):
            line.tell("erased", "shield", values: ["n": String(facts.values.count)])
            line.actor = say("trade.platform")
        case .messagesReceived(let facts):
            line.tell("messagesReceived", "ok", values: ["n": String(facts.upTo)])
        case .messagesRead(let facts): line.tell("messagesRead", "ok", values: ["n": String(facts.upTo)])
        case .messageWithdrawn(let facts):
            line.tell("messageWithdrawn", "return", .warn, values: ["n": String(facts.message)])
        case .recordAdded(let facts):
            line.tell("recordAdded", "file", values: ["kind": RecordWords.kind(facts.kind).text(language)])
            line.note = facts.note.value.flatMap { $0.isEmpty ? nil : $0 }
            line.record = record(facts, entry)
        case .deadlineReminded(let facts):
            line.tell("deadlineReminded", "clock", .warn, values: reminder(facts))
            line.actor = say("trade.platform")
            line.note = say("clocks.then", ["what": DeadlineWords.outcome(facts.deadline.outcome).text(language)])
        case .tradeCancelled(let facts): hold(&line, facts)
        case .refundProposed(let facts): hold(&line, facts)
        case .refundAgreed(let facts): hold(&line, facts)
        case .refundDeclined(let facts): hold(&line, facts)
        case .refundLapsed(let facts): hold(&line, facts)
        case .refundGiven(let facts): hold(&line, facts)
        case .acceptanceExtended(let facts): hold(&line, facts)
        case .deliveryTimeAsked(let facts): hold(&line, facts)
        case .deliveryTimeAnswered(let facts): hold(&line, facts)
        case .holdExpiryNear(let facts): hold(&line, facts)
        case .holdEnded(let facts): hold(&line, facts)
        case .milestonesLapsed(let facts):
            line.tell(
                "milestonesLapsed.\(facts.reason.rawValue)", "clock", .warn, look: .milestone,
                values: ["n": facts.parts.map(String.init).joined(separator: language == .zh ? "、" : ", ")])
            line.actor = say("trade.platform")
        case .disputeOpened, .disputeAnswered, .settlementOffered, .settlementAccepted, .settlementDeclined,
            .settlementLapsed, .disputeWithdrawn, .disputeEscalated, .evidenceAdded, .evidenceExtended, .disputeTaken,
            .mediatorRecused, .mediationProposed, .mediationAnswered, .disputeRuled, .rulingAppealed, .appealWaived,
            .appealDecided, .talksProposed, .disputeSuspended, .disputeResumed, .disputePassed, .outcomeExecuted:
            dispute(&line, entry)
        case .chargebackRecorded(let facts): chargeback(&line, facts)
        case .afterSalesRequested(let facts): afterSales(&line, facts)
        case .requestAnswered(let facts): afterSales(&line, facts)
        case .remedyProposed(let facts): afterSales(&line, facts)
        case .remedyAccepted(let facts): afterSales(&line, facts)
        case .remedyDeclined(let facts): afterSales(&line, facts)
        case .requestWithdrawn(let facts): afterSales(&line, facts)
        case .requestLapsed(let facts): afterSales(&line, facts)
        case .deletionSigned(let facts): afterSales(&line, facts)
        case .remedyFulfilled(let facts): afterSales(&line, facts)
        case .supportPosted(let facts): afterSales(&line, facts)
        case .requestClosed(let facts): afterSales(&line, facts)
        case .messageMasked(let facts):
            line.tell(
                facts.isMasked ? "messageMasked" : "messageShownAgain", "shield", .warn, values: ["n": String(facts.message)])
            line.actor = say("trade.platform")
        }
        if trade.isSplit, let part = trade.part(of: entry.event) {
            line.what = say("milestone.of", ["n": String(part), "text": line.what])
        }
        return line.entry
    }

    private func reminder(_ facts: DeadlineReminded) -> [String: String] {
        let what = DeadlineWords.name(facts.deadline).text(language)
        let who = facts.told.count == 1 ? facts.told.map { file.name(of: $0) }.joined() : say("entry.deadlineReminded.both")
        return ["who": who, "what": say("entry.deadlineReminded.\(facts.reminder.rawValue)", ["what": what])]
    }

    private func fill(_ line: inout TimelineLine, _ facts: PaymentReceived) {
        line.tell("paymentReceived", "yuan", .good, look: .milestone, values: ["amount": facts.amount.text])
        line.facts = [
            Fact(label: say("escrow.gateway"), value: gatewayTitle(facts.gateway)),
            Fact(label: say("escrow.transaction"), value: facts.transaction, isCode: true),
        ]
        if facts.found == .inBill { line.facts.append(Fact(label: say("bill.found"), value: say("bill.found.inBill"))) }
    }

    private func diff(_ facts: TermsProposed, _ wordings: [Int: TermsWording]) -> ClauseDiff? {
        guard facts.basis != .standing else { return nil }
        let before =
            facts.amends.flatMap { amended in trade.proposals.first { $0.document == amended } }
            ?? trade.proposals.first { $0.number == facts.number - 1 }
        let number = before?.number ?? 0
        // Where the words of the earlier version are not among the entries that are shown, only the typed clauses are compared.
        let wording = number == 0 ? nil : wordings[number]
        let was = TermsVersion(terms: before?.terms ?? reading.opening.standardTerms, wording: wording)
        let now = TermsVersion(terms: facts.terms, wording: wording == nil ? nil : facts.wording.value)
        return ClauseDiff(
            say("terms.version", ["n": String(facts.number)]), from: (number, was), to: now,
            path: TradePath.terms(id, facts.number), language)
    }

    /// The clocks that an amendment moved.
    private func clocks(_ facts: AgreementAmended) -> [Fact] {
        [("payUntil", facts.payUntil), ("deliverUntil", facts.deliverUntil), ("acceptUntil", facts.acceptUntil)]
            .compactMap { name, time in time.map { Fact(label: say("entry.clock.\(name)"), value: moment($0).text) } }
    }

    /// The files of a delivery.
    func files(_ facts: FilesDelivered) -> [FileFact] { files(facts.artefacts, names: facts.names.value) }

    /// The files of a delivery, whatever the method that brought them.
    func files(of round: DeliveryRound) -> [FileFact] { files(round.artefacts, names: round.names) }

    private func files(_ artefacts: [Artefact], names: [String]?) -> [FileFact] {
        artefacts.enumerated().map { place, artefact in
            FileFact(
                name: names?[place] ?? say("trade.erased"), sizeBytes: artefact.bytes,
                sha256: artefact.sha256.rawValue, downloadPath: TradePath.file(id, artefact.sha256))
        }
    }

    /// What a delivered file is called.
    func fileName(_ sha256: Digest) -> String {
        guard let (round, place) = trade.delivered(sha256) else { return String(sha256.rawValue.prefix(12)) }
        return round.names?[place] ?? String(sha256.rawValue.prefix(12))
    }
}

extension Proposal.Basis {
    /// The end of the key under which the entry of such a proposal is told.
    fileprivate var entryKey: String {
        switch self {
        case .standing: "standardTermsTaken"
        case .negotiated: "termsProposed"
        case .amendment: "amendmentProposed"
        }
    }
}
