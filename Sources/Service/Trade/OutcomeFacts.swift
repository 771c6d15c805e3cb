import Market
import Store

extension Outcome {
    /// The proposal that the command put forward: its number and the hash to be confirmed; nil if it put none forward.
    package func proposal() throws -> (number: Int, document: Digest)? {
        for entry in entries.reversed() {
            switch try entry.event(as: TradeEvent.self) {
            case .termsProposed(let facts): return (facts.number, facts.document)
            case .termsConfirmed(let facts): return (facts.number, facts.document)
            case .enquiryOpened, .messagePosted, .termsDeclined, .proposalLapsed, .agreementReached, .paymentStarted,
                .paymentReceived, .paymentLapsed, .filesDelivered, .artefactDownloaded, .receiptSigned,
                .acceptanceConfirmed, .acceptancePassed, .holdReleased, .refundOrdered, .refundMade, .tradeRated,
                .ratingsRevealed, .clauseTicked, .agreementAmended, .revisionPinned, .erased, .offPlatformWarned,
                .messagesReceived, .messagesRead, .messageWithdrawn, .recordAdded, .secretDelivered, .secretRevealed,
                .repositoryHandedOver, .accessConfirmed, .mailPrepared, .mailAccepted, .mailRefused, .serviceReported,
                .criterionAccepted, .criterionRefused, .changeRequested, .changeLapsed:
                continue
            }
        }
        return nil
    }

    /// The hash of the manifest of what the command delivered, for which the buyer signs; nil if it delivered nothing.
    package func manifest() throws -> Digest? {
        for entry in entries.reversed() {
            switch try entry.event(as: TradeEvent.self) {
            case .filesDelivered(let facts): return facts.manifest
            case .secretDelivered(let facts): return facts.manifest
            case .repositoryHandedOver(let facts): return facts.manifest
            case .mailPrepared(let facts): return facts.manifest
            case .serviceReported(let facts): return facts.manifest
            case .enquiryOpened, .messagePosted, .termsProposed, .termsConfirmed, .termsDeclined, .proposalLapsed,
                .agreementReached, .paymentStarted, .paymentReceived, .paymentLapsed, .artefactDownloaded, .receiptSigned,
                .secretRevealed, .accessConfirmed, .mailAccepted, .mailRefused, .criterionAccepted, .criterionRefused,
                .changeRequested, .changeLapsed, .acceptanceConfirmed, .acceptancePassed, .holdReleased, .refundOrdered,
                .refundMade, .tradeRated, .ratingsRevealed, .clauseTicked, .agreementAmended, .revisionPinned, .erased,
                .offPlatformWarned, .messagesReceived, .messagesRead, .messageWithdrawn, .recordAdded:
                continue
            }
        }
        return nil
    }
}
