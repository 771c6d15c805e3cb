import Ledger
import Market
import Service

extension TradeScene {
    /// A chargeback in the timeline: what happened, where the money came from, and what the reader can do.
    func chargeback(_ line: inout TimelineLine, _ facts: ChargebackRecorded) {
        line.tell("chargebackRecorded", "return", .bad, look: .milestone, values: ["amount": facts.amount.text])
        line.actor = say(facts.deed == nil ? "chargeback.gateway" : "trade.platform")
        let zero = facts.amount.zero
        let sources: [(String, Money)] =
            facts.refunds.map { ("chargeback.fromRefund", $0.taken) } + [
                ("chargeback.fromHold", facts.fromHold), ("chargeback.fromBalance", facts.fromBalance),
                ("chargeback.owed", facts.owed), ("chargeback.double", facts.double),
            ]
        line.facts = sources.filter { $0.1 != zero }.map { Fact(label: say($0.0), value: $0.1.text) }
        if facts.fromHold != zero, facts.stillHeld != zero {
            line.facts.append(Fact(label: say("hold.stillHeld"), value: facts.stillHeld.text))
        }
        line.facts.append(Fact(label: say("chargeback.number"), value: facts.number, isCode: true))
        line.note = say(advice(facts))
    }

    private func advice(_ facts: ChargebackRecorded) -> String {
        switch me {
        case .buyer: facts.endsHold ? "chargeback.buyer.ended" : "chargeback.buyer"
        case .seller where facts.owed != facts.amount.zero: "chargeback.seller.owes"
        case .seller: facts.endsHold ? "chargeback.seller.ended" : "chargeback.seller"
        }
    }

    /// What is left to do in a trade that ended because its money was taken back; nil where it ended otherwise.
    var chargedBack: (headline: String, text: String)? {
        guard trade.chargebacks.contains(where: \.endsHold) else { return nil }
        return (say("next.chargedBack"), say(me == .buyer ? "next.chargedBack.buyer" : "next.chargedBack.seller"))
    }
}
