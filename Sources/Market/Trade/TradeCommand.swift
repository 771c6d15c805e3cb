/// A command to a trade. It is asked only where the process table lets the actor take its step, so no command can forget to.
package protocol TradeCommand: Command where State == Trade, Refused: TradeRefusal {
    /// The command's row in the table.
    static var step: TradeStep { get }
    /// Whether the actor is the one that the command itself speaks of. A command that names nobody can be anybody's.
    func isGiven(by actor: Actor, in trade: Trade) -> Bool
    /// The part of the trade that it concerns: the table is asked where that part stands. Nil for one that concerns the whole.
    func part(in trade: Trade) -> Int?
    /// The command's own rules, for an actor and a phase that the table allows.
    func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(Refused) -> [TradeEvent]
}

extension TradeCommand {
    /// Nobody is named.
    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { true }

    /// It concerns the trade as a whole.
    package func part(in trade: Trade) -> Int? { nil }

    package func decide(by actor: Actor, at time: Timestamp, in trade: Trade) throws(Refused) -> [TradeEvent] {
        let role = trade.role(of: actor)
        let part = part(in: trade)
        let phase = trade.phase(of: part) ?? trade.phase
        guard TradeProcess.row(for: Self.step, by: role, in: phase) != nil else {
            throw .step(StepRefusal(of: Self.step, by: role, in: phase))
        }
        if let part, !trade.parts.isEmpty, trade.part(part) == nil { throw .step(.noSuchPart(part)) }
        if Self.step.restsInDispute, trade.openDispute != nil { throw .step(.disputeOpen(Self.step)) }
        guard isGiven(by: actor, in: trade) else { throw .step(.notYourStep(Self.step)) }
        return try proceed(as: role, at: time, in: trade)
    }
}

/// A refusal that can also be the table's own.
package protocol TradeRefusal: Refusal {
    /// It is the table's refusal itself.
    static func step(_ refusal: StepRefusal) -> Self
}

/// What the process table says no to.
package enum StepRefusal: TradeRefusal {
    /// To this actor the trade does not exist.
    case noSuchTrade
    /// The step is the other party's, or nobody's who acts like this.
    case notYourStep(TradeStep)
    /// The step is not possible where the trade stands.
    case notInPhase(TradeStep, TradePhase)
    /// The agreement has no part of that number.
    case noSuchPart(Int)
    /// It rests while a dispute is open: offers to settle take its place.
    case disputeOpen(TradeStep)

    /// The refusal of a step that the table does not allow. To an outsider every trade looks like none at all.
    package init(of step: TradeStep, by role: TradeRole, in phase: TradePhase) {
        if role == .outsider || phase == .unopened {
            self = .noSuchTrade
        } else if !TradeProcess.everAllowed(step).contains(role) {
            self = .notYourStep(step)
        } else {
            self = .notInPhase(step, phase)
        }
    }

    package static func step(_ refusal: StepRefusal) -> StepRefusal { refusal }

    package var code: String {
        switch self {
        case .noSuchTrade: "noSuchTrade"
        case .notYourStep: "notYourStep"
        case .notInPhase: "notInPhase"
        case .noSuchPart: "noSuchPart"
        case .disputeOpen: "disputeOpen"
        }
    }

    package var details: [String] {
        switch self {
        case .noSuchTrade: []
        case .notYourStep(let step): [step.rawValue]
        case .notInPhase(let step, let phase): [step.rawValue, phase.rawValue]
        case .noSuchPart(let number): [String(number)]
        case .disputeOpen(let step): [step.rawValue]
        }
    }
}
