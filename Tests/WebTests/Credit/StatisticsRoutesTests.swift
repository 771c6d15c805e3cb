import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Market
@testable import Web

@Suite struct StatisticsRoutesTests {
    /// 9, 8, 7 and 4 of 13 sellers, on the page, in the CSV and for programs.
    @Test func sharesOfThirteenSellers() async throws {
        try await WebMarket.run { market async throws in
            for number in 0..<13 {
                let seller = try await market.member("seller-\(number)")
                var terms = WebMarket.terms
                terms.conditionalReturns = ConditionalReturns(number < 9 ? [.quality: 7] : [:])
                terms.supportChannels = number < 7 ? [.conversation, .ticket] : number < 8 ? [.conversation] : []
                terms.responseHours = 24
                terms.noReasonReturnDays = number < 4 ? 7 : 0
                _ = try await market.listing(by: seller, title: "网站源码 \(number)", terms: terms)
            }
            let page = try await market.visitor.page("/statistics")
            #expect(page.status == .ok && page.text.contains("<svg"))
            for share in ["69.23 %", "61.54 %", "53.85 %", "30.77 %"] { #expect(page.text.contains(share), "\(share)") }
            #expect(try await market.visitor.page("/statistics", language: .en).text.contains("9 of 13 sellers"))
            let csv = try await market.visitor.page("/statistics.csv")
            #expect(csv.headers[.contentType]?.contains("text/csv") ?? false)
            let lines = csv.text.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            #expect(lines.first?.count == 11)
            #expect(
                lines.suffix(4).map { $0[1...4].joined(separator: ",") } == [
                    "conditionalReturns,13,9,69.23", "enquiryDesk,13,8,61.54", "complaintChannel,13,7,53.85",
                    "noReasonReturns,13,4,30.77",
                ])
            let json = try await market.visitor.json("/statistics").text
            for share in [6_923, 6_154, 5_385, 3_077] { #expect(json.contains("\"percentHundredths\":\(share)"), "\(share)") }
        }
    }

    private func seller(_ number: UInt64) -> MemberID { MemberID(at: Timestamp(ms: 0), random: (0, number)) }

    @Test func whatWasKeptIsDrawnOverTheMonths() {
        // In one month four sellers are asked and three keep it each time; in another one is asked and does not.
        let share = PromiseKeeping(
            Dictionary(uniqueKeysWithValues: (0..<4).map { (seller($0), SellerFigures.Share($0 < 3 ? 2 : 1, of: 2)) }))
        let none = PromiseKeeping([seller(9): SellerFigures.Share(0, of: 1)])
        let months = (0..<14).map { (place: Int) -> ServiceMonth in
            let kept: [ServicePromise: PromiseKeeping] =
                place == 3 ? [.enquiryDesk: share] : place == 5 ? [.enquiryDesk: none] : [:]
            return ServiceMonth(
                month: CalendarMonth(number: Int64(2_026 * 12 + place)), sellers: 4, promising: [.enquiryDesk: 2], kept: kept)
        }
        let chart = StatisticsPage(months, .zh).charts[1]
        #expect(chart.bars.count == 14)
        #expect(chart.points.map(\.y) == ["26", "80"])
        #expect(chart.line == chart.points.map { "\($0.x),\($0.y)" }.joined(separator: " "))
        // 3 of 5 sellers; 7 of 8 times and 0 of 1, 77.78 %.
        #expect(chart.kept.contains("5 位卖家中，3 位每次都兑现（60.00 %）"))
        #expect(chart.kept.contains("9 次中兑现 7 次，77.78 %"))
        #expect(chart.text.contains("75.00 % 每次都兑现（3 / 4）"))
        let csv = StatisticsRoutes.csv(months)
        #expect(csv.contains("enquiryDesk,4,2,50.00,8,7,87.50,4,3,75.00\r\n"))
        #expect(csv.contains("enquiryDesk,4,2,50.00,1,0,0.00,1,0,0.00\r\n"))
        #expect(csv.contains("noReasonReturns,4,0,0.00,0,0,,0,0,\r\n"))
        #expect(StatisticsPage(months, .zh).charts[0].points.isEmpty)
        #expect(StatisticsPage([], .zh).isEmpty)
    }
}
