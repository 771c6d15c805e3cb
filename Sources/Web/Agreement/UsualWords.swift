import Market

extension TermsWords {
    /// A sentence about a clause, and after it what is usual.
    func noted(_ key: String, _ clause: Terms.Clause) -> String {
        [language.say(key), usual(clause)].compactMap { $0 }.joined(separator: language == .zh ? "" : " ")
    }

    /// What a counted clause usually says, and within which bounds it can be chosen; nil for one that is chosen from a list, in which
    /// the usual comes first.
    private func usual(_ clause: Terms.Clause) -> String? {
        typealias Bounds = Terms.Bounds
        switch clause {
        case .deliveryHours:
            let days = language.count("time.day", Int64(Bounds.deliveryHours.upperBound / 24))
            return usual("time.hour", UsualTerms.deliveryHours, Bounds.deliveryHours, max: days)
        case .acceptanceDays:
            func days(_ count: Int) -> String { language.count("time.day", Int64(count)) }
            return language.say(
                "term.usual.acceptanceDays",
                [
                    "key": days(UsualTerms.acceptanceDaysOfKey), "download": days(UsualTerms.acceptanceDaysOfDownload),
                    "source": days(UsualTerms.acceptanceDaysOfSource), "min": days(Bounds.acceptanceDays.lowerBound),
                    "max": days(Bounds.acceptanceDays.upperBound),
                ])
        case .changeRounds: return usual("clause.rounds", UsualTerms.changeRounds, Bounds.changeRounds)
        case .supportMonths: return usual("clause.months", UsualTerms.supportMonths, Bounds.supportMonths)
        case .responseHours: return usual("time.hour", UsualTerms.responseHours, Bounds.responseHours)
        case .price, .licence, .noReasonReturnDays, .returnCondition, .conditionalReturns, .supportChannels, .deliveryMethod,
            .intellectualProperty, .confidentialityMonths, .liability, .disputeMethod, .signing, .milestones:
            return nil
        }
    }

    private func usual(_ unit: String, _ value: Int, _ bounds: ClosedRange<Int>, max: String? = nil) -> String {
        func text(_ count: Int) -> String { language.count(unit, Int64(count)) }
        return language.say(
            "term.usual", ["value": text(value), "min": text(bounds.lowerBound), "max": max ?? text(bounds.upperBound)])
    }
}
