/// A threat, a demand and a rating by the same party in one trade. It accuses nobody: it is shown beside the rating with the
/// reply, and what follows from it is a person's published decision.
package struct PressureFinding: Equatable, Sendable {
    /// The places of the entries that note a threat, oldest first.
    package let threats: [Int64]
    /// The places of the entries that note a demand, oldest first.
    package let demands: [Int64]
}

extension Trade {
    /// What links the rating that this side gave to a threat; nil where nothing does, and where the rating is good.
    package func pressureFinding(by side: Side) -> PressureFinding? {
        guard let mark = ratings[side]?.given, mark.score != .good else { return nil }
        let acts = pressure.filter { $0.by == side }
        let threats = acts.filter { $0.kinds.contains(.threat) }.map(\.entry)
        let demands = acts.filter { $0.kinds.contains(.demand) }.map(\.entry)
        return threats.isEmpty || demands.isEmpty ? nil : PressureFinding(threats: threats, demands: demands)
    }
}
