import Ledger
import Testing

@testable import Market

@Suite struct OweChargebackTests {
    private let trade = TradeID.number(7)

    private func owe(_ minor: Int64, takenOver: Int64 = 0) -> OweChargeback {
        OweChargeback(
            chargeback: "\(trade)-k1", trade: trade, debt: ChargebackDebt(owedMinor: minor, takenOverMinor: takenOver),
            currency: .cny)
    }

    @Test func whatWasMissingIsOwedToThePlatform() throws {
        var wallet = Wallet()
        for event in try owe(500).decide(by: .bank, at: .opening, in: wallet) { wallet.apply(event, at: .opening) }
        #expect(wallet.owedMinor == 500 && wallet.debts.map(\.creditor) == [.platform])
        #expect(throws: DebtRefusal.debtKnown) { try owe(500).decide(by: .bank, at: .opening, in: wallet) }
    }

    @Test func whatWasOwedToTheBuyerIsOwedToThePlatformInstead() throws {
        var wallet = Wallet()
        let promised = IncurDebt(refund: "b1", trade: trade, parts: [.init(.buyer, .yuan(30))])
        for event in try promised.decide(by: .seller, at: .opening, in: wallet) { wallet.apply(event, at: .opening) }
        let events = try owe(2_500, takenOver: 2_000).decide(by: .bank, at: .opening, in: wallet)
        #expect(events.flatMap { $0.transfers(in: .seller) }.isEmpty)
        for event in events { wallet.apply(event, at: .opening) }
        #expect(wallet.debts.map(\.creditor) == [.buyer, .platform] && wallet.debts.map(\.leftMinor) == [1_000, 2_500])
    }

    @Test func nothingIsTakenOverThatWasNotOwed() {
        #expect(throws: DebtRefusal.moreThanOwed) { try owe(500, takenOver: 500).decide(by: .bank, at: .opening, in: Wallet()) }
        #expect(throws: DebtRefusal.nothingOwed) { try owe(0).decide(by: .bank, at: .opening, in: Wallet()) }
        #expect(throws: DebtRefusal.nothingOwed) { try owe(1, takenOver: 2).decide(by: .bank, at: .opening, in: Wallet()) }
    }
}
