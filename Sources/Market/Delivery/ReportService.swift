/// The seller reports that the agreed work is done. The buyer then judges it criterion by criterion.
///
/// Source: 民法典 512: a service is performed when the record or the evidence says so; the report and the verdicts are that record.
package struct ReportService: TradeCommand {
    package static let step = TradeStep.reportService
    package typealias Refused = HandoverRefusal

    /// How many criteria the agreement has; 0 to 100.
    package let criteria: Int
    /// What was done; 1 to 4,000 characters.
    package let report: String
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// The part that it delivers; nil for the first that is owed.
    package let part: Int?

    package init(criteria: Int, report: String, manifest: Digest, part: Int? = nil) {
        self.criteria = criteria
        self.report = report
        self.manifest = manifest
        self.part = part
    }

    package func part(in trade: Trade) -> Int? { part ?? trade.owedPart?.number }

    package func proceed(
        as role: TradeRole, at time: Timestamp, in trade: Trade
    ) throws(HandoverRefusal) -> [TradeEvent] {
        let owed = try trade.owed(Self.step, by: .service, part: part(in: trade), at: time)
        guard !report.allSatisfy(\.isWhitespace), report.unicodeScalars.count <= PostMessage.charactersMax else {
            throw .reportLength(charactersMax: PostMessage.charactersMax)
        }
        return [
            .serviceReported(
                ServiceReported(
                    round: owed.round, criteria: max(0, criteria), manifest: manifest, acceptUntil: owed.acceptUntil,
                    report: Sealed(report), part: owed.part))
        ]
    }
}

/// The seller says that the work is done.
package struct ServiceReported: HandedOverFacts {
    /// Which delivery of the trade it is, from 1.
    package let round: Int
    /// How many criteria the buyer judges.
    package let criteria: Int
    /// The SHA-256 of the manifest, for which the buyer signs.
    package let manifest: Digest
    /// When silence counts as acceptance.
    package let acceptUntil: Timestamp
    /// What was done.
    package internal(set) var report: Sealed<String>
    /// The part that it delivers; nil for the first.
    package var part: Int? = nil

    static let kind = "serviceReported"
    var stageAfter: TradePhase? { .delivered }

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.take(.service(self), acceptUntil: acceptUntil, at: time)
    }
}
