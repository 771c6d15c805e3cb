import Market

/// What entries say of milestones, in one plain sentence of each language.
enum MilestoneWords {
    /// The end of milestones that were never paid.
    static func sentence(for facts: MilestonesLapsed) -> Bilingual {
        let numbers = facts.parts.map(String.init)
        let (zh, en) =
            switch facts.reason {
            case .unpaid: ("买家没有按时支付下一里程碑", "the next one was not paid in time")
            case .returned: ("已退货", "the software was given back")
            case .undelivered: ("前面的里程碑没有交付，已退款", "an earlier one was not delivered and its money went back")
            }
        return Bilingual(
            zh: "里程碑 \(numbers.joined(separator: "、")) 不再执行（\(zh)），双方互不相欠",
            en: "Nobody owes milestone \(numbers.joined(separator: ", ")) any more: \(en)")
    }
}
