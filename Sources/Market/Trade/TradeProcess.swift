/// Every command that a trade knows.
package enum TradeStep: String, CaseIterable, Sendable {
    case openEnquiry, postMessage, openDeal
    case takeStandardTerms, proposeTerms, declineTerms, confirmTerms, lapseProposal, pinRevision
    case startPayment, recordPayment, lapsePayment
    case deliverFiles, recordDownload, signReceipt
    case deliverSecret, revealSecret, handOverRepository, confirmAccess, deliverByMail, recordMail
    case reportService, acceptCriterion, refuseCriterion, requestChange, lapseChange
    case confirmAcceptance, passAcceptance, refundUndelivered, recordRefund
    case rateTrade, revealRatings
    case eraseValues
    case markReceived, markRead, withdrawMessage, addRecord
    case remindDeadline
    case recordSettlement, resolveCall
    case refundAfterRelease, payOwedRefund
    case cancelTrade, proposeRefund, acceptRefund, declineRefund, lapseRefund, giveRefund
    case extendAcceptance, askDeliveryTime, answerDeliveryTime, warnHoldExpiry, endHold
    case lapseMilestones
    case changeRating, replyToRating, maskRating, decideExclusion, appealExclusion, ruleOnExclusion
    case openDispute, answerDispute, offerSettlement, acceptSettlement, declineSettlement, lapseSettlement, withdrawDispute,
        escalateDispute, addEvidence, extendEvidence
    case takeDispute, recuseDispute, proposeMediation, answerMediation, ruleDispute, appealRuling, decideAppeal, suspendDispute,
        resumeDispute, passDispute, executeRuling
    case recordChargeback
    case openRequest, answerRequest, proposeRemedy, acceptRemedy, declineRemedy, withdrawRequest, lapseRequest
    case signDeletion, fulfilRemedy, postSupport, closeRequest
    case maskMessage
}

