import Market
import Service

extension ProtectionCard {
    /// The card of a check about one listing or trade.
    ///
    /// - Parameters:
    ///   - nowMs: the moment, for what is left of a clock.
    ///   - side: the party that reads it and is advised; nil where it is about no trade.
    ///   - path: where the reader mends what a fix names; nil where this reader cannot.
    init(
        _ check: ProtectionCheck, _ language: Language, now nowMs: Int64, for side: Side? = nil,
        path: (ProtectionPoint.Fix) -> String?
    ) {
        self.init(check, language, now: nowMs, for: side) { _, fix in path(fix) }
    }

    /// The card of any check.
    ///
    /// - Parameter path: where the reader mends a point by what a fix names; nil where this reader cannot.
    init(
        _ check: ProtectionCheck, _ language: Language, now nowMs: Int64, for side: Side?,
        pathOfPoint path: (ProtectionPoint, ProtectionPoint.Fix) -> String?
    ) {
        func link(_ point: ProtectionPoint) -> Link? {
            guard let fix = side.map({ point.fix?.turned(to: $0) }) ?? point.fix, let path = path(point, fix) else { return nil }
            return Link(text: ProtectionWords.name(of: fix).text(language), path: path)
        }
        let first = side.flatMap { check.advice(to: $0) { link($0) != nil } }
        self.init(
            rows: check.findings.map { finding in
                Row(
                    name: ProtectionWords.name(of: finding.protection).text(language), state: State(finding.status),
                    points: finding.points.map { point in
                        Point(
                            text: ProtectionWords.sentence(for: point).text(language), state: State(point.status),
                            why: point.status == .inPlace ? nil : ProtectionWords.why(point.topic).text(language),
                            until: point.status == .inPlace ? nil : point.until.map { Moment($0.ms, now: nowMs, language) },
                            fix: link(point))
                    }, language)
            },
            standing: check.standingCount,
            advice: first.flatMap { point in
                link(point).map { fix in
                    Advice(
                        text: ProtectionWords.sentence(for: point).text(language),
                        why: ProtectionWords.why(point.topic).text(language), fix: fix)
                }
            }, language)
    }
}

extension ProtectionCard.State {
    fileprivate init(_ status: ProtectionStatus) {
        switch status {
        case .inPlace: self = .ok
        case .waiting, .weak: self = .warn
        case .missing: self = .missing
        }
    }
}

extension ProtectionCheck {
    /// Whether every protection stands.
    var isComplete: Bool { standingCount == findings.count }

    /// `护航 5/6`.
    func badge(_ language: Language) -> String {
        language.say("market.protection", ["n": String(standingCount), "all": String(findings.count)])
    }

    /// The check as JSON: what stands how, why it matters, and what mends it, with the words of the pages.
    ///
    /// - Parameter path: where a point is mended; nil where that is not told.
    func json(_ json: inout JSONText, path: (ProtectionPoint) -> String? = { _ in nil }) {
        json.array("protection", findings) { finding, json in
            json.member("protection", "\(finding.protection)")
            json.member("status", finding.status.rawValue)
            json.array("points", finding.points) { point, json in point.json(&json, path: path(point)) }
        }
    }
}

extension ProtectionPoint {
    /// The point as JSON.
    ///
    /// - Parameter side: the party that reads it, where the action is told as that one can take it.
    func json(_ json: inout JSONText, path: String? = nil, turnedTo side: Side? = nil) {
        json.member("topic", topic.rawValue)
        json.member("status", status.rawValue)
        json.object("text") { ProtectionWords.sentence(for: self).json(&$0) }
        json.object("why") { ProtectionWords.why(topic).json(&$0) }
        json.member("burden", topic.burden.rawValue)
        json.member("source", topic.source)
        json.member("until", until.map { TimeText.iso($0.ms) })
        json.member("fix", (side.map { fix?.turned(to: $0) } ?? fix)?.rawValue)
        if let tally {
            json.object("concerns") { json in
                json.member("count", tally.part)
                json.member("of", tally.of)
                json.member("unit", tally.unit.rawValue)
            }
        }
        if let path { json.member("path", path) }
    }
}

extension Bilingual {
    /// Both languages.
    fileprivate func json(_ json: inout JSONText) {
        json.member("zh", zh)
        json.member("en", en)
    }
}
