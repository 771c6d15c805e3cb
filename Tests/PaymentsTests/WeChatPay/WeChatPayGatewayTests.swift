import CryptoExtras
import HTTPTypes
import Ledger
import Market
import Testing

@testable import Payments

/// What the gateway does when WeChat Pay, or the way to it, does not.
@Suite(.serialized) struct WeChatPayGatewayTests {
    @Test func nobodysAnswerIsBelieved() async throws {
        let double = try await WeChatPayWorld.start(.platform)
        try await WeChatPayWorld.with(own: double, timeoutMs: 2_500, fetchPauseMs: 0) { world in
            let (gateway, payment) = (world.gateway, PaymentID.fresh())
            try await world.pay(try await gateway.start(world.order(payment)), .lost)
            let order = MovementOrder(
                number: MovementNumber("r1")!, payment: payment, transaction: TransactionNumber("t")!, amount: .fen(1))!
            let moods: [(String, GatewayFailure)] = [
                ("unsigned", .forged), ("badsignature", .forged), ("changed", .forged), ("stale", .forged),
                ("down", .serverError(status: 502)), ("reset", .unreachable), ("slow", .timeout(ms: 2_500)),
                ("systemerror", .unavailable(code: "SYSTEM_ERROR")),
                ("frequency", .unavailable(code: "FREQUENCY_LIMITED")),
            ]
            for (mood, failure) in moods {
                try await double.command("mood", ["mood": mood])
                #expect(failure.isWorthRetrying)
                await #expect(throws: failure, "\(mood)") { try await gateway.query(payment) }
                guard mood != "slow" else { continue }
                await #expect(throws: failure, "\(mood)") { try await gateway.start(world.order()) }
                await #expect(throws: failure, "\(mood)") { try await gateway.refund(order) }
            }
            // A refusal that nobody signed is none: it does not say that there is no such payment.
            try await double.command("mood", ["mood": "unsigned"])
            await #expect(throws: GatewayFailure.serverError(status: 404)) { try await gateway.query(.fresh()) }
            await #expect(throws: GatewayFailure.serverError(status: 404)) { try await gateway.close(.fresh()) }
            try await double.command("mood", ["mood": "none"])
            #expect(try await gateway.query(.fresh()) == .unknown)
            guard case .paid(let facts) = try await gateway.query(payment) else {
                Issue.record("not paid")
                return
            }
            #expect(facts.amount == .yuan(1_280))
        }
        try double.stop()
    }

    @Test func aRequestThatAnotherKeySignedIsRefused() async throws {
        try await WeChatPayWorld.with { world in
            var configuration = world.configuration
            configuration.merchantKey = RSASigningKey(AlipayWorld.pair().pkcs8PEMRepresentation)!
            let stranger = WeChatPayGateway(configuration)
            await #expect(throws: GatewayFailure.self) { try await stranger.start(world.order()) }
        }
    }

    @Test func notificationsComeTwiceLateLostAndWrong() async throws {
        for mishap in [Mishap.duplicate, .late, .wrongamount, .wrongorder, .badsignature, .lost] {
            try await WeChatPayWorld.with { world in
                let (gateway, payment) = (world.gateway, PaymentID.fresh())
                try await world.pay(try await gateway.start(world.order(payment)), mishap)
                let arrivals = try await world.shop.arrivals(
                    mishap == .duplicate ? 3 : 1, withinMs: mishap == .lost ? 300 : 5_000)
                // The query, which alone counts, says what is true, also where no notification comes.
                guard case .paid(let facts) = try await gateway.query(payment) else {
                    Issue.record("not paid after \(mishap)")
                    return
                }
                #expect(facts.amount == .yuan(1_280))
                guard let first = arrivals.first?.notification else {
                    #expect(mishap == .lost)
                    return
                }
                switch mishap {
                case .duplicate:
                    let notices = try arrivals.map { try gateway.read($0.notification) }
                    #expect(notices.count == 3 && Set(notices.map(\.transaction)).count == 1)
                case .late: #expect(try gateway.read(first).payment == payment)
                case .wrongamount: #expect(try gateway.read(first).amount == .yuan(1_281))
                case .wrongorder: #expect(try gateway.read(first).payment != payment)
                case .badsignature:
                    #expect(throws: NotificationRefusal.forged) { try gateway.read(first) }
                case .lost: Issue.record("a lost notification came")
                case .none, .outoforder, .slow, .down, .payoutrefused, .payoutpending: break
                }
            }
        }
    }

