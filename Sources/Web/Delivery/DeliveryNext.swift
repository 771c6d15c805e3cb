import Market
import Service

// What happens next between payment and acceptance.

extension TradeScene {
    var funded: NextBox {
        let part = concerned?.number ?? 1
        let hours = language.count("time.hour", Int64(trade.agreement?.terms.part(part).deliveryHours ?? 0))
        let otherwise = say("next.funded.otherwise")
        guard trade.pendingMail == nil else {
            return NextBox(
                headline: say("next.mail"), explanation: say("next.mail.text"), isMine: false,
                deadline: deadline(.delivery, of: part),
                otherwise: otherwise)
        }
        switch me {
        case .seller:
            return NextBox(
                headline: say("next.funded.seller"), explanation: say("next.funded.seller.text", ["span": hours]), isMine: true,
                deadline: deadline(.delivery, of: part), otherwise: otherwise,
                action: .init(label: say("next.deliver"), path: "\(path)/deliveries/new", isForm: false, note: nil, ticks: []))
        case .buyer:
            return NextBox(
                headline: say("next.funded.buyer"), explanation: say("next.funded.buyer.text", ["span": hours]), isMine: false,
                deadline: deadline(.delivery, of: part), otherwise: otherwise)
        }
    }

    var delivered: NextBox {
        let part = concerned?.number ?? 1
        if trade.part(part)?.openChange != nil { return changing }
        let otherwise = say("next.delivered.otherwise")
        let until = deadline(.acceptance, of: part)
        let look = Link(text: say("next.files"), path: "\(path)/files")
        guard me == .buyer else {
            return NextBox(
                headline: say("next.delivered.seller"), explanation: say("next.delivered.seller.text"), isMine: false,
                deadline: until, otherwise: otherwise, others: [look])
        }
        guard let round = trade.round(of: part), trade.hasArrived(round) else { return arriving }
        guard round.isReceiptSigned else {
            return NextBox(
                headline: say("next.sign"), explanation: say("next.sign.text"), isMine: true, deadline: until,
                otherwise: otherwise,
                action: .init(
                    label: say("next.sign.button"), path: receiptPath(of: part), isForm: false, note: nil, ticks: []),
                others: [look])
        }
        guard round.openCriteria == 0 else {
            return NextBox(
                headline: say("next.judge"), explanation: say("next.judge.text"), isMine: true, deadline: until,
                otherwise: otherwise,
                action: .init(
                    label: language.count("next.judge.button", Int64(round.openCriteria)), path: look.path, isForm: false,
                    note: nil,
                    ticks: []))
        }
        return NextBox(
            headline: say("next.accept"), explanation: say("next.accept.text"), isMine: true, deadline: until,
            otherwise: otherwise,
            action: .init(
                label: say("next.accept.button"), path: "\(path)/acceptance", isForm: true,
                note: say("next.accept.note", ["amount": MoneyText.yuan(trade.part(part)?.heldMinor ?? 0)]), ticks: [],
                hidden: sent(part).map { [NextBox.Hidden(name: "part", value: $0)] } ?? []),
            others: [look])
    }

    /// Where the buyer signs for what was delivered of that part.
    func receiptPath(of part: Int) -> String { "\(path)/receipt" + (sent(part).map { "?part=\($0)" } ?? "") }

    /// What the buyer has to do so that a delivery has arrived, by its method.
    private var arriving: NextBox {
        let part = concerned?.number ?? 1
        let (headline, explanation, button) =
            switch trade.round(of: part)?.method {
            case .secret: (say("next.reveal"), say("next.reveal.text"), say("next.reveal.button"))
            case .repository: (say("next.access"), say("next.access.text"), say("next.access.button"))
            case .files, .email, .service, nil: (say("next.download"), say("next.download.text"), say("next.download.button"))
            }
        return NextBox(
            headline: headline, explanation: explanation, isMine: true, deadline: deadline(.acceptance, of: part),
            otherwise: say("next.delivered.otherwise"),
            action: .init(label: button, path: "\(path)/files", isForm: false, note: nil, ticks: []))
    }

    /// The seller is to deliver again.
    private var changing: NextBox {
        let look = Link(text: say("next.files"), path: "\(path)/files")
        let until = deadline(.change, of: concerned?.number ?? 1)
        guard trade.pendingMail == nil else {
            return NextBox(headline: say("next.mail"), explanation: say("next.mail.text"), isMine: false, others: [look])
        }
        guard me == .seller else {
            return NextBox(
                headline: say("next.change.buyer"), explanation: say("next.change.buyer.text"), isMine: false,
                deadline: until, otherwise: say("next.change.otherwise"), others: [look])
        }
        return NextBox(
            headline: say("next.change.seller"), explanation: say("next.change.seller.text"), isMine: true,
            deadline: until, otherwise: say("next.change.otherwise"),
            action: .init(label: say("next.deliver"), path: "\(path)/deliveries/new", isForm: false, note: nil, ticks: []),
            others: [look])
    }
}
