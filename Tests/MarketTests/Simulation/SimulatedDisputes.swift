import Ledger

@testable import Market

extension SimulatedTrade {
    /// The one who mediates, most often; or one of three.
    mutating func mediator() -> MemberID {
        if let mediator = trade.openDispute?.mediator, chance.below(8) != 0 { return mediator }
        return [MemberID.mediator, .otherMediator, .number(6)][chance.below(3)]
    }

    /// The step that leads a dispute on. Where only time does, it passes.
    mutating func onward(in dispute: Dispute) -> (TradeStep, TradeRole) {
        let party: TradeRole = chance.below(2) == 0 ? .buyer : .seller
        if dispute.isSuspended { return (.resumeDispute, party) }
        if let offer = dispute.openOffer, chance.below(2) == 0 {
            return (chance.below(4) == 0 ? .acceptSettlement : .declineSettlement, offer.by == .buyer ? .seller : .buyer)
        }
        if chance.below(12) == 0 { return (chance.below(2) == 0 ? .offerSettlement : .suspendDispute, party) }
        let role: TradeRole
        switch dispute.phase {
        case .answering: return (.answerDispute, dispute.by == .buyer ? .seller : .buyer)
        case .negotiating: return (.escalateDispute, party)
        case .evidence:
            if chance.below(2) == 0 { return (chance.below(2) == 0 ? .addEvidence : .extendEvidence, party) }
            if let end = trade.deadline(.evidence) { now = max(now, end) }
            return (.passDispute, .clock)
        case .mediating: return (dispute.mediator == nil ? .takeDispute : .proposeMediation, .staff)
        case .considering:
            role = dispute.proposal?.answers[.buyer] == nil ? .buyer : .seller
            return (.answerMediation, role)
        case .ruling: return (dispute.mediator == nil ? .takeDispute : .ruleDispute, .staff)
        case .appealable:
            if chance.below(3) == 0, let end = trade.deadline(.appeal) {
                now = max(now, end)
                return (.executeRuling, .clock)
            }
            return (.appealRuling, party)
        case .appealed: return (dispute.mediator == nil ? .takeDispute : .decideAppeal, .staff)
        case .settled, .ruled, .withdrawn, .overtaken: return (.postMessage, party)
        }
    }

    /// At the end of the turns nobody acts but the clock, the gateway and the mediators: without those a dispute waits for ever.
    /// True if a mediator has acted.
    mutating func mediate(_ next: Deadline) throws -> Bool {
        guard let dispute = trade.openDispute else { return false }
        if next.kind == .appeal, chance.below(2) == 0 {
            return try give(inDispute(.appealRuling, isWrong: false), by: chance.below(2) == 0 ? .buyer : .seller)
        }
        guard [.mediation, .ruling].contains(next.kind) else { return false }
        let free = [MemberID.mediator, .otherMediator, .number(6), .number(7), .number(8)]
        let number = dispute.number
        guard let mediator = dispute.mediator else {
            let taker = free.first { !dispute.formerMediators.contains($0) } ?? .number(9)
            now = max(now, Timestamp(ms: next.at.ms - 1))
            return try give(TakeDispute.by(taker, in: number), by: .staff(taker))
        }
        guard now < next.at else { return false }
        let outcome = outcome(isWrong: false)
        let findings = [DisputeFinding(claim: dispute.claims[0], isFounded: true, text: "成立", entries: [0])]
        switch dispute.phase {
        case .mediating:
            return try give(
                ProposeMediation(dispute: number, mediator: mediator, outcome: outcome, reason: "折中"), by: .staff(mediator))
        case .appealed:
            return try give(
                DecideAppeal(
                    dispute: number, mediator: mediator, findings: findings, outcome: outcome, reason: "终局",
                    funds: funds(for: outcome)),
                by: .staff(mediator))
        default:
            return try give(
                RuleDispute(dispute: number, mediator: mediator, findings: findings, outcome: outcome, reason: "依卷宗"),
                by: .staff(mediator))
        }
    }

