import Ledger

@testable import Market

extension SimulatedTrade {
    /// A command of that step: most often a good one, else wrong in one place.
    mutating func command(_ step: TradeStep) -> any TradeCommand {
        let isWrong = chance.below(8) == 0
        let newest = trade.proposals.count
        switch step {
        case .openEnquiry:
            var policy = Policy.standard
            policy.fee = Fee(basisPoints: chance.below(10_001), fixedMinor: Int64(chance.below(300)))!
            policy.feeBearer = FeeBearer.allCases[chance.below(FeeBearer.allCases.count)]
            policy.returnsFee = chance.below(2) == 0
            return OpenEnquiry(
                revision: .first, seller: isWrong ? .buyer : .seller, standardTerms: .price(.fen(price(good: true))),
                policy: policy, buyer: .buyer, isWithdrawn: chance.below(10) == 0)
        case .postMessage:
            return PostMessage(
                text: isWrong ? "" : chance.below(10) == 0 ? "加我微信 lin_code88" : chance.below(5) == 0 ? Story.threat : "在吗")
        case .openDeal: return OpenDeal.taken(by: isWrong ? .stranger : .buyer)
        case .takeStandardTerms:
            return TakeStandardTerms(
                wording: .of([]), document: .proposal(newest + 1), answering: isWrong ? newest - 1 : newest,
                isWithdrawn: chance.below(20) == 0)
        case .proposeTerms:
            var terms = Terms.price(.fen(price(good: !isWrong)))
            if let agreed = trade.agreement, chance.below(4) != 0 { terms.price = agreed.terms.price }
            terms.deliveryHours = [1, 48, 2_160][chance.below(3)]
            terms.acceptanceDays = [1, 7, 30][chance.below(3)]
            if chance.below(2) == 0 { terms.conditionalReturns = ConditionalReturns([.quality: 30]) }
            terms.deliveryMethod = DeliveryMethod.allCases[chance.below(DeliveryMethod.allCases.count)]
            terms = inMilestones(terms, isWrong: isWrong)
            return ProposeTerms(
                terms: terms, wording: .inSteps(terms.milestones.count, for: isWrong ? nil : terms),
                document: .proposal(newest + 1),
                answering: chance.below(10) == 0 ? max(0, newest - 1) : newest, ticks: .all, signing: signing(),
                standing: .inSteps(trade.agreement?.terms.milestones.count ?? 0))
        case .declineTerms: return DeclineTerms(number: isWrong ? 0 : newest, reason: "太贵")
        case .confirmTerms:
            return ConfirmTerms(
                number: newest, document: .proposal(isWrong ? newest + 1 : newest),
                ticks: chance.below(10) == 0 ? [] : .all, signing: signing())
        case .lapseProposal: return LapseProposal()
        case .pinRevision:
            return PinRevision.newer(
                isWrong ? 1 : (trade.opening?.revision.number ?? 0) + 1, terms: .price(.fen(price(good: true))),
                isWithdrawn: chance.below(20) == 0)
        case .startPayment:
            let number = isWrong ? 1 : UInt64(trade.payments.count + 1)
            return StartPayment(
                payment: .number(number), gateway: chance.below(8) == 0 ? "other" : "sandbox",
                holdDays: [nil, 30, 30, 180, 500][chance.below(5)], part: aim)
        case .recordPayment: return payment(isWrong: isWrong)
        case .lapsePayment: return LapsePayment()
        case .lapseMilestones: return LapseMilestones()
        case .deliverFiles:
            let files = [Artefact.source, .manual].prefix(chance.below(3))
            return DeliverFiles.files(Array(files), part: aim)
        case .recordDownload:
            let files = aimedRound?.artefacts ?? []
            let file = files.isEmpty ? .source : files[chance.below(files.count)]
            let first = isWrong ? Int64(chance.below(3)) - 1 : 0
            return RecordDownload(artefact: file.sha256, firstByte: first, bytesSent: file.bytes, client: "c")
        case .deliverSecret: return DeliverSecret.key(characters: isWrong ? 0 : 20, part: aim)
        case .revealSecret: return RevealSecret.of(isWrong ? 0 : aimedRound?.number ?? 1)
        case .handOverRepository: return HandOverRepository.at(isWrong ? "file:///etc" : "git@git.example:shop.git", part: aim)
        case .confirmAccess:
            let found: CommitHash = chance.below(3) == 0 ? .other : .handedOver
            return ConfirmAccess(commit: isWrong ? "abc" : found.rawValue, part: aim)
        case .deliverByMail: return DeliverByMail.of(to: isWrong ? "nobody" : "buyer@example.com", part: aim)
        case .recordMail: return isWrong || chance.below(4) == 0 ? RecordMail.refused : RecordMail.accepted
        case .reportService: return ReportService.done(criteria: chance.below(4), report: isWrong ? "" : "做完了", part: aim)
        case .acceptCriterion: return AcceptCriterion(number: chance.below(isWrong ? 9 : 3) + 1, part: aim)
        case .refuseCriterion: return RefuseCriterion(number: chance.below(3) + 1, reason: isWrong ? "" : "打不开", part: aim)
        case .requestChange: return RequestChange(reason: isWrong ? " " : "改一处", part: aim)
        case .lapseChange: return LapseChange(part: aim)
        case .signReceipt: return SignReceipt(manifest: isWrong ? .number(1) : .manifest, signing: signing(), part: aim)
        case .confirmAcceptance: return ConfirmAcceptance(part: isWrong && trade.isSplit ? 9 : aim)
        case .passAcceptance: return PassAcceptance(part: aim)
        case .refundUndelivered: return RefundUndelivered(part: aim)
        case .recordRefund:
            let known = trade.openRefunds.map(\.refund) + trade.madeRefunds.sorted()
            return RecordRefund(refund: known.isEmpty || isWrong ? "none" : known[chance.below(known.count)])
        case .rateTrade: return chance.below(2) == 0 ? RateTrade.good : RateTrade.bad
        case .changeRating: return ChangeRating(score: .neutral, text: isWrong ? String(repeating: "长", count: 501) : "改")
        case .replyToRating: return ReplyToRating(text: isWrong ? "" : "谢谢")
        case .maskRating: return MaskRating.of(isWrong ? 0 : trade.ratingFiles[someSide()]?.texts.last ?? 1)
        case .decideExclusion: return DecideExclusion.about(judgedSide(), isExcluded: chance.below(2) == 0)
        case .appealExclusion: return AppealExclusion(of: judgedSide(), reason: isWrong ? "" : "不服")
        case .ruleOnExclusion: return RuleOnExclusion.about(judgedSide(), by: .otherStaff)
        case .revealRatings: return RevealRatings()
        case .eraseValues: return EraseValues(.of(1, member: isWrong ? .stranger : .buyer))
        case .markReceived: return MarkReceived(from: isWrong ? 3 : 0, upTo: trade.entryCount - (isWrong ? 0 : 1))
        case .markRead: return MarkRead(from: isWrong ? 3 : 0, upTo: trade.entryCount - 1)
        case .withdrawMessage: return WithdrawMessage(message: .first(by: isWrong ? .buyer : .seller))
        case .addRecord:
            return AddRecord.export(SentFile(original: Artefact(sha256: .number(5_000 + chance.below(4)), bytes: 9)))
        case .remindDeadline:
            let deadline = trade.deadlines.first ?? Deadline(kind: .payment, at: now)
            return RemindDeadline(of: isWrong ? Deadline(kind: deadline.kind, at: now) : deadline)
        case .recordSettlement:
            let known = trade.settlements.map(\.settlement)
            return RecordSettlement(settlement: known.isEmpty || isWrong ? "none" : known[chance.below(known.count)])
        case .resolveCall:
            let known = trade.openRefunds.map(\.refund) + trade.settlements.map(\.settlement)
            return ResolveCall.byHand(known.isEmpty || isWrong ? "none" : known[chance.below(known.count)])
        case .refundAfterRelease: return refundAfterRelease(isWrong: isWrong)
        case .payOwedRefund:
            let owed = trade.owedBack.reduce(0) { $0 + $1.leftMinor }
            return PayOwedRefund(amount: .fen(isWrong ? owed + 1 : min(owed, sellersMinor)))
        case .cancelTrade: return CancelTrade(reason: isWrong ? " " : "不要了", part: aim)
        case .proposeRefund: return ProposeRefund.of(share(isWrong: isWrong), part: aim)
        case .acceptRefund: return AcceptRefund(number: (aimed?.openRefund?.number ?? trade.refundTalks) + (isWrong ? 1 : 0))
        case .declineRefund:
            return DeclineRefund(number: (aimed?.openRefund?.number ?? trade.refundTalks) + (isWrong ? 1 : 0), reason: "")
        case .lapseRefund: return LapseRefund(part: aim)
        case .giveRefund: return GiveRefund.of(share(isWrong: isWrong), part: aim)
        case .extendAcceptance: return ExtendAcceptance(days: isWrong ? 31 : chance.below(30) + 1, part: aim)
        case .askDeliveryTime: return AskDeliveryTime.of(isWrong ? 0 : [1, 48, 2_160][chance.below(3)], part: aim)
        case .answerDeliveryTime:
            let number = aimed?.openAsk?.number ?? trade.deliveryAsks
            return AnswerDeliveryTime(number: number + (isWrong ? 1 : 0), isGranted: chance.below(3) != 0)
        case .warnHoldExpiry: return WarnHoldExpiry(part: aim)
        case .endHold: return EndHold(part: aim)
        case .openDispute, .answerDispute, .offerSettlement, .acceptSettlement, .declineSettlement, .lapseSettlement,
            .withdrawDispute, .escalateDispute, .addEvidence, .extendEvidence, .takeDispute, .recuseDispute,
            .proposeMediation, .answerMediation, .ruleDispute, .appealRuling, .decideAppeal, .suspendDispute,
            .resumeDispute, .passDispute, .executeRuling:
            return inDispute(step, isWrong: isWrong)
        case .recordChargeback: return chargeback(isWrong: isWrong)
        case .openRequest: return openRequest(isWrong: isWrong)
        case .answerRequest:
            return AnswerRequest(
                number: request(isWrong), isAccepted: chance.below(2) == 0, hours: isWrong ? nil : 24, reason: isWrong ? " " : "看过了"
            )
        case .proposeRemedy: return ProposeRemedy(number: request(isWrong), remedy: remedy(isWrong: isWrong))
        case .acceptRemedy: return acceptRemedy(isWrong: isWrong)
        case .declineRemedy: return DeclineRemedy(number: request(isWrong), proposal: proposal)
        case .withdrawRequest: return WithdrawRequest(number: request(isWrong))
        case .lapseRequest: return LapseRequest(AfterSalesRequest.clockKinds[chance.below(AfterSalesRequest.clockKinds.count)])
        case .signDeletion:
            return SignDeletion(
                number: request(isWrong), rounds: trade.rounds.count, document: .number(9_000), signing: signing(),
                split: releasedSplit(of: trade.givableMinor))
        case .fulfilRemedy: return FulfilRemedy(number: request(isWrong), report: isWrong ? "" : "已修好")
        case .postSupport: return PostSupport(number: request(isWrong), text: isWrong ? " " : "怎样换语言？")
        case .closeRequest: return CloseRequest(number: request(isWrong))
        case .maskMessage: return MaskMessage(.first(by: .seller), as: .number(80), isMasked: !isWrong)
        }
    }

