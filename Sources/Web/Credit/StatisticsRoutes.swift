import HTTPTypes
import Market
import NIOCore
import Service

/// `GET /statistics` and `GET /statistics.csv`: what sellers promise about service and keep, month by month, for everybody.
enum StatisticsRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/statistics") { visit in
                let months = try await marketplace.serviceMonths()
                return .page(StatisticsPage(months, visit.language)) { json in
                    json.array("months", months) { month, json in
                        json.member("month", month.month.text)
                        json.member("sellers", month.sellers)
                        json.array("promises", ServicePromise.allCases) { promise, json in
                            json.member("promise", promise.rawValue)
                            json.member("sellers", month.promising[promise] ?? 0)
                            json.member("percentHundredths", month.hundredths(promise))
                            json.member("asked", month.kept[promise]?.times.of ?? 0)
                            json.member("kept", month.kept[promise]?.times.part ?? 0)
                            json.member("sellersAsked", month.kept[promise]?.sellers.of ?? 0)
                            json.member("sellersKept", month.kept[promise]?.sellers.part ?? 0)
                        }
                    }
                }
            },
            .get("/statistics.csv") { _ in
                let text = csv(try await marketplace.serviceMonths())
                return Answer.bytes(ByteBuffer(string: text), mediaType: "text/csv; charset=utf-8")
                    .with(.contentDisposition, "attachment; filename=\"service-statistics.csv\"")
            },
        ]
    }

    /// One line for each month and promise.
    ///
    /// Source: RFC 4180: lines end in CR LF. No value has a comma or a quote in it.
    static func csv(_ months: [ServiceMonth]) -> String {
        let head =
            "month,promise,sellers,promising,promising_percent,asked,kept,kept_percent,sellers_asked,sellers_kept,"
            + "sellers_kept_percent\r\n"
        return months.reduce(into: head) { text, month in
            for promise in ServicePromise.allCases {
                let keeping = month.kept[promise] ?? PromiseKeeping()
                text += "\(month.month.text),\(promise.rawValue),\(month.sellers),\(month.promising[promise] ?? 0),"
                text += "\(PercentText.plain(month.hundredths(promise))),\(columns(keeping.times)),\(columns(keeping.sellers))\r\n"
            }
        }
    }

    /// How many were asked, how many kept, and what share that is, which is empty of none.
    private static func columns(_ share: SellerFigures.Share) -> String {
        let percent = share.of == 0 ? "" : PercentText.plain(SellerFigures.Share.hundredths(share.part, of: share.of))
        return "\(share.of),\(share.part),\(percent)"
    }
}

extension CalendarMonth {
    /// `2026-11`.
    var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
