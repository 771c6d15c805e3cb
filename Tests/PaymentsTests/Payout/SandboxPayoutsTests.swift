import Ledger
import Market
import Testing

@testable import Payments

/// Payouts at the sandbox bank, over HTTP.
@Suite struct SandboxPayoutsTests {
    private func order(_ number: String = "p-1", minor: Int64 = 5_000, card: String = "4111111111111111") throws -> PayoutOrder {
        let to = try PayoutDestination(kind: .bank, holder: "林晚", bank: "招商银行", number: card)
        let name = try #require(MovementNumber(number))
        return try #require(PayoutOrder(number: name, amount: .fen(minor), destination: to))
    }

    @Test func underOneNumberMoneyLeavesOnce() async throws {
        try await SandboxWorld.with { world in
            let order = try self.order()
            #expect(try await world.gateway.query(order.number, kind: .bank) == .unknown)
            for _ in 0..<3 { #expect(try await world.gateway.start(order) == .done(.fen(5_000))) }
            #expect(try await world.gateway.query(order.number, kind: .bank) == .done(.fen(5_000)))
            for other in [try self.order(minor: 5_001), try self.order(card: "5555555555554444")] {
                await #expect(throws: GatewayFailure.refused(code: "numberTaken")) { try await world.gateway.start(other) }
            }
        }
    }

    @Test func refusedLeftOpenSlowAndDown() async throws {
        try await SandboxWorld.with(timeoutMs: 800) { world in
            let gateway = world.gateway
            let orders = try (1...4).map { try self.order("p-\($0)") }
            try await gateway.misbehave(.payoutrefused)
            #expect(try await gateway.start(orders[0]) == .failed(code: "accountRefused"))
            try await gateway.misbehave(.payoutpending)
            let open = orders[1]
            #expect(try await gateway.start(open) == .processing)
            #expect(try await gateway.query(open.number, kind: .bank) == .processing)
            try await gateway.misbehave(.slow)
            await #expect(throws: GatewayFailure.timeout(ms: 800)) { try await gateway.start(orders[2]) }
            try await gateway.misbehave(.down)
            await #expect(throws: GatewayFailure.serverError(status: 503)) { try await gateway.start(orders[3]) }
            try await gateway.misbehave(.none)
            #expect(try await gateway.query(open.number, kind: .bank) == .done(.fen(5_000)))
            #expect(try await gateway.query(orders[3].number, kind: .bank) == .unknown)
            // What was refused stays refused.
            #expect(try await gateway.start(orders[0]) == .failed(code: "accountRefused"))
        }
    }

    @Test func theBankRemembersOverARestart() async throws {
        try await withFolder { folder in
            let keys = SandboxKeys.generate()
            let order = try self.order()
            try await SandboxWorld.with(keys: keys, folder: folder) { world in
                let status = try await world.gateway.start(order)
                #expect(status == .done(.fen(5_000)))
            }
            try await SandboxWorld.with(keys: keys, folder: folder) { world in
                let status = try await world.gateway.query(order.number, kind: .bank)
                #expect(status == .done(.fen(5_000)))
            }
        }
    }

    @Test func theBillHasEachPayoutOnceOnTheDayOnWhichItWasMade() throws {
        let day = SandboxBillTests.day
        var state = BankState()
        func order(_ number: String, _ mishap: Mishap, hours: Int) throws {
            let payout = BankPayout(try self.order(number))
            for event in try state.pay(out: payout, for: SandboxWorld.merchant, with: mishap, at: day.start.adding(.hours(hours))) {
                state.apply(event)
            }
        }
        try order("p-1", .none, hours: 1)
        try order("p-1", .none, hours: 2)
        try order("p-2", .payoutrefused, hours: 3)
        try order("p-3", .payoutpending, hours: 4)
        try order("p-3", .none, hours: 30)
        let lines = state.billLines(of: day, for: SandboxWorld.merchant)
        #expect(lines.map(\.movement) == ["p-1"] && lines.map(\.kind) == [.payout] && lines.map(\.amount) == [.fen(5_000)])
        #expect(lines.map(\.at) == [day.start.adding(.hours(1))])
        let next = state.billLines(of: day.adding(days: 1), for: SandboxWorld.merchant)
        #expect(next.map(\.movement) == ["p-3"] && next.first?.transaction != lines.first?.transaction)
        let text = SandboxBill.text(of: lines, merchant: SandboxWorld.merchant, day: day)
        #expect(try SandboxBill.read(Array(text.utf8)).lines == lines)
        #expect(GatewayBill.kinds(from: "sandbox").contains(.payout) && !GatewayBill.kinds(from: "alipay").contains(.payout))
    }
}
