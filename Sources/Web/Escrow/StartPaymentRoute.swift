import Ledger
import Market
import Service

/// `POST /trades/:trade/payments`: the buyer sets out to pay and is sent to the gateway's page.
enum StartPaymentRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/payments",
            formAgain: { visit, refused in try await PaymentPageRoute.again(visit, refused, marketplace) }
        ) { visit in
            let trade = try visit.trade()
            var fields = visit.fields()
            let part = fields.part()
            try fields.finish()
            let (outcome, payment, desk) = try await marketplace.pay(
                in: trade, part: part, by: try visit.memberID(), inChinese: visit.language == .zh, key: try visit.commandKey())
            // A gateway that shows a code to be scanned has no page of its own; ours waits beside it.
            let (address, code): (String, String?) =
                switch desk {
                case .page(let address): (address, nil)
                case .code(let content): (TradePath.payment(trade, payment.payment), content)
                }
            return .command(outcome, in: trade, seeOther: address) { json in
                json.member("payment", payment.payment.rawValue)
                json.member("payURL", address)
                if let code {
                    json.member("code", code)
                    json.member("picture", "\(TradePath.payment(trade, payment.payment))/code.svg")
                }
                json.member("amountMinor", String(payment.amount.minor))
                json.member("currency", payment.amount.currency.code)
                json.member("until", TimeText.iso(payment.until.ms))
            }
        }
    }
}
