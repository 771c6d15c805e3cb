import Testing

@testable import Market

/// Clients and the catalogue of sentences know refusals by these names, so a change here is a change for them.
@Suite struct RefusalCodeTests {
    static let refusals: [(any Refusal, String, [String])] = [
        (OpenEnquiryRefusal.ownListing, "ownListing", []),
        (OpenEnquiryRefusal.listingWithdrawn, "listingWithdrawn", []),
        (PostMessageRefusal.empty, "messageEmpty", []),
        (PostMessageRefusal.tooLong, "messageTooLong", ["4000"]),
        (PostMessageRefusal.tooManyFiles, "tooManyFiles", ["10"]),
        (PostMessageRefusal.sameFileTwice, "sameFileTwice", []),
        (PostMessageRefusal.fileTooLarge, "fileTooLarge", ["104857600"]),
        (MarkRefusal.noSuchEntries, "noSuchEntries", []),
        (WithdrawMessageRefusal.notYourMessage, "notYourMessage", []),
        (AddRecordRefusal.noteTooLong, "noteTooLong", ["500"]),
        (AddRecordRefusal.fileTooLarge, "fileTooLarge", ["104857600"]),
        (AddRecordRefusal.recordExists, "recordExists", []),
        (AddRecordRefusal.tooManyRecords, "tooManyRecords", ["200"]),
        (TakeStandardTermsRefusal.crossed(newest: 3), "proposalCrossed", ["3"]),
        (TakeStandardTermsRefusal.listingWithdrawn, "listingWithdrawn", []),
        (ProposeTermsRefusal.crossed(newest: 3), "proposalCrossed", ["3"]),
        (ProposeTermsRefusal.outOfRange([.price, .acceptanceDays]), "clauseOutOfRange", ["price", "acceptanceDays"]),
        (ProposeTermsRefusal.clausesTooLong, "clausesTooLong", []),
        (ProposeTermsRefusal.listTooLong(.criteria), "listTooLong", ["criteria"]),
        (ProposeTermsRefusal.receivingSystemMissing, "receivingSystemMissing", []),
        (ProposeTermsRefusal.nothingAmended, "nothingAmended", []),
        (ProposeTermsRefusal.priceIsHeld, "priceIsHeld", []),
        (ConfirmTermsRefusal.priceIsHeld, "priceIsHeld", []),
        (TakeStandardTermsRefusal.receivingSystemMissing, "receivingSystemMissing", []),
        (MailOfferRefusal.mailNotSentHere, "mailNotSentHere", []),
        (MailOfferRefusal.termsNeedMail, "termsNeedMail", []),
        (PinRevisionRefusal.otherListing, "otherListing", []),
        (PinRevisionRefusal.notNewer(pinned: 3), "revisionNotNewer", ["3"]),
        (PinRevisionRefusal.listingWithdrawn, "listingWithdrawn", []),
        (ProposeTermsRefusal.ticksMissing([.licence, .defect(2)]), "ticksMissing", ["licence", "defect-2"]),
        (DeclineTermsRefusal.superseded(newest: 2), "proposalSuperseded", ["2"]),
        (DeclineTermsRefusal.reasonTooLong, "reasonTooLong", ["500"]),
        (ConfirmTermsRefusal.superseded(newest: 2), "proposalSuperseded", ["2"]),
        (ConfirmTermsRefusal.otherDocument, "otherDocument", []),
        (ConfirmTermsRefusal.ownProposal, "ownProposal", []),
        (ConfirmTermsRefusal.tooLate, "proposalTooLate", []),
        (ConfirmTermsRefusal.ticksMissing([.returns]), "ticksMissing", ["returns"]),
        (ProposeTermsRefusal.passkeyNeeded(aboveMinor: 100_000), "passkeyNeeded", ["100000"]),
        (ConfirmTermsRefusal.passkeyNeeded(aboveMinor: 100_000), "passkeyNeeded", ["100000"]),
        (SignReceiptRefusal.passkeyNeeded(aboveMinor: 100_000), "passkeyNeeded", ["100000"]),
        (RegisterPasskeyRefusal.passkeyTaken, "passkeyTaken", []),
        (RegisterPasskeyRefusal.tooManyPasskeys, "tooManyPasskeys", []),
        (RegisterPasskeyRefusal.passkeyNameMalformed, "passkeyNameMalformed", []),
        (RemovePasskeyRefusal.passkeyUnknown, "passkeyUnknown", []),
        (StartPaymentRefusal.tooLate, "paymentTooLate", []),
        (StartPaymentRefusal.tooManyAttempts, "tooManyAttempts", ["100"]),
        (StartPaymentRefusal.paymentExists, "paymentExists", []),
        (RecordPaymentRefusal.unknownPayment, "unknownPayment", []),
        (RecordPaymentRefusal.otherAmount(expected: .fen(1), received: .fen(2)), "otherAmount", ["1", "2"]),
        (RecordPaymentRefusal.otherPayment, "otherPayment", []),
        (RecordRefundRefusal.unknownRefund, "unknownRefund", []),
        (DeliverFilesRefusal.tooLate, "deliveryTooLate", []),
        (DeliverFilesRefusal.nothingToDeliver, "nothingToDeliver", []),
        (DeliverFilesRefusal.tooManyFiles, "tooManyFiles", ["20"]),
        (DeliverFilesRefusal.sameFileTwice, "sameFileTwice", []),
        (DeliverFilesRefusal.noteTooLong, "noteTooLong", ["4000"]),
        (RecordDownloadRefusal.notDelivered, "notDelivered", []),
        (RecordDownloadRefusal.impossibleRange, "impossibleRange", []),
        (SignReceiptRefusal.otherManifest, "otherManifest", []),
        (SignReceiptRefusal.notDownloaded, "notDownloaded", []),
        (DeliverFilesRefusal.handover(.otherMethod(.secret)), "otherMethod", ["secret"]),
        (HandoverRefusal.otherMethod(.email), "otherMethod", ["email"]),
        (HandoverRefusal.mailUnderway, "mailUnderway", []),
        (HandoverRefusal.secretLength(charactersMax: 8_000), "secretLength", ["8000"]),
        (HandoverRefusal.reportLength(charactersMax: 4_000), "reportLength", ["4000"]),
        (HandoverRefusal.addressMalformed, "addressMalformed", []),
        (HandoverRefusal.commitMalformed, "commitMalformed", []),
        (HandoverRefusal.mailAddressMissing, "mailAddressMissing", []),
        (RevealSecretRefusal.noSecret, "noSecret", []),
        (ConfirmAccessRefusal.noRepository, "noRepository", []),
        (ConfirmAccessRefusal.commitMalformed, "commitMalformed", []),
        (RecordMailRefusal.unknownMail, "unknownMail", []),
        (CriterionRefusal.unknownCriterion(3), "unknownCriterion", ["3"]),
        (CriterionRefusal.reasonLength, "reasonLength", ["500"]),
        (CriterionRefusal.tooLate, "acceptanceTooLate", []),
        (RequestChangeRefusal.noRoundsLeft(agreed: 2), "noRoundsLeft", ["2"]),
        (RequestChangeRefusal.alreadyAsked, "changeAlreadyAsked", []),
        (RequestChangeRefusal.tooLate, "acceptanceTooLate", []),
        (SignReceiptRefusal.notRevealed, "notRevealed", []),
        (SignReceiptRefusal.accessNotConfirmed, "accessNotConfirmed", []),
        (ConfirmAcceptanceRefusal.criteriaOpen(2), "criteriaOpen", ["2"]),
        (ConfirmAcceptanceRefusal.receiptNotSigned, "receiptNotSigned", []),
        (ClockRefusal.notDue, "notDue", []),
        (RateTradeRefusal.alreadyRated, "alreadyRated", []),
        (RateTradeRefusal.tooLate, "ratingTooLate", []),
        (RateTradeRefusal.tooLong, "ratingTooLong", ["500"]),
        (RegisterMemberRefusal.alreadyRegistered, "alreadyRegistered", []),
        (RegisterMemberRefusal.handleMalformed, "handleMalformed", []),
        (RegisterMemberRefusal.handleTaken, "handleTaken", []),
        (RegisterMemberRefusal.displayNameMalformed, "displayNameMalformed", []),
        (RenameMemberRefusal.notRegistered, "notRegistered", []),
        (RenameMemberRefusal.displayNameMalformed, "displayNameMalformed", []),
        (ErasureRefusal.notRegistered, "notRegistered", []),
        (ErasureRefusal.erasureRequested, "erasureRequested", []),
        (ErasureRefusal.erasureNotRequested, "erasureNotRequested", []),
        (EraseValuesRefusal.stillKept, "stillKept", []),
        (EraseValuesRefusal.nothingToErase, "nothingToErase", []),
        (PublishRevisionRefusal.notTheSeller, "notTheSeller", []),
        (
            PublishRevisionRefusal.incomplete([FieldProblem(field: "name", reason: .missing)]), "listingIncomplete",
            ["name:missing"]
        ),
        (
            PublishRevisionRefusal.claims(
                OfferReview(
                    findings: [
                        ClaimFinding(rule: .superlative, place: "title", span: 0..<2, words: "最强", replacement: nil),
                        ClaimFinding(rule: .puffery, place: "title", span: 3..<5, words: "神器", replacement: nil),
                    ],
                    contradictions: [
                        Contradiction(
                            kind: .knownDefects, first: .noneKnown, second: .words(place: "about", span: 0..<4, words: "已知问题"),
                            prevailing: .second)
                    ])), "claimsBlocked", ["title:superlative:0-2", "noneKnown:knownDefects:about"]
        ),
        (WithdrawListingRefusal.notTheSeller, "notTheSeller", []),
        (RecordSettlementRefusal.unknownSettlement, "unknownSettlement", []),
        (ResolveCallRefusal.unknownCall, "unknownCall", []),
        (ResolveCallRefusal.answered, "callAnswered", []),
        (ResolveCallRefusal.proposed, "callProposed", []),
        (ResolveCallRefusal.referenceMalformed, "referenceMalformed", []),
        (DeskRefusal.notFound, "notFound", []),
        (DeskRefusal.notAllowed, "staffNotAllowed", []),
        (DeskRefusal.isParty, "staffIsParty", []),
        (DeskRefusal.secondIsFirst, "secondIsFirst", []),
        (DeskRefusal.secondNeeded, "secondNeeded", []),
        (DeskRefusal.reasonLength(max: 500), "reasonLength", ["500"]),
        (DeskRefusal.over, "deedOver", []),
        (DeskRefusal.lastOperator, "lastOperator", []),
        (DeskRefusal.hostMayNot, "hostMayNot", []),
        (DeskRefusal.roleNotHeld, "roleNotHeld", []),
        (DeskRefusal.notRegistered, "notRegistered", []),
    ]

