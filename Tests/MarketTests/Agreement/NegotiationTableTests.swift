import Ledger
import Testing

@testable import Market

@Suite struct NegotiationTableTests {
    private func table(_ story: Story) -> NegotiationTable {
        var wordings: [Int: TermsWording] = [:]
        for event in story.events {
            if case .termsProposed(let facts) = event { wordings[facts.number] = facts.wording.value }
        }
        return NegotiationTable(
            standard: TermsVersion(terms: .standard, wording: .of([])),
            proposals: story.trade.proposals.map { ($0, wordings[$0.number]) })
    }

    @Test func whoMovedWhat() throws {
        var story = try Story.enquiry()
        var terms = Terms.price(.yuan(80))
        terms.acceptanceDays = 10
        try story.give(ProposeTerms.next(in: story.trade, terms: terms), by: .buyer)
        terms.price = .yuan(90)
        try story.give(ProposeTerms.next(in: story.trade, terms: terms, clauses: ["不含备案"]), by: .seller)
        let table = table(story)
        #expect(table.columns.map(\.number) == [0, 1, 2])
        #expect(table[.typed(.price)]?.movedBy == [nil, .buyer, .seller])
        #expect(table[.typed(.price)]?.lastMover == .seller)
        #expect(table[.typed(.acceptanceDays)]?.movedBy == [nil, .buyer, nil])
        #expect(table[.wording(.clauses)]?.lastMover == .seller)
        #expect(table.rows.filter(\.isMoved).count == 3)
    }

    /// Whatever two parties propose, every clause of every version is in the table as it was proposed, each difference has its
    /// mover, and following the movers from the standard terms leads to the last version.
    @Test func noNegotiationLosesAClause() throws {
        var chance = SplitMix64(seed: 2)
        for _ in 0..<200 {
            var story = try Story.enquiry()
            for _ in 0..<(1 + chance.below(8)) {
                var terms = story.trade.proposals.last?.terms ?? .standard
                for _ in 0..<chance.below(4) { terms.change(&chance) }
                let side = Side.allCases[chance.below(2)]
                let clauses = (0..<chance.below(3)).map { "补充\($0)-\(chance.below(3))" }
                try story.give(ProposeTerms.next(in: story.trade, terms: terms, clauses: clauses), by: .party(side))
            }
            let table = table(story)
            var followed = Terms.standard
            for (place, column) in table.columns.enumerated().dropFirst() {
                #expect(column.version.terms == story.trade.proposals[place - 1].terms)
                for clause in Terms.Clause.allCases {
                    if let mover = table[.typed(clause)]?.movedBy[place] {
                        #expect(mover == column.by)
                        followed.take(clause, from: column.version.terms)
                    }
                }
                #expect(followed == column.version.terms)
                let comparison = TermsComparison(from: table.columns[place - 1].version, to: column.version)
                #expect(
                    comparison.changes.map(\.clause) == table.rows.filter { $0.movedBy[place] != nil }.map(\.clause))
            }
        }
    }
}

extension Terms {
    fileprivate mutating func change(_ chance: inout SplitMix64) {
        switch chance.below(9) {
        case 0: price = .yuan(Int64(1 + chance.below(100)))
        case 1: licence.scope = Licence.Scope.allCases[chance.below(4)]
        case 2: licence.seats = chance.below(4)
        case 3: deliveryHours = 1 + chance.below(100)
        case 4: acceptanceDays = 1 + chance.below(30)
        case 5: liability = Liability.allCases[chance.below(4)]
        case 6: disputeMethod = DisputeMethod.allCases[chance.below(4)]
        case 7: confidentialityMonths = chance.below(12)
        default: noReasonReturnDays = [0, 7, 15][chance.below(3)]
        }
    }
}
