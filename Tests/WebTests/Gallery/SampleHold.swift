@testable import Web

extension Samples {
    var hold: HoldPage {
        let make = FormFields(language)
        let amount = make.line(
            "amount", language.say("hold.amount"), help: language.say("hold.amount.help", ["held": "¥899.00"]),
            unit: language.say("listing.form.price.unit"),
            inputMode: "decimal")
        return HoldPage(
            title: language.say("hold.title"), tradeLink: tradeLink, lead: language.say("hold.lead"),
            facts: [Fact(label: language.say("escrow.held"), value: "¥899.00")],
            talks: [
                .init(
                    headline: language.say("hold.talk.theirs", ["who": buyer.name]),
                    explanation: language.say("hold.talk.text.stopped"),
                    facts: [
                        Fact(label: language.say("hold.back"), value: "¥300.00"),
                        Fact(label: language.say("hold.release"), value: "¥599.00"),
                    ], deadline: Deadline(nowMs + 86_400_000, now: nowMs, language))
            ],
            forms: [
                .init(
                    heading: language.say("hold.accept"), explanation: language.say("hold.accept.text"),
                    action: "/trades/t_1024/refunds/1/acceptance", fields: [], button: language.say("hold.accept.button"),
                    isMain: true),
                .init(
                    heading: language.say("hold.give"), explanation: language.say("hold.give.text"),
                    action: "/trades/t_1024/refunds/given", fields: [amount], button: language.say("hold.give.button"),
                    isMain: false),
            ], isEmpty: false, refusal: nil)
    }
}
