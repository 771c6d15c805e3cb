import Market
import Service

/// `POST /selling/deals/:deal/withdrawal`: the seller takes back a deal that nobody has taken.
enum WithdrawDealRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/selling/deals/:deal/withdrawal") { visit in
            var fields = visit.fields()
            try fields.finish()
            let deal = try visit.name("deal", DealID.self)
            let outcome = try await marketplace.withdrawDeal(deal, by: visit.memberID(), key: visit.commandKey())
            return .command(outcome, seeOther: "/selling/deals", flash: "dealWithdrawn") { json in
                json.member("deal", deal.rawValue)
            }
        }
    }
}
