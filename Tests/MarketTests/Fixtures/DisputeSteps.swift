import Ledger
import Testing

@testable import Market

// Well-formed commands in a dispute, in the words of the tests.

extension MemberID {
    /// Who decides on appeals.
    static let otherMediator = MemberID.number(5)
}

extension Actor {
    static let otherMediator = Actor.staff(.otherMediator)
}

extension OpenDispute {
    /// The buyer wants so many fen back.
    static func wanting(_ fen: Int64, claims: [DisputeClaim] = [.defective]) -> OpenDispute {
        OpenDispute(
            claims: claims, clauses: ["deliveryMethod"], wish: DisputeOutcome(refundMinor: fen), statement: "打开就闪退")
    }
}

extension OfferSettlement {
    static func of(_ fen: Int64, in number: Int = 1) -> OfferSettlement {
        OfferSettlement(dispute: number, outcome: DisputeOutcome(refundMinor: fen), note: "各让一步")
    }
}

extension DisputeFinding {
    static let founded = DisputeFinding(claim: .defective, isFounded: true, text: "两次下载都打不开", entries: [1])
    static let unfounded = DisputeFinding(claim: .defective, isFounded: false, text: "记录里能正常运行", entries: [1, 2])
}

extension TakeDispute {
    static func by(_ mediator: MemberID, dealings: [MediatorDealing] = [], in number: Int = 1) -> TakeDispute {
        TakeDispute(dispute: number, mediator: mediator, dealings: dealings)
    }
}

extension ProposeMediation {
    static func of(_ fen: Int64, by mediator: MemberID = .mediator) -> ProposeMediation {
        ProposeMediation(dispute: 1, mediator: mediator, outcome: DisputeOutcome(refundMinor: fen), reason: "折中")
    }
}

extension RuleDispute {
    static func of(_ fen: Int64, by mediator: MemberID = .mediator, claim: DisputeClaim = .defective) -> RuleDispute {
        RuleDispute(
            dispute: 1, mediator: mediator,
            findings: [DisputeFinding(claim: claim, isFounded: true, text: "成立", entries: [1])],
            outcome: DisputeOutcome(refundMinor: fen), reason: "依卷宗")
    }
}

extension DecideAppeal {
    static func of(_ fen: Int64, claim: DisputeClaim = .defective) -> DecideAppeal {
        DecideAppeal(
            dispute: 1, mediator: .otherMediator,
            findings: [DisputeFinding(claim: claim, isFounded: true, text: "部分成立", entries: [1])],
            outcome: DisputeOutcome(refundMinor: fen), reason: "重新看过")
    }
}

extension Story {
    /// Delivered, and the buyer has opened a dispute over all of it.
    static func disputed(_ fen: Int64 = 10_000) throws -> Story {
        var story = try delivered()
        try story.give(OpenDispute.wanting(fen), by: .buyer)
        return story
    }

    /// The same, and the evidence window is closed: a mediator has it.
    static func mediated() throws -> Story {
        var story = try disputed()
        try story.toMediation(openedBy: .buyer)
        return story
    }

    /// The same, and one of the parties did not accept the proposal.
    static func beforeRuling() throws -> Story {
        var story = try mediated()
        try story.toRuling()
        return story
    }

    /// The same, and ruled: so many fen go back.
    static func ruled(_ fen: Int64 = 3_000) throws -> Story {
        var story = try beforeRuling()
        try story.give(RuleDispute.of(fen), by: .mediator)
        return story
    }

    mutating func toNegotiation(openedBy opener: Side) throws {
        try give(AnswerDispute(dispute: 1, stance: .contested, text: "能正常打开"), by: .party(opener.other))
    }

    mutating func toEvidence(openedBy opener: Side) throws {
        try toNegotiation(openedBy: opener)
        try give(EscalateDispute(dispute: 1), by: .buyer)
    }

    mutating func toMediation(openedBy opener: Side) throws {
        try toEvidence(openedBy: opener)
        try wait(for: .evidence)
        try give(PassDispute(), by: .clock)
        try give(TakeDispute.by(.mediator), by: .mediator)
    }

