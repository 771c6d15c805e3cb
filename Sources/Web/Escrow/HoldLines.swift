import Ledger
import Market
import Service

extension TradeScene {
    // The entries about the hold, as the timeline shows them.

    func hold(_ line: inout TimelineLine, _ facts: TradeCancelled) {
        line.tell(facts.isPaid ? "tradeCancelled.paid" : "tradeCancelled", "missing", .bad, look: .milestone)
        line.note = said(facts.reason)
    }

    func hold(_ line: inout TimelineLine, _ facts: RefundProposed) {
        line.tell("refundProposed", "return", .warn, values: ["n": String(facts.number)])
        line.note = said(facts.reason)
        line.facts = shares(facts.amount, facts.release)
    }

    func hold(_ line: inout TimelineLine, _ facts: RefundAgreed) {
        line.tell("refundAgreed", "ok", .good, look: .milestone, values: ["n": String(facts.number)])
        line.facts = shares(facts.amount, facts.release)
    }

    func hold(_ line: inout TimelineLine, _ facts: RefundDeclined) {
        line.tell(
            facts.isWithdrawn ? "refundDeclined.withdrawn" : "refundDeclined", "missing", .bad,
            values: ["n": String(facts.number)])
        line.note = said(facts.reason)
    }

    func hold(_ line: inout TimelineLine, _ facts: RefundLapsed) {
        line.tell("refundLapsed", "clock", .warn, values: ["n": String(facts.number)])
    }

    func hold(_ line: inout TimelineLine, _ facts: RefundGiven) {
        line.tell("refundGiven", "return", .good, look: .milestone, values: ["amount": facts.amount.text])
        line.note = said(facts.reason)
        line.facts = [Fact(label: say("hold.stillHeld"), value: facts.stillHeld.text)]
    }

    func hold(_ line: inout TimelineLine, _ facts: AcceptanceExtended) {
        line.tell("acceptanceExtended", "clock", values: ["span": language.count("time.day", Int64(facts.days))])
    }

    func hold(_ line: inout TimelineLine, _ facts: DeliveryTimeAsked) {
        line.tell("deliveryTimeAsked", "clock", .warn, values: ["span": language.count("time.hour", Int64(facts.hours))])
        line.note = said(facts.reason)
    }

    func hold(_ line: inout TimelineLine, _ facts: DeliveryTimeAnswered) {
        line.tell(
            facts.deliverUntil == nil ? "deliveryTimeAnswered.no" : "deliveryTimeAnswered.yes", "clock",
            facts.deliverUntil == nil ? .bad : .good,
            values: ["span": language.count("time.hour", Int64(facts.hours))])
    }

    func hold(_ line: inout TimelineLine, _ facts: HoldExpiryNear) {
        line.tell("holdExpiryNear", "clock", .bad, look: .milestone, values: ["until": moment(facts.until).text])
    }

    func hold(_ line: inout TimelineLine, _ facts: HoldEnded) {
        line.tell("holdEnded.\(facts.outcome.rawValue)", "clock", .warn, look: .milestone)
    }

    private func said(_ words: Sealed<String>) -> String? {
        guard let text = words.value else { return say("trade.erased") }
        return text.isEmpty ? nil : text
    }

    private func shares(_ back: Money, _ release: Money) -> [Fact] {
        [Fact(label: say("hold.back"), value: back.text), Fact(label: say("hold.release"), value: release.text)]
    }
}
