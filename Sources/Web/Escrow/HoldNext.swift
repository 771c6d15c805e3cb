import Ledger
import Market
import Service

extension TradeScene {
    /// The division that the reader's next step is about: one to be answered, else one that waits for an answer.
    var askedTalk: RefundTalk? {
        trade.parts.lazy.compactMap(\.openRefund).first { $0.by != me } ?? trade.openRefund
    }

    /// What happens next while a division of the hold is on the table; nil while none is.
    var talk: NextBox? {
        guard let talk = askedTalk else { return nil }
        let amount = talk.amount.text
        let action = NextBox.Action(label: say("hold.answer"), path: "\(path)/hold", isForm: false, note: nil, ticks: [])
        guard talk.by != me else {
            return NextBox(
                headline: say("next.talk.mine", ["who": file.name(of: me.other)]),
                explanation: say("next.talk.mine.text", ["amount": amount]), isMine: false,
                deadline: Web.Deadline(talk.openUntil.ms, now: nowMs, language),
                otherwise: say("next.talk.otherwise"))
        }
        return NextBox(
            headline: say("next.talk", ["who": file.name(of: talk.by), "amount": amount]), explanation: say("next.talk.text"),
            isMine: true, deadline: Web.Deadline(talk.openUntil.ms, now: nowMs, language), otherwise: say("next.talk.otherwise"),
            action: action)
    }

    /// The seller's question for more time, where it is the reader's to answer; what runs meanwhile goes on to run.
    func moreTime(beside standing: NextBox) -> NextBox? {
        guard me == .buyer, let ask = trade.openAsk else { return nil }
        let hours = language.count("time.hour", Int64(ask.hours))
        return NextBox(
            headline: say("next.moreTime", ["who": file.name(of: .seller), "hours": hours]),
            explanation: say("next.moreTime.text"), isMine: true, deadline: standing.deadline, otherwise: standing.otherwise,
            action: NextBox.Action(label: say("hold.answer"), path: "\(path)/hold", isForm: false, note: nil, ticks: []),
            others: standing.others)
    }
}

extension NextBox {
    /// With the way to everything else that can be done about the hold, where there is any.
    func withWaysOut(of scene: TradeScene) -> NextBox {
        let path = "\(scene.path)/hold"
        guard action?.path != path, HoldStep.allCases.contains(where: { $0.isOpen(in: scene) }) else { return self }
        let text =
            scene.me == .buyer && scene.trade.openAsk != nil
            ? scene.say("hold.link.asked") : scene.trade.hold == nil ? scene.say("hold.link.unpaid") : scene.say("hold.link")
        return NextBox(
            headline: headline, explanation: explanation, isMine: isMine, deadline: deadline, otherwise: otherwise,
            action: action, others: others + [Link(text: text, path: path)], isOver: isOver)
    }
}
