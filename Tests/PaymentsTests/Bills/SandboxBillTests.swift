import Ledger
import Market
import Testing

@testable import Payments

/// The sandbox bank's settlement file: made by the bank, fetched over HTTP, read whole or not at all.
@Suite(.serialized) struct SandboxBillTests {
    static let day = BeijingDay(text: "2026-11-22")!

    static func line(_ number: Int, _ kind: GatewayBillLine.Kind = .payment, minor: Int64 = 12_800) -> GatewayBillLine {
        GatewayBillLine(
            transaction: TransactionNumber("t\(number)")!, payment: "p\(number)", movement: kind == .refund ? "r\(number)" : nil,
            kind: kind, amount: .fen(minor), at: day.start.adding(.minutes(number)))
    }

    static let lines = [line(1), line(1, .fee, minor: 77), line(2, .refund, minor: 500)]
    static let text = SandboxBill.text(of: lines, merchant: SandboxWorld.merchant, day: day)

    @Test func whatIsWrittenIsRead() throws {
        #expect(try SandboxBill.read(Array(Self.text.utf8)).lines == Self.lines)
        let bill = try GatewayBill.read(Array(Self.text.utf8), from: "sandbox", of: Self.day)
        #expect(bill.billLines.map(\.kind) == [.payment, .fee, .refund])
        #expect(throws: BillFault.notABill) { try GatewayBill.read(Array(Self.text.utf8), from: "alipay", of: Self.day) }
        #expect(throws: BillFault.notABill) { try GatewayBill.read(Array(Self.text.utf8), from: "nobody", of: Self.day) }
        #expect(throws: BillFault.otherDay("2026-11-22 00:01:00")) {
            try GatewayBill.read(Array(Self.text.utf8), from: "sandbox", of: Self.day.adding(days: 1))
        }
    }

    @Test func billsOfBeforeMoneyCouldBeTakenBackAreRead() throws {
        let lines = Self.text.split(separator: "\n").filter { !$0.hasPrefix("#total,chargeback") }
        let old = lines.joined(separator: "\n").replacing("#sandbox-bill,2", with: "#sandbox-bill,1") + "\n"
        #expect(try SandboxBill.read(Array(old.utf8)).lines == Self.lines)
        let taken = Self.lines + [Self.line(3, .chargeback)]
        let text = SandboxBill.text(of: taken, merchant: SandboxWorld.merchant, day: Self.day)
        #expect(try SandboxBill.read(Array(text.utf8)).lines == taken)
        #expect(throws: BillFault.self) {
            try SandboxBill.read(Array(text.replacing("#sandbox-bill,2", with: "#sandbox-bill,1").utf8))
        }
    }

    @Test func everyMissingOrDoubledLineIsNoticed() {
        let lines = Self.text.split(separator: "\n")
        for place in lines.indices {
            var fewer = lines
            fewer.remove(at: place)
            // Whose bill it is stands there for people.
            #expect(throws: BillFault.self) { try SandboxBill.read(Array((fewer.joined(separator: "\n") + "\n").utf8)) }
            var more = lines
            more.insert(lines[place], at: place)
            #expect(throws: BillFault.self) { try SandboxBill.read(Array((more.joined(separator: "\n") + "\n").utf8)) }
        }
        #expect(throws: BillFault.notABill) { try SandboxBill.read([]) }
    }

    @Test func theBankMakesItAndTheGatewayFetchesIt() async throws {
        let began = WallClock.now()
        let day = BeijingDay(of: began)
        // The bank, and with it the gateway, is a day ahead by then.
        let ahead = LockedBox(Int64(0))
        let now: @Sendable () -> Timestamp = { WallClock.now().adding(Span(ms: ahead.value)) }
        try await SandboxWorld.with(bankNow: now, gatewayNow: now) { world in
            let payment = PaymentID.fresh()
            try await world.pay(.redirect(try world.link(world.order(payment))))
            guard case .paid(let facts) = try await world.gateway.query(payment) else { throw SandboxWorld.NotALink() }
            let order = MovementOrder(
                number: MovementNumber("\(payment)-r1")!, payment: payment, transaction: facts.transaction, amount: .fen(500))!
            _ = try await world.gateway.refund(order)
            await #expect(throws: GatewayFailure.refused(code: "dayNotOver")) { try await world.gateway.bill(of: day) }
            ahead.set(86_400_000)
            guard case .file(let bytes) = try await world.gateway.bill(of: day) else { throw SandboxWorld.NotALink() }
            let bill = try GatewayBill.read(bytes, from: "sandbox", of: day)
            #expect(bill.lines.map(\.kind) == [.payment, .fee, .refund] || bill.lines.map(\.kind) == [.fee, .payment, .refund])
            #expect(bill.sum(of: .payment) == (1, 128_000) && bill.sum(of: .fee) == (1, 768) && bill.sum(of: .refund) == (1, 500))
            #expect(try await world.gateway.bill(of: day.adding(days: -1)) == .absent)
        }
    }
}