    mutating func toRuling() throws {
        try give(ProposeMediation.of(5_000), by: .mediator)
        try give(AnswerMediation(dispute: 1, isAccepted: false, note: ""), by: .seller)
    }

    /// What has to be there before a step in a dispute can be taken.
    mutating func prepareDispute(for step: TradeStep, by role: TradeRole) throws {
        guard step.isInDispute, step != .openDispute else { return }
        let side = role.side ?? .buyer
        let opener: Side =
            switch step {
            case .answerDispute: side.other
            case .withdrawDispute: side
            default: .buyer
            }
        try give(OpenDispute.opening(by: opener), by: .party(opener))
        switch step {
        case .acceptSettlement, .declineSettlement: try give(OfferSettlement.of(1_000), by: .party(side.other))
        case .lapseSettlement:
            try give(OfferSettlement.of(1_000), by: .seller)
            try wait(for: .settlement)
        case .escalateDispute: try toNegotiation(openedBy: opener)
        case .extendEvidence, .takeDispute: try toEvidence(openedBy: opener)
        case .recuseDispute, .proposeMediation: try toMediation(openedBy: opener)
        case .answerMediation:
            try toMediation(openedBy: opener)
            try give(ProposeMediation.of(1_000), by: .mediator)
        case .ruleDispute, .appealRuling, .executeRuling:
            try toMediation(openedBy: opener)
            try toRuling()
            guard step != .ruleDispute else { return }
            try give(RuleDispute.of(1_000, claim: .other), by: .mediator)
            if step == .executeRuling { try wait(for: .appeal) }
        case .decideAppeal:
            try toEvidence(openedBy: opener)
            try wait(for: .evidence)
            try give(PassDispute(), by: .clock)
            try give(TakeDispute.by(.otherMediator), by: .otherMediator)
            try give(ProposeMediation.of(1_000, by: .otherMediator), by: .otherMediator)
            try give(AnswerMediation(dispute: 1, isAccepted: false, note: ""), by: .seller)
            try give(RuleDispute.of(1_000, by: .otherMediator, claim: .other), by: .otherMediator)
            try give(AppealRuling(dispute: 1, isAppeal: true, reason: "没有看到日志"), by: .seller)
            try give(TakeDispute.by(.mediator), by: .mediator)
        case .resumeDispute:
            try give(SuspendDispute(dispute: 1, days: 3), by: .buyer)
            try give(SuspendDispute(dispute: 1, days: 3), by: .seller)
            if role == .clock { try wait(for: .suspension) }
        case .passDispute: try wait(for: .disputeAnswer)
        default: break
        }
    }

    /// Stories in which each event of a dispute happens.
    static func disputes() throws -> [Story] {
        var talked = try disputed()
        try talked.give(SuspendDispute(dispute: 1, days: 3), by: .buyer)
        try talked.give(SuspendDispute(dispute: 1, days: 3), by: .seller)
        try talked.give(ResumeDispute(dispute: 1), by: .buyer)
        try talked.give(OfferSettlement.of(1_000), by: .seller)
        try talked.give(DeclineSettlement(dispute: 1, offer: 1, reason: "太少"), by: .buyer)
        try talked.give(OfferSettlement.of(2_000), by: .seller)
        try talked.wait(for: .settlement)
        try talked.give(LapseSettlement(), by: .clock)
        try talked.give(WithdrawDispute(dispute: 1, reason: "好了"), by: .buyer)
        var ruled = try disputed()
        try ruled.toEvidence(openedBy: .buyer)
        try ruled.give(
            AddEvidence(dispute: 1, file: .picture, name: "闪退.png", note: "启动就退出", entries: [1]), by: .buyer)
        try ruled.give(ExtendEvidence(dispute: 1), by: .seller)
        try ruled.wait(for: .evidence)
        try ruled.give(PassDispute(), by: .clock)
        try ruled.give(TakeDispute.by(.otherMediator), by: .otherMediator)
        try ruled.give(RecuseDispute(dispute: 1, mediator: .otherMediator, reason: "认识卖家"), by: .otherMediator)
        try ruled.give(TakeDispute.by(.mediator), by: .mediator)
        try ruled.toRuling()
        try ruled.give(RuleDispute.of(3_000), by: .mediator)
        try ruled.give(AppealRuling(dispute: 1, isAppeal: false, reason: ""), by: .seller)
        var appealed = ruled
        try ruled.give(AppealRuling(dispute: 1, isAppeal: false, reason: ""), by: .buyer)
        try appealed.give(AppealRuling(dispute: 1, isAppeal: true, reason: "没有看日志"), by: .buyer)
        try appealed.give(TakeDispute.by(.number(6)), by: .staff(.number(6)))
        try appealed.give(
            DecideAppeal(
                dispute: 1, mediator: .number(6), findings: [.founded], outcome: DisputeOutcome(refundMinor: 6_000), reason: "日志成立"),
            by: .staff(.number(6)))
        var settled = try disputed()
        try settled.give(OfferSettlement.of(4_000), by: .seller)
        try settled.give(AcceptSettlement(dispute: 1, offer: 1), by: .buyer)
        return [talked, ruled, appealed, settled]
    }
}

