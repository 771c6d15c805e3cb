import Ledger
import Testing

@testable import Market

/// One trade as it goes: what was done, by the rules alone, and what it came to.
struct Story: Equatable {
    private(set) var trade = Trade()
    private(set) var books = Books()
    private(set) var events: [TradeEvent] = []
    var now = Timestamp.opening
    static let id = TradeID.number(7)

    /// Gives a command now. What it brings about is taken in, and its money posted; a refused one changes nothing.
    @discardableResult
    mutating func give(_ command: some TradeCommand, by actor: Actor) throws -> [TradeEvent] {
        let happened = try command.decide(by: actor, at: now, in: trade)
        for event in happened {
            try books.post(event.transfers(in: Self.id))
            trade.apply(event, at: now)
        }
        events += happened
        return happened
    }

    /// A settlement is owed, whatever brought it about.
    mutating func owe(_ settlement: SettlementOwed) { trade.settlements.append(settlement) }

    mutating func wait(_ span: Span) { now = now.adding(span) }

    /// Waits until the deadline has run out.
    mutating func wait(for deadline: DeadlineKind) throws { now = try #require(trade.deadline(deadline)) }

    /// Expects exactly that refusal, and nothing changed.
    func refuses<Given: TradeCommand>(
        _ command: Given, by actor: Actor, with refusal: Given.Refused,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var after = self
        #expect(throws: refusal, sourceLocation: sourceLocation) { try after.give(command, by: actor) }
        #expect(after == self, "a refused command changed something", sourceLocation: sourceLocation)
    }

    /// Expects the command to be accepted as one that had been done before: nothing is added.
    func hasDone(
        _ command: some TradeCommand, by actor: Actor, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var after = self
        #expect(try after.give(command, by: actor) == [], sourceLocation: sourceLocation)
        #expect(after == self, sourceLocation: sourceLocation)
    }

    /// The seller has everything paid out.
    mutating func payEverythingOut() throws {
        let seller = MemberID.seller.rawValue
        let everything = Money(minor: balance(.member(seller)), currency: .cny)
        try books.post([Transfer(from: .member(seller), to: .payout(member: seller), amount: everything)])
    }

    func balance(_ account: Account) -> Int64 { books.balanceMinor(of: account, in: .cny) }
    var held: Int64 { balance(.hold(trade: Self.id.rawValue)) }
    var refunding: Int64 { balance(.refunding(trade: Self.id.rawValue)) }
}
