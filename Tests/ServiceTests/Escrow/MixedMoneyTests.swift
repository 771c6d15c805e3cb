import Ledger
import Market
import Payments
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct MixedMoneyTests {
    @Test(arguments: Driver.allCases) func playMoneyAndRealMoneyNeverMix(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let marketplace = market.marketplace
        #expect(try await marketplace.mixedMoney() == nil)
        // Money came through `book`, which is not the gateway with play money, but says that it is.
        _ = try await Stage.set(market).paid(clauses: [])
        #expect(try await marketplace.mixedMoney() == MixedMoney(gateway: "book", isPlayMoney: true))
        let real = marketplace.paying(through: OtherGateway(name: "real", isPlayMoney: false))
        #expect(try await real.mixedMoney() == nil)
        _ = try await marketplace.database.write { try $0.run("UPDATE v_payments SET gateway = 'sandbox'", []) }
        #expect(try await marketplace.mixedMoney() == nil)
        let fault = try #require(try await real.mixedMoney())
        #expect(fault == MixedMoney(gateway: "sandbox", isPlayMoney: false) && "\(fault)".contains("a folder of its own"))
        try await market.close()
    }

    @Test func noGatewayOfTheOtherKindIsTaken() throws {
        let address = try #require(WebAddress("http://127.0.0.1:1"))
        let (real, play) = (OtherGateway(name: "real", isPlayMoney: false), OtherGateway(name: "play", isPlayMoney: true))
        #expect(Gateways(standard: real, others: [play], publicAddress: address)["play"] == nil)
        #expect(Gateways(standard: play, others: [real], publicAddress: address)["real"] == nil)
        #expect(Gateways(standard: real, others: [play], publicAddress: address)["real"] != nil)
    }
}

extension Marketplace {
    fileprivate func paying(through gateway: any Gateway) -> Marketplace {
        Marketplace(
            database: database, blobs: blobs, clock: clock, chance: chance, settings: settings, keys: keys,
            gateways: Gateways(standard: gateway, publicAddress: gateways.publicAddress), categories: categories, logger: logger)
    }
}

/// A gateway of which only its name and kind matter.
private struct OtherGateway: Gateway {
    let name: String
    let capabilities: GatewayCapabilities

    init(name: String, isPlayMoney: Bool) {
        self.name = name
        capabilities = GatewayCapabilities(
            holdDays: 1, refundsInParts: true, isPlayMoney: isPlayMoney, amountMinor: 1...2, currencies: [.cny],
            title: Bilingual(zh: name, en: name), caution: nil)
    }

    let acknowledgement = NotificationAnswer(status: 200, contentType: "text/plain", body: "success")
    let nonAcknowledgement = NotificationAnswer(status: 400, contentType: "text/plain", body: "fail")
    func start(_ order: PaymentOrder) async throws(GatewayFailure) -> PaymentStart { throw .unreachable }
    func read(_ notification: RawNotification) throws(NotificationRefusal) -> PaymentNotice { throw .forged }
    func query(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus { throw .unreachable }
    func refund(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus { throw .unreachable }
    func queryRefund(_ number: MovementNumber, of payment: PaymentID) async throws(GatewayFailure) -> MovementStatus {
        throw .unreachable
    }
    func settle(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus { throw .unreachable }
    func close(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus { throw .unreachable }
}
