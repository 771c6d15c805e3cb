import Ledger

/// The typed clauses of an agreement 约定. They execute: the trade's deadlines and payments follow from them.
package struct Terms: Hashable, Sendable, Codable {
    /// What the buyer pays, the platform's fee included.
    package var price: Money
    /// What the buyer may do with it.
    package var licence: Licence
    /// From payment to delivery, in hours.
    package var deliveryHours: Int
    /// From delivery to acceptance by silence, in days.
    package var acceptanceDays: Int
    /// Rounds of change that the buyer may ask for before acceptance.
    package var changeRounds: Int
    /// Support after acceptance, in months.
    package var supportMonths: Int
    /// Days within which the buyer may return without a reason; 0 for none.
    package var noReasonReturnDays: Int
    /// While this holds, the buyer may return without a reason. It is measured, not argued about.
    package var returnCondition: ReturnCondition
    /// For which reasons the buyer may return, and how long.
    package var conditionalReturns: ConditionalReturns
    /// Within how many hours the seller first answers an after-sales question; 0 for no promise.
    package var responseHours: Int
    /// How the seller can be reached for support, in the order of the form, each once; empty for no promise.
    package var supportChannels: [SupportChannel]
    /// How it is handed over.
    package var deliveryMethod: DeliveryMethod
    /// Whose the rights in the software are after the sale. It goes with the licence, so that the two cannot contradict each
    /// other.
    package var intellectualProperty: IntellectualProperty { .matching(licence.scope) }
    /// For how many months both keep quiet about what they learn of each other; 0 for no such promise.
    package var confidentialityMonths: Int
    /// What is owed for damage.
    package var liability: Liability
    /// Who decides what mediation has not settled.
    package var disputeMethod: DisputeMethod
    /// How the parties agree to sign.
    package var signing: SigningMethod
    /// What is paid, delivered and accepted by itself, in order; empty where the agreement is one part. Their amounts add up to
    /// the price.
    package var milestones: [Milestone]

    package init(
        price: Money, licence: Licence, deliveryHours: Int, acceptanceDays: Int, changeRounds: Int, supportMonths: Int,
        noReasonReturnDays: Int, returnCondition: ReturnCondition, conditionalReturns: ConditionalReturns = .init(),
        responseHours: Int = 0, supportChannels: Set<SupportChannel> = [], deliveryMethod: DeliveryMethod = .files,
        confidentialityMonths: Int = 0, liability: Liability = .byLaw,
        disputeMethod: DisputeMethod = .courtOfDefendant, signing: SigningMethod = .either,
        milestones: [Milestone] = []
    ) {
        self.price = price
        self.licence = licence
        self.deliveryHours = deliveryHours
        self.acceptanceDays = acceptanceDays
        self.changeRounds = changeRounds
        self.supportMonths = supportMonths
        self.noReasonReturnDays = noReasonReturnDays
        self.returnCondition = returnCondition
        self.conditionalReturns = conditionalReturns
        self.responseHours = responseHours
        self.supportChannels = SupportChannel.allCases.filter(supportChannels.contains)
        self.deliveryMethod = deliveryMethod
        self.confidentialityMonths = confidentialityMonths
        self.liability = liability
        self.disputeMethod = disputeMethod
        self.signing = signing
        self.milestones = milestones
    }

    /// The names of the clauses, in the order in which a contract reads.
    package enum Clause: String, CaseIterable, Sendable, Codable {
        case price, licence, deliveryHours, acceptanceDays, changeRounds, supportMonths, noReasonReturnDays,
            returnCondition, conditionalReturns, responseHours, supportChannels, deliveryMethod, intellectualProperty,
            confidentialityMonths, liability, disputeMethod, signing, milestones
    }
}

