@testable import Market

extension TradeEvent {
    /// One event of every case, from real commands.
    static func oneOfEach() throws -> [TradeEvent] {
        var stories = [try Story.completed(), try Story.refunded()]
        try stories[0].give(PostMessage(text: "多谢\u{0}\"\\"), by: .buyer)
        try stories[0].give(RateTrade.good, by: .buyer)
        try stories[0].give(RateTrade(score: .bad, text: ""), by: .seller)
        try stories[1].give(RecordRefund(refund: stories[1].trade.openRefunds[0].refund), by: .bank)
        var talk = try Story.negotiating(by: .buyer)
        try talk.give(DeclineTerms.newest(in: talk.trade), by: .seller)
        try talk.give(ProposeTerms.next(in: talk.trade), by: .seller)
        try talk.wait(for: .proposal)
        try talk.give(LapseProposal(), by: .clock)
        try talk.agree()
        try talk.lapsePayment()
        var silent = try Story.delivered()
        try silent.wait(for: .acceptance)
        try silent.give(PassAcceptance(), by: .clock)
        var methods = try Story.funded()
        try methods.give(DeliverByMail.of(), by: .seller)
        try methods.give(RecordMail.refused, by: .bankOfMail)
        try methods.give(DeliverByMail.of(), by: .seller)
        try methods.give(RecordMail.accepted, by: .bankOfMail)
        try methods.again(DeliverSecret.key())
        try methods.give(RevealSecret.of(2), by: .buyer)
        try methods.again(HandOverRepository.at())
        try methods.give(ConfirmAccess.same, by: .buyer)
        var service = try Story.funded()
        try service.give(ReportService.done(), by: .seller)
        try service.give(RefuseCriterion(number: 1, reason: "打不开"), by: .buyer)
        try service.give(AcceptCriterion(number: 1), by: .buyer)
        try service.give(RequestChange.please, by: .buyer)
        try service.wait(for: .change)
        try service.give(LapseChange(), by: .clock)
        var seen: Set<String> = []
        return (stories + [talk, silent, methods, service]).flatMap(\.events).filter { seen.insert($0.kind).inserted }
    }

    /// Where the case stands in the list of all cases. It stops the build when there is a new one.
    var place: Int {
        switch self {
        case .enquiryOpened: 0
        case .messagePosted: 1
        case .termsProposed: 2
        case .termsConfirmed: 3
        case .termsDeclined: 4
        case .proposalLapsed: 5
        case .agreementReached: 6
        case .paymentStarted: 7
        case .paymentReceived: 8
        case .paymentLapsed: 9
        case .filesDelivered: 10
        case .artefactDownloaded: 11
        case .receiptSigned: 12
        case .acceptanceConfirmed: 13
        case .acceptancePassed: 14
        case .holdReleased: 15
        case .refundOrdered: 16
        case .refundMade: 17
        case .tradeRated: 18
        case .ratingsRevealed: 19
        case .secretDelivered: 20
        case .secretRevealed: 21
        case .repositoryHandedOver: 22
        case .accessConfirmed: 23
        case .mailPrepared: 24
        case .mailAccepted: 25
        case .mailRefused: 26
        case .serviceReported: 27
        case .criterionAccepted: 28
        case .criterionRefused: 29
        case .changeRequested: 30
        case .changeLapsed: 31
        }
    }
    static let cases = 32
}
