import Testing

@testable import Ledger

@Suite struct BooksTests {
    let hold = Account.hold(trade: "t")

    func money(_ minor: Int64) -> Money { Money(minor: minor, currency: .cny) }

    @Test func everyTransferBalances() throws {
        var books = Books()
        try books.post([Transfer(from: .gateway("sandbox"), to: hold, amount: money(1_000))])
        try books.post([
            Transfer(from: hold, to: .member("s"), amount: money(950)),
            Transfer(from: hold, to: .fees, amount: money(50)),
        ])
        #expect(books.balanceMinor(of: .gateway("sandbox"), in: .cny) == -1_000)
        #expect(books.balanceMinor(of: hold, in: .cny) == 0)
        #expect(try books.totalMinor(in: .cny) == 0)
    }

    @Test func aHoldNeverFallsBelowZeroAndARefusalChangesNothing() throws {
        var books = Books()
        try books.post([Transfer(from: .gateway("sandbox"), to: hold, amount: money(10))])
        let before = books
        #expect(throws: LedgerError.insufficient(hold, balanceMinor: 3, neededMinor: 4)) {
            try books.post([
                Transfer(from: hold, to: .fees, amount: money(7)),
                Transfer(from: hold, to: .member("s"), amount: money(4)),
            ])
        }
        #expect(books == before)
        #expect(throws: LedgerError.amountNotPositive(money(0))) {
            try books.post([Transfer(from: hold, to: .fees, amount: money(0))])
        }
        #expect(books == before)
    }

    @Test func overflowIsAnErrorNotATrap() throws {
        var books = Books()
        try books.post([Transfer(from: .gateway("a"), to: .fees, amount: money(.max))])
        let before = books
        #expect(throws: LedgerError.overflow) {
            try books.post([Transfer(from: .gateway("b"), to: .fees, amount: money(1))])
        }
        #expect(books == before)
    }

    @Test func theSumIsExactThoughPartsOfItWouldOverflow() throws {
        var books = Books()
        for number in 0..<8 {
            try books.post([Transfer(from: .gateway("\(number)"), to: .member("\(number)"), amount: money(.max))])
        }
        #expect(try books.totalMinor(in: .cny) == 0)
    }

    @Test(arguments: [Account.gateway("alipay"), .hold(trade: "x"), .refunding(trade: "x"), .member("m:1"), .fees])
    func namesReadBack(account: Account) {
        #expect(Account(name: account.name) == account)
    }

    @Test(arguments: ["", "hold", "hold:", "bank:x", "fees:x"])
    func otherNamesAreNoAccounts(name: String) {
        #expect(Account(name: name) == nil)
    }
}
