import Testing

@testable import Market

@Suite struct TradeProcessTests {
    /// Every phase × every step × every role. What the table allows is accepted and leads where the row says; all else is
    /// refused by the table, and changes nothing.
    @Test func theTableIsKeptEverywhere() throws {
        var accepted = 0
        var refused = 0
        for phase in TradePhase.allCases {
            for step in TradeStep.allCases {
                // Before a trade is opened it has no parties.
                for role in TradeRole.allCases where phase != .unopened || role.side == nil {
                    let occasion = try Occasion(step, by: role, in: phase)
                    try #require(occasion.story.trade.phase == phase)
                    let name: Comment = "\(step) by \(role) in \(phase)"
                    if let row = TradeProcess.row(for: step, by: role, in: phase) {
                        accepted += 1
                        expectAccepted(occasion.command, row, by: role, in: occasion.story, name)
                    } else {
                        refused += 1
                        let refusal = StepRefusal(of: step, by: role, in: phase)
                        expectRefused(occasion.command, refusal, by: role, in: occasion.story, name)
                    }
                }
            }
        }
        #expect(accepted == TradeProcess.table.map { $0.from.count * $0.who.count }.reduce(0, +), "two rows overlap")
        print(
            "process table: \(accepted + refused) combinations of phase, step and role; \(accepted) accepted, \(refused) refused"
        )
    }

    private func expectAccepted(
        _ command: some TradeCommand, _ row: TradeProcess.Row, by role: TradeRole, in story: Story, _ name: Comment
    ) {
        var after = story
        do {
            let events = try after.give(command, by: command is RecordMail ? RecordMail.actor : .somebody(as: role))
            #expect(!events.isEmpty, name)
        } catch {
            Issue.record(error, name)
        }
        #expect(row.to.contains(after.trade.phase), name)
        if let deadline = row.deadline { #expect(after.trade.deadline(deadline) != nil, name) }
    }

    private func expectRefused<Given: TradeCommand>(
        _ command: Given, _ refusal: StepRefusal, by role: TradeRole, in story: Story, _ name: Comment
    ) {
        var after = story
        #expect(throws: Given.Refused.step(refusal), name) { try after.give(command, by: .somebody(as: role)) }
        #expect(after == story, name)
    }

    @Test func everyStepHasARowAndACommandOfItsName() throws {
        for step in TradeStep.allCases {
            #expect(TradeProcess.table.contains { $0.step == step }, "\(step)")
            let command = try Occasion(step, by: .buyer, in: .enquiry).command
            let type = Swift.type(of: command)
            #expect(type.step == step)
            #expect("\(type)".lowercased() == step.rawValue.lowercased())
        }
    }

    @Test func aTradeThatIsNotOpenedHasNoParties() {
        for step in TradeStep.allCases {
            for side in [TradeRole.buyer, .seller] {
                #expect(TradeProcess.row(for: step, by: side, in: .unopened) == nil)
            }
        }
    }

    @Test func everyPhaseIsReached() {
        var reached: Set<TradePhase> = [.unopened]
        while true {
            let next = TradeProcess.table.filter { !$0.from.isDisjoint(with: reached) }.reduce(reached) {
                $0.union($1.to)
            }
            if next == reached { break }
            reached = next
        }
        #expect(reached == Set(TradePhase.allCases))
    }

    @Test func whereSomethingIsOpenTheClockLeadsOut() throws {
        // In these nothing is open: nobody has to act, and no money is held.
        let resting: Set<TradePhase> = [.unopened, .enquiry, .completed, .refunded]
        for phase in TradePhase.allCases {
            let ways = TradeProcess.table.filter { $0.who == [.clock] && $0.from == [phase] && !$0.to.contains(phase) }
            // Where milestones are left to pay, another clock than the first payment's leads out.
            #expect(ways.count == (resting.contains(phase) ? 0 : phase == .agreed ? 2 : 1), "\(phase)")
            let story = try Story.withPast(in: phase, openFor: .buyer)
            #expect(story.held > 0 || resting.contains(phase) || [.negotiating, .agreed].contains(phase))
            if !resting.contains(phase) { #expect(story.trade.deadlines.count == 1, "\(phase)") }
            if resting.contains(phase) { #expect(story.held == 0, "\(phase)") }
        }
    }

    @Test func everyDeadlineIsSomeClockStepsOwn() throws {
        // The clock of the next milestone begins only where one of several parts ends; the alarm before the end of a hold begins
        // with the payment, beside the time to deliver.
        let kinds =
            TradeProcess.table.compactMap(\.deadline) + [.milestone, .holdAlarm]
            // These begin as a dispute goes on by itself, or as the second side agrees to talk.
            + [.mediation, .ruling, .suspension]
            + [.promisedReturn, .supportReply]
        #expect(Set(kinds) == Set(DeadlineKind.allCases))
        // An erasure has no deadline of the trade's: the law's terms are counted elsewhere. A reminder ends none, and a debt is paid when there is money.
        let others: Set<TradeStep> = [.eraseValues, .remindDeadline, .payOwedRefund]
        let steps = Set(TradeProcess.table.filter { $0.who.contains(.clock) && !others.contains($0.step) }.map(\.step))
        // One step passes each phase of a dispute but the appeal's: six kinds of deadlines.
        // One step stands for all clocks of after-sales requests.
        #expect(steps.count == DeadlineKind.allCases.count - 5 - AfterSalesRequest.clockKinds.count + 1)
    }

    @Test func staffSpeaksForGatewaysMediatesAndJudgesRatingsAndOutsidersHaveNoStepInAnothersTrade() {
        let ofStaff: [TradeStep] = [
            .resolveCall, .maskRating, .decideExclusion, .ruleOnExclusion, .takeDispute, .recuseDispute, .proposeMediation,
            .ruleDispute,
            .decideAppeal, .recordChargeback, .maskMessage,
        ]
        #expect(TradeStep.allCases.filter { TradeProcess.everAllowed($0).contains(.staff) } == ofStaff)
        #expect(TradeStep.allCases.filter { TradeProcess.everAllowed($0).contains(.outsider) } == [.openEnquiry, .openDeal])
    }
}
