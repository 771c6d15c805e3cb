import Foundation
import FoundationNetworking
import Ledger
import Logging
import Payments
import Store
import StoreFixtures
import Testing

@testable import Market
@testable import Service

/// A market whose payments go over HTTP to a sandbox bank on a port of its own, both by one clock that is moved by hand.
struct BankedMarket: Sendable {
    let market: TestMarket
    let gateway: SandboxGateway

    var marketplace: Marketplace { market.marketplace }
    var clock: SetClock { market.clock }

    static func with(
        _ driver: Driver = .sqlite, _ body: @escaping @Sendable (BankedMarket) async throws -> Void
    ) async throws {
        let keys = SandboxKeys.generate()
        let merchant = try #require(SandboxMerchant("chengxu-test"))
        let clock = SetClock(at: Timestamp(ms: 1_700_000_000_000))
        let bank = try SandboxBank(
            SandboxBank.Configuration(
                port: 0,
                merchants: [
                    merchant: SandboxBank.Merchant(
                        key: keys.merchant.verifyingKey, title: Bilingual(zh: "诚序测试", en: "Chengxu Test"))
                ],
                key: keys.bank, folder: nil),
            logger: Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }, now: { clock.now() })
        let (ports, portIn) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await bank.run { portIn.yield($0) } }
            defer { group.cancelAll() }
            let port = try #require(await ports.first { _ in true })
            let address = try #require(WebAddress("http://127.0.0.1:\(port)"))
            let gateway = SandboxGateway(
                SandboxGateway.Configuration(
                    bankPages: address, bankServer: address, merchant: merchant, merchantKey: keys.merchant,
                    bankKey: keys.bank.verifyingKey),
                now: { clock.now() })
            let market = try await TestMarket.open(driver, clock: clock, standard: gateway)
            try await body(BankedMarket(market: market, gateway: gateway))
            try await market.close()
        }
    }

    /// The buyer pays at the bank; the market hears of it only if it asks.
    func pay(_ trade: TradeID, _ stage: Stage, isHeard: Bool = true) async throws -> PaymentID {
        let (_, start) = try await marketplace.startPayment(in: trade, by: stage.buyer, language: .zh)
        let payment = try #require(try await marketplace.state(of: trade, for: stage.buyer).trade.payments.last).id
        guard case .redirect(let link) = start else { throw NotFound() }
        var request = URLRequest(url: try #require(URL(string: link)))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "accept")
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "content-type")
        request.httpBody = Data("act=pay&mishap=lost".utf8)
        let (_, response) = try await URLSession.shared.data(for: request)
        #expect((response as? HTTPURLResponse)?.statusCode == 200)
        if isHeard { #expect(try await marketplace.confirmPayment(payment, at: gateway)) }
        return payment
    }

    func agreed(_ stage: Stage) async throws -> TradeID {
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        return trade
    }

    /// The clock stands at eleven in the morning of the next day.
    func nextMorning() {
        let day = BeijingDay(of: clock.now())
        clock.advance(by: Span(ms: day.end.adding(.hours(11)).ms - clock.now().ms))
    }

    var state: Reconciliation {
        get async throws { try await marketplace.commands.state(Reconciliation.self, of: .reconciliation("sandbox")) }
    }
}
