import Market
import Service

/// The prices of comparable offers as a small chart with its figures, for a listing's page and a seller's form.
struct PriceContextPanel: Sendable {
    /// One column of the chart, in the chart's own units.
    struct Bar: Sendable {
        let x: String
        let y: String
        let width: String
        let height: String
        /// `¥100.00 – ¥199.99：3 件`.
        let label: String
        let isOwn: Bool
    }

    /// One offer, where there are too few for columns.
    struct Dot: Sendable {
        let x: String
        let label: String
    }

    /// `23 件可比商品`.
    let headline: String
    /// What comparable means here.
    let meaning: String
    /// Where this price stands; nil where no price is given or nothing is comparable.
    let standing: String?
    let hasChart: Bool
    let bars: [Bar]
    /// Each offer by itself; empty where there are bars.
    let dots: [Dot]
    /// Where the median stands on the chart.
    let medianX: String
    /// Where this price stands on the chart; nil where there is none.
    let ownX: String?
    /// The chart in words.
    let chartText: String
    let figures: [Fact]
    let chartLeast: String
    let chartGreatest: String

    /// The chart's width in its own units.
    private static let width: Int64 = 320
    /// The height of its highest bar.
    private static let height = 72

    /// - Parameters:
    ///   - schema: the category that is compared in.
    ///   - priceMinor: the price whose place is shown; nil for none.
    init(_ found: FoundPriceContext, _ schema: Market.Category?, priceMinor: Int64?, _ language: Language) {
        meaning = found.meaning(schema, language)
        guard let context = found.context else {
            headline = language.say("price.none")
            standing = nil
            hasChart = false
            bars = []
            dots = []
            medianX = "0"
            ownX = nil
            chartText = ""
            figures = []
            chartLeast = ""
            chartGreatest = ""
            return
        }
        headline = language.count("price.compared", Int64(found.total))
        standing = priceMinor.map { priceMinor in
            language.say(
                "price.standing.\(context.standing(of: priceMinor).rawValue)",
                [
                    "cheaper": NumberText.grouped(UInt64(context.cheaperCount(than: priceMinor))),
                    "dearer": NumberText.grouped(UInt64(context.dearerCount(than: priceMinor))),
                ])
        }
        hasChart = context.count > 1
        let isFew = context.count < PriceContext.offersMin
        bars = isFew ? [] : Self.bars(context, priceMinor, language)
        dots =
            isFew
            ? context.pricesMinor.map { Dot(x: String(Self.x(of: $0, context)), label: MoneyText.yuan($0)) } : []
        medianX = String(Self.x(of: context.medianMinor, context))
        ownX = priceMinor.map { String(Self.x(of: $0, context)) }
        let shape = isFew ? dots.map(\.label) : bars.map(\.label)
        chartText = language.say("price.chart", ["shape": shape.joined(separator: language == .zh ? "；" : "; ")])
        figures = [
            Fact(label: language.say("price.least"), value: MoneyText.yuan(context.leastMinor)),
            Fact(label: language.say("price.lowerQuartile"), value: MoneyText.yuan(context.lowerQuartileMinor)),
            Fact(label: language.say("price.median"), value: MoneyText.yuan(context.medianMinor)),
            Fact(label: language.say("price.upperQuartile"), value: MoneyText.yuan(context.upperQuartileMinor)),
            Fact(label: language.say("price.greatest"), value: MoneyText.yuan(context.greatestMinor)),
        ]
        chartLeast = MoneyText.yuan(context.leastMinor)
        chartGreatest = MoneyText.yuan(context.greatestMinor)
    }

