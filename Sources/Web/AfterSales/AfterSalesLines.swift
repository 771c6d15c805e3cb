import Ledger
import Market
import Service

extension TradeScene {
    // The entries about after-sales requests, as the timeline shows them.

    func afterSales(_ line: inout TimelineLine, _ facts: AfterSalesRequested) {
        line.tell(
            "afterSalesRequested", "return", .warn, look: .milestone,
            values: ["n": String(facts.number), "what": askedName(facts.kind, facts.reason)])
        line.note = said(facts.statement)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RequestAnswered) {
        let key =
            facts.isAccepted ? facts.remedy == nil ? "requestAnswered.return" : "requestAnswered.remedy" : "requestAnswered.no"
        line.tell(
            key, facts.isAccepted ? "ok" : "missing", facts.isAccepted ? .good : .bad,
            values: ["n": String(facts.request), "remedy": remedy(facts.remedy)])
        line.note = said(facts.reason)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RemedyProposed) {
        line.tell(
            "remedyProposed", "return", .active, values: ["n": String(facts.request), "remedy": remedy(facts.remedy)])
        line.note = said(facts.note)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RemedyAccepted) {
        line.tell(
            "remedyAccepted", "ok", .good, look: .milestone,
            values: ["n": String(facts.request), "remedy": remedy(facts.remedy)])
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RemedyDeclined) {
        line.tell(
            facts.isWithdrawn ? "remedyDeclined.withdrawn" : "remedyDeclined", "missing", .bad,
            values: ["n": String(facts.request)])
        line.note = said(facts.reason)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RequestWithdrawn) {
        line.tell("requestWithdrawn", "return", values: ["n": String(facts.request)])
        line.note = said(facts.reason)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RequestLapsed) {
        line.tell("requestLapsed.\(facts.result.rawValue)", "clock", .warn, values: ["n": String(facts.request)])
        line.actor = say("trade.platform")
    }

    func afterSales(_ line: inout TimelineLine, _ facts: DeletionSigned) {
        line.tell("deletionSigned", "sign", .good, look: .milestone)
        line.hash = HashText(facts.document.rawValue)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RemedyFulfilled) {
        line.tell(
            facts.isLate ? "remedyFulfilled.late" : "remedyFulfilled", "ok", facts.isLate ? .warn : .good,
            values: ["n": String(facts.request)])
        line.note = said(facts.report)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: SupportPosted) {
        line.tell("supportPosted", "chat", values: ["n": String(facts.request)])
        line.note = said(facts.text)
    }

    func afterSales(_ line: inout TimelineLine, _ facts: RequestClosed) {
        line.tell("requestClosed", "ok", values: ["n": String(facts.request)])
    }

    private func remedy(_ remedy: Remedy?) -> String { remedy.map { AfterSalesWords.name($0).text(language) } ?? "" }

    private func said(_ words: Sealed<String>) -> String? {
        guard let text = words.value else { return say("trade.erased") }
        return text.isEmpty ? nil : text
    }
}