    /// A part of what is held, all of it often; or more, or nothing.
    private mutating func share(isWrong: Bool) -> Int64 {
        let heldMinor = aimed?.heldMinor ?? trade.heldMinor
        if isWrong { return [0, -1, heldMinor + 1, .max, .min][chance.below(5)] }
        return chance.below(3) == 0 ? heldMinor : Int64(chance.below(Int(max(1, heldMinor)))) + 1
    }

    /// The same terms in milestones, or not: what was paid stays most often, and what is left is divided anew, or struck.
    private mutating func inMilestones(_ terms: Terms, isWrong: Bool) -> Terms {
        var terms = terms
        let paid = Array((trade.agreement?.terms.milestones ?? []).prefix(trade.paidParts))
        guard Terms.Bounds.priceMinor.contains(terms.price.minor), chance.below(3) == 0 || !paid.isEmpty else { return terms }
        if !paid.isEmpty, chance.below(6) == 0 { return terms }
        terms.milestones = paid
        let paidMinor = paid.reduce(0) { $0 + $1.amountMinor }
        if paid.count >= Milestone.counts.lowerBound, chance.below(4) == 0 { terms.price = .fen(paidMinor) }
        var left = terms.price.minor - paidMinor
        let count = chance.below(3) + (paid.isEmpty ? 2 : 1)
        for place in 0..<count where left > 0 {
            let amount = place == count - 1 ? left : 1 + Int64(chance.below(Int(left)))
            terms.milestones.append(
                Milestone(
                    amountMinor: amount, deliveryHours: [1, 48, 2_160][chance.below(3)],
                    acceptanceDays: [1, 7, 30][chance.below(3)]))
            left -= amount
        }
        if isWrong, !terms.milestones.isEmpty { terms.milestones[0].amountMinor += 1 }
        return terms
    }

