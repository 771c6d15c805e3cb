extension TradeEvent: CaseEvent {
    package var kind: String {
        switch self {
        case .enquiryOpened: "enquiryOpened"
        case .messagePosted: "messagePosted"
        case .offPlatformWarned: "offPlatformWarned"
        case .termsProposed: "termsProposed"
        case .termsConfirmed: "termsConfirmed"
        case .termsDeclined: "termsDeclined"
        case .proposalLapsed: "proposalLapsed"
        case .agreementReached: "agreementReached"
        case .clauseTicked: "clauseTicked"
        case .agreementAmended: "agreementAmended"
        case .revisionPinned: "revisionPinned"
        case .paymentStarted: "paymentStarted"
        case .paymentReceived: "paymentReceived"
        case .paymentLapsed: "paymentLapsed"
        case .filesDelivered: "filesDelivered"
        case .artefactDownloaded: "artefactDownloaded"
        case .receiptSigned: "receiptSigned"
        case .secretDelivered: "secretDelivered"
        case .secretRevealed: "secretRevealed"
        case .repositoryHandedOver: "repositoryHandedOver"
        case .accessConfirmed: "accessConfirmed"
        case .mailPrepared: "mailPrepared"
        case .mailAccepted: "mailAccepted"
        case .mailRefused: "mailRefused"
        case .serviceReported: "serviceReported"
        case .criterionAccepted: "criterionAccepted"
        case .criterionRefused: "criterionRefused"
        case .changeRequested: "changeRequested"
        case .changeLapsed: "changeLapsed"
        case .acceptanceConfirmed: "acceptanceConfirmed"
        case .acceptancePassed: "acceptancePassed"
        case .holdReleased: "holdReleased"
        case .refundOrdered: "refundOrdered"
        case .refundMade: "refundMade"
        case .tradeRated: "tradeRated"
        case .ratingsRevealed: "ratingsRevealed"
        case .erased: Erased.kind
        case .messagesReceived: "messagesReceived"
        case .messagesRead: "messagesRead"
        case .messageWithdrawn: "messageWithdrawn"
        case .recordAdded: "recordAdded"
        }
    }

    package var facts: any Encodable & Sendable {
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
        }
    }

    package init(kind: String, from decoder: any Decoder) throws {
        self =
            switch kind {
            case "enquiryOpened": .enquiryOpened(try EnquiryOpened(from: decoder))
            case "messagePosted": .messagePosted(try MessagePosted(from: decoder))
            case "offPlatformWarned": .offPlatformWarned(try OffPlatformWarned(from: decoder))
            case "termsProposed": .termsProposed(try TermsProposed(from: decoder))
            case "termsConfirmed": .termsConfirmed(try TermsConfirmed(from: decoder))
            case "termsDeclined": .termsDeclined(try TermsDeclined(from: decoder))
            case "proposalLapsed": .proposalLapsed(try ProposalLapsed(from: decoder))
            case "agreementReached": .agreementReached(try AgreementReached(from: decoder))
            case "clauseTicked": .clauseTicked(try ClauseTicked(from: decoder))
            case "agreementAmended": .agreementAmended(try AgreementAmended(from: decoder))
            case "revisionPinned": .revisionPinned(try RevisionPinned(from: decoder))
            case "paymentStarted": .paymentStarted(try PaymentStarted(from: decoder))
            case "paymentReceived": .paymentReceived(try PaymentReceived(from: decoder))
            case "paymentLapsed": .paymentLapsed(try PaymentLapsed(from: decoder))
            case "filesDelivered": .filesDelivered(try FilesDelivered(from: decoder))
            case "artefactDownloaded": .artefactDownloaded(try ArtefactDownloaded(from: decoder))
            case "receiptSigned": .receiptSigned(try ReceiptSigned(from: decoder))
            case "secretDelivered": .secretDelivered(try SecretDelivered(from: decoder))
            case "secretRevealed": .secretRevealed(try SecretRevealed(from: decoder))
            case "repositoryHandedOver": .repositoryHandedOver(try RepositoryHandedOver(from: decoder))
            case "accessConfirmed": .accessConfirmed(try AccessConfirmed(from: decoder))
            case "mailPrepared": .mailPrepared(try MailPrepared(from: decoder))
            case "mailAccepted": .mailAccepted(try MailAccepted(from: decoder))
            case "mailRefused": .mailRefused(try MailRefused(from: decoder))
            case "serviceReported": .serviceReported(try ServiceReported(from: decoder))
            case "criterionAccepted": .criterionAccepted(try CriterionAccepted(from: decoder))
            case "criterionRefused": .criterionRefused(try CriterionRefused(from: decoder))
            case "changeRequested": .changeRequested(try ChangeRequested(from: decoder))
            case "changeLapsed": .changeLapsed(try ChangeLapsed(from: decoder))
            case "acceptanceConfirmed": .acceptanceConfirmed(try AcceptanceConfirmed(from: decoder))
            case "acceptancePassed": .acceptancePassed(try AcceptancePassed(from: decoder))
            case "holdReleased": .holdReleased(try HoldReleased(from: decoder))
            case "refundOrdered": .refundOrdered(try RefundOrdered(from: decoder))
            case "refundMade": .refundMade(try RefundMade(from: decoder))
            case "tradeRated": .tradeRated(try TradeRated(from: decoder))
            case "ratingsRevealed": .ratingsRevealed(try RatingsRevealed(from: decoder))
            case Erased.kind: .erased(try Erased(from: decoder))
            case "messagesReceived": .messagesReceived(try MessagesReceived(from: decoder))
            case "messagesRead": .messagesRead(try MessagesRead(from: decoder))
            case "messageWithdrawn": .messageWithdrawn(try MessageWithdrawn(from: decoder))
            case "recordAdded": .recordAdded(try RecordAdded(from: decoder))
            default: throw UnknownKind.error(kind, decoder)
            }
    }
}
