@testable import Web

extension Samples {
    func chargebacks(empty: Bool) -> ChargebackDeskPage {
        let make = FormFields(language)
        return ChargebackDeskPage(
            title: language.say("desk.tab.chargebacks"), tabs: deskTabs,
            rows: empty
                ? []
                : [
                    .init(
                        what: both("¥199.00 · 沙箱银行", "¥199.00 · Sandbox bank"),
                        facts: [
                            Fact(label: language.say("chargeback.payment"), value: "01mcc5rm000000000000000007", isCode: true),
                            Fact(label: language.say("chargeback.number"), value: "sbc01mcc5rm000000000000000009", isCode: true),
                        ], moment: ago(30))
                ], isEmpty: empty, paging: nil, limit: language.say("desk.outbox.limit", ["limit": "¥1,000.00"]),
            fields: [
                make.line("payment", language.say("chargeback.payment"), help: language.say("chargeback.payment.help")),
                make.line("number", language.say("desk.reference"), help: language.say("chargeback.number.help")),
                make.line(
                    "amount", language.say("desk.amount"), unit: language.say("listing.form.price.unit"), inputMode: "decimal"),
                make.long("reason", language.say("desk.reason"), help: language.say("desk.reason.help"), rows: 2),
            ], canEnter: !empty, refusal: nil)
    }
}
