import Ledger

@testable import Market

/// A trade and a well-formed command of one step, fit for one role: what the process table allows must then be accepted.
struct Occasion {
    var story: Story
    let command: any TradeCommand

    init(_ step: TradeStep, by role: TradeRole, in phase: TradePhase) throws {
        story = try Story.withPast(in: phase, openFor: role, by: Self.method(for: step), holding: 30)
        if TradeProcess.amendable.contains(phase), [.declineTerms, .confirmTerms, .lapseProposal].contains(step) {
            // An amendment is on the table, by the other side.
            try story.give(ProposeTerms.next(in: story.trade), by: .party(role == .seller ? .buyer : .seller))
        }
        if [.markReceived, .markRead].contains(step), phase != .unopened {
            try story.give(PostMessage(text: "在吗"), by: .party((role.side ?? .buyer).other))
        }
        let trade = story.trade
        switch step {
        case .openEnquiry: command = OpenEnquiry.about(by: .stranger)
        case .postMessage: command = PostMessage(text: "在吗")
        case .openDeal: command = OpenDeal.taken(by: .stranger)
        case .takeStandardTerms: command = TakeStandardTerms.next(in: trade)
        case .proposeTerms: command = ProposeTerms.next(in: trade)
        case .declineTerms: command = DeclineTerms.newest(in: trade)
        case .confirmTerms: command = ConfirmTerms.newest(in: trade)
        case .lapseProposal:
            command = LapseProposal()
            story.runOut(.proposal)
        case .pinRevision: command = PinRevision.newer()
        case .startPayment: command = StartPayment.attempt(20)
        case .recordPayment:
            if phase == .agreed { try story.give(StartPayment.attempt(20), by: .buyer) }
            command = RecordPayment.of(phase == .agreed ? 20 : Story.pastAttempt, transaction: "new")
        case .lapsePayment:
            command = LapsePayment()
            story.runOut(.payment)
        case .deliverFiles: command = DeliverFiles.files()
        case .recordDownload: command = RecordDownload.whole(.source)
        case .signReceipt:
            command = SignReceipt.forAll
            if phase == .delivered { try story.takeIn() }
        case .deliverSecret: command = DeliverSecret.key()
        case .handOverRepository: command = HandOverRepository.at()
        case .deliverByMail: command = DeliverByMail.of()
        case .reportService: command = ReportService.done()
        case .revealSecret: command = RevealSecret.of(2)
        case .confirmAccess: command = ConfirmAccess.same
        case .acceptCriterion: command = AcceptCriterion(number: 1)
        case .refuseCriterion: command = RefuseCriterion(number: 1, reason: "打不开")
        case .requestChange: command = RequestChange.please
        case .recordMail: command = RecordMail.accepted
        case .lapseChange: command = LapseChange()
        case .confirmAcceptance:
            command = ConfirmAcceptance()
            if phase == .delivered {
                try story.takeIn()
                try story.give(SignReceipt.forAll, by: .buyer)
            }
        case .passAcceptance:
            command = PassAcceptance()
            story.runOut(.acceptance)
        case .refundUndelivered:
            command = RefundUndelivered()
            story.runOut(.delivery)
        case .recordRefund: command = RecordRefund(refund: trade.openRefunds.first?.refund ?? "none")
        case .rateTrade: command = RateTrade.good
        case .revealRatings:
            command = RevealRatings()
            story.runOut(.ratings)
        case .eraseValues:
            command = EraseValues(.of(1))
            for refund in story.trade.openRefunds { try story.give(RecordRefund(refund: refund.refund), by: .bank) }
            story.outlastRetention()
        case .markReceived: command = MarkReceived(from: 0, upTo: trade.entryCount - 1)
        case .markRead: command = MarkRead(from: 0, upTo: trade.entryCount - 1)
        case .withdrawMessage: command = WithdrawMessage(message: .first(by: role.side ?? .buyer))
        case .addRecord: command = AddRecord.export()
        case .remindDeadline:
            let deadline =
                trade.deadlines.first { trade.nextReminder(of: $0) != nil } ?? Deadline(kind: .payment, at: story.now)
            command = RemindDeadline(of: deadline)
            if let reminder = trade.nextReminder(of: deadline) { story.now = reminder.at }
        case .recordSettlement:
            if phase != .unopened { story.owe(.number(1)) }
            command = RecordSettlement(settlement: SettlementOwed.number(1).settlement)
        case .resolveCall: command = ResolveCall.byHand(trade.openRefunds.first?.refund ?? "none")
        case .refundAfterRelease:
            command = RefundAfterRelease(RefundSplit(.yuan(10), freeMinor: 1_000, advanceMinor: 0))
        case .payOwedRefund:
            if phase == .completed {
                try story.give(RefundAfterRelease(RefundSplit(.yuan(10), freeMinor: 0, advanceMinor: 0)), by: .seller)
            }
            command = PayOwedRefund(amount: .yuan(10))
        case .cancelTrade: command = CancelTrade.please
        case .proposeRefund: command = ProposeRefund.of(3_000)
        case .acceptRefund: command = AcceptRefund(number: 1)
        case .declineRefund: command = DeclineRefund(number: 1, reason: "")
        case .lapseRefund: command = LapseRefund()
        case .giveRefund: command = GiveRefund.of(3_000)
        case .extendAcceptance: command = ExtendAcceptance(days: 3)
        case .askDeliveryTime: command = AskDeliveryTime.of()
        case .answerDeliveryTime: command = AnswerDeliveryTime(number: 1, isGranted: true)
        case .warnHoldExpiry: command = WarnHoldExpiry()
        case .endHold: command = EndHold()
        case .recordChargeback:
            command = RecordChargeback.of(.yuan(1), attempt: Story.pastAttempt, deed: role == .gateway ? nil : .number(1))
        case .lapseMilestones:
            if phase == .agreed { story = try .firstAccepted() }
            command = LapseMilestones()
            story.runOut(.milestone)
        case .changeRating: command = ChangeRating.good
        case .replyToRating: command = ReplyToRating(text: "谢谢")
        case .maskRating, .decideExclusion, .appealExclusion, .ruleOnExclusion:
            command = try Self.judging(step, by: role, in: phase, &story)
        case .openDispute, .answerDispute, .offerSettlement, .acceptSettlement, .declineSettlement, .lapseSettlement,
            .withdrawDispute, .escalateDispute, .addEvidence, .extendEvidence, .takeDispute, .recuseDispute,
            .proposeMediation, .answerMediation, .ruleDispute, .appealRuling, .decideAppeal, .suspendDispute,
            .resumeDispute, .passDispute, .executeRuling:
            command = Self.inDispute(step, by: role)
            if phase == .agreed, TradeProcess.row(for: step, by: role, in: phase) != nil { story = try .firstAccepted() }
        case .openRequest: command = OpenRequest.repair
        case .answerRequest: command = AnswerRequest(number: 1, isAccepted: true, hours: 24)
        case .proposeRemedy: command = ProposeRemedy(number: 1, remedy: .extraSupport(months: 2))
        case .acceptRemedy: command = AcceptRemedy(number: 1, proposal: 1)
        case .declineRemedy: command = DeclineRemedy(number: 1, proposal: 1)
        case .withdrawRequest: command = WithdrawRequest(number: 1)
        case .lapseRequest: command = LapseRequest(.requestAnswer)
        case .signDeletion: command = SignDeletion.all(in: trade)
        case .fulfilRemedy: command = FulfilRemedy(number: 1, report: "已修好")
        case .postSupport: command = PostSupport(number: 1, text: "怎样换语言？")
        case .closeRequest: command = CloseRequest(number: 1)
        case .maskMessage: command = MaskMessage.first
        }
        try prepare(step, in: phase)
        if TradeProcess.row(for: step, by: role, in: phase) != nil {
            try story.prepareHold(for: step, by: role)
            try story.prepareRequest(for: step, by: role, in: phase)
            try story.prepareDispute(for: step, by: role)
        }
    }

