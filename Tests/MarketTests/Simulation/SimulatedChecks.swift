import Ledger

@testable import Market

extension SimulatedTrade {
    // What must always hold, whatever happened.

    func checkMoney(after event: TradeEvent) throws {
        let held = balance(.hold(trade: Self.id.rawValue))
        guard try books.totalMinor(in: .cny) == 0 else { throw Fault("the accounts do not add up after \(event.kind)") }
        guard held >= 0, held == trade.heldMinor else {
            throw Fault("the hold is \(held), the trade says \(trade.heldMinor)")
        }
        guard balance(.refunding(trade: Self.id.rawValue)) == trade.openRefunds.reduce(0, { $0 + $1.amount.minor })
        else {
            throw Fault("what is on its way back is not what was ordered back")
        }
    }

    func checkPhase(_ row: TradeProcess.Row, of part: Int?) throws {
        let phase = trade.phase(of: part) ?? trade.phase
        guard row.to.contains(phase) else { throw Fault("\(row.step) of \(part ?? 0) led to \(phase)") }
        let isHeld = [.funded, .delivered].contains(trade.phase)
        guard (trade.heldMinor > 0) == isHeld, (trade.hold != nil) == isHeld else {
            throw Fault("\(trade.heldMinor) is held in \(trade.phase)")
        }
        try checkParts()
        guard Set(trade.deadlines.map(\.what)) == trade.clock else {
            throw Fault("in \(trade.phase) run \(trade.deadlines)")
        }
        guard (trade.agreement == nil) == [.unopened, .enquiry, .negotiating].contains(trade.phase),
            trade.phase != .negotiating || trade.openProposal != nil,
            trade.openProposal == nil || trade.phase == .negotiating || TradeProcess.amendable.contains(trade.phase),
            trade.proposals.dropLast().allSatisfy({ $0.status != .open }),
            trade.proposals.filter({ $0.status == .agreed }).map(\.number) == [trade.agreement?.number].compactMap({ $0 })
        else { throw Fault("in \(trade.phase) the proposals are \(trade.proposals.map(\.status))") }
    }

    /// Each part by itself: its hold, and its order.
    private func checkParts() throws {
        for part in trade.parts {
            guard (part.heldMinor > 0) == part.phase.isUnderway, (part.hold != nil) == part.phase.isUnderway else {
                throw Fault("\(part.heldMinor) is held for \(part.number) in \(part.phase)")
            }
            guard let hold = part.hold else { continue }
            guard let paid = trade.payments.first(where: { $0.id == hold.payment }), paid.gateway == hold.gateway,
                paid.part == part.number, trade.proposals.contains(where: { $0.document == paid.agreement }),
                hold.amount == trade.amountDue(for: part),
                sums[Trade.Arrival(gateway: hold.gateway, transaction: hold.transaction)]?.held == part.heldMinor
            else { throw Fault("the hold was not paid for what is agreed: \(hold)") }
        }
        guard trade.parts.drop(while: { $0.phase != .payable }).allSatisfy({ $0.phase == .payable }),
            trade.parts.map(\.number) == Array(trade.parts.indices.map { $0 + 1 }),
            trade.parts.map(\.amount) == trade.agreement?.terms.amounts ?? []
        else { throw Fault("the parts are \(trade.parts.map { "\($0.number) \($0.phase) \($0.amount)" })") }
    }

    /// A rule gives the same answer twice, and the same though everything that can be erased has been.
    func checkPurity(of command: some TradeCommand, by actor: Actor, gave events: [TradeEvent]) throws {
        guard try command.decide(by: actor, at: now, in: trade) == events,
            try command.decide(by: actor, at: now, in: trade.erased) == events
        else { throw Fault("\(command) depends on more than the state, or on what can be erased") }
    }

    func checkTheEnd() throws {
        let released = sums.values.count { $0.released > 0 }
        guard [.unopened, .enquiry, .completed, .refunded].contains(trade.phase), trade.heldMinor == 0,
            trade.openRefunds.isEmpty, sums.values.allSatisfy({ $0.held == 0 && $0.ordered.isEmpty }),
            released == trade.parts.count(where: { $0.phase == .completed }), (trade.phase == .completed) == (released > 0),
            trade.parts.allSatisfy({ [.completed, .refunded, .lapsed].contains($0.phase) })
        else { throw Fault("at the end: \(trade.phase), \(sums)") }
        let price = sums.values.reduce(0) { $0 + $1.released - $1.givenBack }
        let borne = sums.values.reduce(0) { $0 + $1.borne }
        guard balance(.fees) + balance(.member(MemberID.seller.rawValue)) == price, balance(.costs) == -borne,
            balance(.gateway("sandbox")) + balance(.gateway("other")) == borne - price
        else { throw Fault("the end does not pay \(price)") }
    }

    private func balance(_ account: Account) -> Int64 { books.balanceMinor(of: account, in: .cny) }
}