    /// A command of a step in a dispute: most often a good one, else wrong in one place.
    mutating func inDispute(_ step: TradeStep, isWrong: Bool) -> any TradeCommand {
        let open = trade.openDispute
        let number = isWrong && chance.below(3) == 0 ? 9 : max(1, trade.disputes.count)
        let mediator = open?.mediator ?? [MemberID.mediator, .otherMediator, .number(6)][chance.below(3)]
        let claim = isWrong ? DisputeClaim.bannedGoods : open?.claims.first ?? .other
        let finding = DisputeFinding(
            claim: claim, isFounded: chance.below(2) == 0, text: "认定", entries: isWrong ? [] : [Int64(chance.below(3))])
        switch step {
        case .openDispute:
            let claims: [DisputeClaim] = [.defective, .notDelivered, .counterfeit, .other, .licence, .acceptanceWithheld]
            return OpenDispute(
                claims: [claims[chance.below(claims.count)]], clauses: isWrong ? ["no name"] : ["price"],
                wish: outcome(isWrong: isWrong, by: .party), statement: "说好的没做到")
        case .answerDispute: return AnswerDispute(dispute: number, stance: .contested, text: isWrong ? "" : "都做到了")
        case .offerSettlement:
            return OfferSettlement(dispute: number, outcome: outcome(isWrong: isWrong, by: .party), note: "各让一步")
        case .acceptSettlement:
            return AcceptSettlement(
                dispute: number, offer: (open?.offers.count ?? 0) + (isWrong ? 1 : 0), funds: funds(for: open?.offers.last?.outcome)
            )
        case .declineSettlement: return DeclineSettlement(dispute: number, offer: open?.offers.count ?? 0, reason: "")
        case .lapseSettlement: return LapseSettlement()
        case .withdrawDispute: return WithdrawDispute(dispute: number, reason: "")
        case .escalateDispute: return EscalateDispute(dispute: number)
        case .addEvidence:
            let file = SentFile(original: Artefact(sha256: .number(6_000 + chance.below(6)), bytes: 9))
            return AddEvidence(
                dispute: number, file: chance.below(3) == 0 ? nil : file, name: "a.txt", note: isWrong ? "" : "当时的记录",
                entries: [0])
        case .extendEvidence: return ExtendEvidence(dispute: number)
        case .takeDispute:
            let dealings = isWrong ? [MediatorDealing(.bought, in: .number(8))] : []
            return TakeDispute(dispute: number, mediator: mediator, dealings: dealings)
        case .recuseDispute: return RecuseDispute(dispute: number, mediator: mediator, reason: "认识卖家")
        case .proposeMediation:
            return ProposeMediation(dispute: number, mediator: mediator, outcome: outcome(isWrong: isWrong), reason: "折中")
        case .answerMediation:
            return AnswerMediation(
                dispute: number, isAccepted: chance.below(3) != 0, note: "", funds: funds(for: open?.proposal?.outcome))
        case .ruleDispute:
            return RuleDispute(
                dispute: number, mediator: mediator, findings: [finding], outcome: outcome(isWrong: isWrong), reason: "依卷宗")
        case .appealRuling:
            return AppealRuling(
                dispute: number, isAppeal: chance.below(2) == 0, reason: "没有看日志", funds: funds(for: open?.rulings.last?.outcome))
        case .decideAppeal:
            let outcome = outcome(isWrong: isWrong)
            return DecideAppeal(
                dispute: number, mediator: mediator, findings: [finding], outcome: outcome, reason: "终局",
                funds: funds(for: isWrong ? nil : outcome))
        case .suspendDispute: return SuspendDispute(dispute: number, days: isWrong ? 31 : open?.talks?.days ?? 1 + chance.below(5))
        case .resumeDispute: return ResumeDispute(dispute: number)
        case .passDispute: return PassDispute()
        default: return ExecuteRuling(funds: funds(for: open?.rulings.last?.outcome))
        }
    }

    /// What the seller has for that outcome, and what the platform lays out and gives back of its fee.
    private mutating func funds(for outcome: DisputeOutcome?) -> SellerFunds {
        let split = split(of: outcome?.money(in: trade).fromSeller.minor ?? 0)
        return SellerFunds(
            freeMinor: split.fromBalance.minor, advanceMinor: split.advanced.minor, feeMinor: split.feeReturned.minor)
    }

    private mutating func outcome(isWrong: Bool, by author: OutcomeAuthor = .mediator) -> DisputeOutcome {
        let most = trade.disputedMinor
        if isWrong { return DisputeOutcome(refundMinor: [-1, most + 1, .max, .min][chance.below(4)]) }
        let refund: Int64 =
            switch chance.below(4) {
            case 0: 0
            case 1: most
            default: Int64(chance.below(Int(max(1, most))))
            }
        let redo: Int? = chance.below(6) == 0 ? [1, 48][chance.below(2)] : nil
        let waives = author == .mediator && redo == nil && refund < trade.heldMinor && chance.below(4) == 0
        return DisputeOutcome(
            refundMinor: refund, redoByHours: redo, extraSupportMonths: chance.below(6) == 0 ? 2 : nil, feeWaived: waives,
            licence: chance.below(3) == 0 ? .ended : .kept)
    }
}
