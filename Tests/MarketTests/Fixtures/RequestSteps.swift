import Ledger
import Testing

@testable import Market

// Well-formed commands about after-sales requests, in the words of the tests.

extension OpenRequest {
    static let repair = OpenRequest(kind: .repair, statement: "登录后白屏")
    static let noReason = OpenRequest(kind: .noReasonReturn, statement: "用不上了")
    static let quality = OpenRequest(kind: .conditionalReturn, reason: .quality, statement: "启动就崩溃")
    static let question = OpenRequest(kind: .supportQuestion, statement: "怎样换语言？")
}

extension AnswerRequest {
    static let yes = AnswerRequest(number: 1, isAccepted: true)
    static let no = AnswerRequest(number: 1, isAccepted: false, reason: "不是质量问题")
}

extension SignDeletion {
    /// Everything is given back; the seller has the net amount of what was released, and the platform advances nothing.
    static func all(in trade: Trade, freeMinor: Int64 = 9_500, number: Int = 1) -> SignDeletion {
        let released = trade.releasedShare(of: trade.givableMinor)
        return SignDeletion(
            number: number, rounds: trade.rounds.count, document: .number(9_000), signing: .password,
            split: released > 0 ? RefundSplit(.fen(released), freeMinor: freeMinor, advanceMinor: 0) : nil)
    }
}

extension Terms {
    /// The standard terms with a return for bad quality within so many days.
    static func returning(days: Int = 15) -> Terms {
        var terms = standard
        terms.conditionalReturns = ConditionalReturns([.quality: days])
        terms.responseHours = 12
        return terms
    }
}

extension Story {
    /// Delivered under terms that promise a return for bad quality.
    static func returnable(by method: DeliveryMethod = .files) throws -> Story {
        var story = try enquiry()
        var terms = Terms.returning()
        terms.deliveryMethod = method
        if method == .secret { terms.returnCondition = .keyNotRevealed }
        try story.give(ProposeTerms.next(in: story.trade, terms: terms), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        try story.pay()
        try story.handOver()
        return story
    }

    /// The same, accepted and released.
    static func returnableAfterRelease(by method: DeliveryMethod = .files) throws -> Story {
        var story = try returnable(by: method)
        try story.takeIn()
        try story.give(SignReceipt.forAll, by: .buyer)
        try story.give(ConfirmAcceptance(), by: .buyer)
        return story
    }

    /// What has to be there before a step about a request can be taken.
    mutating func prepareRequest(for step: TradeStep, by role: TradeRole, in phase: TradePhase) throws {
        let other = Actor.party(role == .seller ? .buyer : .seller)
        switch step {
        case .answerRequest, .withdrawRequest: try give(OpenRequest.repair, by: .buyer)
        case .proposeRemedy:
            try give(OpenRequest.repair, by: .buyer)
            try give(AnswerRequest.no, by: .seller)
        case .acceptRemedy, .declineRemedy:
            try give(OpenRequest.repair, by: .buyer)
            try give(AnswerRequest.no, by: .seller)
            try give(ProposeRemedy(number: 1, remedy: .fullReturn), by: other)
        case .lapseRequest:
            try give(OpenRequest.repair, by: .buyer)
            try wait(for: .requestAnswer)
        case .signDeletion:
            try give(OpenRequest.repair, by: .buyer)
            try give(ProposeRemedy(number: 1, remedy: .fullReturn), by: .seller)
            try give(AcceptRemedy(number: 1, proposal: 1), by: .buyer)
        case .fulfilRemedy: try promiseRepair()
        case .postSupport, .closeRequest:
            try give(OpenRequest.question, by: .buyer)
            if role == .seller, step == .closeRequest { try give(PostSupport(number: 1, text: "在设置里"), by: .seller) }
        case .deliverFiles, .deliverSecret, .handOverRepository, .deliverByMail, .reportService:
            if phase == .completed { try promiseRepair() }
        case .recordDownload where phase == .refunded:
            self = try .delivered()
            try give(GiveRefund.of(10_000), by: .seller)
        default: break
        }
    }

    mutating func promiseRepair() throws {
        try give(OpenRequest.repair, by: .buyer)
        try give(AnswerRequest(number: 1, isAccepted: true, hours: 24), by: .seller)
    }

    /// Trades in which everything about after-sales requests happens.
    static func afterSales() throws -> [Story] {
        var back = try returnable()
        try back.give(OpenRequest.quality, by: .buyer)
        try back.wait(for: .requestAnswer)
        try back.give(LapseRequest(.requestAnswer), by: .clock)
        try back.give(AnswerRequest.yes, by: .seller)
        try back.give(SignDeletion.all(in: back.trade), by: .buyer)
        var kept = try completed()
        try kept.give(OpenRequest.repair, by: .buyer)
        try kept.give(ProposeRemedy(number: 1, remedy: .extraSupport(months: 2)), by: .seller)
        try kept.give(DeclineRemedy(number: 1, proposal: 1), by: .buyer)
        try kept.give(ProposeRemedy(number: 1, remedy: .replacement(hours: 24)), by: .buyer)
        try kept.give(AcceptRemedy(number: 1, proposal: 2), by: .seller)
        try kept.give(FulfilRemedy(number: 1, report: "已更换"), by: .seller)
        try kept.give(OpenRequest.repair, by: .buyer)
        try kept.give(WithdrawRequest(number: 2), by: .buyer)
        try kept.give(OpenRequest.question, by: .buyer)
        try kept.give(PostSupport(number: 3, text: "在设置里"), by: .seller)
        try kept.give(CloseRequest(number: 3), by: .buyer)
        return [back, kept]
    }
}
