/// What was promised, by whom, by when, and what in the record measures it: the list along which a dispute is decided.
package struct AgreementChecklist: Sendable {
    /// One item for each clause of the agreement that says something, in the order in which a contract reads.
    package let items: [Item]
    /// On what grounds the agreement gives the money back.
    package let refundGrounds: [RefundGround]

    /// One clause as it is measured.
    package struct Item: Equatable, Sendable {
        /// Which clause.
        package let clause: ClauseName
        /// Who owes it; nil where both do.
        package let owedBy: Side?
        /// By when; nil where no clock runs for it, or where it has not begun.
        package let due: Timestamp?
        /// What in the record shows whether it was kept.
        package let measure: Measure
        /// How it stands.
        package let standing: Standing
        /// The milestone that it is about, from 1; nil where it is about the whole.
        package var part: Int? = nil
    }

    /// What in the record measures a clause.
    package enum Measure: String, CaseIterable, Sendable {
        /// The gateway's own word that the money arrived.
        case payment
        /// The entry of the delivery, and that it entered the system that was designated.
        case delivery
        /// The delivered things set beside the list.
        case contents
        /// The points, ticked item by item.
        case criteria
        /// The buyer's acceptance, or silence until the period was over.
        case acceptance
        /// The messages of the conversation and their times.
        case conversation
        /// The downloads, or the revealing of the key.
        case downloads
        /// The document that both confirmed; nothing else measures it.
        case document
    }

    /// How a clause stands.
    package enum Standing: String, CaseIterable, Sendable {
        /// Its time has not come.
        case notBegun
        /// Its clock runs.
        case running
        case kept, broken
        /// It gave a right for a time, and the time is over.
        case over
        /// It holds without a clock.
        case holds
    }

    /// The checklist of the agreement that is in force at a moment; nil where there is none.
    package init?(of trade: Trade, at now: Timestamp) {
        guard let agreement = trade.agreement else { return nil }
        let reading = Reading(trade: trade, terms: agreement.terms, now: now)
        refundGrounds = agreement.terms.refundGrounds(deliveredAt: reading.deliveredAt)
        items =
            trade.parts.compactMap(reading.milestone) + Terms.Clause.allCases.compactMap(reading.item)
            + (agreement.criteriaCount > 0 ? [reading.criteria] : [])
    }
}

/// The moments of a trade that its clauses are measured by.
private struct Reading {
    typealias Item = AgreementChecklist.Item

    let trade: Trade
    let terms: Terms
    let now: Timestamp

    var paidAt: Timestamp? { trade.begun[.delivery] }
    var deliveredAt: Timestamp? { trade.begun[.acceptance] }

    /// The item of a clause; nil where it promises nothing.
    func item(_ clause: Terms.Clause) -> Item? {
        switch clause {
        case .price: trade.isSplit ? nil : price
        case .deliveryHours: trade.isSplit ? nil : delivery
        case .deliveryMethod:
            make(clause, .seller, .delivery, deliveredAt == nil ? (paidAt == nil ? .notBegun : .running) : .kept)
        case .acceptanceDays: trade.isSplit ? nil : acceptance
        case .changeRounds: terms.changeRounds == 0 ? nil : make(clause, .seller, .conversation, .holds)
        case .supportMonths:
            terms.supportMonths == 0
                ? nil : make(clause, .seller, .conversation, trade.completedAt == nil ? .notBegun : .running)
        case .noReasonReturnDays, .returnCondition: noReasonReturn(clause)
        case .conditionalReturns:
            terms.conditionalReturns.promised.isEmpty
                ? nil : make(clause, .seller, .conversation, deliveredAt == nil ? .notBegun : .running)
        case .responseHours: terms.responseHours == 0 ? nil : make(clause, .seller, .conversation, .holds)
        case .supportChannels: terms.supportChannels.isEmpty ? nil : make(clause, .seller, .conversation, .holds)
        case .intellectualProperty:
            switch terms.intellectualProperty {
            case .staysWithSeller: make(clause, .buyer, .document, .holds)
            case .passesOnPayment: make(clause, .seller, .document, trade.completedAt == nil ? .notBegun : .kept)
            }
        case .licence: make(clause, .buyer, .document, .holds)
        case .confidentialityMonths: terms.confidentialityMonths == 0 ? nil : make(clause, nil, .document, .holds)
        case .liability, .disputeMethod, .signing: make(clause, nil, .document, .holds)
        case .milestones: nil
        }
    }

