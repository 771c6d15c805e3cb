@testable import Market

extension TradeEvent {
    /// One event of every case, from real commands.
    static func oneOfEach() throws -> [TradeEvent] {
        var stories = [try Story.completed(), try Story.refunded()]
        try stories[0].give(PostMessage(text: "多谢\u{0}\"\\"), by: .buyer)
        try stories[0].give(RateTrade.good, by: .buyer)
        try stories[0].give(RateTrade(score: .bad, text: ""), by: .seller)
        try stories[1].give(RecordRefund(refund: stories[1].trade.openRefunds[0].refund), by: .bank)
        try stories[0].erase(1, of: .buyer)
        var talk = try Story.negotiating(by: .buyer)
        try talk.give(DeclineTerms.newest(in: talk.trade), by: .seller)
        try talk.give(PostMessage(text: "加我微信 lin_code88"), by: .seller)
        try talk.give(ProposeTerms.next(in: talk.trade), by: .seller)
        try talk.wait(for: .proposal)
        try talk.give(LapseProposal(), by: .clock)
        try talk.agree()
        try talk.lapsePayment()
        try talk.give(PinRevision.newer(), by: .buyer)
        var amended = try Story.agreed()
        try amended.give(ProposeTerms.next(in: amended.trade), by: .seller)
        try amended.give(ConfirmTerms.newest(in: amended.trade), by: .buyer)
        var silent = try Story.delivered()
        try silent.wait(for: .acceptance)
        try silent.give(PassAcceptance(), by: .clock)
        var chat = try Story.enquiry()
        try chat.give(PostMessage(text: "", files: [.notes, .picture], names: ["笔记.txt", "截图.png"]), by: .seller)
        try chat.give(MarkReceived(from: 0, upTo: 1), by: .buyer)
        try chat.give(MarkRead(from: 0, upTo: 1), by: .buyer)
        try chat.give(WithdrawMessage(message: .first(by: .seller)), by: .seller)
        try chat.give(AddRecord.email, by: .buyer)
        var mail = try Story.funded(by: .email)
        try mail.give(DeliverByMail.of(), by: .seller)
        try mail.give(RecordMail.refused, by: .bankOfMail)
        try mail.give(DeliverByMail.of(), by: .seller)
        try mail.give(RecordMail.accepted, by: .bankOfMail)
        var secret = try Story.funded(by: .secret)
        try secret.handOver()
        try secret.takeIn()
        var repository = try Story.funded(by: .repository)
        try repository.handOver()
        try repository.takeIn()
        var service = try Story.funded(by: .service)
        try service.give(ReportService.done(), by: .seller)
        try service.give(RefuseCriterion(number: 1, reason: "打不开"), by: .buyer)
        try service.give(AcceptCriterion(number: 1), by: .buyer)
        try service.give(RequestChange.please, by: .buyer)
        try service.wait(for: .change)
        try service.give(LapseChange(), by: .clock)
        let rated = try Story.judged()
        var seen: Set<String> = []
        return (stories + [talk, amended, silent, chat, mail, secret, repository, service, rated]).flatMap(\.events).filter {
            seen.insert($0.kind).inserted
        }
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
        case .clauseTicked: 20
        case .agreementAmended: 21
        case .revisionPinned: 22
        case .erased: 23
        case .offPlatformWarned: 24
        case .messagesReceived: 25
        case .messagesRead: 26
        case .messageWithdrawn: 27
        case .recordAdded: 28

        case .secretDelivered: 29
        case .secretRevealed: 30
        case .repositoryHandedOver: 31
        case .accessConfirmed: 32
        case .mailPrepared: 33
        case .mailAccepted: 34
        case .mailRefused: 35
        case .serviceReported: 36
        case .criterionAccepted: 37
        case .criterionRefused: 38
        case .changeRequested: 39
        case .changeLapsed: 40
        case .ratingChanged: 41
        case .ratingReplied: 42
        case .ratingMasked: 43
        case .pressureNoted: 44
        case .exclusionDecided: 45
        case .exclusionAppealed: 46
        case .exclusionRuled: 47
        }
    }
    static let cases = 48
}
