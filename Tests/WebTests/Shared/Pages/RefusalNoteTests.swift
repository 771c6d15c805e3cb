import Foundation
import HTTPTypes
import HummingbirdTesting
import Market
import Testing

@testable import Service
@testable import Web

/// The summary of what is wrong with a form leads to its fields, wherever they stand.
@Suite struct RefusalNoteTests {
    private func note(_ names: [String], _ fields: [FormField], inputs: [String: String] = [:]) -> [String?] {
        let refused = Refused.fields(names.map { FieldProblem($0, "missing") })
        return RefusalNote(refused, .zh, fields: fields, inputs: inputs, labels: ["row": "一行"]).problems.map(\.path)
    }

    @Test func aProblemLeadsToTheFieldThatShowsIt() {
        let plain = FormFields(.zh)
        let sent = FormFields(.zh, typed: Form(), problems: [FieldProblem("reason", "missing")])
        var (first, second) = (plain.long("reason", "理由"), sent.long("reason", "理由"))
        first.idPrefix = "change-1-"
        second.idPrefix = "change-2-"
        #expect(note(["reason"], [first, second]) == ["#f-change-2-reason"])
        #expect(note(["reason"], [first]) == ["#f-change-1-reason"])
        #expect(note(["other"], [first]) == [nil])
        #expect(note(["file"], [first], inputs: ["file": "文件"]) == ["#f-file"])
        #expect(note(["row"], [first]) == [nil], "what stands in a list of forms has a name and no place")
    }

    @Test func aRefusedProposalWithMilestonesLeadsToItsFields() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let page = try await steps.seller.submit(
                "/trades/\(trade)/prepared-terms",
                [
                    "answering": "0", "price": "-", "milestones": "原型 | 60 | 24\n上线 | 40 | 48 | 7",
                    "conditionalReturns.quality": "99999", "supportChannels": "pigeon",
                    "clauses": String(repeating: "a", count: 60_000),
                ])
            #expect(page.status == .unprocessableContent)
            let links = PageShape.summaryLinks(page.text)
            for name in ["price", "milestones", "conditionalReturns.quality", "supportChannels", "clauses", "deliveryHours"] {
                #expect(links.contains("f-\(name)"), "\(name): \(links)")
            }
            #expect(PageShape.dangling(page.text) == [])
        }
    }

    @Test func aRefusedAmendmentOfMilestonesLeadsToItsFields() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreedInTwo()
            let page = try await steps.buyer.submit(
                "/trades/\(trade)/prepared-terms", ["answering": "1", "price": "100", "milestones": "没有竖线"])
            #expect(page.status == .unprocessableContent)
            #expect(PageShape.summaryLinks(page.text).contains("f-milestones"))
            #expect(PageShape.dangling(page.text) == [])
        }
    }

    @Test func theFormsOfMilestonesLeadToTheOneThatWasSent() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.agreedInTwo(by: .service)
            let path = "/trades/\(trade)"
            for (part, minor) in [(1, 6_000), (2, 4_000)] as [(Int, Int64)] {
                try await steps.payPart(part, of: trade, minor: minor)
                let empty = try await steps.seller.submit("\(path)/deliveries/service", ["report": "", "part": "\(part)"])
                #expect(PageShape.summaryLinks(empty.text) == ["f-report"])
                #expect(PageShape.dangling(empty.text) == [])
                _ = try await steps.seller.send("\(path)/deliveries/service", #"{"report": "做完了", "part": \#(part)}"#)
            }
            let change = try await steps.buyer.submit("\(path)/changes", ["reason": "", "part": "2"])
            #expect(PageShape.summaryLinks(change.text) == ["f-change-2-reason"])
            #expect(PageShape.dangling(change.text) == [])
            let criterion = try await steps.buyer.submit("\(path)/criteria/1/refusal", ["reason": "", "part": "2"])
            #expect(PageShape.summaryLinks(criterion.text) == ["f-criterion-2-1-reason"])
            #expect(PageShape.dangling(criterion.text) == [])
            let refund = try await steps.buyer.submit("\(path)/refunds", ["amount": "x", "reason": "", "part": "2"])
            #expect(PageShape.dangling(refund.text) == [])
        }
    }
}
