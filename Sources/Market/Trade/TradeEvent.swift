import Ledger

/// What can happen in a trade. The facts of each stand beside the command that makes them.
package enum TradeEvent: Equatable, Sendable {
    case enquiryOpened(EnquiryOpened)
    case messagePosted(MessagePosted)
    case offPlatformWarned(OffPlatformWarned)
    case termsProposed(TermsProposed)
    case termsConfirmed(TermsConfirmed)
    case termsDeclined(TermsDeclined)
    case proposalLapsed(ProposalLapsed)
    case agreementReached(AgreementReached)
    case clauseTicked(ClauseTicked)
    case agreementAmended(AgreementAmended)
    case revisionPinned(RevisionPinned)
    case paymentStarted(PaymentStarted)
    case paymentReceived(PaymentReceived)
    case paymentLapsed(PaymentLapsed)
    case filesDelivered(FilesDelivered)
    case artefactDownloaded(ArtefactDownloaded)
    case receiptSigned(ReceiptSigned)
    case secretDelivered(SecretDelivered)
    case secretRevealed(SecretRevealed)
    case repositoryHandedOver(RepositoryHandedOver)
    case accessConfirmed(AccessConfirmed)
    case mailPrepared(MailPrepared)
    case mailAccepted(MailAccepted)
    case mailRefused(MailRefused)
    case serviceReported(ServiceReported)
    case criterionAccepted(CriterionAccepted)
    case criterionRefused(CriterionRefused)
    case changeRequested(ChangeRequested)
    case changeLapsed(ChangeLapsed)
    case acceptanceConfirmed(AcceptanceConfirmed)
    case acceptancePassed(AcceptancePassed)
    case holdReleased(HoldReleased)
    case refundOrdered(RefundOrdered)
    case refundMade(RefundMade)
    case tradeRated(TradeRated)
    case ratingsRevealed(RatingsRevealed)
    case erased(Erased)
    case messagesReceived(MessagesReceived)
    case messagesRead(MessagesRead)
    case messageWithdrawn(MessageWithdrawn)
    case recordAdded(RecordAdded)
}

extension Trade {
    package mutating func apply(_ event: TradeEvent, at time: Timestamp) {
        let place = entryCount
        entryCount += 1
        // An erasure is nothing that the parties did: the terms that run from the last thing they did go on.
        if event.kind != Erased.kind, !event.isMark { updatedAt = time }
        switch event {
        case .enquiryOpened(let facts):
            opening = facts
            openedRevision = facts.revision
            openedAt = time
            phase = .enquiry
        case .messagePosted(let facts):
            lastMessageBy = facts.by
            readings[facts.by.other, default: ReadingPosition()].unread.append(place)
        case .offPlatformWarned: break
        case .termsProposed(let facts):
            close(.superseded)
            proposals.append(
                Proposal(
                    number: facts.number, by: facts.by, basis: facts.basis, terms: facts.terms,
                    document: facts.document, at: time, criteriaCount: facts.criteriaCount ?? 0, scale: facts.scale))
            confirmedBy = []
            if facts.basis != .amendment { phase = .negotiating }
            start(.proposal, at: facts.openUntil)
        case .termsConfirmed(let facts):
            confirmedBy.insert(facts.by)
        case .termsDeclined:
            close(.declined)
            if phase == .negotiating { phase = .enquiry }
        case .proposalLapsed:
            close(.lapsed)
            if phase == .negotiating { phase = .enquiry }
        case .agreementReached(let facts):
            close(.agreed)
            agreement = proposals.last
            wasAgreed = true
            phase = .agreed
            start(.payment, at: facts.payUntil)
        case .clauseTicked: break
        case .agreementAmended(let facts):
            mark(agreement, .superseded)
            close(.agreed)
            agreement = proposals.last
            move(.payment, to: facts.payUntil)
            move(.delivery, to: facts.deliverUntil)
            move(.acceptance, to: facts.acceptUntil)
        case .revisionPinned(let facts):
            pin(facts)
        case .paymentStarted(let facts):
            payments.append(
                Payment(
                    id: facts.payment, gateway: facts.gateway, amount: facts.amount, agreement: facts.agreement))
        case .paymentReceived(let facts):
            receive(facts, at: time)
        case .paymentLapsed:
            mark(agreement, .lapsed)
            agreement = nil
            phase = .enquiry
            stop(.payment)
        case .filesDelivered(let facts):
            take(.files(facts), acceptUntil: facts.acceptUntil, at: time)
        case .artefactDownloaded(let facts):
            sent(facts)
        case .receiptSigned:
            change(rounds.count) { $0.isReceiptSigned = true }
        case .secretDelivered(let facts):
            take(.secret(facts), acceptUntil: facts.acceptUntil, at: time)
        case .secretRevealed(let facts):
            change(facts.round) { $0.isRevealed = true }
        case .repositoryHandedOver(let facts):
            take(.repository(facts), acceptUntil: facts.acceptUntil, at: time)
        case .accessConfirmed(let facts):
            if facts.isTheSame { change(facts.round) { $0.isAccessConfirmed = true } }
        case .mailPrepared(let facts):
            pendingMail = facts
        case .mailAccepted(let facts):
            if let mail = pendingMail { take(.email(mail), acceptUntil: facts.acceptUntil, at: time) }
            pendingMail = nil
        case .mailRefused:
            pendingMail = nil
        case .serviceReported(let facts):
            take(.service(facts), acceptUntil: facts.acceptUntil, at: time)
        case .criterionAccepted(let facts):
            change(facts.round) { $0.verdicts[facts.number] = true }
            if let acceptUntil = facts.acceptUntil { resumeExamining(until: acceptUntil) }
        case .criterionRefused(let facts):
            change(facts.round) { $0.verdicts[facts.number] = false }
            stopExamining(.criterion, until: facts.answerUntil, at: time)
        case .changeRequested(let facts):
            changesAsked = facts.number
            stopExamining(.asked, until: facts.answerUntil, at: time)
        case .changeLapsed(let facts):
            resumeExamining(until: facts.acceptUntil)
        case .acceptanceConfirmed, .acceptancePassed:
            phase = .completed
            completedAt = time
            openChange = nil
            stop(.acceptance)
            stop(.change)
            start(.ratings, at: time.adding(.days(opening?.policy.ratingRevealDays ?? 0)))
        case .holdReleased(let facts):
            heldMinor -= facts.gross.minor
            hold = nil
        case .refundOrdered(let facts):
            heldMinor -= facts.amount.minor
            openRefunds.append(facts)
            switch facts.reason {
            case .unexpectedPayment: break
            case .notDelivered:
                hold = nil
                phase = .refunded
                stop(.delivery)
            }
        case .refundMade(let facts):
            openRefunds.removeAll { $0.refund == facts.refund }
            madeRefunds.insert(facts.refund)
        case .tradeRated(let facts):
            ratings[facts.by] = facts
        case .ratingsRevealed:
            areRatingsRevealed = true
            stop(.ratings)
        case .erased: break
        case .messagesReceived(let facts):
            readings[facts.by, default: ReadingPosition()].receivedUpTo = facts.upTo
        case .messagesRead(let facts):
            readings[facts.by, default: ReadingPosition()].readUpTo = facts.upTo
            readings[facts.by, default: ReadingPosition()].unread.removeAll { $0 <= facts.upTo }
        case .messageWithdrawn(let facts):
            withdrawnMessages.insert(facts.message)
        case .recordAdded(let facts):
            records.insert(facts.file.original.sha256)
            readings[facts.by.other, default: ReadingPosition()].unread.append(place)
        }
        // Where nothing can be negotiated or amended any more, nothing stays on the table.
        switch phase {
        case .negotiating, .agreed, .funded, .delivered: break
        case .unopened, .enquiry, .completed, .refunded: close(.lapsed)
        }
    }

