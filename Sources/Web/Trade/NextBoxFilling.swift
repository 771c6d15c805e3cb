import Ledger
import Market
import Service

extension TradeScene {
    /// What happens next, as the reader's side sees it.
    var next: NextBox {
        let standing = disputed ?? talk ?? afterSales ?? step
        return (standing.isMine || standing.isOver ? standing : askedBeside(standing) ?? standing)
            .withMilestone(of: self).withWaysOut(of: self).withAmendments(of: self).withDispute(of: self).withAfterSales(of: self)
    }

    /// What is asked of the reader while the trade waits for the other side: more time, or an amendment.
    private func askedBeside(_ standing: NextBox) -> NextBox? {
        guard trade.openDispute == nil else { return nil }
        return moreTime(beside: standing) ?? amendment(beside: standing)
    }

    private var step: NextBox {
        switch concerned?.phase.isUnderway == true ? concerned?.phase.ofTrade ?? trade.phase : trade.phase {
        case .unopened, .enquiry: enquiry
        case .negotiating: negotiating
        case .agreed: trade.paidParts > 0 ? nextMilestone : agreed
        case .funded: funded
        case .delivered: delivered
        case .completed: completed
        case .refunded: refunded
        }
    }

    private var enquiry: NextBox {
        let proposing = Link(text: say("next.propose"), path: "\(path)/proposals")
        switch me {
        case .buyer where !reading.opening.standardTerms.canBeDelivered(sendsMail: sendsMail):
            return NextBox(
                headline: say("next.enquiry.buyer"), explanation: say("next.enquiry.buyer.mail"),
                isMine: trade.needs == .buyer,
                action: .init(label: proposing.text, path: "\(path)/proposals", isForm: false, note: nil, ticks: []))
        case .buyer:
            return NextBox(
                headline: say("next.enquiry.buyer"), explanation: say("next.enquiry.buyer.text"),
                isMine: trade.needs == .buyer,
                action: .init(
                    label: say("next.take"), path: "\(path)/standard-terms", isForm: true, note: say("next.take.note"),
                    ticks: receivingSystemField),
                others: [proposing])
        case .seller:
            return NextBox(
                headline: trade.needs == .seller ? say("next.enquiry.seller.answer") : say("next.enquiry.seller"),
                explanation: say("next.enquiry.seller.text"), isMine: trade.needs == .seller,
                action: .init(label: say("next.answer"), path: "#write", isForm: false, note: nil, ticks: []),
                others: [proposing])
        }
    }

    /// Where the buyer names the address to deliver to, if the standard terms ask for one.
    private var receivingSystemField: [FormField] {
        guard reading.opening.standardTerms.deliveryMethod.needsReceivingSystem else { return [] }
        return [
            FormFields(language).line(
                "receivingSystem", say("clause.part.receivingSystem"), help: say("clause.part.receivingSystem.note"),
                charactersMax: TermsWording.receivingSystemCharactersMax)
        ]
    }

    private var negotiating: NextBox {
        let number = trade.openProposal?.number ?? trade.proposals.count
        let reading = TradePath.terms(id, number)
        let counter = Link(text: say("next.counter"), path: "\(path)/proposals")
        guard !trade.confirmedBy.contains(me) else {
            return NextBox(
                headline: say("next.negotiating.waiting", ["who": file.name(of: me.other)]),
                explanation: say("next.negotiating.waiting.text"), isMine: false, deadline: deadline(.proposal),
                otherwise: say("next.negotiating.otherwise"),
                action: .init(label: say("next.readTerms"), path: reading, isForm: false, note: nil, ticks: []), others: [counter])
        }
        return NextBox(
            headline: say("next.negotiating"), explanation: say("next.negotiating.text"), isMine: true,
            deadline: deadline(.proposal), otherwise: say("next.negotiating.otherwise"),
            action: .init(label: say("next.readAndConfirm"), path: reading, isForm: false, note: nil, ticks: []),
            others: [counter])
    }

    private var agreed: NextBox {
        switch me {
        case .buyer:
            NextBox(
                headline: say("next.agreed.buyer"), explanation: say("next.agreed.buyer.text"), isMine: true,
                deadline: deadline(.payment), otherwise: say("next.agreed.otherwise"),
                action: .init(
                    label: say("next.pay", ["amount": trade.amountDue?.text ?? ""]), path: "\(path)/payments",
                    isForm: false, note: nil, ticks: []))
        case .seller:
            NextBox(
                headline: say("next.agreed.seller"), explanation: say("next.agreed.seller.text"), isMine: false,
                deadline: deadline(.payment), otherwise: say("next.agreed.otherwise"))
        }
    }

    private var completed: NextBox {
        let look = Link(text: say("next.files"), path: "\(path)/files")
        let back = Link(text: say("givingBack.link"), path: "\(path)/giving-back")
        let others = me == .seller && trade.returnableMinor > 0 ? [look, back] : [look]
        if trade.ratings[me] == nil, let end = ratingEnd, end > nowMs {
            return NextBox(
                headline: say("next.rate", ["who": file.name(of: me.other)]), explanation: say("next.rate.text"), isMine: true,
                deadline: Web.Deadline(end, now: nowMs, language),
                action: .init(label: say("next.rate.button"), path: "\(path)/rating", isForm: false, note: nil, ticks: []),
                others: others)
        }
        let isOpen = !trade.areRatingsRevealed && trade.ratings[me.other] == nil
        return NextBox(
            headline: isOpen ? say("next.rated") : say("next.over"),
            explanation: isOpen ? say("next.rated.text") : say("next.over.text"),
            isMine: false, deadline: isOpen ? deadline(.ratings) : nil,
            others: [Link(text: say("ratings.look"), path: "\(path)/rating")] + others, isOver: true)
    }

    private var refunded: NextBox {
        let isOpen = trade.ratings[me] == nil && ratingEnd.map { $0 > nowMs } ?? false
        let rating = Link(text: isOpen ? say("next.rate.button") : say("ratings.look"), path: "\(path)/rating")
        return NextBox(
            headline: chargedBack?.headline ?? say("next.refunded"), explanation: chargedBack?.text ?? say("next.refunded.text"),
            isMine: false, others: [rating], isOver: true)
    }

    /// Until when the trade can be rated, in milliseconds since 1970.
    private var ratingEnd: Int64? {
        trade.endedAt.map { $0.adding(.days(reading.opening.policy.ratingDays)).ms }
    }
}
