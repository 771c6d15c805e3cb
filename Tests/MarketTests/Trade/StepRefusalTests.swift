import Testing

@testable import Market

@Suite struct StepRefusalTests {
    @Test func toAnOutsiderATradeDoesNotExistWhateverItsPhase() {
        for phase in TradePhase.allCases {
            for step in TradeStep.allCases {
                #expect(StepRefusal(of: step, by: .outsider, in: phase) == .noSuchTrade)
            }
        }
    }

    @Test func aPartyLearnsWhetherItIsTheStepOrTheMoment() {
        #expect(StepRefusal(of: .deliverFiles, by: .buyer, in: .funded) == .notYourStep(.deliverFiles))
        #expect(StepRefusal(of: .deliverFiles, by: .seller, in: .agreed) == .notInPhase(.deliverFiles, .agreed))
    }

    @Test func codesAndDetailsAreStable() {
        #expect(StepRefusal.noSuchTrade.code == "noSuchTrade")
        #expect(StepRefusal.notYourStep(.rateTrade).details == ["rateTrade"])
        let refusal = ConfirmTermsRefusal.step(.notInPhase(.confirmTerms, .funded))
        #expect(refusal.code == "notInPhase")
        #expect(refusal.details == ["confirmTerms", "funded"])
    }
}