    /// What a gateway may say: of any attempt, the newest most often; a transaction told before, or another one.
    private mutating func payment(isWrong: Bool) -> RecordPayment {
        guard !trade.payments.isEmpty else { return RecordPayment.of(1) }
        let place = chance.below(3) == 0 ? chance.below(trade.payments.count) : trade.payments.count - 1
        let started = trade.payments[place]
        let transaction =
            switch chance.below(8) {
            case 0: "again\(chance.below(3))"
            case 1: "T\(chance.below(trade.payments.count) + 1)"
            default: "T\(place + 1)"
            }
        return RecordPayment(
            payment: started.id, gateway: started.gateway, transaction: transaction,
            amount: isWrong ? .fen(started.amount.minor + Int64(chance.below(3)) - 1) : started.amount)
    }

    /// What the seller has in the ledger.
    var sellersMinor: Int64 { books.balanceMinor(of: .member(MemberID.seller.rawValue), in: .cny) }

    /// A part or all of what was released, with a balance that other trades have left more or less of.
    private mutating func refundAfterRelease(isWrong: Bool) -> RefundAfterRelease {
        let most = trade.returnableMinor
        let amount = isWrong ? most + 1 : chance.below(3) == 0 ? most : 1 + Int64(chance.below(Int(max(1, most))))
        return RefundAfterRelease(split(of: amount))
    }