    private static func bars(_ context: PriceContext, _ priceMinor: Int64?, _ language: Language) -> [Bar] {
        let most = max(1, context.bars.map(\.count).max() ?? 1)
        let barCount = Int64(context.bars.count)
        let ownBar = priceMinor.map { priceMinor in context.bars.lastIndex { $0.fromMinor <= priceMinor } ?? 0 }
        return context.bars.enumerated().map { place, bar in
            let left = Int64(place) * width / barCount
            let right = Int64(place + 1) * width / barCount
            // A bar that has offers is never so low that it cannot be seen.
            let height = bar.count == 0 ? 0 : max(3, bar.count * Self.height / most)
            return Bar(
                x: String(left + 1), y: String(8 + Self.height - height), width: String(max(1, right - left - 2)),
                height: String(height),
                label: language.say(
                    "price.bar",
                    [
                        "from": MoneyText.yuan(bar.fromMinor), "to": MoneyText.yuan(bar.toMinor),
                        "n": NumberText.grouped(UInt64(bar.count)),
                    ]),
                isOwn: place == ownBar)
        }
    }

    /// Where a price stands on the chart, in proportion: within its bar, or among the dots; beyond the ends, at the edge.
    private static func x(of priceMinor: Int64, _ context: PriceContext) -> Int64 {
        if context.count < PriceContext.offersMin {
            let span = max(1, context.greatestMinor - context.leastMinor)
            let inside = min(max(0, priceMinor - context.leastMinor), span)
            return 8 + (width - 16) * inside / span
        }
        let bars = context.bars
        guard let place = bars.lastIndex(where: { $0.fromMinor <= priceMinor }) else { return 2 }
        let bar = bars[place]
        let span = max(1, bar.toMinor - bar.fromMinor)
        let inside = min(max(0, priceMinor - bar.fromMinor), span)
        let left = Int64(place) * width / Int64(bars.count)
        let right = Int64(place + 1) * width / Int64(bars.count)
        return min(width - 2, max(2, left + (right - left) * inside / span))
    }
}

extension FoundPriceContext {
    /// What comparable means here, in words.
    fileprivate func meaning(_ schema: Market.Category?, _ language: Language) -> String {
        let answers = (schema?.fields ?? []).compactMap { field in
            comparison.answers[field.id].map { answer in
                language.say("price.answer", ["field": field.label.text(language), "value": field.label(of: answer, language)])
            }
        }.joined(separator: language == .zh ? "、" : ", ")
        let values: [String: String] = [
            "category": schema?.title.text(language) ?? comparison.category, "answers": answers,
            "scope": comparison.scope.map { language.say("licence.\($0.rawValue)") } ?? "",
            "min": String(PriceContext.offersMin),
        ]
        let meaning = language.say("price.meaning.\(breadth.rawValue)", values: values)
        var sentences = [meaning]
        if breadth != comparison.breadths.first { sentences.append(language.say("price.widened", values: values)) }
        if (1..<PriceContext.offersMin).contains(total) { sentences.append(language.say("price.few", values: values)) }
        if total > Marketplace.comparedMax {
            sentences.append(
                language.say("price.newestOnly", ["n": NumberText.grouped(UInt64(Marketplace.comparedMax))]))
        }
        return sentences.joined(separator: language == .zh ? "" : " ")
    }

    /// The same for programs.
    func json(_ json: inout JSONText, priceMinor: Int64?) {
        json.member("category", comparison.category)
        json.member("breadth", breadth.rawValue)
        json.member("isWidened", breadth != comparison.breadths.first)
        json.object("sameAnswers") { json in
            for (field, answer) in comparison.answers.sorted(by: { $0.key < $1.key }) { json.member(named: field, answer) }
        }
        json.member("licenceScope", comparison.scope?.rawValue)
        json.member("count", total)
        json.member("currency", "CNY")
        json.member("leastMinor", context?.leastMinor)
        json.member("lowerQuartileMinor", context?.lowerQuartileMinor)
        json.member("medianMinor", context?.medianMinor)
        json.member("upperQuartileMinor", context?.upperQuartileMinor)
        json.member("greatestMinor", context?.greatestMinor)
        json.array("bars", context?.bars ?? []) { bar, json in
            json.member("fromMinor", bar.fromMinor)
            json.member("toMinor", bar.toMinor)
            json.member("count", bar.count)
        }
        json.member("priceMinor", priceMinor)
        json.member("standing", priceMinor.flatMap { price in context?.standing(of: price).rawValue })
    }
}
