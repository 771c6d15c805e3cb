import Market
import Service

extension TradeScene {
    /// The amendment on the table, where it is the reader's to answer; the agreement stands until both have confirmed.
    func amendment(beside standing: NextBox) -> NextBox? {
        guard trade.agreement != nil, let open = trade.openProposal, !trade.confirmedBy.contains(me) else { return nil }
        return NextBox(
            headline: say("next.amendment", ["who": file.name(of: me.other)]), explanation: say("next.amendment.text"),
            isMine: true, deadline: deadline(.proposal),
            otherwise: say("next.amendment.otherwise"),
            action: NextBox.Action(
                label: say("next.readAndConfirm"), path: TradePath.terms(id, open.number), isForm: false, note: nil, ticks: []),
            others: standing.others)
    }
}

extension NextBox {
    /// The same box with what can be done about an amendment: answer the one on the table, or propose one.
    func withAmendments(of scene: TradeScene) -> NextBox {
        guard scene.trade.agreement != nil, scene.refusal(of: .proposeTerms) == nil else { return self }
        var link = Link(text: scene.say("amendment.propose"), path: "\(scene.path)/proposals")
        if let open = scene.trade.openProposal {
            let path = TradePath.terms(scene.id, open.number)
            guard action?.path != path else { return self }
            let isAnswered = scene.trade.confirmedBy.contains(scene.me)
            link = Link(text: scene.say(isAnswered ? "amendment.waiting" : "amendment.answer"), path: path)
        }
        return NextBox(
            headline: headline, explanation: explanation, isMine: isMine, deadline: deadline, otherwise: otherwise,
            action: action, others: others + [link], isOver: isOver)
    }
}
