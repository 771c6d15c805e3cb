/// One thing that the buyer must have noticed before confirming: a key clause or one known defect, ticked by itself.
///
/// Source: 民法典 496, 消保法 26: conspicuous notice of what weighs on the other side.
package enum Tick: Hashable, Sendable {
    case licence
    /// That silence within the acceptance period counts as acceptance. Source: 民法典 621.
    case acceptanceBySilence
    /// On which condition a return without a reason is possible.
    case returns
    /// That there is no return without a reason. Source: 消保法 25, 消保法实施条例 19.
    case returnsExcluded
    /// That liability is limited. Source: 民法典 496, 506.
    case liability
    /// A known defect, from 1.
    case defect(Int)

    /// The name in entries and forms.
    package var name: String {
        switch self {
        case .licence: "licence"
        case .acceptanceBySilence: "acceptanceBySilence"
        case .returns: "returns"
        case .returnsExcluded: "returnsExcluded"
        case .liability: "liability"
        case .defect(let number): "defect-\(number)"
        }
    }

    /// The tick of that name; nil if there is none.
    package init?(name: String) {
        switch name {
        case "licence": self = .licence
        case "acceptanceBySilence": self = .acceptanceBySilence
        case "returns": self = .returns
        case "returnsExcluded": self = .returnsExcluded
        case "liability": self = .liability
        default:
            guard name.hasPrefix("defect-"), let number = Int(name.dropFirst(7)), number > 0 else { return nil }
            self = .defect(number)
            guard self.name == name else { return nil }
        }
    }

    /// All that the buyer must tick who confirms those terms for a revision with so many defects.
    package static func required(by terms: Terms, defectCount: Int) -> [Tick] {
        var ticks: [Tick] = [
            .licence, .acceptanceBySilence, terms.noReasonReturnDays == 0 ? .returnsExcluded : .returns,
        ]
        if terms.liability != .byLaw { ticks.append(.liability) }
        return ticks + (0..<defectCount).map { .defect($0 + 1) }
    }

    /// What the buyer must tick of an amendment that is less than a new version: the key clauses that it touches.
    package static func required(by terms: Terms, amending agreed: Terms) -> [Tick] {
        let changed = Set(terms.changes(from: agreed))
        return required(by: terms, defectCount: 0).filter { !$0.clauses.isDisjoint(with: changed) }
    }

    /// The clauses that it is about; none for a defect.
    private var clauses: Set<Terms.Clause> {
        switch self {
        case .licence: [.licence, .intellectualProperty]
        case .acceptanceBySilence: [.acceptanceDays]
        case .returns, .returnsExcluded: [.noReasonReturnDays, .returnCondition]
        case .liability: [.liability]
        case .defect: []
        }
    }
}

/// A party ticked one point by itself, before confirming.
package struct ClauseTicked: TradeFacts {
    /// Who ticked.
    package let by: Side
    /// The proposal, from 1 within the trade.
    package let number: Int
    /// The hash of the document that the point stands in.
    package let document: Digest
    /// The name of the point.
    package let tick: String

    static let kind = "clauseTicked"
}

extension TradeEvent {
    /// One entry for each point that was ticked.
    static func ticked(_ ticks: [Tick], by side: Side, number: Int, document: Digest) -> [TradeEvent] {
        ticks.map { .clauseTicked(ClauseTicked(by: side, number: number, document: document, tick: $0.name)) }
    }
}
