import HTTPTypes
import Market
import Service

extension Refused {
    /// The answer to what went wrong on the way through rules and store; nil for a bug.
    init?(_ error: any Error) {
        switch error {
        case let refused as Refused: self = refused
        case let refusal as any Refusal: self.init(refusal)
        default:
            guard let hindrance = Hindrance(error) else { return nil }
            self.init(.serviceUnavailable, hindrance.rawValue, retryAfterSeconds: hindrance.retryAfterSeconds)
        }
    }

    /// The answer to a refusal of the rules: its status, and its details put where the words have places for them.
    init(_ refusal: any Refusal) {
        switch refusal.code {
        case "notFound", "noSuchTrade": self = .notFound
        case "listingIncomplete": self = .fields(refusal.details.map(FieldProblem.init(detail:)))
        default:
            let row = RefusalTable.rows[refusal.code] ?? RefusalTable.Row(.conflict)
            self.init(row.status, refusal.code)
            row.fill(&self, with: refusal.details)
        }
    }
}

extension FieldProblem {
    /// From `field:reason`.
    fileprivate init(detail: String) {
        let parts = detail.split(separator: ":", maxSplits: 1).map(String.init)
        self.init(parts.first ?? "", "listing.\(parts.last ?? "")")
    }
}

/// Which status each refusal of the rules has, and what its details are. The words stand in the catalogue as
/// `refused.<code>` and `refused.<code>.instead`. A test compares the codes here with those in the rules.
enum RefusalTable {
    /// One refusal.
    struct Row: Sendable {
        let status: HTTPResponse.Status
        /// What the details are, in their order; a list takes all that are left.
        let details: [Detail]

        init(_ status: HTTPResponse.Status, _ details: Detail...) {
            self.status = status
            self.details = details
        }
    }

    /// What one detail of a refusal is, with the name of its place in the words.
    enum Detail: Sendable {
        case text(String)
        case money(String)
        case size(String)
        /// One of our own words; its text is the string of that prefix and the word.
        case word(String, prefix: String)
        /// As many such words as there are.
        case words(String, prefix: String)
    }

