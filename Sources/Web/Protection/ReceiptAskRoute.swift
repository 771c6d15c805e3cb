import Market
import Service

/// `POST /trades/:trade/receipt/asks`: the seller asks the buyer, by a message like any other, to sign for what arrived.
enum ReceiptAskRoute {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .post("/trades/:trade/receipt/asks") { visit in
                var fields = visit.fields()
                try fields.finish()
                let trade = try visit.trade()
                let outcome = try await marketplace.askForReceipt(
                    in: trade, inChinese: visit.language == .zh, by: try visit.memberID(), key: try visit.commandKey())
                return .command(
                    outcome, in: trade, seeOther: "\(TradePath.trade(trade))#e\(outcome.sequence ?? 0)", flash: "receiptAsked")
            }
        ]
    }
}
