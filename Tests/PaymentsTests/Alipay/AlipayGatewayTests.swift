import CryptoExtras
import HTTPTypes
import Ledger
import Market
import Testing

@testable import Payments

/// What the gateway does when Alipay, or the way to it, does not.
@Suite(.serialized) struct AlipayGatewayTests {
    @Test func nobodysAnswerIsBelieved() async throws {
        let double = try await AlipayWorld.start()
        try await AlipayWorld.with(own: double, timeoutMs: 2_500) { world in
            let (gateway, payment) = (world.gateway, PaymentID.fresh())
            let start = try gateway.start(world.order(payment))
            try await world.pay(start, .lost)
            let moods: [(String, GatewayFailure)] = [
                ("unsigned", .forged), ("badsignature", .forged), ("changed", .forged), ("otheranswer", .forged),
                ("down", .serverError(status: 503)), ("reset", .unreachable), ("slow", .timeout(ms: 2_500)),
                ("systemerror", .unavailable(code: "ACQ.SYSTEM_ERROR")),
                ("busy", .unavailable(code: "isp.unknow-error")),
            ]
            let order = MovementOrder(
                number: MovementNumber("r1")!, payment: payment, transaction: TransactionNumber("t")!, amount: .fen(1))!
            for (mood, failure) in moods {
                try await double.command("mood", ["mood": mood])
                await #expect(throws: failure, "\(mood)") { try await gateway.query(payment) }
                guard mood != "slow" else { continue }
                await #expect(throws: failure, "\(mood)") { try await gateway.refund(order) }
                await #expect(throws: failure, "\(mood)") { try await gateway.queryRefund(order.number, of: payment) }
                await #expect(throws: failure, "\(mood)") { try await gateway.settle(order) }
                await #expect(throws: failure, "\(mood)") { try await gateway.close(payment) }
                #expect(failure.isWorthRetrying)
            }
            try await double.command("mood", ["mood": "none"])
            // Whatever was answered, nothing has moved that was not to move, and the lost notification does no harm.
            guard case .paid(let facts) = try await gateway.query(payment) else {
                Issue.record("not paid")
                return
            }
            #expect(facts.amount == .yuan(1_280))
        }
        try double.stop()
        try await AlipayWorld.with { world in
            let nowhere = AlipayGateway(AlipayWorld.configuration(server: WebAddress("\(double.address)/gateway.do")!))
            await #expect(throws: GatewayFailure.unreachable) { try await nowhere.query(.fresh()) }
        }
    }

    @Test func notificationsComeTwiceLateOutOfOrderAndWrong() async throws {
        for mishap in [Mishap.duplicate, .late, .outoforder, .wrongamount, .wrongorder, .badsignature] {
            try await AlipayWorld.with { world in
                let (gateway, payment) = (world.gateway, PaymentID.fresh())
                try await world.pay(try gateway.start(world.order(payment)), mishap)
                let arrivals = try await world.shop.arrivals(mishap == .duplicate ? 3 : mishap == .outoforder ? 2 : 1)
                let first = try #require(arrivals.first).notification
                switch mishap {
                case .duplicate:
                    let notices = try arrivals.map { try gateway.read($0.notification) }
                    #expect(notices.count == 3 && Set(notices.map(\.transaction)).count == 1)
                case .late:
                    let notice = try gateway.read(first)
                    #expect(notice.state == .paid)
                case .outoforder:
                    let notices = try arrivals.map { try gateway.read($0.notification) }
                    #expect(notices.map(\.state) == [.paid, .waiting])
                    #expect(notices.map(\.reached).max() == notices.first?.reached)
                case .wrongamount: #expect(try gateway.read(first).amount == .yuan(1_281))
                case .wrongorder: #expect(try gateway.read(first).payment != payment)
                case .badsignature:
                    #expect(throws: NotificationRefusal.forged) { try gateway.read(first) }
                case .none, .lost, .slow, .down, .payoutrefused, .payoutpending: break
                }
                // The query, which alone counts, says what is true.
                guard case .paid(let facts) = try await gateway.query(payment) else {
                    Issue.record("not paid after \(mishap)")
                    return
                }
                #expect(facts.amount == .yuan(1_280))
            }
        }
    }

