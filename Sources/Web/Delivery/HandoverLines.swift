import Market
import Service

extension TradeScene {
    /// An entry about a way of delivery, or about what the buyer says of one, as the timeline shows it.
    func handover(_ line: inout TimelineLine, _ event: TradeEvent) {
        switch event {
        case .secretDelivered(let facts):
            line.tell("secretDelivered", "lock", .active, look: .milestone)
            line.note = facts.note.value.flatMap { $0.isEmpty ? nil : $0 }
            line.hash = HashText(facts.document.rawValue)
        case .secretRevealed: line.tell("secretRevealed", "lock", .warn)
        case .repositoryHandedOver(let facts):
            line.tell("repositoryHandedOver", "box", .active, look: .milestone)
            line.note = facts.note.value.flatMap { $0.isEmpty ? nil : $0 }
            line.facts = [
                Fact(label: say("locker.address"), value: facts.address.value ?? say("trade.erased"), isCode: true),
                Fact(label: say("locker.commit"), value: facts.commit.rawValue, isCode: true),
            ]
        case .accessConfirmed(let facts):
            line.tell(
                facts.isTheSame ? "accessConfirmed" : "accessConfirmed.other", facts.isTheSame ? "ok" : "warn",
                facts.isTheSame ? .good : .bad)
            line.facts = [Fact(label: say("locker.commit"), value: facts.commit.rawValue, isCode: true)]
        case .mailPrepared(let facts):
            line.tell("mailPrepared", "box", values: ["n": String(facts.artefacts.count)])
            line.note = facts.note.value.flatMap { $0.isEmpty ? nil : $0 }
            line.facts = [
                Fact(label: say("locker.mail.to"), value: facts.address.value ?? say("trade.erased")),
                Fact(label: "Message-ID", value: "<\(facts.mail)>", isCode: true),
            ]
        case .mailAccepted(let facts):
            line.tell("mailAccepted", "ok", .active, look: .milestone)
            line.actor = say("entry.mailServer")
            line.facts = answer(facts.code, facts.answer.value)
        case .mailRefused(let facts):
            line.tell("mailRefused", "missing", .bad)
            line.actor = say("entry.mailServer")
            line.facts = answer(facts.code, facts.answer.value)
        case .serviceReported(let facts):
            line.tell("serviceReported", "box", .active, look: .milestone)
            line.note = facts.report.value ?? say("trade.erased")
        case .criterionAccepted(let facts): line.tell("criterionAccepted", "ok", .good, values: ["n": String(facts.number)])
        case .criterionRefused(let facts):
            line.tell("criterionRefused", "missing", .bad, values: ["n": String(facts.number)])
            line.note = facts.reason.value ?? say("trade.erased")
        case .changeRequested(let facts):
            line.tell("changeRequested", "return", .warn, values: ["n": String(facts.number)])
            line.note = facts.reason.value ?? say("trade.erased")
        case .changeLapsed: line.tell("changeLapsed", "clock", .warn)
        case .enquiryOpened, .messagePosted, .termsProposed, .termsConfirmed, .termsDeclined, .proposalLapsed,
            .agreementReached, .paymentStarted, .paymentReceived, .paymentLapsed, .filesDelivered, .artefactDownloaded,
            .receiptSigned, .acceptanceConfirmed, .acceptancePassed, .holdReleased, .refundOrdered, .refundMade, .tradeRated,
            .ratingsRevealed, .clauseTicked, .agreementAmended, .revisionPinned, .erased, .offPlatformWarned,
            .messagesReceived, .messagesRead, .messageWithdrawn, .recordAdded, .deadlineReminded, .settlementMade, .callResolved,
            .releaseReturned,
            .milestonesLapsed,
            .tradeCancelled, .refundProposed, .refundAgreed, .refundDeclined, .refundLapsed, .refundGiven, .acceptanceExtended,
            .deliveryTimeAsked, .deliveryTimeAnswered, .holdExpiryNear, .holdEnded,
            .ratingChanged, .ratingReplied, .ratingMasked, .pressureNoted, .exclusionDecided, .exclusionAppealed, .exclusionRuled,
            .disputeOpened, .disputeAnswered, .settlementOffered, .settlementAccepted, .settlementDeclined,
            .settlementLapsed, .disputeWithdrawn, .disputeEscalated, .evidenceAdded, .evidenceExtended, .disputeTaken,
            .mediatorRecused, .mediationProposed, .mediationAnswered, .disputeRuled, .rulingAppealed, .appealWaived,
            .appealDecided, .talksProposed, .disputeSuspended, .disputeResumed, .disputePassed, .outcomeExecuted,
            .chargebackRecorded,
            .afterSalesRequested, .requestAnswered, .remedyProposed, .remedyAccepted, .remedyDeclined, .requestWithdrawn,
            .requestLapsed, .deletionSigned, .remedyFulfilled, .supportPosted, .requestClosed, .messageMasked:
            break
        }
    }

    private func answer(_ code: Int, _ words: String?) -> [Fact] {
        let text = [code == 0 ? nil : String(code), words].compactMap { $0 }.joined(separator: " ")
        return [Fact(label: say("locker.mail.answer"), value: text, isCode: true)]
    }
}
