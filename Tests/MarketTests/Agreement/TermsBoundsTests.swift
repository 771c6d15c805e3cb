import Ledger
import Testing

@testable import Market

@Suite struct TermsBoundsTests {
    @Test func theBoundsAreThoseOfTheRules() {
        #expect(Terms.standard.outOfRange.isEmpty)
        for (least, most) in [(Int64(1), Int64(1_000_000_000))] {
            #expect(Terms.price(.fen(least)).outOfRange.isEmpty)
            #expect(Terms.price(.fen(most)).outOfRange.isEmpty)
            #expect(Terms.price(.fen(least - 1)).outOfRange == [.price])
            #expect(Terms.price(.fen(most + 1)).outOfRange == [.price])
        }
        for (clause, good, bad) in [
            (\Terms.deliveryHours, [1, 2_160], [0, 2_161]), (\.acceptanceDays, [1, 30], [0, 31]),
            (\.changeRounds, [0, 10], [-1, 11]), (\.supportMonths, [0, 12], [-1, 13]),
            (\.noReasonReturnDays, [0, 7, 10, 15, 30], [-1, 1, 8, 31]),
            (\.responseHours, [0, 1, 168], [-1, 169]), (\.conditionalReturns[.quality], [0, 7, 365], [-1, 1, 6, 366]),
            (\.conditionalReturns[.securityHole], [0, 1, 365], [-1, 366]),
            (\.licence.seats, [0, 100_000], [-1, 100_001]), (\.licence.termMonths, [0, 120], [-1, 121]),
            (\.confidentialityMonths, [0, 120], [-1, 121]),
        ] as [(WritableKeyPath<Terms, Int>, [Int], [Int])] {
            for value in good + bad {
                var terms = Terms.standard
                terms[keyPath: clause] = value
                #expect(terms.outOfRange.isEmpty == good.contains(value), "\(value)")
            }
        }
    }

    @Test func everyClauseThatDiffersIsNamed() {
        #expect(Terms.standard.changes(from: .standard).isEmpty)
        let other = Terms(
            price: .yuan(1), licence: Licence(scope: .allRights, includesSource: true, mayResell: false),
            deliveryHours: 1, acceptanceDays: 1, changeRounds: 1, supportMonths: 1, noReasonReturnDays: 0,
            returnCondition: .keyNotRevealed, conditionalReturns: ConditionalReturns([.quality: 30]), responseHours: 24,
            supportChannels: [.ticket], deliveryMethod: .secret, confidentialityMonths: 12, liability: .cappedAtPrice,
            disputeMethod: .courtOfBuyer, signing: .passkey, milestones: Terms.inTwo.milestones)
        #expect(other.changes(from: .standard) == Terms.Clause.allCases)
    }

    @Test(arguments: Licence.Scope.allCases) func propertyGoesWithTheLicence(scope: Licence.Scope) {
        var terms = Terms.standard
        terms.licence.scope = scope
        #expect(terms.intellectualProperty == (scope == .allRights ? .passesOnPayment : .staysWithSeller))
        #expect(terms.outOfRange.isEmpty)
    }

    @Test(arguments: Terms.Clause.allCases) func aClauseIsTakenOverAlone(clause: Terms.Clause) {
        let other = Terms(
            price: .yuan(1), licence: Licence(scope: .allRights, includesSource: true, mayResell: false),
            deliveryHours: 1, acceptanceDays: 1, changeRounds: 1, supportMonths: 1, noReasonReturnDays: 0,
            returnCondition: .keyNotRevealed, conditionalReturns: ConditionalReturns([.quality: 30]), responseHours: 24,
            supportChannels: [.ticket], deliveryMethod: .secret, confidentialityMonths: 12, liability: .cappedAtPrice,
            disputeMethod: .courtOfBuyer, signing: .passkey, milestones: Terms.inTwo.milestones)
        var terms = Terms.standard
        terms.take(clause, from: other)
        let expected: [Terms.Clause] =
            switch clause {
            case .licence: [.licence, .intellectualProperty]
            case .intellectualProperty: []
            default: [clause]
            }
        #expect(terms.changes(from: .standard) == expected)
    }
}
