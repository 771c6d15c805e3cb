@testable import Market

extension TradeEvent {
    /// One event of every case, from real commands.
    static func oneOfEach() throws -> [TradeEvent] {
        var stories = [try Story.completed(), try Story.refunded()]
        try stories[0].give(PostMessage(text: "多谢\u{0}\"\\"), by: .buyer)
        try stories[0].give(RateTrade.good, by: .buyer)
        try stories[0].give(RateTrade(score: .bad, text: ""), by: .seller)
        try stories[1].give(RecordRefund(refund: stories[1].trade.openRefunds[0].refund), by: .bank)
        try stories[0].give(ResolveCall.byHand(stories[0].trade.settlements[0].settlement), by: .mediator)
        try stories[0].give(RefundAfterRelease(RefundSplit(.yuan(10), freeMinor: 500, advanceMinor: 0)), by: .seller)
        try stories[0].give(RecordRefund(refund: stories[0].trade.openRefunds[0].refund), by: .bank)
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
        try silent.remind(.acceptance)
        try silent.wait(for: .acceptance)
        try silent.give(PassAcceptance(), by: .clock)
        var chat = try Story.enquiry()
        try chat.give(PostMessage(text: "", files: [.notes, .picture], names: ["笔记.txt", "截图.png"]), by: .seller)
        try chat.give(MarkReceived(from: 0, upTo: 1), by: .buyer)
        try chat.give(MarkRead(from: 0, upTo: 1), by: .buyer)
        try chat.give(WithdrawMessage(message: .first(by: .seller)), by: .seller)
        try chat.give(MaskMessage.first, by: .mediator)
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
        var settled = try Story.funded(holding: 30)
        try settled.give(AskDeliveryTime.of(), by: .seller)
        try settled.give(AnswerDeliveryTime(number: 1, isGranted: true), by: .buyer)
        try settled.give(DeliverFiles.files(), by: .seller)
        try settled.give(ExtendAcceptance(days: 3), by: .buyer)
        try settled.give(ProposeRefund.of(3_000), by: .buyer)
        try settled.give(DeclineRefund(number: 1, reason: "都在交付里"), by: .seller)
        try settled.give(ProposeRefund.of(2_000), by: .seller)
        try settled.wait(for: .refundTalk)
        try settled.give(LapseRefund(), by: .clock)
        try settled.give(GiveRefund.of(1_000), by: .seller)
        try settled.give(ProposeRefund.of(2_000), by: .buyer)
        try settled.give(AcceptRefund(number: 3), by: .seller)
        var late = try Story.delivered(holding: 30)
        try late.prepareHold(for: .endHold, by: .clock)
        try late.give(EndHold(), by: .clock)
        var cancelled = try Story.funded()
        try cancelled.give(CancelTrade.please, by: .seller)
        var disputed = try Story.funded()
        try disputed.give(RecordChargeback.of(.yuan(40)), by: .bank)
        stories += [settled, late, cancelled, disputed]
        stories += try Story.disputes()
        var steps = try Story.firstAccepted()
        try steps.wait(for: .milestone)
        try steps.give(LapseMilestones(), by: .clock)
        let rated = try Story.judged()
        stories.append(contentsOf: try Story.afterSales())
        var seen: Set<String> = []
        return (stories + [talk, amended, silent, chat, mail, secret, repository, service, steps, rated]).flatMap(\.events).filter {
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
        case .deadlineReminded: 41
        case .settlementMade: 42
        case .callResolved: 43
        case .releaseReturned: 44
        case .milestonesLapsed: 45
        case .tradeCancelled: 46
        case .refundProposed: 47
        case .refundAgreed: 48
        case .refundDeclined: 49
        case .refundLapsed: 50
        case .refundGiven: 51
        case .acceptanceExtended: 52
        case .deliveryTimeAsked: 53
        case .deliveryTimeAnswered: 54
        case .holdExpiryNear: 55
        case .holdEnded: 56
        case .ratingChanged: 57
        case .ratingReplied: 58
        case .ratingMasked: 59
        case .pressureNoted: 60
        case .exclusionDecided: 61
        case .exclusionAppealed: 62
        case .exclusionRuled: 63
        case .disputeOpened: 64
        case .disputeAnswered: 65
        case .settlementOffered: 66
        case .settlementAccepted: 67
        case .settlementDeclined: 68
        case .settlementLapsed: 69
        case .disputeWithdrawn: 70
        case .disputeEscalated: 71
        case .evidenceAdded: 72
        case .evidenceExtended: 73
        case .disputeTaken: 74
        case .mediatorRecused: 75
        case .mediationProposed: 76
        case .mediationAnswered: 77
        case .disputeRuled: 78
        case .rulingAppealed: 79
        case .appealWaived: 80
        case .appealDecided: 81
        case .talksProposed: 82
        case .disputeSuspended: 83
        case .disputeResumed: 84
        case .disputePassed: 85
        case .outcomeExecuted: 86
        case .chargebackRecorded: 87
        case .afterSalesRequested: 88
        case .requestAnswered: 89
        case .remedyProposed: 90
        case .remedyAccepted: 91
        case .remedyDeclined: 92
        case .requestWithdrawn: 93
        case .requestLapsed: 94
        case .deletionSigned: 95
        case .remedyFulfilled: 96
        case .supportPosted: 97
        case .requestClosed: 98
        case .messageMasked: 99
        }
    }
    static let cases = 100
}
