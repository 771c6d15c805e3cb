import Ledger
import Testing

@testable import Market

extension Terms {
    /// Two milestones: ¥60 in 24 hours and 3 days, ¥40 in 48 hours and 7 days.
    static let inTwo = Terms.split([(60, 24, 3), (40, 48, 7)])

    /// Milestones of so many yuan, hours to deliver and days to examine.
    static func split(_ parts: [(yuan: Int64, hours: Int, days: Int)], by method: DeliveryMethod = .files) -> Terms {
        var terms = Terms.delivered(by: method)
        terms.price = .yuan(parts.reduce(0) { $0 + $1.yuan })
        terms.milestones = parts.map { Milestone(amountMinor: $0.yuan * 100, deliveryHours: $0.hours, acceptanceDays: $0.days) }
        return terms
    }
}

extension TermsWording {
    /// The words of so many milestones.
    static func steps(_ count: Int) -> TermsWording {
        TermsWording(
            clauses: [], nonce: "n",
            milestones: (0..<count).map { MilestoneWording(title: "第\($0 + 1)步", criteria: $0 == 0 ? ["能登录"] : []) })
    }
}

extension Story {
    /// Both have agreed on milestones; nothing is paid.
    static func split(_ terms: Terms = .inTwo) throws -> Story {
        var story = try enquiry()
        try story.give(ProposeTerms.split(terms, in: story.trade), by: .seller)
        try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        return story
    }

    /// The first milestone was accepted, and the second is not paid.
    static func firstAccepted(_ terms: Terms = .inTwo) throws -> Story {
        var story = try split(terms)
        try story.payPart(1)
        try story.deliverPart(1)
        try story.acceptPart(1)
        return story
    }

    /// The buyer pays that milestone; its attempt has the same number.
    mutating func payPart(_ number: Int) throws {
        try give(StartPayment(payment: .number(UInt64(number)), gateway: "sandbox", part: number), by: .buyer)
        let amount = try #require(trade.part(number)).amount
        try give(RecordPayment.of(UInt64(number), amount: amount), by: .bank)
    }

    mutating func deliverPart(_ number: Int) throws {
        let part = Artefact(sha256: .number(3_100 + number), bytes: 10)
        try give(
            DeliverFiles(artefacts: [part], names: ["\(number).zip"], note: "", manifest: .number(2_100 + number), part: number),
            by: .seller)
        try give(RecordDownload.whole(part), by: .buyer)
    }

    /// The buyer signs for that milestone and accepts it.
    mutating func acceptPart(_ number: Int) throws {
        try give(SignReceipt(manifest: .number(2_100 + number), signing: .password), by: .buyer)
        try give(ConfirmAcceptance(part: number), by: .buyer)
    }
}

extension ProposeTerms {
    static func split(_ terms: Terms, in trade: Trade, wording: TermsWording? = nil, signing: Signing = .password) -> ProposeTerms {
        ProposeTerms(
            terms: terms, wording: wording ?? .steps(terms.milestones.count), document: .proposal(trade.proposals.count + 1),
            answering: trade.proposals.count, ticks: .all, signing: signing,
            standing: trade.agreement.map { .steps($0.terms.milestones.count) })
    }
}
