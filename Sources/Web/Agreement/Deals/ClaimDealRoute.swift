import HTTPTypes
import Market
import Service

/// `POST /deals/:token/claim`: a member takes the deal; a trade is opened in which the seller's offer lies confirmed.
enum ClaimDealRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post("/deals/:token/claim") { visit in
            var fields = visit.fields()
            try fields.finish()
            let member = try visit.memberID()
            do {
                let (trade, outcome) = try await marketplace.claimDeal(token: try visit.dealToken(), by: member)
                return Answer.command(outcome, in: trade, flash: "dealClaimed").atSecretAddress
            } catch let refusal as ClaimDealRefusal {
                return DealRoute.refused(Refused(refusal), visit).atSecretAddress
            }
        }
    }
}
