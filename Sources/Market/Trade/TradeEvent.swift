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
    case deadlineReminded(DeadlineReminded)
    case settlementMade(SettlementMade)
    case callResolved(CallResolved)
    case releaseReturned(ReleaseReturned)
    case tradeCancelled(TradeCancelled)
    case refundProposed(RefundProposed)
    case refundAgreed(RefundAgreed)
    case refundDeclined(RefundDeclined)
    case refundLapsed(RefundLapsed)
    case refundGiven(RefundGiven)
    case acceptanceExtended(AcceptanceExtended)
    case deliveryTimeAsked(DeliveryTimeAsked)
    case deliveryTimeAnswered(DeliveryTimeAnswered)
    case holdExpiryNear(HoldExpiryNear)
    case holdEnded(HoldEnded)
    case milestonesLapsed(MilestonesLapsed)
    case ratingChanged(RatingChanged)
    case ratingReplied(RatingReplied)
    case ratingMasked(RatingMasked)
    case pressureNoted(PressureNoted)
    case exclusionDecided(ExclusionDecided)
    case exclusionAppealed(ExclusionAppealed)
    case exclusionRuled(ExclusionRuled)
    case disputeOpened(DisputeOpened)
    case disputeAnswered(DisputeAnswered)
    case settlementOffered(SettlementOffered)
    case settlementAccepted(SettlementAccepted)
    case settlementDeclined(SettlementDeclined)
    case settlementLapsed(SettlementLapsed)
    case disputeWithdrawn(DisputeWithdrawn)
    case disputeEscalated(DisputeEscalated)
    case evidenceAdded(EvidenceAdded)
    case evidenceExtended(EvidenceExtended)
    case disputeTaken(DisputeTaken)
    case mediatorRecused(MediatorRecused)
    case mediationProposed(MediationProposed)
    case mediationAnswered(MediationAnswered)
    case disputeRuled(DisputeRuled)
    case rulingAppealed(RulingAppealed)
    case appealWaived(AppealWaived)
    case appealDecided(AppealDecided)
    case talksProposed(TalksProposed)
    case disputeSuspended(DisputeSuspended)
    case disputeResumed(DisputeResumed)
    case disputePassed(DisputePassed)
    case outcomeExecuted(OutcomeExecuted)
    case chargebackRecorded(ChargebackRecorded)
    case afterSalesRequested(AfterSalesRequested)
    case requestAnswered(RequestAnswered)
    case remedyProposed(RemedyProposed)
    case remedyAccepted(RemedyAccepted)
    case remedyDeclined(RemedyDeclined)
    case requestWithdrawn(RequestWithdrawn)
    case requestLapsed(RequestLapsed)
    case deletionSigned(DeletionSigned)
    case remedyFulfilled(RemedyFulfilled)
    case supportPosted(SupportPosted)
    case requestClosed(RequestClosed)
    case messageMasked(MessageMasked)
}

extension Trade {
    package mutating func apply(_ event: TradeEvent, at time: Timestamp) {
        let facts = event.tradeFacts
        entryCount += 1
        if !facts.isTalk { acts.append(entryCount - 1) }
        if facts.touches { updatedAt = time }
        facts.apply(to: &self, at: time)
        endRefunded(at: time)
        // Where nothing can be negotiated or amended any more, nothing stays on the table.
        switch phase {
        case .negotiating, .agreed, .funded, .delivered: break
        case .unopened, .enquiry, .completed, .refunded: closeProposal(.lapsed)
        }
    }
}

extension TradeEvent {
    /// Whether it only says how far a party has read: nothing was done, so the trade counts as untouched.
    package var isMark: Bool { tradeFacts.isMark }

    /// The stage that a trade is at with this event, where the event says so.
    package var stage: TradePhase? { tradeFacts.stageAfter }

    /// The part of the trade that it concerns, from 1; nil where it concerns the whole.
    package var part: Int? { (tradeFacts as? any PartFacts).map { $0.part ?? 1 } }

    /// Which movements of money the event means, in the trade of that name. Most events mean none.
    package func transfers(in trade: TradeID) -> [Transfer] { tradeFacts.transfers(in: trade) }

    /// What a party signed with a key of its own; nil where nobody did.
    package var passkey: PasskeySignature? { (tradeFacts as? any SignedFacts)?.passkey }

    /// The hash of the manifest of what was handed over, for which the buyer signs; nil where nothing was.
    package var manifest: Digest? { (tradeFacts as? any HandedOverFacts)?.manifest }
}