extension OpenDispute {
    /// One that either side can open, in any trade that has money to dispute about.
    static func opening(by side: Side) -> OpenDispute {
        OpenDispute(claims: [.other, .licence], clauses: [], wish: DisputeOutcome(refundMinor: 1_000), statement: "说好的没做到")
    }
}

extension TradeStep {
    /// Whether it is a step in a dispute.
    var isInDispute: Bool {
        switch self {
        case .openDispute, .answerDispute, .offerSettlement, .acceptSettlement, .declineSettlement, .lapseSettlement,
            .withdrawDispute, .escalateDispute, .addEvidence, .extendEvidence, .takeDispute, .recuseDispute, .proposeMediation,
            .answerMediation, .ruleDispute, .appealRuling, .decideAppeal, .suspendDispute, .resumeDispute, .passDispute,
            .executeRuling:
            true
        default: false
        }
    }
}

extension Occasion {
    /// A command of a step in a dispute.
    static func inDispute(_ step: TradeStep, by role: TradeRole) -> any TradeCommand {
        switch step {
        case .openDispute: return OpenDispute.opening(by: role.side ?? .buyer)
        case .answerDispute: return AnswerDispute(dispute: 1, stance: .contested, text: "都做到了")
        case .offerSettlement: return OfferSettlement.of(1_000)
        case .acceptSettlement: return AcceptSettlement(dispute: 1, offer: 1)
        case .declineSettlement: return DeclineSettlement(dispute: 1, offer: 1, reason: "")
        case .lapseSettlement: return LapseSettlement()
        case .withdrawDispute: return WithdrawDispute(dispute: 1, reason: "")
        case .escalateDispute: return EscalateDispute(dispute: 1)
        case .addEvidence: return AddEvidence(dispute: 1, file: .notes, name: "笔记.txt", note: "当时的记录", entries: [0])
        case .extendEvidence: return ExtendEvidence(dispute: 1)
        case .takeDispute: return TakeDispute.by(.mediator)
        case .recuseDispute: return RecuseDispute(dispute: 1, mediator: .mediator, reason: "认识买家")
        case .proposeMediation: return ProposeMediation.of(1_000)
        case .answerMediation: return AnswerMediation(dispute: 1, isAccepted: true, note: "")
        case .ruleDispute: return RuleDispute.of(1_000, claim: .other)
        case .appealRuling: return AppealRuling(dispute: 1, isAppeal: true, reason: "没有看到日志")
        case .decideAppeal:
            return DecideAppeal(
                dispute: 1, mediator: .mediator,
                findings: [DisputeFinding(claim: .other, isFounded: false, text: "不成立", entries: [0])],
                outcome: DisputeOutcome(refundMinor: 0), reason: "重新看过")
        case .suspendDispute: return SuspendDispute(dispute: 1, days: 3)
        case .resumeDispute: return ResumeDispute(dispute: 1)
        case .passDispute: return PassDispute()
        default: return ExecuteRuling()
        }
    }
}
