import Ledger
import Market
import Service
import Testing

@testable import Web

@Suite struct MoneyChartTests {
    private func drawn(_ count: Int64) -> MoneyChart? { MoneyChart(.sample(count), .en) { $0.word } }

    @Test func layersLieUponEachOtherAndEndAtTheGround() throws {
        let chart = try #require(drawn(3))
        // The costs are no layer: they are below zero.
        #expect(chart.layers.map(\.name) == ["holds", "members", "fees"])
        for layer in chart.layers { #expect(layer.path.hasPrefix("M0.0 ") && layer.path.hasSuffix("Z")) }
        #expect(chart.firstDay < chart.lastDay && chart.text.contains(chart.lastDay))
        #expect(chart.lines.first?.y == "240.0" && chart.lines.last?.y == "4.0")
    }

    @Test func oneDayIsDrawnAsWideAsTheWholeAndNoneNotAtAll() throws {
        #expect(try #require(drawn(1)).layers[0].path.contains("L720 "))
        #expect(drawn(0) == nil)
        // Only the newest days are drawn.
        let long = try #require(drawn(400))
        #expect(long.layers[0].path.split(separator: "L").count == MoneyChart.daysMax * 2)
    }

    @Test func theTableForSpreadsheetsHasALineForEachPlaceAndDay() {
        let lines = MoneyRoutes.csv(.sample(2)).split(separator: "\r\n")
        #expect(lines.first == "\u{FEFF}day,place,in,out,balance,currency")
        #expect(lines.count == 1 + 2 * 5)
        #expect(lines[1] == "2026-10-01,gateway:alipay,0.00,10.00,-10.00,CNY")
        #expect(lines.allSatisfy { $0.split(separator: ",").count == 6 })
    }
}

extension MoneyDays {
    /// So many days on each of which ¥10 more are held.
    static func sample(_ count: Int64) -> MoneyDays {
        let first = BeijingDay(text: "2026-10-01") ?? BeijingDay(number: 0)
        let places: [MoneyPlace] = [.gateway("alipay"), .holds, .members, .fees, .costs]
        let days = (0..<count).map { number in
            let minor = (number + 1) * 1_000
            return Day(
                day: first.adding(days: number),
                balances: [.gateway("alipay"): -minor, .holds: minor - 300, .members: 300, .fees: 100, .costs: -100],
                turnover: [
                    .gateway("alipay"): Turnover(inMinor: 0, outMinor: 1_000), .holds: Turnover(inMinor: 1_000, outMinor: 0),
                ])
        }
        return MoneyDays(currency: .cny, places: count == 0 ? [] : places, days: days)
    }
}
