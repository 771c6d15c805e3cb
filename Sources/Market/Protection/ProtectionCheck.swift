/// The six protections, in the order in which a trade needs them.
package enum Protection: Int, CaseIterable, Sendable {
    case listing = 1
    case agreement, record, escrow, afterSales, credit
}

/// What the protection check 权益护航 says of one protection: whether it is in place, why, and what mends it now.
package struct ProtectionFinding: Hashable, Sendable {
    /// Which of the six it is about.
    package let protection: Protection
    /// Whether it is in place.
    package let status: Status
    /// Why.
    package let reason: Reason
    /// The one action that helps now; nil where nothing is to be done.
    package let fix: Fix?

    init(_ protection: Protection, _ status: Status, _ reason: Reason, fix: Fix? = nil) {
        self.protection = protection
        self.status = status
        self.reason = reason
        self.fix = fix
    }

    /// How far it is.
    package enum Status: String, CaseIterable, Sendable {
        case inPlace
        /// Somebody has yet to act; it is in time.
        case waiting
        /// Without it a dispute would be harder to win.
        case missing
    }

    /// Why it is as it is. The sentence of each is in the pages' catalogue.
    package enum Reason: String, CaseIterable, Sendable {
        case defectsDisclosed, noneKnownDeclared, noArtefactDeposited
        case revisionPinned
        case standardTermsOffered, nothingAgreed, confirmationAwaited, bothConfirmed
        case everythingRecorded, receiptUnsigned, receiptSigned
        case escrowOffered, notPaid, moneyHeld, moneyReleased, moneyReturned
        case returnsAndSupport, returnsOnly, supportOnly, nothingPromised
        case notRatedYet, ratingsAwaited, bothRated, creditShown
    }

    /// What to do.
    package enum Fix: String, CaseIterable, Sendable {
        case depositArtefact, promiseAfterSales, agreeOnTerms, confirmTerms, pay, signReceipt, rate
    }
}

extension RevisionPublished {
    /// Whether what is offered is a file: by the answer to how it is handed over; where nobody asked, a file is expected.
    private func isDownload(_ category: Category?) -> Bool {
        guard let asked = category?.fields.first(where: { $0.role == .deliveryForm }),
            case .text(let form)? = content.value?.fields[asked.id]
        else { return true }
        return form == "download"
    }

    /// The check of a listing, by number of the protection.
    ///
    /// - Parameter category: the one that was filled in, in the version of then; nil where nothing tells it any more.
    package func protectionCheck(in category: Category?) -> [ProtectionFinding] {
        [
            artefact == nil && isDownload(category)
                ? ProtectionFinding(.listing, .missing, .noArtefactDeposited, fix: .depositArtefact)
                : ProtectionFinding(.listing, .inPlace, noneKnown ? .noneKnownDeclared : .defectsDisclosed),
            ProtectionFinding(.agreement, .inPlace, .standardTermsOffered),
            ProtectionFinding(.record, .inPlace, .everythingRecorded),
            ProtectionFinding(.escrow, .inPlace, .escrowOffered),
            terms.afterSalesFinding,
            ProtectionFinding(.credit, .inPlace, .creditShown),
        ]
    }
}

extension Trade {
    /// The check of a trade, by number of the protection. Empty before it is opened.
    package var protectionCheck: [ProtectionFinding] {
        guard let opening else { return [] }
        let terms = (agreement ?? openProposal)?.terms ?? opening.standardTerms
        return [
            ProtectionFinding(.listing, .inPlace, .revisionPinned), agreementFinding, recordFinding, escrowFinding,
            terms.afterSalesFinding, creditFinding,
        ]
    }

    private var agreementFinding: ProtectionFinding {
        if agreement != nil {
            ProtectionFinding(.agreement, .inPlace, .bothConfirmed)
        } else if openProposal != nil {
            ProtectionFinding(.agreement, .waiting, .confirmationAwaited, fix: .confirmTerms)
        } else {
            ProtectionFinding(.agreement, .missing, .nothingAgreed, fix: .agreeOnTerms)
        }
    }

    private var recordFinding: ProtectionFinding {
        if isReceiptSigned {
            ProtectionFinding(.record, .inPlace, .receiptSigned)
        } else if round != nil, phase == .delivered {
            ProtectionFinding(.record, .waiting, .receiptUnsigned, fix: .signReceipt)
        } else {
            ProtectionFinding(.record, .inPlace, .everythingRecorded)
        }
    }

    private var escrowFinding: ProtectionFinding {
        switch phase {
        case .unopened, .enquiry, .negotiating: ProtectionFinding(.escrow, .missing, .notPaid)
        case .agreed: ProtectionFinding(.escrow, .waiting, .notPaid, fix: .pay)
        case .funded, .delivered: ProtectionFinding(.escrow, .inPlace, .moneyHeld)
        case .completed: ProtectionFinding(.escrow, .inPlace, .moneyReleased)
        case .refunded: ProtectionFinding(.escrow, .inPlace, .moneyReturned)
        }
    }

    private var creditFinding: ProtectionFinding {
        guard phase == .completed else { return ProtectionFinding(.credit, .waiting, .notRatedYet) }
        return ratings.count == 2
            ? ProtectionFinding(.credit, .inPlace, .bothRated)
            : ProtectionFinding(.credit, .waiting, .ratingsAwaited, fix: .rate)
    }
}

extension Terms {
    fileprivate var afterSalesFinding: ProtectionFinding {
        let takesBack = noReasonReturnDays > 0 || !conditionalReturns.promised.isEmpty
        return switch (takesBack, supportMonths > 0) {
        case (true, true): ProtectionFinding(.afterSales, .inPlace, .returnsAndSupport)
        case (true, false): ProtectionFinding(.afterSales, .inPlace, .returnsOnly)
        case (false, true): ProtectionFinding(.afterSales, .inPlace, .supportOnly)
        case (false, false): ProtectionFinding(.afterSales, .missing, .nothingPromised, fix: .promiseAfterSales)
        }
    }
}
