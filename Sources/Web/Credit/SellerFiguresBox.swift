import Market
import Service

/// A seller's figures, each with its count and what it means, and what the seller gate says.
struct SellerFiguresBox: Sendable {
    /// One figure.
    struct Figure: Sendable {
        let label: String
        /// `1.25 %`, or that there are too few.
        let value: String
        /// `1 / 80`; nil where there are too few.
        let count: String?
        /// What is counted.
        let meaning: String
    }

    /// What the gate says, where it says anything.
    struct Gate: Sendable {
        let headline: String
        let explanation: String
        let until: String?
        let appeal: String
    }

    let period: String
    let figures: [Figure]
    let gate: Gate?

    init(_ standing: SellerStanding, isOwn: Bool, _ language: Language) {
        let figures = standing.figures
        period = language.say("figures.period", ["days": String(SellerFigures.periodDays)])
        func share(_ name: String, _ share: SellerFigures.Share) -> Figure {
            Figure(
                label: language.say("figures.\(name)"), value: share.hundredths.map(PercentText.percent) ?? Self.tooFew(language),
                count: share.hundredths == nil ? nil : "\(share.part) / \(share.of)",
                meaning: language.say("figures.\(name).meaning"))
        }
        self.figures = [
            share("disputed", figures.disputed), share("refunded", figures.refunded), share("cancelled", figures.cancelled),
            Figure(
                label: language.say("figures.reply"),
                value: figures.medianReplyMs.map { TimeText.span($0, language) } ?? Self.tooFew(language),
                count: language.count("figures.replies", Int64(figures.replies)), meaning: language.say("figures.reply.meaning")),
            share("onTime", figures.onTime), share("kept", figures.kept),
        ]
        let state = standing.gate.standing
        guard state == .restricted || state == .warned && isOwn else {
            gate = nil
            return
        }
        gate = Gate(
            headline: language.say("gate.\(state.rawValue)"),
            explanation: language.say(
                "gate.rule",
                [
                    "days": String(SellerGate.periodDays), "disputes": String(standing.gate.disputes),
                    "orders": String(standing.gate.paidOrders),
                    "percent": PercentText.percent(
                        SellerFigures.Share.hundredths(standing.gate.disputes, of: standing.gate.paidOrders)),
                ]),
            until: standing.gate.until.map { language.say("gate.until", ["moment": TimeText.moment($0.ms, language)]) },
            appeal: language.say("gate.appeal"))
    }

    private static func tooFew(_ language: Language) -> String {
        language.say("figures.tooFew", ["min": String(SellerFigures.countMin)])
    }
}

extension SellerStanding {
    /// The figures for programs: hundredths of a percent, with what they rest on; null where there are too few.
    func json(_ json: inout JSONText) {
        json.member("periodDays", SellerFigures.periodDays)
        figures.disputed.json("disputed", &json)
        figures.refunded.json("refunded", &json)
        figures.cancelled.json("cancelled", &json)
        figures.onTime.json("onTime", &json)
        figures.kept.json("kept", &json)
        json.member("replies", figures.replies)
        json.member("medianReplyMs", figures.medianReplyMs)
        json.member("gate", gate.standing.rawValue)
    }
}

extension SellerFigures.Share {
    fileprivate func json(_ name: StaticString, _ json: inout JSONText) {
        json.object(name) { json in
            json.member("part", hundredths == nil ? nil : part)
            json.member("of", of)
            json.member("percentHundredths", hundredths)
        }
    }
}

/// Shares as people read them.
enum PercentText {
    /// `69.23 %` from hundredths of a percent.
    static func percent(_ hundredths: Int64) -> String { plain(hundredths) + " %" }

    /// `69.23`.
    static func plain(_ hundredths: Int64) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
