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
            return OpenEnquiry(
                revision: .first, seller: isWrong ? .buyer : .seller, standardTerms: .price(.fen(price(good: true))),
                policy: policy, buyer: .buyer, isWithdrawn: chance.below(10) == 0)
        case .postMessage: return PostMessage(text: isWrong ? "" : chance.below(10) == 0 ? "加我微信 lin_code88" : "在吗")
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
            return ProposeTerms(
                terms: terms, wording: .of([], for: isWrong ? nil : terms), document: .proposal(newest + 1),
                answering: chance.below(10) == 0 ? max(0, newest - 1) : newest, ticks: .all, signing: signing(), standing: .of([]))
        case .declineTerms: return DeclineTerms(number: isWrong ? 0 : newest, reason: "")
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
                holdDays: [nil, 30, 30, 180, 500][chance.below(5)])
        case .recordPayment: return payment(isWrong: isWrong)
        case .lapsePayment: return LapsePayment()
        case .lapseMilestones: return LapseMilestones()
        case .deliverFiles:
            let files = [Artefact.source, .manual].prefix(chance.below(3))
            return DeliverFiles.files(Array(files))
        case .recordDownload:
            let files = trade.round?.artefacts ?? []
            let file = files.isEmpty ? .source : files[chance.below(files.count)]
            let first = isWrong ? Int64(chance.below(3)) - 1 : 0
            return RecordDownload(artefact: file.sha256, firstByte: first, bytesSent: file.bytes, client: "c")
        case .deliverSecret: return DeliverSecret.key(characters: isWrong ? 0 : 20)
        case .revealSecret: return RevealSecret.of(isWrong ? 0 : trade.rounds.count)
        case .handOverRepository: return HandOverRepository.at(isWrong ? "file:///etc" : "git@git.example:shop.git")
        case .confirmAccess:
            let found: CommitHash = chance.below(3) == 0 ? .other : .handedOver
            return ConfirmAccess(commit: isWrong ? "abc" : found.rawValue)
        case .deliverByMail: return DeliverByMail.of(to: isWrong ? "nobody" : "buyer@example.com")
        case .recordMail: return isWrong || chance.below(4) == 0 ? RecordMail.refused : RecordMail.accepted
        case .reportService: return ReportService.done(criteria: chance.below(4), report: isWrong ? "" : "做完了")
        case .acceptCriterion: return AcceptCriterion(number: chance.below(isWrong ? 9 : 3) + 1)
        case .refuseCriterion: return RefuseCriterion(number: chance.below(3) + 1, reason: isWrong ? "" : "打不开")
        case .requestChange: return RequestChange(reason: isWrong ? " " : "改一处")
        case .lapseChange: return LapseChange()
        case .signReceipt: return SignReceipt(manifest: isWrong ? .number(1) : .manifest, signing: signing())
        case .confirmAcceptance: return ConfirmAcceptance()
        case .passAcceptance: return PassAcceptance()
        case .refundUndelivered: return RefundUndelivered()
        case .recordRefund:
            let known = trade.openRefunds.map(\.refund) + trade.madeRefunds.sorted()
            return RecordRefund(refund: known.isEmpty || isWrong ? "none" : known[chance.below(known.count)])
        case .rateTrade: return RateTrade.good
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
        case .cancelTrade: return CancelTrade(reason: isWrong ? " " : "不要了")
        case .proposeRefund: return ProposeRefund.of(part(isWrong: isWrong))
        case .acceptRefund: return AcceptRefund(number: trade.refundTalks + (isWrong ? 1 : 0))
        case .declineRefund: return DeclineRefund(number: trade.refundTalks + (isWrong ? 1 : 0), reason: "")
        case .lapseRefund: return LapseRefund()
        case .giveRefund: return GiveRefund.of(part(isWrong: isWrong))
        case .extendAcceptance: return ExtendAcceptance(days: isWrong ? 31 : chance.below(30) + 1)
        case .askDeliveryTime: return AskDeliveryTime.of(isWrong ? 0 : [1, 48, 2_160][chance.below(3)])
        case .answerDeliveryTime:
            return AnswerDeliveryTime(number: trade.deliveryAsks + (isWrong ? 1 : 0), isGranted: chance.below(3) != 0)
        case .warnHoldExpiry: return WarnHoldExpiry()
        case .endHold: return EndHold()
        case .openRequest: return openRequest(isWrong: isWrong)
        case .answerRequest:
            return AnswerRequest(
                number: request(isWrong), isAccepted: chance.below(2) == 0, hours: isWrong ? nil : 24, reason: isWrong ? " " : "看过了")
        case .proposeRemedy: return ProposeRemedy(number: request(isWrong), remedy: remedy(isWrong: isWrong))
        case .acceptRemedy: return acceptRemedy(isWrong: isWrong)
        case .declineRemedy: return DeclineRemedy(number: request(isWrong), proposal: proposal)
        case .withdrawRequest: return WithdrawRequest(number: request(isWrong))
        case .lapseRequest: return LapseRequest(AfterSalesRequest.clockKinds[chance.below(AfterSalesRequest.clockKinds.count)])
        case .signDeletion:
            return SignDeletion(
                number: request(isWrong), rounds: trade.rounds.count, document: .number(9_000), signing: signing(),
                split: split(of: trade.givableMinor))
        case .fulfilRemedy: return FulfilRemedy(number: request(isWrong), report: isWrong ? "" : "已修好")
        case .postSupport: return PostSupport(number: request(isWrong), text: isWrong ? " " : "怎样换语言？")
        case .closeRequest: return CloseRequest(number: request(isWrong))
        }
    }

    /// A part of what is held, all of it often; or more, or nothing.
    private mutating func part(isWrong: Bool) -> Int64 {
        if isWrong { return [0, -1, trade.heldMinor + 1, .max, .min][chance.below(5)] }
        return chance.below(3) == 0 ? trade.heldMinor : Int64(chance.below(Int(max(1, trade.heldMinor)))) + 1
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
    private var sellersMinor: Int64 { books.balanceMinor(of: .member(MemberID.seller.rawValue), in: .cny) }

    /// A part or all of what was released, with a balance that other trades have left more or less of.
    private mutating func refundAfterRelease(isWrong: Bool) -> RefundAfterRelease {
        let most = trade.returnableMinor
        let amount = isWrong ? most + 1 : chance.below(3) == 0 ? most : 1 + Int64(chance.below(Int(max(1, most))))
        let free = chance.below(3) == 0 ? 0 : sellersMinor
        let advance = chance.below(3) == 0 ? books.balanceMinor(of: .fees, in: .cny) : 0
        return RefundAfterRelease(RefundSplit(.fen(amount), freeMinor: free, advanceMinor: advance))
    }

    /// A key most often; a password is refused where the price is high.
    private mutating func signing() -> Signing { chance.below(4) == 0 ? .password : .passkey(.key(1)) }

    private mutating func price(good: Bool) -> Int64 {
        let prices: [Int64] = good ? [1, 2, 19, 100, 99_999, 1_000_000_000] : [0, -1, 1_000_000_001, .max, .min]
        return prices[chance.below(prices.count)]
    }
}

extension SplitMix64 {
    /// A number from 0 to less than `limit`. That small numbers come a little more often does not matter here.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
