import Market
import Service

/// `GET /account/protection`: how well a member is protected as a seller, over all listings on sale and trades under way.
enum SellerProtectionRoute {
    static let path = "/account/protection"

    static func get(_ marketplace: Marketplace) -> Route {
        .get(path, .member) { visit in
            let found = try await marketplace.protectionCheck(ofSeller: try visit.memberID())
            return .page(SellerProtectionPage(found, visit.language, visit.nowMs)) { json in
                json.member("offers", found.offers)
                json.member("sales", found.sales)
                json.member("standing", found.check.standingCount)
                found.check.json(&json) { point in point.fix.flatMap { $0.pathForSeller(at: point.place) } }
            }
        }
    }
}

/// The protection check of a seller as a whole.
struct SellerProtectionPage: Page {
    static let template = "Protection/seller"

    let title: String
    /// What was looked at: `看了 3 件在售商品、5 笔交易`.
    let looked: String
    let protection: ProtectionCard

    var place: MenuPlace? { .selling }

    init(_ found: SellerCheck, _ language: Language, _ nowMs: Int64) {
        title = language.say("coaching.seller.title")
        looked = language.say("coaching.seller.looked", ["offers": String(found.offers), "sales": String(found.sales)])
        protection = ProtectionCard(found.check, language, now: nowMs, for: .seller) { point, fix in
            fix.pathForSeller(at: point.place)
        }
    }
}

extension ProtectionPoint.Fix {
    /// Where a seller does it; nil where it needs a place and has none.
    func pathForSeller(at place: ProtectionPlace?) -> String? {
        switch (self, place) {
        case (.publishListing, _): "/listings/new"
        case (.registerPasskey, _): "/account/passkeys"
        case (.confirmMailAddress, _): MailRoutes.path
        case (.addPayoutAccount, _): WalletPath.accounts
        case (.reviseListing, .listing(let listing)?): "/listings/\(listing)/revise"
        case (.answerQuestion, .listing(let listing)?): "/listings/\(listing)/questions"
        case (.agreeOnTerms, .trade(let trade)?): "\(TradePath.trade(trade))/proposals"
        case (.confirmTerms, .trade(let trade)?): "\(TradePath.trade(trade))#next"
        case (.deliver, .trade(let trade)?): "\(TradePath.trade(trade))/deliveries/new"
        case (.reply, .trade(let trade)?): "\(TradePath.trade(trade))#write"
        case (.askForReceipt, .trade(let trade)?): "\(TradePath.trade(trade))#coaching"
        case (.rate, .trade(let trade)?): "\(TradePath.trade(trade))/rating"
        case (.answerRequest, .trade(let trade)?): "\(TradePath.trade(trade))/after-sales"
        case (.answerDispute, .trade(let trade)?): "\(TradePath.trade(trade))/dispute"
        case (.reviseListing, _), (.answerQuestion, _), (.agreeOnTerms, _), (.confirmTerms, _), (.deliver, _), (.reply, _),
            (.askForReceipt, _), (.rate, _), (.answerRequest, _), (.answerDispute, _), (.pay, _), (.fetchDelivery, _),
            (.signReceipt, _):
            nil
        }
    }
}
