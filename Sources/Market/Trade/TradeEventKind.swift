extension TradeEvent: CaseEvent {
    package var kind: String { type(of: tradeFacts).kind }

    package var facts: any Encodable & Sendable { tradeFacts }

    /// The facts, as what they mean for a trade.
    var tradeFacts: any TradeFacts {
        switch self {
        case .enquiryOpened(let facts): facts
        case .messagePosted(let facts): facts
        case .offPlatformWarned(let facts): facts
        case .termsProposed(let facts): facts
        case .termsConfirmed(let facts): facts
        case .termsDeclined(let facts): facts
        case .proposalLapsed(let facts): facts
        case .agreementReached(let facts): facts
        case .clauseTicked(let facts): facts
        case .agreementAmended(let facts): facts
        case .revisionPinned(let facts): facts
        case .paymentStarted(let facts): facts
        case .paymentReceived(let facts): facts
        case .paymentLapsed(let facts): facts
        case .filesDelivered(let facts): facts
        case .artefactDownloaded(let facts): facts
        case .receiptSigned(let facts): facts
        case .secretDelivered(let facts): facts
        case .secretRevealed(let facts): facts
        case .repositoryHandedOver(let facts): facts
        case .accessConfirmed(let facts): facts
        case .mailPrepared(let facts): facts
        case .mailAccepted(let facts): facts
        case .mailRefused(let facts): facts
        case .serviceReported(let facts): facts
        case .criterionAccepted(let facts): facts
        case .criterionRefused(let facts): facts
        case .changeRequested(let facts): facts
        case .changeLapsed(let facts): facts
        case .acceptanceConfirmed(let facts): facts
        case .acceptancePassed(let facts): facts
        case .holdReleased(let facts): facts
        case .refundOrdered(let facts): facts
        case .refundMade(let facts): facts
        case .tradeRated(let facts): facts
        case .ratingsRevealed(let facts): facts
        case .erased(let facts): facts
        case .messagesReceived(let facts): facts
        case .messagesRead(let facts): facts
        case .messageWithdrawn(let facts): facts
        case .recordAdded(let facts): facts
        case .deadlineReminded(let facts): facts
        case .settlementMade(let facts): facts
        case .callResolved(let facts): facts
        case .releaseReturned(let facts): facts
        case .tradeCancelled(let facts): facts
        case .refundProposed(let facts): facts
        case .refundAgreed(let facts): facts
        case .refundDeclined(let facts): facts
        case .refundLapsed(let facts): facts
        case .refundGiven(let facts): facts
        case .acceptanceExtended(let facts): facts
        case .deliveryTimeAsked(let facts): facts
        case .deliveryTimeAnswered(let facts): facts
        case .holdExpiryNear(let facts): facts
        case .holdEnded(let facts): facts
        case .milestonesLapsed(let facts): facts
        case .ratingChanged(let facts): facts
        case .ratingReplied(let facts): facts
        case .ratingMasked(let facts): facts
        case .pressureNoted(let facts): facts
        case .exclusionDecided(let facts): facts
        case .exclusionAppealed(let facts): facts
        case .exclusionRuled(let facts): facts
        case .disputeOpened(let facts): facts
        case .disputeAnswered(let facts): facts
        case .settlementOffered(let facts): facts
        case .settlementAccepted(let facts): facts
        case .settlementDeclined(let facts): facts
        case .settlementLapsed(let facts): facts
        case .disputeWithdrawn(let facts): facts
        case .disputeEscalated(let facts): facts
        case .evidenceAdded(let facts): facts
        case .evidenceExtended(let facts): facts
        case .disputeTaken(let facts): facts
        case .mediatorRecused(let facts): facts
        case .mediationProposed(let facts): facts
        case .mediationAnswered(let facts): facts
        case .disputeRuled(let facts): facts
        case .rulingAppealed(let facts): facts
        case .appealWaived(let facts): facts
        case .appealDecided(let facts): facts
        case .talksProposed(let facts): facts
        case .disputeSuspended(let facts): facts
        case .disputeResumed(let facts): facts
        case .disputePassed(let facts): facts
        case .outcomeExecuted(let facts): facts
        case .chargebackRecorded(let facts): facts
        case .afterSalesRequested(let facts): facts
        case .requestAnswered(let facts): facts
        case .remedyProposed(let facts): facts
        case .remedyAccepted(let facts): facts
        case .remedyDeclined(let facts): facts
        case .requestWithdrawn(let facts): facts
        case .requestLapsed(let facts): facts
        case .deletionSigned(let facts): facts
        case .remedyFulfilled(let facts): facts
        case .supportPosted(let facts): facts
        case .requestClosed(let facts): facts
        case .messageMasked(let facts): facts
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        self =
            switch kind {
            case EnquiryOpened.kind: .enquiryOpened(try EnquiryOpened(from: decoder))
            case MessagePosted.kind: .messagePosted(try MessagePosted(from: decoder))
            case OffPlatformWarned.kind: .offPlatformWarned(try OffPlatformWarned(from: decoder))
            case TermsProposed.kind: .termsProposed(try TermsProposed(from: decoder))
            case TermsConfirmed.kind: .termsConfirmed(try TermsConfirmed(from: decoder))
            case TermsDeclined.kind: .termsDeclined(try TermsDeclined(from: decoder))
            case ProposalLapsed.kind: .proposalLapsed(try ProposalLapsed(from: decoder))
            case AgreementReached.kind: .agreementReached(try AgreementReached(from: decoder))
            case ClauseTicked.kind: .clauseTicked(try ClauseTicked(from: decoder))
            case AgreementAmended.kind: .agreementAmended(try AgreementAmended(from: decoder))
            case RevisionPinned.kind: .revisionPinned(try RevisionPinned(from: decoder))
            case PaymentStarted.kind: .paymentStarted(try PaymentStarted(from: decoder))
            case PaymentReceived.kind: .paymentReceived(try PaymentReceived(from: decoder))
            case PaymentLapsed.kind: .paymentLapsed(try PaymentLapsed(from: decoder))
            case FilesDelivered.kind: .filesDelivered(try FilesDelivered(from: decoder))
            case ArtefactDownloaded.kind: .artefactDownloaded(try ArtefactDownloaded(from: decoder))
            case ReceiptSigned.kind: .receiptSigned(try ReceiptSigned(from: decoder))
            case SecretDelivered.kind: .secretDelivered(try SecretDelivered(from: decoder))
            case SecretRevealed.kind: .secretRevealed(try SecretRevealed(from: decoder))
            case RepositoryHandedOver.kind: .repositoryHandedOver(try RepositoryHandedOver(from: decoder))
            case AccessConfirmed.kind: .accessConfirmed(try AccessConfirmed(from: decoder))
            case MailPrepared.kind: .mailPrepared(try MailPrepared(from: decoder))
            case MailAccepted.kind: .mailAccepted(try MailAccepted(from: decoder))
            case MailRefused.kind: .mailRefused(try MailRefused(from: decoder))
            case ServiceReported.kind: .serviceReported(try ServiceReported(from: decoder))
            case CriterionAccepted.kind: .criterionAccepted(try CriterionAccepted(from: decoder))
            case CriterionRefused.kind: .criterionRefused(try CriterionRefused(from: decoder))
            case ChangeRequested.kind: .changeRequested(try ChangeRequested(from: decoder))
            case ChangeLapsed.kind: .changeLapsed(try ChangeLapsed(from: decoder))
            case AcceptanceConfirmed.kind: .acceptanceConfirmed(try AcceptanceConfirmed(from: decoder))
            case AcceptancePassed.kind: .acceptancePassed(try AcceptancePassed(from: decoder))
            case HoldReleased.kind: .holdReleased(try HoldReleased(from: decoder))
            case RefundOrdered.kind: .refundOrdered(try RefundOrdered(from: decoder))
            case RefundMade.kind: .refundMade(try RefundMade(from: decoder))
            case TradeRated.kind: .tradeRated(try TradeRated(from: decoder))
            case RatingsRevealed.kind: .ratingsRevealed(try RatingsRevealed(from: decoder))
            case Erased.kind: .erased(try Erased(from: decoder))
            case MessagesReceived.kind: .messagesReceived(try MessagesReceived(from: decoder))
            case MessagesRead.kind: .messagesRead(try MessagesRead(from: decoder))
            case MessageWithdrawn.kind: .messageWithdrawn(try MessageWithdrawn(from: decoder))
            case RecordAdded.kind: .recordAdded(try RecordAdded(from: decoder))
            case DeadlineReminded.kind: .deadlineReminded(try DeadlineReminded(from: decoder))
            case SettlementMade.kind: .settlementMade(try SettlementMade(from: decoder))
            case CallResolved.kind: .callResolved(try CallResolved(from: decoder))
            case ReleaseReturned.kind: .releaseReturned(try ReleaseReturned(from: decoder))
            case TradeCancelled.kind: .tradeCancelled(try TradeCancelled(from: decoder))
            case RefundProposed.kind: .refundProposed(try RefundProposed(from: decoder))
            case RefundAgreed.kind: .refundAgreed(try RefundAgreed(from: decoder))
            case RefundDeclined.kind: .refundDeclined(try RefundDeclined(from: decoder))
            case RefundLapsed.kind: .refundLapsed(try RefundLapsed(from: decoder))
            case RefundGiven.kind: .refundGiven(try RefundGiven(from: decoder))
            case AcceptanceExtended.kind: .acceptanceExtended(try AcceptanceExtended(from: decoder))
            case DeliveryTimeAsked.kind: .deliveryTimeAsked(try DeliveryTimeAsked(from: decoder))
            case DeliveryTimeAnswered.kind: .deliveryTimeAnswered(try DeliveryTimeAnswered(from: decoder))
            case HoldExpiryNear.kind: .holdExpiryNear(try HoldExpiryNear(from: decoder))
            case HoldEnded.kind: .holdEnded(try HoldEnded(from: decoder))
            case MilestonesLapsed.kind: .milestonesLapsed(try MilestonesLapsed(from: decoder))
            case RatingChanged.kind: .ratingChanged(try RatingChanged(from: decoder))
            case RatingReplied.kind: .ratingReplied(try RatingReplied(from: decoder))
            case RatingMasked.kind: .ratingMasked(try RatingMasked(from: decoder))
            case PressureNoted.kind: .pressureNoted(try PressureNoted(from: decoder))
            case ExclusionDecided.kind: .exclusionDecided(try ExclusionDecided(from: decoder))
            case ExclusionAppealed.kind: .exclusionAppealed(try ExclusionAppealed(from: decoder))
            case ExclusionRuled.kind: .exclusionRuled(try ExclusionRuled(from: decoder))
            case DisputeOpened.kind: .disputeOpened(try DisputeOpened(from: decoder))
            case DisputeAnswered.kind: .disputeAnswered(try DisputeAnswered(from: decoder))
            case SettlementOffered.kind: .settlementOffered(try SettlementOffered(from: decoder))
            case SettlementAccepted.kind: .settlementAccepted(try SettlementAccepted(from: decoder))
            case SettlementDeclined.kind: .settlementDeclined(try SettlementDeclined(from: decoder))
            case SettlementLapsed.kind: .settlementLapsed(try SettlementLapsed(from: decoder))
            case DisputeWithdrawn.kind: .disputeWithdrawn(try DisputeWithdrawn(from: decoder))
            case DisputeEscalated.kind: .disputeEscalated(try DisputeEscalated(from: decoder))
            case EvidenceAdded.kind: .evidenceAdded(try EvidenceAdded(from: decoder))
            case EvidenceExtended.kind: .evidenceExtended(try EvidenceExtended(from: decoder))
            case DisputeTaken.kind: .disputeTaken(try DisputeTaken(from: decoder))
            case MediatorRecused.kind: .mediatorRecused(try MediatorRecused(from: decoder))
            case MediationProposed.kind: .mediationProposed(try MediationProposed(from: decoder))
            case MediationAnswered.kind: .mediationAnswered(try MediationAnswered(from: decoder))
            case DisputeRuled.kind: .disputeRuled(try DisputeRuled(from: decoder))
            case RulingAppealed.kind: .rulingAppealed(try RulingAppealed(from: decoder))
            case AppealWaived.kind: .appealWaived(try AppealWaived(from: decoder))
            case AppealDecided.kind: .appealDecided(try AppealDecided(from: decoder))
            case TalksProposed.kind: .talksProposed(try TalksProposed(from: decoder))
            case DisputeSuspended.kind: .disputeSuspended(try DisputeSuspended(from: decoder))
            case DisputeResumed.kind: .disputeResumed(try DisputeResumed(from: decoder))
            case DisputePassed.kind: .disputePassed(try DisputePassed(from: decoder))
            case OutcomeExecuted.kind: .outcomeExecuted(try OutcomeExecuted(from: decoder))
            case ChargebackRecorded.kind: .chargebackRecorded(try ChargebackRecorded(from: decoder))
            case AfterSalesRequested.kind: .afterSalesRequested(try AfterSalesRequested(from: decoder))
            case RequestAnswered.kind: .requestAnswered(try RequestAnswered(from: decoder))
            case RemedyProposed.kind: .remedyProposed(try RemedyProposed(from: decoder))
            case RemedyAccepted.kind: .remedyAccepted(try RemedyAccepted(from: decoder))
            case RemedyDeclined.kind: .remedyDeclined(try RemedyDeclined(from: decoder))
            case RequestWithdrawn.kind: .requestWithdrawn(try RequestWithdrawn(from: decoder))
            case RequestLapsed.kind: .requestLapsed(try RequestLapsed(from: decoder))
            case DeletionSigned.kind: .deletionSigned(try DeletionSigned(from: decoder))
            case RemedyFulfilled.kind: .remedyFulfilled(try RemedyFulfilled(from: decoder))
            case SupportPosted.kind: .supportPosted(try SupportPosted(from: decoder))
            case RequestClosed.kind: .requestClosed(try RequestClosed(from: decoder))
            case MessageMasked.kind: .messageMasked(try MessageMasked(from: decoder))
            default: throw UnknownKind.error(kind, decoder)
            }
    }
}
