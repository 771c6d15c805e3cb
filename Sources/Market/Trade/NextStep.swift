extension Trade {
    /// Who must act next.
    package enum Needs: String, CaseIterable, Sendable {
        case buyer, seller
        /// Both, each of something of its own: of another milestone, or by an answer that both owe.
        case both
        /// Either may go on, nobody must.
        case nobody

        /// Whether that party must act.
        package func includes(_ side: Side) -> Bool {
            switch self {
            case .buyer: side == .buyer
            case .seller: side == .seller
            case .both: true
            case .nobody: false
            }
        }
    }

    /// Who must act next for the trade to go on: for an open dispute before all, else for whatever is open about any of its parts.
    package var needs: Needs {
        if let dispute = openDispute { return dispute.needs }
        let matters = openMatters
        guard matters.isEmpty else { return Needs(matters.compactMap(\.awaited)) }
        return switch phase {
        case .unopened, .refunded, .agreed, .funded, .delivered: .nobody
        case .enquiry:
            switch lastMessageBy {
            case .buyer: .seller
            case .seller: .buyer
            case nil: .buyer
            }
        case .negotiating:
            confirmedBy.contains(.buyer) ? .seller : .buyer
        case .completed:
            switch (ratings[.buyer], ratings[.seller]) {
            case (nil, nil), (nil, _?): .buyer
            case (_?, nil): .seller
            case (_?, _?): .nobody
            }
        }
    }

    /// What is open about an agreement that stands: an amendment on the table, and of the parts, in their order, what they wait for.
    var openMatters: [OpenMatter] { (amendmentMatter.map { [$0] } ?? []) + parts.flatMap(matters) }

    /// An amendment waits for whoever has not confirmed it.
    private var amendmentMatter: OpenMatter? {
        guard agreement != nil, openProposal != nil else { return nil }
        return OpenMatter(
            awaited: Side.allCases.first { !confirmedBy.contains($0) }, kind: .answerTerms,
            deadline: nearest(.proposal))
    }

    /// Beside what the part waits for, the buyer may be asked for more time until it is delivered; silence leaves the time as it is.
    private func matters(of part: TradePart) -> [OpenMatter] {
        let asked = part.openAsk.map { _ in OpenMatter(awaited: .buyer, kind: .answerDeliveryTime, deadline: nil) }
        return [matter(of: part), asked].compactMap(\.self)
    }

    /// Whether the delivery of that part is on its way by mail and the mail server has not answered yet.
    func isMailing(_ part: Int) -> Bool { pendingMail.map { ($0.part ?? 1) == part } ?? false }

    /// A refund that is talked about or a request comes before what the part's phase asks for.
    private func matter(of part: TradePart) -> OpenMatter? {
        func until(_ kind: DeadlineKind) -> Deadline? { deadlines.first { $0.kind == kind && $0.part == part.number } }
        if let talk = part.openRefund {
            return OpenMatter(awaited: talk.by.other, kind: .answerRefund, deadline: until(.refundTalk))
        }
        if let request = openRequest, request.part == part.number, let awaited = request.awaited {
            return OpenMatter(awaited: awaited, kind: request.ask, deadline: request.askDeadline)
        }
        switch part.phase {
        case .funded:
            return OpenMatter(awaited: isMailing(part.number) ? nil : .seller, kind: .deliver, deadline: until(.delivery))
        case .delivered where part.openChange != nil:
            return OpenMatter(awaited: .seller, kind: .deliverChange, deadline: until(.change))
        case .delivered: return OpenMatter(awaited: .buyer, kind: .examine, deadline: until(.acceptance))
        case .payable where phase == .agreed && part.number == payable?.number:
            return OpenMatter(
                awaited: .buyer, kind: .pay, deadline: deadlines.first { $0.kind == .payment || $0.kind == .milestone })
        case .payable, .completed, .refunded, .lapsed: return nil
        }
    }
}

/// What a trade under an agreement waits for: about one of its parts, or about the agreement itself.
struct OpenMatter {
    /// Who must act; nil where neither party can.
    let awaited: Side?
    /// What is asked of that party.
    let kind: AskKind
    /// What runs out if nothing is done; nil where nothing does.
    let deadline: Deadline?
}

extension Dispute {
    /// Who must act next in it.
    var needs: Trade.Needs {
        if let offer = openOffer { return Trade.Needs([offer.by.other]) }
        return switch phase {
        case .answering: Trade.Needs([by.other])
        case .considering:
            Trade.Needs(Side.allCases.filter { proposal?.answers[$0] == nil })
        case .negotiating, .evidence, .mediating, .ruling, .appealable, .appealed, .settled, .ruled, .withdrawn, .overtaken: .nobody
        }
    }
}

extension Trade.Needs {
    /// Those sides.
    fileprivate init(_ sides: [Side]) {
        self =
            switch (sides.contains(.buyer), sides.contains(.seller)) {
            case (true, true): .both
            case (true, false): .buyer
            case (false, true): .seller
            case (false, false): .nobody
            }
    }
}