    @Test func aPlatformSettlesInPartsAndAMerchantAllAtOnce() async throws {
        for kind in [WeChatPayWorld.Kind.platform, .merchant] {
            try await WeChatPayWorld.with(kind) { world in
                let (gateway, payment) = (world.gateway, PaymentID.fresh())
                try await world.pay(try await gateway.start(world.order(payment, minor: 10_000)), .none)
                let transaction = try gateway.read(try await world.notification()).transaction
                func order(_ number: String, _ minor: Int64) -> MovementOrder {
                    MovementOrder(
                        number: MovementNumber(number)!, payment: payment, transaction: transaction, amount: .fen(minor)
                    )!
                }
                func settled(_ order: MovementOrder) async throws -> MovementStatus {
                    var status = try await gateway.settle(order)
                    for _ in 1...10 where status == .processing { status = try await gateway.settle(order) }
                    return status
                }
                let (first, rest) = (PaymentID.fresh().rawValue, PaymentID.fresh().rawValue)
                #expect(gateway.capabilities.settlesInParts == (kind == .platform))
                await #expect(throws: GatewayFailure.refused(code: "NOT_ENOUGH")) {
                    try await gateway.settle(order(first, 10_001))
                }
                guard kind == .platform else {
                    await #expect(throws: GatewayFailure.orderRefused(.partialSettlement)) {
                        try await gateway.settle(order(first, 3_000))
                    }
                    #expect(try await settled(order(rest, 10_000)) == .done(.yuan(100)))
                    return
                }
                for _ in 1...3 { #expect(try await settled(order(first, 3_000)) == .done(.yuan(30))) }
                await #expect(throws: GatewayFailure.refused(code: "INVALID_REQUEST")) {
                    try await gateway.settle(order(first, 3_001))
                }
                for _ in 1...3 { #expect(try await settled(order(rest, 7_000)) == .done(.yuan(70))) }
                await #expect(throws: GatewayFailure.refused(code: "NOT_ENOUGH")) {
                    try await gateway.settle(order(PaymentID.fresh().rawValue, 1))
                }
            }
        }
    }

    @Test func theSameOrderGivesTheSameCode() async throws {
        try await WeChatPayWorld.with { world in
            let order = world.order(subject: String(repeating: "进销存系统", count: 17))
            let first = try await world.gateway.start(order)
            let again = try await world.gateway.start(order)
            #expect(first == again)
            #expect(world.gateway.capabilities.holdDays == 180)
            await #expect(throws: GatewayFailure.orderRefused(.expiry)) {
                try await world.gateway.start(world.order(expires: WallClock.now()))
            }
        }
        try await WeChatPayWorld.with(.merchant) { #expect($0.gateway.capabilities.holdDays == 30) }
    }

    @Test func contractsAndKeysWithWrongNumbersAreNone() {
        let (app, merchant) = (WeChatPayWorld.app, WeChatPayWorld.merchant)
        #expect(
            WeChatPayContract.checked(app: app, merchant: merchant, subMerchant: nil)
                == .merchant(app: app, merchant: merchant))
        #expect(WeChatPayContract.checked(app: "ab", merchant: merchant, subMerchant: nil) == nil)
        #expect(WeChatPayContract.checked(app: app, merchant: "12a4567890", subMerchant: nil) == nil)
        #expect(WeChatPayContract.checked(app: app, merchant: merchant, subMerchant: "") == nil)
        #expect(WeChatPayAPIKey(String(WeChatPayWorld.apiKey.dropLast())) == nil)
        #expect(WeChatPayAPIKey(String(repeating: "密", count: 11)) == nil)
        #expect(WeChatPayAPIKey(WeChatPayWorld.apiKey) != nil)
        let key = RSASigningKey(WeChatPayWorld.key.pkcs8PEMRepresentation)!.verifyingKey
        #expect(WeChatPayPublicKey(id: "PUB_KEY_ID_01", key: key) != nil)
        #expect(WeChatPayPublicKey(id: "PUB_KEY_ID_", key: key) == nil)
        #expect(WeChatPayPublicKey(id: "01", key: key) == nil)
    }
}
