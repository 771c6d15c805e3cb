import Ledger

extension TradeEvent {
    /// Which movements of money the event means, in the trade of that name. Most events mean none.
    package func transfers(in trade: TradeID) -> [Transfer] {
        let hold = Account.hold(trade: trade.rawValue)
        let refunding = Account.refunding(trade: trade.rawValue)
        return switch self {
        case .paymentReceived(let facts):
            [Transfer(from: .gateway(facts.gateway), to: hold, amount: facts.amount)]
        case .holdReleased(let facts):
            [
                Transfer(from: hold, to: .member(facts.seller.rawValue), amount: facts.net),
                Transfer(from: hold, to: .fees, amount: facts.fee),
            ].filter { $0.amount.minor > 0 }
        case .refundOrdered(let facts):
            [Transfer(from: hold, to: refunding, amount: facts.amount)]
        case .refundMade(let facts):
            [Transfer(from: refunding, to: .gateway(facts.gateway), amount: facts.amount)]
        case .enquiryOpened, .messagePosted, .termsProposed, .termsConfirmed, .termsDeclined, .proposalLapsed,
            .agreementReached, .paymentStarted, .paymentLapsed, .filesDelivered, .artefactDownloaded, .receiptSigned,
            .acceptanceConfirmed, .acceptancePassed, .tradeRated, .ratingsRevealed,
            .clauseTicked, .agreementAmended, .revisionPinned, .erased, .offPlatformWarned, .messagesReceived, .messagesRead,
            .messageWithdrawn, .recordAdded, .secretDelivered, .secretRevealed, .repositoryHandedOver, .accessConfirmed,
            .mailPrepared, .mailAccepted, .mailRefused, .serviceReported, .criterionAccepted, .criterionRefused, .changeRequested,
            .changeLapsed:
            []
        }
    }
}
