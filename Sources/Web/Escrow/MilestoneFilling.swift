import Ledger
import Market
import Service

extension TradeScene {
    /// Each milestone with its amount and where it stands; empty where there are none.
    var milestones: [Fact] {
        guard trade.isSplit else { return [] }
        return trade.parts.map { part in
            Fact(
                label: named(part.number),
                value: say(
                    "milestone.state", ["amount": part.amount.text, "phase": say("milestone.phase.\(part.phase.rawValue)")]))
        }
    }

    /// `里程碑 2`.
    func named(_ part: Int) -> String { say("milestone.named", ["n": String(part)]) }

    /// What the buyer pays for that milestone, the fee included that the buyer bears; nil where it cannot be counted.
    func due(for part: TradePart) -> String? { trade.amountDue(for: part)?.text }

    /// What happens next where the last milestone is done and the next is not paid.
    var nextMilestone: NextBox {
        let part = trade.payable
        guard me == .buyer else {
            return NextBox(
                headline: say("milestone.wait"), explanation: say("milestone.wait.text"), isMine: false,
                deadline: deadline(.milestone), otherwise: say("milestone.otherwise"))
        }
        return NextBox(
            headline: say("milestone.next"), explanation: say("milestone.next.text"), isMine: true,
            deadline: deadline(.milestone), otherwise: say("milestone.otherwise"),
            action: .init(
                label: say("milestone.pay", ["n": String(part?.number ?? 1), "amount": part.flatMap { due(for: $0) } ?? ""]),
                path: "\(path)/payments", isForm: false, note: nil, ticks: []))
    }
}

extension NextBox {
    /// The same box, which says which milestone it is about, and lets the buyer pay the next one early.
    func withMilestone(of scene: TradeScene) -> NextBox {
        let trade = scene.trade
        guard trade.isSplit, let current = trade.current, current.phase.isUnderway || current.phase == .payable else { return self }
        var others = others
        if current.phase.isUnderway, scene.me == .buyer, trade.openDispute == nil, let next = trade.payable {
            others.append(
                Link(
                    text: scene.say("milestone.pay", ["n": String(next.number), "amount": scene.due(for: next) ?? ""]),
                    path: "\(scene.path)/payments"))
        }
        let part = scene.askedTalk?.part ?? scene.concerned?.number ?? current.number
        return NextBox(
            headline: scene.say("milestone.of", ["n": String(part), "text": headline]), explanation: explanation, isMine: isMine,
            deadline: deadline, otherwise: otherwise, action: action, others: others, isOver: isOver)
    }
}

extension TradeScene {
    /// The part that the reader's next step is about: what the seller owes, what the buyer examines, else where the trade stands.
    var concerned: TradePart? {
        switch me {
        case .seller: trade.owedPart
        case .buyer: trade.parts.first { $0.phase == .delivered && $0.openChange == nil } ?? trade.current
        }
    }

    /// The number of a part as forms send it; nil where the agreement has no milestones.
    func sent(_ part: Int) -> String? { trade.isSplit ? String(part) : nil }

    /// `里程碑 2：…`, or the words alone where the agreement has no milestones.
    func titled(_ text: String, _ part: Int) -> String {
        trade.isSplit ? say("milestone.of", ["n": String(part), "text": text]) : text
    }
}
