@testable import Web

extension Samples {
    /// The deadlines of the sample trade.
    var clocks: ClockPanel {
        ClockPanel(
            clocks: [
                .init(
                    name: both("验收", "examining and accepting"), until: inHours(219),
                    then: both(
                        "到期后：视为验收通过，钱款放给卖家", "Then: the delivery counts as accepted and the money is released to the seller"),
                    preventing: language.say("clocks.preventing.you"),
                    reminder: language.say("clocks.reminder.halfTime", ["at": inHours(99).text])),
                .init(
                    name: both("答复约定", "answering the terms"), until: inHours(5),
                    then: both("到期后：这份约定作废，可以重新提议", "Then: these terms lapse; new ones can be proposed"), preventing: nil,
                    reminder: nil),
            ], zone: language.say("clocks.zone", ["zone": ReaderZone.china.name(language)]))
    }

    /// What a member was told of.
    func notices(empty: Bool) -> NoticesPage {
        let rows: [NoticesPage.Row] = [
            .init(
                text: both(
                    "验收只剩不到一天。到期后视为验收通过，钱款放给卖家。",
                    "Less than a day is left for examining and accepting. When it runs out, the delivery counts as accepted."),
                tradeTitle: both("进销存管理系统（含完整源码）", "Inventory manager with full source"), path: "/trades/t_1024?at=9#e9",
                isUnread: true, moment: entries[0].moment, until: inHours(20)),
            .init(
                text: language.say("notices.kind.paymentLapsed"),
                tradeTitle: both("企业官网响应式模板 · 12 页", "Company website template, 12 pages"), path: "/trades/t_1031?at=7#e7",
                isUnread: false, moment: entries[0].moment, until: nil),
        ]
        return NoticesPage(
            title: language.say("notices.title"), rows: empty ? [] : rows, isEmpty: empty, hasUnread: !empty, newest: "412",
            paging: nil)
    }
}
