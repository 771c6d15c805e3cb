import Market
import Service

extension TradeScene {
    /// What happens next while a dispute goes on; nil while none does.
    var disputed: NextBox? {
        guard let dispute = trade.openDispute else { return nil }
        let kind: DeadlineKind? =
            dispute.isSuspended ? .suspension : dispute.openOffer == nil ? dispute.phase.deadline : .settlement
        let isMine = trade.needs.includes(me)
        let who = file.name(of: me.other)
        let headline: String
        if dispute.isSuspended, dispute.openOffer == nil {
            headline = say("next.dispute.suspended")
        } else if let offer = dispute.openOffer {
            headline = offer.by == me ? say("next.dispute.offered", ["who": who]) : say("next.dispute.offer", ["who": who])
        } else {
            headline = say("next.dispute.\(dispute.phase.rawValue)\(isMine ? ".mine" : "")")
        }
        return NextBox(
            headline: headline,
            explanation: say(
                "next.dispute.text",
                ["claims": DisputeWords.names(dispute.claims).text(language), "amount": dispute.disputed.text]),
            isMine: isMine, deadline: kind.flatMap { deadline($0) },
            otherwise: kind.map {
                say("next.dispute.otherwise", ["then": DeadlineWords.outcome($0.outcome).text(language)])
            },
            action: .init(
                label: say("next.dispute.open"), path: "\(path)/disputes/\(dispute.number)", isForm: false, note: nil, ticks: []))
    }
}

extension NextBox {
    /// With the way to open a dispute, or to those that are over.
    func withDispute(of scene: TradeScene) -> NextBox {
        var links = scene.trade.disputes.filter { !$0.isOpen }.map { dispute in
            Link(
                text: scene.say("dispute.title", ["n": String(dispute.number)]),
                path: "\(scene.path)/disputes/\(dispute.number)")
        }
        if scene.trade.openDispute == nil, scene.trade.disputedMinor > 0, scene.refusal(of: .openDispute) == nil,
            !scene.claims.isEmpty
        {
            links.append(Link(text: scene.say("dispute.link"), path: "\(scene.path)/dispute"))
        }
        guard !links.isEmpty else { return self }
        return NextBox(
            headline: headline, explanation: explanation, isMine: isMine, deadline: deadline, otherwise: otherwise,
            action: action, others: others + links, isOver: isOver)
    }
}
