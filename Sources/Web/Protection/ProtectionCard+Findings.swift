import Market
import Service

extension ProtectionCard {
    /// The card of a check.
    ///
    /// - Parameters:
    ///   - nowMs: the moment, for what is left of a clock.
    ///   - side: the party that reads it and is advised; nil where it is about no trade.
    ///   - path: where the reader mends what a fix names; nil where this reader cannot.
    init(
        _ check: ProtectionCheck, _ language: Language, now nowMs: Int64, for side: Side? = nil,
        path: (ProtectionPoint.Fix) -> String?
    ) {
        func link(_ point: ProtectionPoint) -> Link? {
            guard let fix = point.fix, let path = path(fix) else { return nil }
            return Link(text: ProtectionWords.name(of: fix).text(language), path: path)
        }
        let first = side.flatMap { check.advice(to: $0) { path($0) != nil } }
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
    func json(_ json: inout JSONText) {
        json.array("protection", findings) { finding, json in
            json.member("protection", "\(finding.protection)")
            json.member("status", finding.status.rawValue)
            json.array("points", finding.points) { point, json in
                json.member("topic", point.topic.rawValue)
                json.member("status", point.status.rawValue)
                json.object("text") { ProtectionWords.sentence(for: point).json(&$0) }
                json.object("why") { ProtectionWords.why(point.topic).json(&$0) }
                json.member("burden", point.topic.burden.rawValue)
                json.member("source", point.topic.source)
                json.member("until", point.until.map { TimeText.iso($0.ms) })
                json.member("fix", point.fix?.rawValue)
            }
        }
    }
}

extension Bilingual {
    fileprivate func json(_ json: inout JSONText) {
        json.member("zh", zh)
        json.member("en", en)
    }
}
