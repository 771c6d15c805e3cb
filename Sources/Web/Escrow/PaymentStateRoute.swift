import HTTPTypes
import Market
import NIOCore
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
            let code = state == .waiting ? code(payment, scene, marketplace) : nil
            let amount = reading.trade.payments.first { $0.id == payment }?.amount.text ?? ""
            return .page(
                PaymentReturnPage(
                    title: visit.say("payment.\(state.rawValue)"), tradeLink: scene.link,
                    sentence: visit.say("payment.\(state.rawValue).text", ["amount": amount]),
                    isWaiting: state == .waiting, isPaid: state == .paid, statePath: TradePath.payment(trade, payment), code: code)
            ) { _ in }
        }
    }

    /// What the page shows of a code that is to be scanned; nil where there is none.
    private static func code(
        _ payment: PaymentID, _ scene: TradeScene, _ marketplace: Marketplace
    ) -> PaymentReturnPage.Code? {
        guard marketplace.isPaidByCode(payment, in: scene.reading),
            let known = scene.trade.payments.first(where: { $0.id == payment }),
            let gateway = marketplace.gatewayFace(known.gateway)
        else { return nil }
        let title = gateway.title.text(scene.language)
        return PaymentReturnPage.Code(
            picturePath: "\(TradePath.payment(scene.id, payment))/code.svg",
            alt: scene.say("payment.code.alt", ["gateway": title]), amount: known.amount.text,
            facts: [
                Fact(label: scene.say("payment.to"), value: scene.say("payment.to.escrow")),
                Fact(label: scene.say("escrow.gateway"), value: title),
            ],
            deadline: scene.deadline(.payment),
            gatewayNote: gateway.caution?.text(scene.language)
                ?? (gateway.isPlayMoney ? scene.say("payment.playMoney") : scene.say("payment.code.realMoney")),
            isPlayMoney: gateway.isPlayMoney)
    }

    /// `GET /trades/:trade/payments/:payment/code.svg`: the code to be scanned, as a picture, for the buyer alone.
    static func picture(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/payments/:payment/code.svg", .member) { visit in
            let (trade, member) = (try visit.trade(), try visit.memberID())
            let payment = try visit.name("payment", PaymentID.self)
            guard let svg = try await marketplace.paymentCode(payment, in: trade, for: member) else { throw Refused.notFound }
            return .bytes(ByteBuffer(string: svg), mediaType: "image/svg+xml").with(.cacheControl, "private, no-store")
        }
    }
}
