/// How long a hold can be needed, and how long the gateway has it.
///
/// Source: RULES.md, money: a hold has the gateway's hard expiry.
package enum HoldSpan {
    /// How long before the gateway's own expiry the rules decide, so that what they order still reaches the gateway.
    package static let safety = Span.days(1)
    /// What a round of change leaves the buyer at least to examine. Source: `OpenChange.resumed`.
    static let leastExamination = Span.days(1)
}

extension Terms {
    /// The longest that the agreement can need the hold: twice the time to deliver, every round of change with a day to examine
    /// it, the acceptance period with the buyer's extension, one talk about a refund, and a day for the gateway.
    ///
    /// Source: RULES.md, clocks; docs/decisions/hold-expiry.md.
    package func longestHold(under policy: Policy) -> Span {
        let hours = deliveryHours * (2 + changeRounds) + policy.refundTalkHours
        let days = acceptanceDays + policy.acceptanceExtensionDays
        return Span(
            ms: Span.hours(hours).ms + Span.days(days).ms + HoldSpan.leastExamination.ms * Int64(changeRounds)
                + HoldSpan.safety.ms)
    }

    /// The same in days, rounded up.
    package func longestHoldDays(under policy: Policy) -> Int {
        let dayMs = Span.days(1).ms
        return Int((longestHold(under: policy).ms + dayMs - 1) / dayMs)
    }
}

extension Terms {
    /// The longest of all its parts, each of which is held by itself.
    package func longestHoldDaysOfAll(under policy: Policy) -> Int {
        amounts.indices.map { part($0 + 1).longestHoldDays(under: policy) }.max() ?? longestHoldDays(under: policy)
    }
}

extension PaymentReceived {
    /// When the rules decide what becomes of the hold, if nobody has; nil where the gateway's expiry is not known.
    package var decideAt: Timestamp? { holdUntil?.adding(Span(ms: -HoldSpan.safety.ms)) }
}