    /// Another revision and its standing offer; what was on the table was about the old one.
    private mutating func pin(_ facts: RevisionPinned) {
        guard let opened = opening else { return }
        close(.superseded)
        opening = EnquiryOpened(
            buyer: opened.buyer, seller: opened.seller, revision: facts.revision, standardTerms: facts.standardTerms,
            policy: opened.policy, deal: opened.deal)
        pinned = facts.revision
        phase = .enquiry
    }

    private mutating func mark(_ proposal: Proposal?, _ status: Proposal.Status) {
        guard let place = proposals.firstIndex(where: { $0.number == proposal?.number }) else { return }
        proposals[place].status = status
    }

    private mutating func sent(_ facts: ArtefactDownloaded) {
        covered[facts.artefact, default: CoveredBytes()].add(facts.firstByte..<facts.firstByte + facts.bytesSent)
        guard let (round, place) = delivered(facts.artefact) else { return }
        if covered[facts.artefact]?.covers(round.artefacts[place].bytes) == true { downloaded.insert(facts.artefact) }
    }

    private mutating func change(_ round: Int, _ change: (inout DeliveryRound) -> Void) {
        if rounds.indices.contains(round - 1) { change(&rounds[round - 1]) }
    }

    private mutating func close(_ status: Proposal.Status) {
        stop(.proposal)
        guard let newest = proposals.indices.last, proposals[newest].status == .open else { return }
        proposals[newest].status = status
    }

    private mutating func receive(_ facts: PaymentReceived, at time: Timestamp) {
        heldMinor += facts.amount.minor
        arrivals[Arrival(gateway: facts.gateway, transaction: facts.transaction)] = facts.payment
        if let place = payments.firstIndex(where: { $0.id == facts.payment }), payments[place].transaction == nil {
            payments[place].transaction = facts.transaction
        }
        guard let deliverUntil = facts.deliverUntil else { return }
        hold = facts
        phase = .funded
        stop(.payment)
        start(.delivery, at: deliverUntil)
    }
}

extension TradeEvent {
    /// Whether it only says how far a party has read: nothing was done, so the trade counts as untouched.
    package var isMark: Bool {
        switch self {
        case .messagesReceived, .messagesRead: true
        case .enquiryOpened, .messagePosted, .termsProposed, .termsConfirmed, .termsDeclined, .proposalLapsed,
            .agreementReached, .paymentStarted, .paymentReceived, .paymentLapsed, .filesDelivered, .artefactDownloaded,
            .receiptSigned, .acceptanceConfirmed, .acceptancePassed, .holdReleased, .refundOrdered, .refundMade, .tradeRated,
            .ratingsRevealed, .clauseTicked, .agreementAmended, .revisionPinned, .erased, .offPlatformWarned,
            .messageWithdrawn, .recordAdded, .secretDelivered, .secretRevealed, .repositoryHandedOver, .accessConfirmed,
            .mailPrepared, .mailAccepted,
            .mailRefused, .serviceReported, .criterionAccepted, .criterionRefused, .changeRequested, .changeLapsed:
            false
        }
    }
}