    /// Where so much comes from that was released, with a balance that other trades have left more or less of.
    mutating func split(of minor: Int64) -> RefundSplit {
        let fees = books.balanceMinor(of: .fees, in: .cny)
        let fee = chance.below(5) == 0 ? 0 : min(fees, trade.returnableFeeMinor(of: minor))
        return RefundSplit(
            .fen(minor), freeMinor: (chance.below(3) == 0 ? 0 : sellersMinor) + fee,
            advanceMinor: chance.below(3) == 0 ? fees - fee : 0, feeMinor: fee)
    }

    /// A gateway takes money of any payment back, in part most often; a number told before, now and then.
    private mutating func chargeback(isWrong: Bool) -> RecordChargeback {
        let arrivals = trade.arrivals.sorted { ($0.key.gateway, $0.key.transaction) < ($1.key.gateway, $1.key.transaction) }
        guard !arrivals.isEmpty else { return RecordChargeback.of(.yuan(1)) }
        let (sum, payment) = arrivals[chance.below(arrivals.count)]
        let paid = trade.payments.first { $0.id == payment }?.amount.minor ?? 0
        let minor = isWrong ? paid + 1 : chance.below(3) == 0 ? paid : 1 + Int64(chance.below(Int(max(1, paid))))
        let taken = Chargeback(
            payment: payment, gateway: sum.gateway, transaction: sum.transaction,
            number: "CB\(chance.below(6) == 0 ? max(0, trade.chargebacks.count - 1) : trade.chargebacks.count)",
            amount: .fen(minor))
        let free = chance.below(3) == 0 ? 0 : sellersMinor
        let debt = ChargebackPlan(taken, freeMinor: free, in: trade).debt
        return RecordChargeback(taken, freeMinor: free, debt: isWrong && chance.below(2) == 0 ? .none : debt)
    }

    /// A key most often; a password is refused where the price is high.
    private mutating func signing() -> Signing { chance.below(4) == 0 ? .password : .passkey(.key(1)) }

    private mutating func someSide() -> Side { chance.below(2) == 0 ? .buyer : .seller }

    private mutating func judgedSide() -> Side { chance.below(4) == 0 ? someSide() : pressing }

    private mutating func price(good: Bool) -> Int64 {
        let prices: [Int64] = good ? [1, 2, 19, 100, 99_999, 1_000_000_000] : [0, -1, 1_000_000_001, .max, .min]
        return prices[chance.below(prices.count)]
    }
}

extension SplitMix64 {
    /// A number from 0 to less than `limit`. That small numbers come a little more often does not matter here.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

extension TermsWording {
    /// The words of so many milestones and nothing else, with an address where the way of delivery needs one.
    fileprivate static func inSteps(_ count: Int, for terms: Terms? = nil) -> TermsWording {
        let needsAddress = terms?.deliveryMethod.needsReceivingSystem ?? false
        return TermsWording(
            clauses: [], nonce: "n", receivingSystem: needsAddress ? "收件@买家.例子" : "",
            milestones: TermsWording.steps(count).milestones)
    }
}
