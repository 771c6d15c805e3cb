import Market

/// The trade as its entries tell it: the state at the end, and the stage at which each thing happened.
struct PageStory {
    /// One entry with the stage in which it happened.
    struct Step {
        let item: TradeEntry
        let stage: TradePhase
    }

    let steps: [Step]
    /// What all of them amount to.
    let trade: Trade

    init(_ entries: [TradeEntry]) {
        var trade = Trade()
        var steps: [Step] = []
        for item in entries {
            let before = trade.phase
            trade.apply(item.event, at: item.at)
            steps.append(Step(item: item, stage: before == .unopened ? trade.phase : before))
        }
        self.steps = steps
        self.trade = trade
    }

    /// The steps in runs of one stage.
    var stages: [(stage: TradePhase, steps: [Step])] {
        var stages: [(stage: TradePhase, steps: [Step])] = []
        for step in steps {
            let stage: TradePhase = step.stage == .negotiating ? .enquiry : step.stage
            if stages.last?.stage == stage {
                stages[stages.count - 1].steps.append(step)
            } else {
                stages.append((stage, [step]))
            }
        }
        return stages
    }
}