    @Test func codesAndDetailsAreStable() {
        for (refusal, code, details) in Self.refusals {
            #expect(refusal.code == code)
            #expect(refusal.details == details)
        }
    }

    @Test(
        arguments: [
            OpenEnquiryRefusal.step(.noSuchTrade), PostMessageRefusal.step(.noSuchTrade),
            TakeStandardTermsRefusal.step(.noSuchTrade),
            ProposeTermsRefusal.step(.noSuchTrade), DeclineTermsRefusal.step(.noSuchTrade),
            ConfirmTermsRefusal.step(.noSuchTrade), PinRevisionRefusal.step(.noSuchTrade),
            StartPaymentRefusal.step(.noSuchTrade), RecordPaymentRefusal.step(.noSuchTrade),
            RecordRefundRefusal.step(.noSuchTrade),
            DeliverFilesRefusal.step(.noSuchTrade), RecordDownloadRefusal.step(.noSuchTrade),
            SignReceiptRefusal.step(.noSuchTrade),
            ConfirmAcceptanceRefusal.step(.noSuchTrade), ClockRefusal.step(.noSuchTrade),
            RateTradeRefusal.step(.noSuchTrade), EraseValuesRefusal.step(.noSuchTrade),
            MarkRefusal.step(.noSuchTrade),
            WithdrawMessageRefusal.step(.noSuchTrade), AddRecordRefusal.step(.noSuchTrade),
            HandoverRefusal.step(.noSuchTrade),
            RevealSecretRefusal.step(.noSuchTrade), ConfirmAccessRefusal.step(.noSuchTrade),
            RecordMailRefusal.step(.noSuchTrade), CriterionRefusal.step(.noSuchTrade),
            RequestChangeRefusal.step(.noSuchTrade),
            RecordSettlementRefusal.step(.noSuchTrade), ResolveCallRefusal.step(.noSuchTrade),
        ] as [any TradeRefusal])
    func theTablesRefusalShowsThrough(refusal: any TradeRefusal) {
        #expect(refusal.code == "noSuchTrade")
        #expect(refusal.details == [])
    }
}
