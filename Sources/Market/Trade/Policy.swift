import Ledger

/// The operator's rules that a trade keeps from the day it was opened.
///
/// Source: RULES.md, clocks and money.
package struct Policy: Hashable, Sendable, Codable {
    /// To pay after taking the standard terms, in minutes.
    package var paymentDirectMinutes: Int
    /// To pay after a negotiated agreement, in hours.
    package var paymentNegotiatedHours: Int
    /// How long a proposal stays open, in hours.
    package var proposalHours: Int
    /// How long a trade can be rated after acceptance, in days.
    package var ratingDays: Int
    /// When ratings become visible though only one party has rated, in days after acceptance.
    package var ratingRevealDays: Int
    /// What the platform keeps of a release; a refund bears none.
    package var fee: Fee
    /// Up to what price a password confirms an agreement or a receipt, in minor units; above it a key must sign.
    package var passwordPriceMinorMax = Self.standardPasswordPriceMinorMax
    /// Who bears the fee.
    package var feeBearer = FeeBearer.seller
    /// Whether the fee of what the seller gives back after its release goes back to the seller.
    package var returnsFee = true
    /// By how many days the buyer can make the time to examine longer, once.
    package var acceptanceExtensionDays = 3
    /// How long a proposed refund stays open, in hours.
    package var refundTalkHours = 48
    /// How long before the end of a gateway's hold everybody is told, in days.
    package var holdAlarmDays = 5
    /// Within how many days the next milestone is to be paid after the last one ended; then the rest lapses.
    package var milestonePayDays = Self.standardMilestonePayDays
    /// How long the other side has to answer a dispute, in hours.
    package var disputeAnswerHours = 48
    /// How long the parties of a dispute negotiate before the evidence window opens, in hours.
    package var negotiationHours = 72
    /// How long an offer to settle stays open, in hours.
    package var settlementHours = 48
    /// How long the evidence window is open, in hours.
    package var evidenceHours = 72
    /// By how many hours each side can make it longer, once.
    package var evidenceTopUpHours = 24
    /// Within how many hours the mediator proposes.
    package var mediationHours = 48
    /// Within how many hours the parties answer that, in hours.
    package var mediationAnswerHours = 48
    /// Within how many hours a mediator rules, on a dispute or on an appeal.
    package var rulingHours = 72
    /// How long a ruling can be appealed against, in days.
    package var appealDays = 7
    /// For how many days joint talks suspend a dispute, in all.
    package var suspensionDaysMax = 30
    /// How long after acceptance a dispute can be opened, in days, where nothing keeps it open longer.
    package var disputeDays = 15
    /// The most disputes that each side opens in one trade.
    package var disputesMax = 3
    /// From what share of the hold going back the parties can agree that the platform keeps nothing of the rest, in hundredths of a
    /// percent.
    package var settlementFeeWaiverBasisPoints = 5_000
    /// How long the seller has to answer an after-sales request, in hours.
    package var afterSalesHours = 48
    /// How long a proposed remedy stays open, in hours.
    package var remedyTalkHours = 48
    /// How long the buyer has to sign that everything was deleted, in hours.
    package var deletionHours = 72
    /// For how long after acceptance it can be asked to mend or replace, at the least, in days.
    package var remedyDays = 15

    /// Two weeks.
    package static let standardMilestonePayDays = 14

    /// ¥1,000. Source: RULES.md, money.
    package static let standardPasswordPriceMinorMax: Int64 = 100_000

    /// The defaults of RULES.md.
    package static let standard = Policy(
        paymentDirectMinutes: 30, paymentNegotiatedHours: 24, proposalHours: 72, ratingDays: 15, ratingRevealDays: 7,
        fee: .standard)
}

