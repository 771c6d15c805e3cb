import HTTPTypes
import Ledger
import Market
import NIOCore
import Service

/// `GET /desk/money`: where all the money is, by day, as a picture and a table. `GET /desk/money.csv`: the same for a spreadsheet.
enum MoneyRoutes {
    static let path = "/desk/money"
    /// Days on one page of the table.
    static let daysMax = 31

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(path, .desk(.readBooks)) { visit in
                var query = Fields(.form(try visit.query()))
                let after = query.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
                try query.finish()
                let money = try await marketplace.moneyDays()
                return .page(page(money, after, visit, marketplace)) { write(money, to: &$0) }
            },
            .get("\(path).csv", .desk(.readBooks)) { _ in
                let money = try await marketplace.moneyDays()
                return .bytes(ByteBuffer(string: csv(money)), mediaType: "text/csv; charset=utf-8")
                    .with(.contentDisposition, Attachment.disposition("money-\(money.days.last?.day.text ?? "none").csv"))
            },
        ]
    }

    /// A line for each place and day, so that a new place changes no column. The mark in front tells spreadsheets that it is
    /// UTF-8. No value can be a formula: days, words, and amounts, of which a negative one is a number.
    ///
    /// Source: RFC 4180.
    static func csv(_ money: MoneyDays) -> String {
        var text = "\u{FEFF}day,place,in,out,balance,currency\r\n"
        for day in money.days {
            for place in money.places {
                guard let balance = day.balances[place] else { continue }
                let turnover = day.turnover[place]
                text += "\(day.day.text),\(place.name),\(MoneyText.typed(turnover?.inMinor ?? 0)),"
                text += "\(MoneyText.typed(turnover?.outMinor ?? 0)),\(MoneyText.typed(balance)),\(money.currency.code)\r\n"
            }
        }
        return text
    }

    private static func page(_ money: MoneyDays, _ after: Cursor?, _ visit: Visit, _ marketplace: Marketplace) -> MoneyPage {
        let label = { (place: MoneyPlace) in name(place, visit, marketplace) }
        let older = money.days.reversed().drop { day in after.map { day.day.number >= $0.key } ?? false }
        let shown = Array(older.prefix(daysMax))
        let next = older.count > shown.count ? shown.last.map { Cursor(key: $0.day.number, id: "day") } : nil
        let today = money.days.last
        return MoneyPage(
            title: visit.say("money.title"), tabs: DeskTab.tabs(at: path, visit),
            figures: money.places.map { Fact(label: label($0), value: MoneyText.yuan(today?.balances[$0] ?? 0)) },
            sum: MoneyText.yuan(today?.sumMinor ?? 0), isBalanced: money.days.allSatisfy { $0.sumMinor == 0 },
            chart: MoneyChart(money, visit.language, label: label), columns: money.places.map(label),
            rows: shown.map { day in
                MoneyPage.Row(
                    day: day.day.text,
                    amounts: money.places.map { Fact(label: label($0), value: MoneyText.yuan(day.balances[$0] ?? 0)) },
                    sum: MoneyText.yuan(day.sumMinor))
            },
            isEmpty: money.days.isEmpty, csvPath: "\(path).csv",
            paging: Paging(path: path, isFirst: after == nil, next: next))
    }

    private static func name(_ place: MoneyPlace, _ visit: Visit, _ marketplace: Marketplace) -> String {
        switch place {
        case .gateway(let name):
            visit.say("money.place.gateway", ["name": marketplace.gatewayFace(name)?.title.text(visit.language) ?? name])
        case .holds, .refunding, .members, .payouts, .fees, .costs: visit.say("money.place.\(place.word)")
        }
    }

    private static func write(_ money: MoneyDays, to json: inout JSONText) {
        json.member("currency", money.currency.code)
        json.array("days", money.days) { day, json in
            json.member("day", day.day.text)
            json.array("places", money.places.filter { day.balances[$0] != nil }) { place, json in
                json.member("place", place.name)
                json.member("balanceMinor", String(day.balances[place] ?? 0))
                json.member("inMinor", String(day.turnover[place]?.inMinor ?? 0))
                json.member("outMinor", String(day.turnover[place]?.outMinor ?? 0))
            }
            json.member("sumMinor", String(day.sumMinor))
        }
    }
}