    /// The way of delivery that a step belongs to.
    private static func method(for step: TradeStep) -> DeliveryMethod {
        switch step {
        case .deliverSecret, .revealSecret: .secret
        case .handOverRepository, .confirmAccess: .repository
        case .deliverByMail, .recordMail: .email
        case .reportService, .acceptCriterion, .refuseCriterion: .service
        default: .files
        }
    }

    /// What is decided about a rating, in a trade in which there is something to decide.
    private static func judging(
        _ step: TradeStep, by role: TradeRole, in phase: TradePhase, _ story: inout Story
    ) throws -> any TradeCommand {
        // Who appeals has threatened; the others judge the buyer.
        let rater = role.side ?? .buyer
        if TradePhase.ended.contains(phase) {
            try story.press(by: rater)
            if [.appealExclusion, .ruleOnExclusion].contains(step) {
                try story.give(DecideExclusion.about(rater, by: .otherStaff), by: .staff(.otherStaff))
            }
            if step == .ruleOnExclusion { try story.give(AppealExclusion(of: rater, reason: "不服"), by: .party(rater)) }
        }
        switch step {
        case .maskRating: return MaskRating.of(story.words(of: rater))
        case .appealExclusion: return AppealExclusion(of: rater, reason: "不服")
        case .ruleOnExclusion: return RuleOnExclusion.about(rater, by: .mediator)
        default: return DecideExclusion.about(rater)
        }
    }

