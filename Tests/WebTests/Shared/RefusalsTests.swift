import Foundation
import Service
import Testing

@testable import Market
@testable import Web

@Suite struct RefusalsTests {
    @Test func everyRefusalOfTheRulesHasAStatus() throws {
        let codes = try RefusalCodes.read()
        #expect(codes.count > 40)
        #expect(codes.subtracting(RefusalTable.rows.keys).sorted() == [], "in the rules, but without a status")
        #expect(Set(RefusalTable.rows.keys).subtracting(codes).sorted() == [], "with a status, but in no rule")
    }

    @Test func everyRefusalHasWordsAndAWayOut() throws {
        let keys = Set(Catalogue.shipped.entries.keys)
        let mapped: Set = ["noSuchTrade", "listingIncomplete"]
        for code in Set(RefusalTable.rows.keys).union(Hindrance.allCases.map(\.rawValue)).subtracting(mapped) {
            #expect(keys.contains("refused.\(code)"), "\(code)")
            #expect(keys.contains("refused.\(code).instead"), "\(code)")
        }
        for step in TradeStep.allCases { #expect(keys.contains("refused.step.\(step)")) }
        for claim in DisputeClaim.allCases { #expect(keys.contains("refused.claim.\(claim)")) }
        for phase in DisputePhase.allCases { #expect(keys.contains("refused.dispute.phase.\(phase)")) }
        for phase in TradePhase.allCases { #expect(keys.contains("refused.phase.\(phase)")) }
        for clause in Terms.Clause.allCases { #expect(keys.contains("refused.clause.\(clause)")) }
        for part in TermsWording.Part.allCases where part != .clauses { #expect(keys.contains("refused.part.\(part)")) }
        for reason in Inspected.Reason.allCases {
            #expect(keys.contains("artefact.unread.\(reason)"))
            if reason.isBomb { #expect(keys.contains("refused.bomb.\(reason)")) }
        }
        for method in DeliveryMethod.allCases { #expect(keys.contains("refused.method.\(method)")) }
        for kind in SecretKind.allCases { #expect(keys.contains("refused.secret.\(kind)")) }
        for reason in Market.FieldProblem.Reason.allCases { #expect(keys.contains("problem.listing.\(reason)")) }
    }

    @Test(arguments: Language.allCases) func noSentenceHasAnUnfilledPlace(_ language: Language) {
        let details: [String: [String]] = [
            "notYourStep": ["signReceipt"], "notInPhase": ["confirmAcceptance", "funded"], "proposalCrossed": ["3"],
            "proposalSuperseded": ["3"], "tooManyAttempts": ["5"], "otherAmount": ["100", "99"],
            "messageTooLong": ["4000"], "ratingTooLong": ["500"], "reasonTooLong": ["500"], "noteTooLong": ["4000"],
            "tooManyFiles": ["20"], "tooManyRecords": ["200"], "clauseOutOfRange": ["price", "deliveryHours"],
            "ticksMissing": ["licence", "defect-1", "defect-2"], "fileTooLarge": ["1024"],
            "listingIncomplete": ["title:missing"], "tooManyDrafts": ["30"], "draftTooLarge": ["393216"],
            "draftChangedElsewhere": ["3"], "listTooLong": ["criteria"], "revisionNotNewer": ["3"], "passkeyNeeded": ["100000"],
            "otherMethod": ["secret"], "secretLength": ["8000"], "reportLength": ["4000"], "unknownCriterion": ["3"],
            "reasonLength": ["500"], "criteriaOpen": ["2"], "noRoundsLeft": ["2"], "otherOffset": ["1048576"],
            "tooManyUploads": ["20"],
            "artefactStillRead": ["40"], "artefactIsBomb": ["ratioTooHigh"],
            "secretsLeftIn": ["privateKey", "password"], "dealTitleMalformed": ["80"], "dealNoteTooLong": ["1000"],
            "pictureTooManyPixels": ["40"],
            "accountCooling": ["3"], "belowPayoutMinimum": ["1000"], "moreThanBalance": ["100"], "overDayLimit": ["100"],
            "moreThanReleased": ["100"], "billTooManyDifferences": ["500"], "billUnreadable": ["第 3 行"],
            "noSuchPart": ["3"], "milestonePaid": ["1"],
            "refundOutOfRange": ["10000"], "tooManyRefunds": ["40"], "daysOutOfRange": ["3"], "timeAlreadyAsked": ["10"],
            "hoursOutOfRange": ["2160"], "agreementOutlastsHold": ["41", "30"],
            "ratingChangeTooLate": ["30"], "ratingReplyLength": ["500"], "exclusionAppealTooLate": ["15"],
            "decisionReasonLength": ["1000"],
            "disputeOpen": ["requestChange"], "claimNotYours": ["defective"], "claimTooLate": ["defective"],
            "claimDecided": ["other"], "tooManyDisputes": ["3"], "statementLength": ["4000"], "clausesOutOfRange": ["30"],
            "disputeRefundOutOfRange": ["10000"], "redoOutOfRange": ["2160"], "supportOutOfRange": ["12"],
            "notInDisputePhase": ["ruling"], "tooManyOffers": ["60"], "tooMuchEvidence": ["60"], "talksOutOfRange": ["30"],
            "tooManyConfirmations": ["5"], "absenceOutOfRange": ["90", "180"], "absenceWordTooLong": ["200"],
            "moreThanPaid": ["10000"],
            "returnConditionFailed": ["notDownloaded"], "requestOpen": ["2"], "tooManyRequests": ["10"],
            "notInRequestPhase": ["silent"], "tooManyRemedies": ["20"], "returnAmountOutOfRange": ["7"],
            "remedyOutOfRange": ["1", "36"], "tooManyWordings": ["20"],
            "complaintTextLength": ["4000"], "tooManyComplaints": ["10"], "complaintAppealTooLate": ["7"], "freezeLength": ["7"],
            "balanceFrozen": ["500"], "identityDocumentsCount": ["4"],
        ]
        for code in RefusalTable.rows.keys {
            let refused = Refused(Told(code: code, details: details[code] ?? []))
            let words = refused.sentence(language) + (refused.instead(language) ?? "")
            #expect(!words.contains("{{"), "\(code): \(words)")
            #expect(!words.contains("⟦"), "\(code): \(words)")
        }
    }

    @Test func detailsBecomeWords() {
        let ticks = Refused(Told(code: "ticksMissing", details: ["licence", "defect-1", "defect-2"]))
        #expect(ticks.sentence(.en) == "Some points have not been ticked: the licence, the known defects")
        let phase = Refused(Told(code: "notInPhase", details: ["confirmAcceptance", "funded"]))
        #expect(phase.sentence(.zh) == "交易在“待交付”阶段，现在不能确认验收")
        let amount = Refused(Told(code: "otherAmount", details: ["19900", "1"]))
        #expect(amount.sentence(.en) == "¥199.00 was due, ¥0.01 came")
        #expect(Refused(Told(code: "fileTooLarge", details: ["2147483648"])).values == ["max": "2.0 GiB"])
    }

    @Test func anotherMembersTradeLooksLikeNothing() {
        #expect(Refused(Told(code: "noSuchTrade", details: [])) == .notFound)
        #expect(Refused(NotFound()) == .notFound)
    }

    private struct Told: Refusal {
        let code: String
        let details: [String]
    }
}

/// The codes of all refusals that the sources of the rules and of the service declare.
private enum RefusalCodes {
    static func read() throws -> Set<String> {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
        var codes: Set<String> = []
        for wall in ["Market", "Service"] {
            let all = FileManager.default.enumerator(
                at: sources.appendingPathComponent(wall), includingPropertiesForKeys: nil)
            while let file = all?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: /(?:enum|struct) \w+: (?:\w+, )*(?:Trade)?Refusal \{\n((?:.*\n)*?)\}\n/) {
                    codes.formUnion(declared(in: String(match.1)))
                }
            }
        }
        return codes
    }

    private static func declared(in body: String) -> Set<String> {
        if body.contains("var code: String { rawValue }") {
            let cases = body.matches(of: /\n? +case ([a-zA-Z, ]+)\n/).flatMap { $0.1.split(separator: ",") }
            return Set(cases.map { $0.trimmingCharacters(in: .whitespaces) })
        }
        let code = body.firstMatch(of: /var code: String \{((?:.|\n)*?)\n    \}|var code: String \{ (.*) \}/)
        let text = code.map { String($0.1 ?? $0.2 ?? "") } ?? ""
        return Set(text.matches(of: /"([a-zA-Z]+)"/).map { String($0.1) })
    }
}
