import Market

/// What sellers promise about service and what share was kept, each promise as a picture over the months.
struct StatisticsPage: Page {
    static let template = "Credit/statistics"

    /// One month in a picture, in the picture's own units.
    struct Bar: Sendable {
        let x: String
        let y: String
        let width: String
        let height: String
        /// `2026-11：69.23 %（9 / 13）`.
        let label: String
        let isNewest: Bool
    }

    /// What share of the sellers that were asked in a month kept it, in the picture's own units.
    struct Point: Sendable {
        let x: String
        let y: String
        /// `2026-11：兑现 80.00 %（4 / 5）`.
        let label: String
    }

    /// One promise.
    struct Chart: Sendable {
        let name: String
        let meaning: String
        /// `69.23 %`.
        let share: String
        /// `13 位卖家中有 9 位`.
        let count: String
        /// What share of the sellers kept it, and how often, or that it was never asked for.
        let kept: String
        /// When it counts as kept, in words.
        let rule: String
        let bars: [Bar]
        /// The months in which it was asked for.
        let points: [Point]
        /// Through the points, `10,20 30,40`.
        let line: String
        let hasPoints: Bool
        /// The picture in words.
        let text: String
    }

    let title: String
    let isEmpty: Bool
    let charts: [Chart]
    let first: String
    let last: String

    /// The picture's width in its own units.
    private static let width: Int64 = 320
    /// The height of a whole hundred percent.
    private static let height: Int64 = 72

    init(_ months: [ServiceMonth], _ language: Language) {
        title = language.say("statistics.title")
        isEmpty = months.isEmpty
        first = months.first?.month.text ?? ""
        last = months.last?.month.text ?? ""
        charts = ServicePromise.allCases.compactMap { promise in
            months.last.map { Self.chart(promise, months, newest: $0, language) }
        }
    }

    private static func chart(
        _ promise: ServicePromise, _ months: [ServiceMonth], newest: ServiceMonth, _ language: Language
    ) -> Chart {
        let bars = months.enumerated().map { place, month in bar(promise, month, place, of: months.count, language) }
        let points = months.enumerated().compactMap { place, month in point(promise, month, place, of: months.count, language) }
        let keeping = months.compactMap { $0.kept[promise] }.reduce(PromiseKeeping()) { $0.joined(with: $1) }
        return Chart(
            name: language.say("promise.\(promise.rawValue)"), meaning: language.say("promise.\(promise.rawValue).meaning"),
            share: PercentText.percent(newest.hundredths(promise)),
            count: language.say(
                "statistics.count", ["part": String(newest.promising[promise] ?? 0), "of": String(newest.sellers)]),
            kept: kept(keeping, language), rule: language.say("promise.\(promise.rawValue).kept"),
            bars: bars, points: points, line: points.map { "\($0.x),\($0.y)" }.joined(separator: " "),
            hasPoints: !points.isEmpty,
            text: (bars.map(\.label) + points.map(\.label)).joined(separator: language == .zh ? "；" : "; "))
    }

    private static func kept(_ keeping: PromiseKeeping, _ language: Language) -> String {
        let (sellers, times) = (keeping.sellers, keeping.times)
        guard times.of > 0 else { return language.say("statistics.notAsked") }
        let bySeller = language.say(
            "statistics.keepers",
            [
                "percent": PercentText.percent(SellerFigures.Share.hundredths(sellers.part, of: sellers.of)),
                "part": String(sellers.part), "of": String(sellers.of),
            ])
        let byTimes = language.say(
            "statistics.kept",
            [
                "percent": PercentText.percent(SellerFigures.Share.hundredths(times.part, of: times.of)),
                "part": String(times.part), "of": String(times.of),
            ])
        return [bySeller, byTimes].joined(separator: language == .zh ? "" : " ")
    }

    /// From where to where a month reaches. At least twelve places, so that a single month is no block.
    private static func span(of place: Int, _ count: Int) -> (Int64, Int64) {
        let places = Int64(max(12, count))
        return (Int64(place) * width / places, Int64(place + 1) * width / places)
    }

    /// What share of the sellers that were asked in a month kept it; nil where nobody asked.
    private static func point(
        _ promise: ServicePromise, _ month: ServiceMonth, _ place: Int, of count: Int, _ language: Language
    ) -> Point? {
        guard let kept = month.kept[promise]?.sellers, kept.of > 0 else { return nil }
        let (left, right) = span(of: place, count)
        let share = SellerFigures.Share.hundredths(kept.part, of: kept.of)
        return Point(
            x: String((left + right) / 2), y: String(8 + height - share * height / 10_000),
            label: language.say(
                "statistics.point",
                [
                    "month": month.month.text, "percent": PercentText.percent(share), "part": String(kept.part),
                    "of": String(kept.of),
                ]))
    }

    private static func bar(
        _ promise: ServicePromise, _ month: ServiceMonth, _ place: Int, of count: Int, _ language: Language
    ) -> Bar {
        let (left, right) = span(of: place, count)
        let share = month.hundredths(promise)
        let height = share == 0 ? 0 : max(2, share * Self.height / 10_000)
        return Bar(
            x: String(left + 1), y: String(8 + Self.height - height), width: String(max(1, right - left - 2)),
            height: String(height),
            label: language.say(
                "statistics.bar",
                [
                    "month": month.month.text, "percent": PercentText.percent(share),
                    "part": String(month.promising[promise] ?? 0), "of": String(month.sellers),
                ]),
            isNewest: place == count - 1)
    }
}