    static let rows: [String: Row] = [
        // Two rows with an answer of their own.
        "notFound": Row(.notFound), "noSuchTrade": Row(.notFound),
        "listingIncomplete": Row(.unprocessableContent), "claimsBlocked": Row(.unprocessableContent),
        // Not yours to do.
        "notYourStep": Row(.forbidden, .word("step", prefix: "step")),
        "notTheSeller": Row(.forbidden), "ownListing": Row(.forbidden), "wrongPassword": Row(.unauthorized),
        "ownPasswordWrong": Row(.forbidden),
        // It stands otherwise by now.
        "notInPhase": Row(.conflict, .word("step", prefix: "step"), .word("phase", prefix: "phase")),
        "notDue": Row(.conflict), "keyReused": Row(.conflict), "listingWithdrawn": Row(.conflict),
        "alreadyRegistered": Row(.conflict), "handleTaken": Row(.conflict),
        "alreadyRated": Row(.conflict), "ratingTooLate": Row(.conflict),
        "otherManifest": Row(.conflict), "notDownloaded": Row(.conflict), "receiptNotSigned": Row(.conflict),
        "deliveryTooLate": Row(.conflict),
        "proposalCrossed": Row(.conflict, .text("n")), "proposalSuperseded": Row(.conflict, .text("n")),
        "otherDocument": Row(.conflict), "ownProposal": Row(.conflict), "proposalTooLate": Row(.conflict),
        "draftChangedElsewhere": Row(.conflict, .text("n")), "tooManyDrafts": Row(.conflict, .text("max")),
        "paymentTooLate": Row(.conflict), "paymentExists": Row(.conflict),
        "tooManyAttempts": Row(.conflict, .text("max")),
        "unknownPayment": Row(.conflict), "otherPayment": Row(.conflict), "unknownRefund": Row(.conflict),
        "otherAmount": Row(.conflict, .money("expected"), .money("received")),
        "artefactStillRead": Row(.conflict, .text("percent")),
        // The link of a deal that began elsewhere.
        "dealUnknown": Row(.notFound), "dealExpired": Row(.gone), "dealWithdrawn": Row(.gone), "dealTaken": Row(.gone),
        "ownDeal": Row(.forbidden), "dealTitleMalformed": Row(.unprocessableContent, .text("max")),
        "dealNoteTooLong": Row(.unprocessableContent, .text("max")), "dealValidityOutOfRange": Row(.unprocessableContent),
        "otherMethod": Row(.conflict, .word("method", prefix: "method")), "mailUnderway": Row(.conflict),
        "noSecret": Row(.conflict), "noRepository": Row(.conflict), "notRevealed": Row(.conflict),
        "accessNotConfirmed": Row(.conflict), "unknownMail": Row(.conflict), "criteriaOpen": Row(.conflict, .text("n")),
        "acceptanceTooLate": Row(.conflict), "noRoundsLeft": Row(.conflict, .text("n")), "changeAlreadyAsked": Row(.conflict),
        "otherOffset": Row(.conflict, .size("received")), "uploadBusy": Row(.init(code: 423, reasonPhrase: "Locked")),
        "tooManyUploads": Row(.conflict, .text("max")),
        "noSuchPart": Row(.notFound, .text("n")), "earlierUnpaid": Row(.conflict), "milestonePaid": Row(.conflict, .text("n")),
        // What was sent does not do.
        "secretLength": Row(.unprocessableContent, .text("max")), "reportLength": Row(.unprocessableContent, .text("max")),
        "addressMalformed": Row(.unprocessableContent), "commitMalformed": Row(.unprocessableContent),
        "mailAddressMissing": Row(.unprocessableContent), "unknownCriterion": Row(.unprocessableContent, .text("n")),
        "reasonLength": Row(.unprocessableContent, .text("max")),
        "pictureUnknown": Row(.unprocessableContent), "pictureUnreadable": Row(.unprocessableContent),
        "pictureTooManyPixels": Row(.unprocessableContent, .text("max")),
        "artefactIsBomb": Row(.unprocessableContent, .word("reason", prefix: "bomb")),
        "secretsLeftIn": Row(.unprocessableContent, .words("kinds", prefix: "secret")),
        "handleMalformed": Row(.unprocessableContent), "displayNameMalformed": Row(.unprocessableContent),
        "passwordLength": Row(.unprocessableContent),
        "messageEmpty": Row(.unprocessableContent), "messageTooLong": Row(.unprocessableContent, .text("max")),
        "ratingTooLong": Row(.unprocessableContent, .text("max")),
        "reasonTooLong": Row(.unprocessableContent, .text("max")), "declineReasonMissing": Row(.unprocessableContent),
        "noteTooLong": Row(.unprocessableContent, .text("max")),
        "nothingToDeliver": Row(.unprocessableContent), "sameFileTwice": Row(.unprocessableContent),
        "tooManyFiles": Row(.unprocessableContent, .text("max")),
        "notDelivered": Row(.unprocessableContent), "impossibleRange": Row(.unprocessableContent),
        "clauseOutOfRange": Row(.unprocessableContent, .words("clauses", prefix: "clause")),
        "clausesTooLong": Row(.unprocessableContent),
        "ticksMissing": Row(.unprocessableContent, .words("ticks", prefix: "tick")),
        "fileEmpty": Row(.unprocessableContent), "fileNameMalformed": Row(.unprocessableContent),
        "notDeposited": Row(.unprocessableContent),
        "fileTooLarge": Row(.contentTooLarge, .size("max")), "draftTooLarge": Row(.contentTooLarge, .size("max")),
        // Terms and amendments.
        "listTooLong": Row(.unprocessableContent, .word("part", prefix: "part")),
        "mailNotSentHere": Row(.unprocessableContent), "termsNeedMail": Row(.conflict),
        "receivingSystemMissing": Row(.unprocessableContent), "nothingAmended": Row(.unprocessableContent),
        "priceIsHeld": Row(.conflict), "otherListing": Row(.conflict), "revisionNotNewer": Row(.conflict, .text("n")),
        // Erasure.
        "stillKept": Row(.conflict), "nothingToErase": Row(.conflict), "erasureRequested": Row(.conflict),
        "erasureNotRequested": Row(.conflict), "notRegistered": Row(.conflict),
        // The conversation.
        "noSuchEntries": Row(.conflict), "notYourMessage": Row(.forbidden), "recordExists": Row(.conflict),
        "tooManyRecords": Row(.conflict, .text("max")), "mailUnreadable": Row(.unprocessableContent),
        "mailNotRead": Row(.conflict),
        // Keys and confirming.
        "proofMissing": Row(.unprocessableContent), "passkeyNeeded": Row(.conflict, .money("limit")),
        "passkeyUnreadable": Row(.unprocessableContent), "passkeyNotYours": Row(.forbidden),
        "passkeyWrong": Row(.forbidden), "passkeyCopied": Row(.forbidden), "challengeOver": Row(.conflict),
        "passkeyTaken": Row(.conflict), "tooManyPasskeys": Row(.conflict),
        "passkeyNameMalformed": Row(.unprocessableContent), "passkeyUnknown": Row(.conflict),
        // The desk of the staff.
        "staffNotAllowed": Row(.forbidden), "staffIsParty": Row(.forbidden), "secondIsFirst": Row(.forbidden),
        "secondNeeded": Row(.conflict), "deedOver": Row(.conflict), "lastOperator": Row(.conflict), "hostMayNot": Row(.conflict),
        "roleNotHeld": Row(.conflict), "unknownCall": Row(.conflict), "callAnswered": Row(.conflict),
        "callProposed": Row(.conflict), "referenceMalformed": Row(.unprocessableContent),
        "unknownSettlement": Row(.conflict),
        // Bills.
        "billNotStaff": Row(.forbidden), "billNoGateway": Row(.notFound),
        "billUnreadable": Row(.unprocessableContent, .text("place")), "billNotYet": Row(.conflict),
        "billDayNotOver": Row(.conflict), "otherBillTaken": Row(.conflict),
        "billTooManyDifferences": Row(.unprocessableContent, .text("max")), "differenceUnknown": Row(.notFound),
        "differenceResolved": Row(.conflict), "resolutionKindUnknown": Row(.unprocessableContent),
        "nothingToBook": Row(.conflict),
        // Wallets.
        "notYourWallet": Row(.forbidden), "tooManyPayoutAccounts": Row(.conflict), "unknownPayoutAccount": Row(.notFound),
        "holderMalformed": Row(.unprocessableContent), "bankMalformed": Row(.unprocessableContent),
        "cardMalformed": Row(.unprocessableContent), "alipayMalformed": Row(.unprocessableContent),
        "accountCooling": Row(.conflict, .text("hours")), "noProviderForKind": Row(.conflict),
        "belowPayoutMinimum": Row(.unprocessableContent, .money("min")), "moreThanBalance": Row(.conflict, .money("max")),
        "overDayLimit": Row(.conflict, .money("max")), "notStaff": Row(.forbidden), "ownPayout": Row(.forbidden),
        "unknownPayout": Row(.notFound), "notInReview": Row(.conflict), "samePerson": Row(.conflict),
        "payoutReasonLength": Row(.unprocessableContent), "otherProvider": Row(.conflict), "otherPayoutAmount": Row(.conflict),
        "payoutOver": Row(.conflict), "otherReference": Row(.conflict), "providerIsAsked": Row(.conflict),
        "nothingOwed": Row(.conflict), "debtKnown": Row(.conflict), "unknownDebt": Row(.conflict), "moreThanOwed": Row(.conflict),
        "notTheClock": Row(.forbidden), "nothingReleased": Row(.conflict), "moreThanReleased": Row(.conflict, .money("max")),
        "nothingOwedBack": Row(.conflict), "moreThanOwedBack": Row(.conflict), "statementTooLong": Row(.conflict),
        // Chargebacks.
        "otherChargeback": Row(.conflict), "moreThanPaid": Row(.conflict, .money("max")), "changedMeanwhile": Row(.conflict),
        // The hold.
        "sellerNotLate": Row(.conflict), "refundTalkOpen": Row(.conflict), "refundTooLate": Row(.conflict),
        "refundOutOfRange": Row(.unprocessableContent, .money("held")), "noSuchTalk": Row(.conflict), "ownRefund": Row(.forbidden),
        "tooManyRefunds": Row(.conflict, .text("max")), "clockStopped": Row(.conflict), "alreadyExtended": Row(.conflict),
        "daysOutOfRange": Row(.unprocessableContent, .text("max")), "extensionOutlastsHold": Row(.conflict),
        "timeAlreadyAsked": Row(.conflict, .text("max")), "hoursOutOfRange": Row(.unprocessableContent, .text("max")),
        "noSuchAsk": Row(.conflict), "agreementOutlastsHold": Row(.conflict, .text("days"), .text("holdDays")),
        "amountTooLarge": Row(.unprocessableContent),
        // Ratings and decisions about them.
        "sellerRestricted": Row(.conflict), "partOutOfRange": Row(.unprocessableContent), "notRated": Row(.conflict),
        "ratingAlreadyChanged": Row(.conflict), "ratingChangeTooLate": Row(.conflict, .text("days")),
        "ratingAlreadyReplied": Row(.conflict), "ratingReplyLength": Row(.unprocessableContent, .text("max")),
        "noSuchText": Row(.conflict), "badStretches": Row(.unprocessableContent), "noPressureFinding": Row(.conflict),
        "exclusionAlreadyDecided": Row(.conflict), "nothingToAppeal": Row(.conflict),
        "exclusionAppealTooLate": Row(.conflict, .text("days")), "exclusionAlreadyAppealed": Row(.conflict),
        "noExclusionAppeal": Row(.conflict), "sameStaff": Row(.forbidden),
        "decisionReasonLength": Row(.unprocessableContent, .text("max")),
        // Disputes.
        "disputeOpen": Row(.conflict, .word("step", prefix: "step")), "disputeAlreadyOpen": Row(.conflict),
        "noSuchDispute": Row(.conflict), "nothingToDispute": Row(.conflict), "claimsMissing": Row(.unprocessableContent),
        "claimNotYours": Row(.unprocessableContent, .word("claim", prefix: "claim")),
        "claimTooLate": Row(.conflict, .word("claim", prefix: "claim")),
        "claimDecided": Row(.conflict, .word("claim", prefix: "claim")), "tooManyDisputes": Row(.conflict, .text("max")),
        "statementLength": Row(.unprocessableContent, .text("max")), "clausesOutOfRange": Row(.unprocessableContent, .text("max")),
        "disputeRefundOutOfRange": Row(.unprocessableContent, .money("most")),
        "redoOutOfRange": Row(.unprocessableContent, .text("max")), "supportOutOfRange": Row(.unprocessableContent, .text("max")),
        "feeStays": Row(.unprocessableContent), "notInDisputePhase": Row(.conflict, .word("phase", prefix: "dispute.phase")),
        "disputeSuspended": Row(.conflict), "disputeNotSuspended": Row(.conflict), "disputeOtherSide": Row(.forbidden),
        "noSuchOffer": Row(.conflict), "ownOffer": Row(.forbidden), "tooManyOffers": Row(.conflict, .text("max")),
        "disputeTooLate": Row(.conflict), "evidenceEmpty": Row(.unprocessableContent),
        "tooMuchEvidence": Row(.conflict, .text("max")), "noSuchEntry": Row(.unprocessableContent),
        "evidenceAlreadyExtended": Row(.conflict), "disputeAlreadyTaken": Row(.conflict), "mediatorHasDealt": Row(.forbidden),
        "mediatorHadItBefore": Row(.forbidden), "disputeAlreadyAnswered": Row(.conflict),
        "findingsMissing": Row(.unprocessableContent), "talksOutOfRange": Row(.unprocessableContent, .text("max")),
        "disputeMoneyMoved": Row(.conflict), "returnPromised": Row(.conflict),
        // Mails and absence.
        "mailAddressMalformed": Row(.unprocessableContent), "mailNotOffered": Row(.conflict),
        "tooManyConfirmations": Row(.tooManyRequests, .text("max")), "confirmationOver": Row(.gone), "noContact": Row(.conflict),
        "quietHoursMalformed": Row(.unprocessableContent),
        "absenceOutOfRange": Row(.unprocessableContent, .text("days"), .text("ahead")),
        "absenceWordTooLong": Row(.unprocessableContent, .text("max")), "notAbsent": Row(.conflict),
        // After-sales.
        "notPromised": Row(.conflict), "promiseOver": Row(.conflict),
        "returnConditionFailed": Row(.conflict, .word("condition", prefix: "condition")), "licenceEnded": Row(.conflict),
        "returnAgreed": Row(.conflict), "requestOpen": Row(.conflict, .text("n")), "nothingDelivered": Row(.conflict),
        "returnReasonMissing": Row(.unprocessableContent), "tooManyRequests": Row(.conflict, .text("max")),
        "afterSalesOpen": Row(.conflict), "noSuchRequest": Row(.notFound),
        "notInRequestPhase": Row(.conflict, .word("phase", prefix: "request")), "noSuchRemedy": Row(.conflict),
        "ownRemedy": Row(.forbidden), "remedyOpen": Row(.conflict), "tooManyRemedies": Row(.conflict, .text("max")),
        "requestTooLate": Row(.conflict), "returnAmountOutOfRange": Row(.unprocessableContent, .money("max")),
        "remedyOutOfRange": Row(.unprocessableContent, .text("min"), .text("max")), "moneyMoved": Row(.conflict),
        "otherStatement": Row(.conflict), "noSuchQuestion": Row(.notFound), "notTheAsker": Row(.forbidden),
        "tooManyWordings": Row(.conflict, .text("max")), "questionAnswered": Row(.conflict),
        // Complaints.
        "complaintTextLength": Row(.unprocessableContent, .text("max")), "complaintAboutOneself": Row(.forbidden),
        "complaintOpenAlready": Row(.conflict), "tooManyComplaints": Row(.conflict, .text("max")),
        "notTheAccused": Row(.forbidden), "notTheComplainant": Row(.forbidden), "complaintDecided": Row(.conflict),
        "complaintNotDecided": Row(.conflict), "answerOutstanding": Row(.conflict), "complaintNotTaken": Row(.conflict),
        "complaintTakenByOther": Row(.conflict), "measureImpossible": Row(.unprocessableContent),
        "complaintAppealTooLate": Row(.conflict, .text("days")), "complaintAppealedAlready": Row(.conflict),
        "complaintNotAppealed": Row(.conflict), "decisionNotAgainstYou": Row(.forbidden), "unknownFreeze": Row(.notFound),
        "freezeOver": Row(.conflict), "freezeAppealedAlready": Row(.conflict), "freezeNotAppealed": Row(.conflict),
        "freezeLength": Row(.unprocessableContent, .text("days")), "freezeImpossible": Row(.conflict),
        // Restraints and identities.
        "accountFrozen": Row(.forbidden), "payoutsFrozen": Row(.forbidden), "accountClosed": Row(.forbidden),
        "otherSideRestrained": Row(.conflict), "balanceFrozen": Row(.conflict, .money("max")),
        "notStaffsWord": Row(.forbidden), "unknownRestraint": Row(.notFound), "openMatters": Row(.conflict),
        "unknownListing": Row(.notFound), "listingTakenDown": Row(.conflict), "listingNotTakenDown": Row(.conflict),
        "notYourIdentity": Row(.forbidden), "identityWaiting": Row(.conflict),
        "identityNameMalformed": Row(.unprocessableContent),
        "identityDocumentsCount": Row(.unprocessableContent, .text("max")),
        "identityDocumentKind": Row(.unprocessableContent), "unknownIdentityRequest": Row(.notFound),
        "identityDecided": Row(.conflict), "identityNotLookedAt": Row(.conflict), "identityDocumentsGone": Row(.gone),
        // Asking for a receipt.
        "nothingToSign": Row(.conflict), "receiptAskedAlready": Row(.tooManyRequests),
        // Too often.
        "tooManyTries": Row(.tooManyRequests),
    ]
}

extension RefusalTable.Row {
    /// Puts the details of a refusal into its places.
    fileprivate func fill(_ refused: inout Refused, with given: [String]) {
        var given = given[...]
        for detail in details {
            if case .words(let name, let prefix) = detail {
                refused.words[name] = given.map { "refused.\(prefix).\(Self.word($0))" }
                given = []
            }
            guard let text = given.popFirst() else { continue }
            switch detail {
            case .text(let name): refused.values[name] = text
            case .money(let name): refused.values[name] = Int64(text).map(MoneyText.yuan) ?? text
            case .size(let name): refused.values[name] = Int64(text).map(NumberText.size(bytes:)) ?? text
            case .word(let name, let prefix): refused.words[name] = ["refused.\(prefix).\(Self.word(text))"]
            case .words: break
            }
        }
    }

    /// `defect-3` is a defect.
    private static func word(_ text: String) -> Substring { text.prefix { $0 != "-" } }
}