    /// A milestone by what comes next in it: its payment, its delivery, its acceptance. Nil where there are none; the price and
    /// the general periods stand in its place then.
    func milestone(_ part: TradePart) -> Item? {
        guard trade.isSplit else { return nil }
        let number = part.number
        let (side, measure, standing, due): (Side, AgreementChecklist.Measure, AgreementChecklist.Standing, Timestamp?) =
            switch part.phase {
            case .payable where trade.payable?.number == number:
                (.buyer, .payment, .running, trade.deadline(.payment) ?? trade.deadline(.milestone))
            case .payable: (.buyer, .payment, .notBegun, nil)
            case .funded: owed(part)
            case .delivered: (.buyer, .acceptance, .running, trade.deadline(.acceptance, of: number))
            case .completed: (.buyer, .acceptance, .kept, nil)
            case .refunded: (.seller, .delivery, .over, nil)
            case .lapsed: (.buyer, .payment, .over, nil)
            }
        return Item(clause: .typed(.milestones), owedBy: side, due: due, measure: measure, standing: standing, part: number)
    }

    /// A milestone that is paid and not delivered: late from the promised hour on, and what the buyer granted is added to it.
    private func owed(
        _ part: TradePart
    ) -> (Side, AgreementChecklist.Measure, AgreementChecklist.Standing, Timestamp?) {
        let due = part.begun[.delivery].map {
            terms.part(part.number).deliverBy(paidAt: $0).adding(.hours(part.deliveryGrantedHours))
        }
        return (.seller, .delivery, due.map { now > $0 } == true ? .broken : .running, due)
    }

    /// The points that the delivery is measured by.
    var criteria: Item {
        Item(
            clause: .wording(.criteria), owedBy: .seller, due: trade.deadline(.acceptance), measure: .criteria,
            standing: trade.completedAt != nil ? .kept : deliveredAt == nil ? .notBegun : .running)
    }

    private var price: Item {
        make(.price, .buyer, .payment, paidAt == nil ? .running : .kept, due: trade.deadline(.payment))
    }

    private var delivery: Item {
        guard let paidAt else { return make(.deliveryHours, .seller, .delivery, .notBegun) }
        let due = terms.deliverBy(paidAt: paidAt)
        let standing: AgreementChecklist.Standing =
            (deliveredAt ?? now) > due ? .broken : deliveredAt == nil ? .running : .kept
        return make(.deliveryHours, .seller, .delivery, standing, due: due)
    }

    private var acceptance: Item {
        guard deliveredAt != nil else { return make(.acceptanceDays, .buyer, .acceptance, .notBegun) }
        return make(
            .acceptanceDays, .buyer, .acceptance, trade.completedAt == nil ? .running : .kept,
            due: trade.deadline(.acceptance))
    }

    private func noReasonReturn(_ clause: Terms.Clause) -> Item? {
        guard terms.noReasonReturnDays > 0 else { return nil }
        guard let deliveredAt else { return make(clause, .seller, .downloads, .notBegun) }
        let due = deliveredAt.adding(.days(terms.noReasonReturnDays))
        let isUsed = terms.returnCondition == .notDownloaded && !trade.downloaded.isEmpty
        return make(clause, .seller, .downloads, isUsed || now > due ? .over : .running, due: due)
    }

    private func make(
        _ clause: Terms.Clause, _ owedBy: Side?, _ measure: AgreementChecklist.Measure,
        _ standing: AgreementChecklist.Standing, due: Timestamp? = nil
    ) -> Item {
        Item(clause: .typed(clause), owedBy: owedBy, due: due, measure: measure, standing: standing)
    }
}
