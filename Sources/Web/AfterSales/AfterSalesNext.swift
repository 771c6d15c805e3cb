import Market
import Service

extension TradeScene {
    /// What happens next while an after-sales request is open that somebody is to act on; nil while none is.
    var afterSales: NextBox? {
        guard let request = trade.openRequest, let awaited = request.awaited else { return nil }
        let page = "\(path)/after-sales"
        let isSigning = request.phase == .returnAgreed && me == .buyer
        let isMine = awaited == me
        let due = request.clocks.min { $0.at < $1.at }
        return NextBox(
            headline: say(
                isMine ? "next.afterSales.mine" : "next.afterSales.theirs",
                ["what": askedName(request.kind, request.reason), "who": file.name(of: me.other)]),
            explanation: say("next.afterSales.\(request.phase.rawValue)"), isMine: isMine,
            deadline: due.map { Web.Deadline($0.at.ms, now: nowMs, language) },
            otherwise: due.map {
                say("clocks.then", ["what": DeadlineWords.outcome($0.kind.outcome).text(language)])
            },
            action: .init(
                label: say(isSigning ? "afterSales.sign" : "next.afterSales.go"),
                path: isSigning ? "\(page)/\(request.number)/deletion" : page, isForm: false, note: nil, ticks: []),
            others: [Link(text: say("next.files"), path: "\(path)/files")])
    }
}

extension NextBox {
    /// With the way to after-sales, where something was delivered.
    func withAfterSales(of scene: TradeScene) -> NextBox {
        let path = "\(scene.path)/after-sales"
        guard !scene.trade.rounds.isEmpty, action?.path != path else { return self }
        return NextBox(
            headline: headline, explanation: explanation, isMine: isMine, deadline: deadline, otherwise: otherwise,
            action: action, others: others + [Link(text: scene.say("afterSales.title"), path: path)], isOver: isOver)
    }
}
