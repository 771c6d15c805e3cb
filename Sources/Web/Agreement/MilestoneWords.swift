import Ledger
import Market

extension TermsWords {
    /// Each milestone in short, `里程碑 1：¥3,000.00，48 小时内交付，7 天内验收`; one line that says so where there is none.
    func milestones(_ terms: Terms) -> [String] {
        guard !terms.milestones.isEmpty else { return [language.say("clause.milestones.none")] }
        return terms.milestones.indices.map { milestone($0 + 1, terms) }
    }

    /// How long the buyer may be silent after each: `里程碑 1 为 3 天、里程碑 2 为 7 天`.
    func silence(_ terms: Terms) -> String {
        terms.milestones.enumerated().map { place, milestone in
            language.say(
                "milestone.silence",
                ["n": String(place + 1), "span": language.count("time.day", Int64(milestone.acceptanceDays))])
        }.joined(separator: language == .zh ? "、" : ", ")
    }

    /// One milestone in short.
    func milestone(_ number: Int, _ terms: Terms) -> String {
        let part = terms.part(number)
        return language.say(
            "milestone.short",
            [
                "n": String(number), "amount": part.price.text,
                "delivery": language.count("time.hour", Int64(part.deliveryHours)),
                "acceptance": language.count("time.day", Int64(part.acceptanceDays)),
            ])
    }
}