extension Terms {
    /// Reads terms. What was written before there were conditional returns, hours and channels promises none of them.
    package init(from decoder: any Decoder) throws {
        let terms = try decoder.container(keyedBy: CodingKeys.self)
        price = try terms.decode(Money.self, forKey: .price)
        licence = try terms.decode(Licence.self, forKey: .licence)
        deliveryHours = try terms.decode(Int.self, forKey: .deliveryHours)
        acceptanceDays = try terms.decode(Int.self, forKey: .acceptanceDays)
        changeRounds = try terms.decode(Int.self, forKey: .changeRounds)
        supportMonths = try terms.decode(Int.self, forKey: .supportMonths)
        noReasonReturnDays = try terms.decode(Int.self, forKey: .noReasonReturnDays)
        returnCondition = try terms.decode(ReturnCondition.self, forKey: .returnCondition)
        conditionalReturns = try terms.decodeIfPresent(ConditionalReturns.self, forKey: .conditionalReturns) ?? .init()
        responseHours = try terms.decodeIfPresent(Int.self, forKey: .responseHours) ?? 0
        supportChannels = try terms.decodeIfPresent([SupportChannel].self, forKey: .supportChannels) ?? []
        deliveryMethod = try terms.decodeIfPresent(DeliveryMethod.self, forKey: .deliveryMethod) ?? .files
        confidentialityMonths = try terms.decodeIfPresent(Int.self, forKey: .confidentialityMonths) ?? 0
        liability = try terms.decodeIfPresent(Liability.self, forKey: .liability) ?? .byLaw
        disputeMethod = try terms.decodeIfPresent(DisputeMethod.self, forKey: .disputeMethod) ?? .courtOfDefendant
        signing = try terms.decodeIfPresent(SigningMethod.self, forKey: .signing) ?? .either
        milestones = try terms.decodeIfPresent([Milestone].self, forKey: .milestones) ?? []
    }

    /// Writes terms. A promise that is not made is left out, so that the document of terms without it keeps its hash.
    package func encode(to encoder: any Encoder) throws {
        var terms = encoder.container(keyedBy: CodingKeys.self)
        try terms.encode(price, forKey: .price)
        try terms.encode(licence, forKey: .licence)
        try terms.encode(deliveryHours, forKey: .deliveryHours)
        try terms.encode(acceptanceDays, forKey: .acceptanceDays)
        try terms.encode(changeRounds, forKey: .changeRounds)
        try terms.encode(supportMonths, forKey: .supportMonths)
        try terms.encode(noReasonReturnDays, forKey: .noReasonReturnDays)
        try terms.encode(returnCondition, forKey: .returnCondition)
        if !conditionalReturns.promised.isEmpty { try terms.encode(conditionalReturns, forKey: .conditionalReturns) }
        if responseHours != 0 { try terms.encode(responseHours, forKey: .responseHours) }
        if !supportChannels.isEmpty { try terms.encode(supportChannels, forKey: .supportChannels) }
        if deliveryMethod != .files { try terms.encode(deliveryMethod, forKey: .deliveryMethod) }
        if confidentialityMonths != 0 { try terms.encode(confidentialityMonths, forKey: .confidentialityMonths) }
        if liability != .byLaw { try terms.encode(liability, forKey: .liability) }
        if disputeMethod != .courtOfDefendant { try terms.encode(disputeMethod, forKey: .disputeMethod) }
        if signing != .either { try terms.encode(signing, forKey: .signing) }
        if !milestones.isEmpty { try terms.encode(milestones, forKey: .milestones) }
    }

    private enum CodingKeys: String, CodingKey {
        case price, licence, deliveryHours, acceptanceDays, changeRounds, supportMonths, noReasonReturnDays,
            returnCondition, conditionalReturns, responseHours, supportChannels, deliveryMethod, confidentialityMonths,
            liability, disputeMethod, signing, milestones
    }
}

/// What must still be true for a return without a reason.
package enum ReturnCondition: String, CaseIterable, Sendable, Codable {
    case notDownloaded, keyNotRevealed
}
