import Ledger
import Market
import Service

/// What the market keeps for others and for itself, one layer upon the other, day by day: a picture made of paths, whose colours
/// the stylesheet gives.
struct MoneyChart: Sendable {
    /// One layer.
    struct Layer: Sendable {
        /// `holds`; the class that gives the colour.
        let name: String
        let label: String
        /// The outline, in the chart's own units.
        let path: String
    }

    /// A line across, at some amount.
    struct Line: Sendable {
        let y: String
    }

    let layers: [Layer]
    let lines: [Line]
    let firstDay: String
    let lastDay: String
    /// The amount at the upper edge.
    let top: String
    /// The picture in words.
    let text: String

    /// The chart's size in its own units.
    static let (width, height) = (720, 240)
    /// The most days that are drawn: the newest.
    static let daysMax = 180

    /// Nil where money has never moved.
    init?(_ money: MoneyDays, _ language: Language, label: (MoneyPlace) -> String) {
        let days = Array(money.days.suffix(Self.daysMax))
        let places = MoneyPlace.inside.filter { $0 != .costs && money.places.contains($0) }
        guard let first = days.first, let last = days.last, !places.isEmpty else { return nil }
        // A place below zero, which only the costs can be, is no layer.
        let stacks = days.map { day in
            places.reduce(into: [Int64(0)]) { sums, place in
                sums.append(sums[sums.count - 1] + max(0, day.balances[place] ?? 0))
            }
        }
        let largest = max(1, stacks.map { $0[places.count] }.max() ?? 1)
        func x(_ place: Int) -> String { Self.tenths(place * Self.width * 10 / max(1, days.count - 1)) }
        func y(_ minor: Int64) -> String {
            Self.tenths(Self.height * 10 - Int(Int128(minor) * Int128((Self.height - 4) * 10) / Int128(largest)))
        }
        layers = places.enumerated().map { place, layer in
            // One day alone is drawn as wide as the whole.
            let upper = days.count == 1 ? [0, Self.width] : Array(days.indices)
            func points(_ level: Int) -> [String] {
                upper.map { at in
                    days.count == 1 ? "\(at) \(y(stacks[0][level]))" : "\(x(at)) \(y(stacks[at][level]))"
                }
            }
            let outline = points(place + 1) + points(place).reversed()
            return Layer(name: layer.word, label: label(layer), path: "M" + outline.joined(separator: "L") + "Z")
        }
        lines = (0...4).map { Line(y: Self.tenths(Self.height * 10 - $0 * (Self.height - 4) * 10 / 4)) }
        firstDay = first.day.text
        lastDay = last.day.text
        top = MoneyText.yuan(largest)
        let parts = places.map { "\(label($0)) \(MoneyText.yuan(last.balances[$0] ?? 0))" }
        text = language.say(
            "money.chart.text",
            ["from": first.day.text, "to": last.day.text, "top": top, "now": parts.joined(separator: language == .zh ? "，" : ", ")])
    }

    /// `12.5` of 125.
    private static func tenths(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