    @Test func whatNobodyCameForCannotBeClosedAndEndsByItself() async throws {
        try await AlipayWorld.with { world in
            let (gateway, payment) = (world.gateway, PaymentID.fresh())
            let start = try gateway.start(world.order(payment, expires: WallClock.now().adding(Span(ms: 1_500))))
            #expect(try await gateway.close(payment) == .unknown)
            try await Task.sleep(for: .milliseconds(2_600))
            await #expect(throws: ProviderDouble.Refused.self) { try await world.pay(start, .none) }
            #expect(throws: GatewayFailure.orderRefused(.expiry)) {
                try gateway.start(world.order(payment, expires: WallClock.now()))
            }
        }
    }

    @Test func aRefundOfAnotherTransactionOrOfTooMuchInOneSettlementIsRefused() async throws {
        try await AlipayWorld.with { world in
            let (gateway, payment) = (world.gateway, PaymentID.fresh())
            try await world.pay(try gateway.start(world.order(payment, minor: 10_000)), .none)
            let transaction = try gateway.read(try await world.notification()).transaction
            func order(_ minor: Int64, _ transaction: TransactionNumber) -> MovementOrder {
                MovementOrder(
                    number: MovementNumber(PaymentID.fresh().rawValue)!, payment: payment, transaction: transaction,
                    amount: .fen(minor))!
            }
            // All that was not refunded is settled at once.
            #expect(!gateway.capabilities.settlesInParts)
            await #expect(throws: GatewayFailure.refused(code: "ACQ.INVALID_PARAMETER")) {
                try await gateway.settle(order(9_999, transaction))
            }
            await #expect(throws: GatewayFailure.refused(code: "ACQ.TRADE_NOT_EXIST")) {
                try await gateway.settle(order(10_000, TransactionNumber("2026112322001414830509999999")!))
            }
            #expect(try await gateway.refund(order(10_000, transaction)) == .done(.yuan(100)))
            // All of it has gone back: Alipay calls that closed, and it was paid all the same.
            let facts = PaidFacts(transaction: transaction, amount: .yuan(100), refundedMinor: 10_000, settledMinor: 0)
            #expect(try await gateway.query(payment) == .paid(facts))
        }
    }

    @Test func configurationsWithWrongNumbersAreNone() {
        let keys = (
            RSASigningKey(AlipayWorld.keys.app.pemRepresentation)!,
            RSAVerifyingKey(AlipayWorld.keys.alipay.publicKey.pemRepresentation)!
        )
        func made(_ app: String, _ seller: String, _ sub: String, _ days: Int) -> AlipayConfiguration? {
            AlipayConfiguration(
                appID: app, sellerID: seller, subMerchant: sub, server: WebAddress(AlipayConfiguration.realServer)!,
                appKey: keys.0, alipayKey: keys.1, holdDays: days)
        }
        #expect(made(AlipayWorld.appID, AlipayWorld.sellerID, AlipayWorld.subMerchant, 30) != nil)
        #expect(made("app", AlipayWorld.sellerID, AlipayWorld.subMerchant, 30) == nil)
        #expect(made(AlipayWorld.appID, "1088101112223334", AlipayWorld.subMerchant, 30) == nil)
        #expect(made(AlipayWorld.appID, "20881011122233341", AlipayWorld.subMerchant, 30) == nil)
        #expect(made(AlipayWorld.appID, AlipayWorld.sellerID, "", 30) == nil)
        #expect(made(AlipayWorld.appID, AlipayWorld.sellerID, AlipayWorld.subMerchant, 0) == nil)
        #expect(made(AlipayWorld.appID, AlipayWorld.sellerID, AlipayWorld.subMerchant, 366) == nil)
    }
}
