import Market

extension NextBox {
    /// The same box with what can be done about an amendment: answer the one on the table, or propose one.
    func withAmendments(of scene: TradeScene) -> NextBox {
        guard scene.trade.agreement != nil, scene.refusal(of: .proposeTerms) == nil else { return self }
        let link: Link =
            if let open = scene.trade.openProposal {
                Link(
                    text: scene.trade.confirmedBy.contains(scene.me)
                        ? scene.say("amendment.waiting") : scene.say("amendment.answer"),
                    path: TradePath.terms(scene.id, open.number))
            } else {
                Link(text: scene.say("amendment.propose"), path: "\(scene.path)/proposals")
            }
        return NextBox(
            headline: headline, explanation: explanation, isMine: isMine, deadline: deadline, otherwise: otherwise,
            action: action, others: others + [link], isOver: isOver)
    }
}