extension Policy {
    /// Reads a policy. One from before a password had a limit has the standard one.
    package init(from decoder: any Decoder) throws {
        let policy = try decoder.container(keyedBy: CodingKeys.self)
        paymentDirectMinutes = try policy.decode(Int.self, forKey: .paymentDirectMinutes)
        paymentNegotiatedHours = try policy.decode(Int.self, forKey: .paymentNegotiatedHours)
        proposalHours = try policy.decode(Int.self, forKey: .proposalHours)
        ratingDays = try policy.decode(Int.self, forKey: .ratingDays)
        ratingRevealDays = try policy.decode(Int.self, forKey: .ratingRevealDays)
        fee = try policy.decode(Fee.self, forKey: .fee)
        passwordPriceMinorMax =
            try policy.decodeIfPresent(Int64.self, forKey: .passwordPriceMinorMax) ?? Self.standardPasswordPriceMinorMax
        feeBearer = try policy.decodeIfPresent(FeeBearer.self, forKey: .feeBearer) ?? .seller
        // Before there was a rule the platform kept it.
        returnsFee = try policy.decodeIfPresent(Bool.self, forKey: .returnsFee) ?? false
        acceptanceExtensionDays = try policy.decodeIfPresent(Int.self, forKey: .acceptanceExtensionDays) ?? 3
        refundTalkHours = try policy.decodeIfPresent(Int.self, forKey: .refundTalkHours) ?? 48
        holdAlarmDays = try policy.decodeIfPresent(Int.self, forKey: .holdAlarmDays) ?? 5
        milestonePayDays = try policy.decodeIfPresent(Int.self, forKey: .milestonePayDays) ?? Self.standardMilestonePayDays
        try readDisputes(from: policy)
    }
}

extension Policy {
    /// The rules of disputes; of a policy from before there were any the usual ones.
    private mutating func readDisputes(from policy: KeyedDecodingContainer<CodingKeys>) throws {
        disputeAnswerHours = try policy.decodeIfPresent(Int.self, forKey: .disputeAnswerHours) ?? disputeAnswerHours
        negotiationHours = try policy.decodeIfPresent(Int.self, forKey: .negotiationHours) ?? negotiationHours
        settlementHours = try policy.decodeIfPresent(Int.self, forKey: .settlementHours) ?? settlementHours
        evidenceHours = try policy.decodeIfPresent(Int.self, forKey: .evidenceHours) ?? evidenceHours
        evidenceTopUpHours = try policy.decodeIfPresent(Int.self, forKey: .evidenceTopUpHours) ?? evidenceTopUpHours
        mediationHours = try policy.decodeIfPresent(Int.self, forKey: .mediationHours) ?? mediationHours
        mediationAnswerHours = try policy.decodeIfPresent(Int.self, forKey: .mediationAnswerHours) ?? mediationAnswerHours
        rulingHours = try policy.decodeIfPresent(Int.self, forKey: .rulingHours) ?? rulingHours
        appealDays = try policy.decodeIfPresent(Int.self, forKey: .appealDays) ?? appealDays
        suspensionDaysMax = try policy.decodeIfPresent(Int.self, forKey: .suspensionDaysMax) ?? suspensionDaysMax
        disputeDays = try policy.decodeIfPresent(Int.self, forKey: .disputeDays) ?? disputeDays
        disputesMax = try policy.decodeIfPresent(Int.self, forKey: .disputesMax) ?? disputesMax
        settlementFeeWaiverBasisPoints =
            try policy.decodeIfPresent(Int.self, forKey: .settlementFeeWaiverBasisPoints) ?? settlementFeeWaiverBasisPoints
        afterSalesHours = try policy.decodeIfPresent(Int.self, forKey: .afterSalesHours) ?? 48
        remedyTalkHours = try policy.decodeIfPresent(Int.self, forKey: .remedyTalkHours) ?? 48
        deletionHours = try policy.decodeIfPresent(Int.self, forKey: .deletionHours) ?? 72
        remedyDays = try policy.decodeIfPresent(Int.self, forKey: .remedyDays) ?? 15
    }
}

extension Fee {
    /// Five percent, nothing fixed.
    package static let standard: Fee = {
        guard let fee = Fee(basisPoints: 500, fixedMinor: 0) else {
            preconditionFailure("the standard fee is in bounds")
        }
        return fee
    }()
}