/// The process of a trade as one table: which step, by whom, in which phase, leading where, and which deadline then runs.
/// What the table does not allow is refused before a command's own rules are asked. For a step that concerns one part of the
/// trade, the phases are that part's.
package enum TradeProcess {
    /// One row of the table.
    package struct Row: Sendable {
        /// The command.
        package let step: TradeStep
        /// Who may give it.
        package let who: Set<TradeRole>
        /// The phases in which it may be given.
        package let from: Set<TradePhase>
        /// The phases in which the trade can be afterwards.
        package let to: Set<TradePhase>
        /// The deadline that runs in the new phase.
        package let deadline: DeadlineKind?
    }

    /// All rows. A step may have several.
    package static let table: [Row] = [
        row(.openEnquiry, [.outsider], [.unopened], to: [.enquiry]),
        row(.postMessage, parties, opened, to: opened),
        row(.openDeal, [.outsider], [.unopened], to: [.negotiating], deadline: .proposal),

        row(.takeStandardTerms, [.buyer], talking, to: [.negotiating], deadline: .proposal),
        row(.proposeTerms, parties, talking, to: [.negotiating], deadline: .proposal),
        row(.declineTerms, parties, [.negotiating], to: [.enquiry]),
        row(.confirmTerms, parties, [.negotiating], to: [.agreed], deadline: .payment),
        row(.lapseProposal, [.clock], [.negotiating], to: [.enquiry]),
        row(.pinRevision, [.buyer], talking, to: [.enquiry]),
        // An amendment is a proposal beside the agreement in force; the trade stays where it is.
        row(.proposeTerms, parties, amendable, to: amendable, deadline: .proposal),
        row(.declineTerms, parties, amendable, to: amendable),
        // One that strikes the milestones that are left ends the trade by what became of the others.
        row(.confirmTerms, parties, amendable, to: amendable.union([.completed, .refunded])),
        row(.lapseProposal, [.clock], amendable, to: amendable),

        row(.startPayment, [.buyer], [.agreed], to: [.agreed], deadline: .payment),
        row(.lapsePayment, [.clock], [.agreed], to: [.enquiry]),
        row(.recordPayment, [.gateway], [.agreed], to: [.funded, .agreed], deadline: .delivery),
        // Money that comes too late, or twice, is recorded and ordered back.
        row(.recordPayment, [.gateway], late, to: late),

        // Where something was delivered, the seller delivers again only what the buyer asked for.
        row(.deliverFiles, [.seller], owing, to: [.delivered], deadline: .acceptance),
        row(.deliverSecret, [.seller], owing, to: [.delivered], deadline: .acceptance),
        row(.handOverRepository, [.seller], owing, to: [.delivered], deadline: .acceptance),
        row(.deliverByMail, [.seller], owing, to: owing),
        // A mail that was on its way when the trade ended is recorded as well.
        row(.recordMail, [.gateway], paid, to: paid),
        row(.reportService, [.seller], owing, to: [.delivered], deadline: .acceptance),
        row(.recordDownload, [.buyer], [.delivered, .completed], to: [.delivered, .completed]),
        row(.revealSecret, [.buyer], [.delivered, .completed], to: [.delivered, .completed]),
        row(.confirmAccess, [.buyer], [.delivered], to: [.delivered]),
        row(.acceptCriterion, [.buyer], [.delivered], to: [.delivered], deadline: .acceptance),
        row(.refuseCriterion, [.buyer], [.delivered], to: [.delivered], deadline: .change),
        row(.requestChange, [.buyer], [.delivered], to: [.delivered], deadline: .change),
        row(.lapseChange, [.clock], [.delivered], to: [.delivered], deadline: .acceptance),
        row(.signReceipt, [.buyer], [.delivered], to: [.delivered], deadline: .acceptance),
        row(.confirmAcceptance, [.buyer], [.delivered], to: [.completed], deadline: .ratings),
        row(.passAcceptance, [.clock], [.delivered], to: [.completed], deadline: .ratings),
        row(.refundUndelivered, [.clock], [.funded], to: [.refunded]),
        row(.recordRefund, [.gateway], opened, to: opened),

        row(.rateTrade, parties, ended, to: ended),
        row(.revealRatings, [.clock], ended, to: ended),

        // Each phase in which a trade can rest for good; the row leads back to where it stands.
        row(.eraseValues, [.clock], [.enquiry], to: [.enquiry]),
        row(.eraseValues, [.clock], [.completed], to: [.completed]),
        row(.eraseValues, [.clock], [.refunded], to: [.refunded]),
        row(.markReceived, parties, opened, to: opened),
        row(.markRead, parties, opened, to: opened),
        row(.withdrawMessage, parties, opened, to: opened),
        row(.addRecord, parties, opened, to: opened),
        row(.remindDeadline, [.clock], running, to: running),
        row(.recordSettlement, [.gateway], opened, to: opened),
        // What a gateway does not answer, staff answers by what it sees at the provider.
        row(.resolveCall, [.staff], opened, to: opened),
        row(.refundAfterRelease, [.seller], [.completed], to: [.completed]),
        row(.payOwedRefund, [.clock], [.completed], to: [.completed]),

        // Every other way in which a hold ends, or lasts longer.
        row(.cancelTrade, parties, [.agreed], to: [.enquiry, .completed, .refunded]),
        row(.cancelTrade, parties, [.funded], to: [.refunded]),
        row(.proposeRefund, parties, owing, to: owing, deadline: .refundTalk),
        row(.acceptRefund, parties, owing, to: [.completed, .refunded]),
        row(.declineRefund, parties, owing, to: owing),
        row(.lapseRefund, [.clock], owing, to: owing),
        row(.giveRefund, [.seller], owing, to: [.funded, .delivered, .refunded]),
        row(.extendAcceptance, parties, [.delivered], to: [.delivered], deadline: .acceptance),
        row(.askDeliveryTime, [.seller], [.funded], to: [.funded], deadline: .delivery),
        row(.answerDeliveryTime, [.buyer], [.funded], to: [.funded], deadline: .delivery),
        row(.warnHoldExpiry, [.clock], owing, to: owing, deadline: .holdExpiry),
        row(.endHold, [.clock], owing, to: [.funded, .delivered, .completed, .refunded]),
        // The next milestone was not paid, and the rest ends: completed where something was accepted, else all went back.
        row(.lapseMilestones, [.clock], [.agreed], to: [.completed, .refunded], deadline: .ratings),

        row(.changeRating, parties, ended, to: ended),
        row(.replyToRating, parties, ended, to: ended),
        row(.maskRating, [.staff], ended, to: ended),
        row(.decideExclusion, [.staff], ended, to: ended),
        row(.appealExclusion, parties, ended, to: ended),
        row(.ruleOnExclusion, [.staff], ended, to: ended),

        // A dispute concerns the whole trade and leaves it where it stands until its outcome is carried out.
        row(.openDispute, parties, disputable, to: disputable, deadline: .disputeAnswer),
        row(.answerDispute, parties, disputable, to: disputable, deadline: .negotiation),
        row(.offerSettlement, parties, disputable, to: disputable, deadline: .settlement),
        row(.acceptSettlement, parties, disputable, to: decided),
        row(.declineSettlement, parties, disputable, to: disputable),
        row(.lapseSettlement, [.clock], disputable, to: disputable),
        row(.withdrawDispute, parties, disputable, to: disputable),
        row(.escalateDispute, parties, disputable, to: disputable, deadline: .evidence),
        row(.addEvidence, parties, disputable, to: disputable),
        row(.extendEvidence, parties, disputable, to: disputable, deadline: .evidence),
        row(.takeDispute, [.staff], disputable, to: disputable),
        row(.recuseDispute, [.staff], disputable, to: disputable),
        row(.proposeMediation, [.staff], disputable, to: disputable, deadline: .mediationAnswer),
        row(.answerMediation, parties, disputable, to: decided),
        row(.ruleDispute, [.staff], disputable, to: disputable, deadline: .appeal),
        row(.appealRuling, parties, disputable, to: decided),
        row(.decideAppeal, [.staff], disputable, to: decided),
        row(.suspendDispute, parties, disputable, to: disputable),
        row(.resumeDispute, parties.union([.clock]), disputable, to: disputable),
        row(.passDispute, [.clock], disputable, to: decided),
        row(.executeRuling, [.clock], disputable, to: decided),

        // Whatever the trade has come to, a gateway can take its money back; where it does not say so, staff has seen it there.
        row(.recordChargeback, [.gateway, .staff], opened, to: opened),

        // After-sales: what is asked of the seller once something was delivered, before and after it is accepted.
        row(.openRequest, [.buyer], served, to: served, deadline: .requestAnswer),
        row(.answerRequest, [.seller], served, to: served, deadline: .remedyDue),
        row(.proposeRemedy, parties, served, to: served, deadline: .remedyAnswer),
        row(.acceptRemedy, parties, served, to: returned, deadline: .deletion),
        row(.declineRemedy, parties, served, to: served),
        row(.withdrawRequest, [.buyer], served, to: served),
        row(.lapseRequest, [.clock], served, to: served),
        row(.signDeletion, [.buyer], served, to: returned),
        row(.fulfilRemedy, [.seller], served, to: served),
        row(.postSupport, parties, served, to: served),
        row(.closeRequest, parties, served, to: served),
        // What was promised to be mended or replaced is delivered like everything else.
        row(.deliverFiles, [.seller], [.completed], to: [.completed]),
        row(.deliverSecret, [.seller], [.completed], to: [.completed]),
        row(.handOverRepository, [.seller], [.completed], to: [.completed]),
        row(.deliverByMail, [.seller], [.completed], to: [.completed]),
        row(.reportService, [.seller], [.completed], to: [.completed]),
        // A transfer that was on its way when the money went back is recorded as well.
        row(.recordDownload, [.buyer], [.refunded], to: [.refunded]),

        // What a complaint about a message came to.
        row(.maskMessage, [.staff], opened, to: opened),
    ]

    /// The row that lets `role` take `step` in `phase`; nil if none does.
    package static func row(for step: TradeStep, by role: TradeRole, in phase: TradePhase) -> Row? {
        rowsByStep[step]?.first { $0.from.contains(phase) && $0.who.contains(role) }
    }

    /// Who may take the step in any phase at all.
    package static func everAllowed(_ step: TradeStep) -> Set<TradeRole> {
        (rowsByStep[step] ?? []).reduce(into: []) { $0.formUnion($1.who) }
    }

    private static let rowsByStep = Dictionary(grouping: table, by: \.step)
    private static let parties: Set<TradeRole> = [.buyer, .seller]
    private static let talking: Set<TradePhase> = [.enquiry, .negotiating]
    /// The phases in which an agreement is in force and not yet performed.
    package static let amendable: Set<TradePhase> = [.agreed, .funded, .delivered]
    private static let opened = Set(TradePhase.allCases).subtracting([.unopened])
    private static let owing: Set<TradePhase> = [.funded, .delivered]
    /// The phases in which there is, or was, money to dispute about: between two milestones the trade is agreed again.
    package static let disputable: Set<TradePhase> = [.agreed, .funded, .delivered, .completed]
    private static let decided = disputable.union([.refunded])
    private static let paid: Set<TradePhase> = [.funded, .delivered, .completed, .refunded]
    /// The phases in which a deadline runs.
    private static let running: Set<TradePhase> = [.negotiating, .agreed, .funded, .delivered, .completed]
    private static let ended: Set<TradePhase> = [.completed, .refunded]
    /// The phases in which something was delivered and the money has not gone back.
    private static let served: Set<TradePhase> = [.delivered, .completed]
    private static let returned: Set<TradePhase> = [.delivered, .completed, .refunded]
    private static let late = opened.subtracting([.agreed])

    private static func row(
        _ step: TradeStep, _ who: Set<TradeRole>, _ from: Set<TradePhase>, to: Set<TradePhase>,
        deadline: DeadlineKind? = nil
    ) -> Row {
        Row(step: step, who: who, from: from, to: to, deadline: deadline)
    }
}
