import Market
import Service

/// `GET /trades/:trade/payments/:payment`: where the gateway leads a buyer back to.
///
/// That the page was reached proves nothing. If nothing has arrived yet the gateway is asked here and now, so that a lost
/// notification does no harm.
enum PaymentStateRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/payments/:payment", .member) { visit in
            let (trade, member) = (try visit.trade(), try visit.memberID())
            let payment = try visit.name("payment", PaymentID.self)
            let state = try await marketplace.paymentState(payment, in: trade, for: member)
            guard visit.wantsPage else {
                return .json { json in
                    json.member("trade", trade.rawValue)
                    json.member("payment", state.rawValue)
                }
            }
            let reading = try await marketplace.state(of: trade, for: member)
            let file = try await marketplace.file(of: reading, count: 0)
            let scene = TradeScene(reading, file, visit, marketplace)
            let amount = reading.trade.payments.first { $0.id == payment }?.amount.text ?? ""
            return .page(
                PaymentReturnPage(
                    title: visit.say("payment.\(state.rawValue)"), tradeLink: scene.link,
                    sentence: visit.say("payment.\(state.rawValue).text", ["amount": amount]),
                    isWaiting: state == .waiting, isPaid: state == .paid, statePath: TradePath.payment(trade, payment))
            ) { _ in }
        }
    }
}
