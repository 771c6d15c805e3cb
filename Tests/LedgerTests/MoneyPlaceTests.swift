import Testing

@testable import Ledger

@Suite struct MoneyPlaceTests {
    static let accounts: [Account] = [
        .gateway("alipay"), .hold(trade: "t"), .refunding(trade: "t"), .member("m"), .fees, .costs,
    ]

    @Test func everyPlaceIsFoundByItsName() {
        for account in Self.accounts {
            let place = MoneyPlace(of: account)
            #expect(MoneyPlace(name: place.name) == place)
            #expect(Account(name: account.name) == account)
        }
        #expect(Set(MoneyPlace.inside.map(\.name)).count == MoneyPlace.inside.count)
        for name in ["", "gateway", "gateway:", "hold", "costs:x"] { #expect(MoneyPlace(name: name) == nil, "\(name)") }
    }

    @Test func onlyTheOutsideAndTheCostsMayOwe() {
        #expect(Self.accounts.filter { !$0.mayNotFallBelowZero } == [.gateway("alipay"), .costs])
    }
}
