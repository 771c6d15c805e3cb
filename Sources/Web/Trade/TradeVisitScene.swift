import Market
import Service

extension Visit {
    /// The trade in the path as the reader, one of its parties, sees it now; without its entries.
    ///
    /// - Throws: `Refused` 401, 404.
    func scene(_ marketplace: Marketplace) async throws -> TradeScene {
        let reading = try await marketplace.state(of: try trade(), for: try memberID())
        return TradeScene(reading, try await marketplace.file(of: reading, count: 0), self, marketplace)
    }
}

extension TradeScene {
    /// The refusal of a page that is not there for this side or in this phase; the same words as the command's own.
    ///
    /// - Parameter part: the milestone that it would concern; nil for the one that comes next.
    func refusal(of step: TradeStep, part: Int? = nil) -> Refused? {
        if let part, trade.part(part) == nil { return Refused(StepRefusal.noSuchPart(part)) }
        if step.restsInDispute, trade.openDispute != nil { return Refused(StepRefusal.disputeOpen(step)) }
        let phase = part.flatMap { trade.part($0)?.phase.ofTrade } ?? trade.phase(for: step)
        guard TradeProcess.row(for: step, by: reading.role, in: phase) == nil else { return nil }
        return Refused(StepRefusal(of: step, by: reading.role, in: phase))
    }

    /// What was typed before, and what was wrong with it, for a form that is shown again.
    func fields(_ visit: Visit, _ refused: Refused?) -> FormFields {
        FormFields(
            language, typed: refused == nil ? nil : visit.typed, problems: refused?.problems ?? [], sendsMail: sendsMail)
    }
}