    /// What has to be there before a step of handing over and judging can be taken.
    private mutating func prepare(_ step: TradeStep, in phase: TradePhase) throws {
        let isAgain = phase == .delivered
        switch step {
        case .deliverFiles, .deliverSecret, .handOverRepository, .deliverByMail, .reportService:
            if isAgain { try story.give(RequestChange.please, by: .buyer) }
        case .revealSecret where isAgain || phase == .completed:
            story = try .before(phase, by: .secret) { try $0.again(DeliverSecret.key()) }
        case .confirmAccess where isAgain: try story.again(HandOverRepository.at())
        case .acceptCriterion where isAgain, .refuseCriterion where isAgain: try story.again(ReportService.done())
        case .recordMail where phase == .funded: try story.give(DeliverByMail.of(), by: .seller)
        case .recordMail where isAgain: try story.again(DeliverByMail.of())
        case .recordMail where phase == .completed:
            story = try .before(phase, by: .email) { try $0.again(DeliverByMail.of()) }
        case .recordMail where phase == .refunded:
            story = try Story.withPast(in: .funded, openFor: .seller, by: .email)
            try story.give(DeliverByMail.of(), by: .seller)
            try story.wait(for: .delivery)
            try story.give(RefundUndelivered(), by: .clock)
        case .changeRating where TradePhase.ended.contains(phase), .replyToRating where TradePhase.ended.contains(phase):
            for side in Side.allCases { try story.give(RateTrade.good, by: .party(side)) }
        case .lapseChange where isAgain:
            try story.give(RequestChange.please, by: .buyer)
            story.runOut(.change)
        default: break
        }
    }
}

extension Story {
    /// A trade in that phase, delivered or completed, in which something happened while it was delivered.
    fileprivate static func before(
        _ phase: TradePhase, by method: DeliveryMethod, _ change: (inout Story) throws -> Void
    ) throws -> Story {
        var story = try Story.withPast(in: .delivered, openFor: .buyer, by: method)
        try story.takeIn()
        try story.give(SignReceipt.forAll, by: .buyer)
        try change(&story)
        guard phase == .completed else { return story }
        if story.trade.openChange == nil { try story.wait(for: .acceptance) }
        if story.trade.openChange == nil {
            try story.give(PassAcceptance(), by: .clock)
        } else {
            try story.give(ConfirmAcceptance(), by: .buyer)
        }
        return story
    }

    /// The buyer asks for a change, and the seller delivers so.
    mutating func again(_ command: some TradeCommand) throws {
        try give(RequestChange.please, by: .buyer)
        try give(command, by: .seller)
    }
}

extension Story {
    static let pastAttempt: UInt64 = 90

    /// A trade in that phase that has been through one agreement before: it lapsed unpaid, and its money came too late and is
    /// on its way back. The newest proposal of a trade that is being negotiated waits for `role`.
    static func withPast(
        in phase: TradePhase, openFor role: TradeRole, by method: DeliveryMethod = .files, holding days: Int? = nil
    ) throws -> Story {
        var story = Story()
        if phase == .unopened { return story }
        try story.give(OpenEnquiry.about(), by: .buyer)
        try story.agree()
        try story.give(StartPayment.attempt(pastAttempt), by: .buyer)
        try story.lapsePayment()
        try story.give(RecordPayment.of(pastAttempt), by: .bank)
        if phase == .enquiry { return story }
        let proposer: Side = role == .seller ? .buyer : .seller
        try story.give(ProposeTerms.next(in: story.trade, terms: .delivered(by: method)), by: .party(proposer))
        if phase == .negotiating { return story }
        try story.give(ConfirmTerms.newest(in: story.trade), by: .party(proposer.other))
        if phase == .agreed { return story }
        try story.give(StartPayment(payment: .number(10), gateway: "sandbox", holdDays: days), by: .buyer)
        try story.give(RecordPayment.of(10), by: .bank)
        if phase == .funded { return story }
        if phase == .refunded {
            try story.wait(for: .delivery)
            try story.give(RefundUndelivered(), by: .clock)
            return story
        }
        try story.handOver()
        if phase == .delivered { return story }
        try story.takeIn()
        try story.give(SignReceipt.forAll, by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
        return story
    }

    /// Waits until no statute keeps the record whole, if the trade is over.
    mutating func outlastRetention() {
        if case .until(let end, _) = trade.retention { now = end }
    }

    /// The values of the entry at that place are erased, once they may be.
    mutating func erase(_ sequence: Int64, of member: MemberID) throws {
        outlastRetention()
        try give(EraseValues(.of(sequence, member: member)), by: .clock)
    }

    /// Waits for the next reminder of a deadline that runs, and has it given.
    mutating func remind(_ kind: DeadlineKind) throws {
        guard let deadline = trade.deadlines.first(where: { $0.kind == kind }),
            let reminder = trade.nextReminder(of: deadline)
        else { throw NothingToRemindOf(kind: kind) }
        now = max(now, reminder.at)
        try give(RemindDeadline(of: deadline), by: .clock)
    }

    struct NothingToRemindOf: Error {
        let kind: DeadlineKind
    }

    /// Waits for the deadline, if it runs.
    mutating func runOut(_ kind: DeadlineKind) {
        if let due = trade.deadline(kind) { now = due }
    }
}
