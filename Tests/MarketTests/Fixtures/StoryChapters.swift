import Testing

@testable import Market

// The straight way of a trade, chapter by chapter. Each begins where the one before it ends.

extension Story {
    static func enquiry() throws -> Story {
        var story = Story()
        try story.give(OpenEnquiry.about(), by: .buyer)
        return story
    }

    /// A proposal by that side is open.
    static func negotiating(by side: Side = .seller) throws -> Story {
        var story = try enquiry()
        try story.give(ProposeTerms.next(in: story.trade, terms: .standard), by: .party(side))
        return story
    }

    static func agreed() throws -> Story {
        var story = try enquiry()
        try story.agree()
        return story
    }

    /// Attempt 1 was paid, as transaction `T1`.
    static func funded() throws -> Story {
        var story = try agreed()
        try story.pay()
        return story
    }

    /// The same, under terms in which a return depends on something else.
    static func funded(returnCondition: ReturnCondition) throws -> Story {
        var story = try enquiry()
        var terms = Terms.standard
        terms.returnCondition = returnCondition
        try story.give(ProposeTerms.next(in: story.trade, terms: terms), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        try story.pay()
        return story
    }

    /// The same, under that policy; what is due was paid.
    static func funded(under policy: Policy) throws -> Story {
        var story = Story()
        try story.give(
            OpenEnquiry(
                revision: .first, seller: .seller, standardTerms: .standard, policy: policy, buyer: .buyer, isWithdrawn: false),
            by: .buyer)
        try story.agree()
        try story.give(StartPayment.attempt(1), by: .buyer)
        let due = try #require(story.trade.amountDue)
        try story.give(RecordPayment.of(1, amount: due), by: .bank)
        return story
    }

    /// The same, under terms that name that way of delivery.
    static func funded(by method: DeliveryMethod) throws -> Story {
        var story = try enquiry()
        try story.give(ProposeTerms.next(in: story.trade, terms: .delivered(by: method)), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        try story.pay()
        return story
    }

    static func delivered() throws -> Story {
        var story = try funded()
        try story.give(DeliverFiles.files(), by: .seller)
        return story
    }

    /// Everything was downloaded.
    static func downloaded() throws -> Story {
        var story = try delivered()
        try story.download()
        return story
    }

    static func signed() throws -> Story {
        var story = try downloaded()
        try story.give(SignReceipt.forAll, by: .buyer)
        return story
    }

    static func completed() throws -> Story {
        var story = try signed()
        try story.give(ConfirmAcceptance(), by: .buyer)
        return story
    }

    static func refunded() throws -> Story {
        var story = try funded()
        try story.wait(for: .delivery)
        try story.give(RefundUndelivered(), by: .clock)
        return story
    }

    mutating func agree() throws {
        try give(TakeStandardTerms.next(in: trade), by: .buyer)
        try give(ConfirmTerms.newest(in: trade), by: .buyer)
    }

    mutating func pay(attempt: UInt64 = 1) throws {
        try give(StartPayment.attempt(attempt), by: .buyer)
        try give(RecordPayment.of(attempt), by: .bank)
    }

    /// The seller hands over as was agreed.
    mutating func handOver() throws {
        switch try #require(trade.agreement).terms.agreedMethod {
        case .files: try give(DeliverFiles.files(), by: .seller)
        case .secret: try give(DeliverSecret.key(), by: .seller)
        case .repository: try give(HandOverRepository.at(), by: .seller)
        case .service: try give(ReportService.done(), by: .seller)
        case .email:
            try give(DeliverByMail.of(), by: .seller)
            try give(RecordMail.accepted, by: RecordMail.actor)
        }
    }

    /// The buyer takes the newest delivery in and examines it.
    mutating func takeIn() throws {
        switch trade.round?.method {
        case .files?: try download()
        case .secret?: try give(RevealSecret.of(trade.rounds.count), by: .buyer)
        case .repository?: try give(ConfirmAccess.same, by: .buyer)
        case .service?:
            for number in 1...3 { try give(AcceptCriterion(number: number), by: .buyer) }
        case .email?, nil: break
        }
    }

    mutating func download() throws {
        for artefact in trade.delivery?.artefacts ?? [] { try give(RecordDownload.whole(artefact), by: .buyer) }
    }
}

extension Story {
    /// The agreement falls unpaid.
    mutating func lapsePayment() throws {
        try wait(for: .payment)
        try give(LapsePayment(), by: .clock)
    }
}
