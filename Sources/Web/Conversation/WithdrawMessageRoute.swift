import Service

/// `POST /trades/:trade/messages/:n/withdrawal`: the writer of a message withdraws it; it stays, marked.
enum WithdrawMessageRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/messages/:n/withdrawal") { visit in
            let (trade, number) = (try visit.trade(), try visit.number("n"))
            guard number < .max else { throw Refused.notFound }
            var fields = visit.fields()
            try fields.finish()
            let outcome = try await marketplace.withdrawMessage(
                number, in: trade, by: try visit.memberID(), key: try visit.commandKey())
            return .command(
                outcome, in: trade, seeOther: "\(TradePath.trade(trade))?at=\(number)#e\(number)", flash: "messageWithdrawn")
        }
    }
}
