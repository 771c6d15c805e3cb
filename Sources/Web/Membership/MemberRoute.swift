import Market
import Service

/// `GET /members/:member`: a member as others see them: credit, ratings, what is on sale.
enum MemberRoute {
    /// Ratings and listings shown at most.
    static let itemsMax = 20

    static func get(_ marketplace: Marketplace) -> Route {
        .get("/members/:member") { visit in
            let member = try visit.name("member", MemberID.self)
            let credit = try await marketplace.credit(of: member)
            let ratings = try await marketplace.ratings(of: member, limit: itemsMax)
            let rows = try await marketplace.listings(SellerListings(of: member, limit: itemsMax))
                .filter { !$0.isWithdrawn }
            let page = MemberPage(credit, ratings, rows, marketplace.categories, now: visit.nowMs, visit.language)
            return .page(page) { json in
                json.member("member", member.rawValue)
                json.member("displayName", credit.displayName)
                json.member("since", TimeText.iso(credit.since.ms))
                json.object("credit") { credit.json(&$0) }
                json.array("ratings", ratings) { rating, json in
                    json.member("side", rating.side.rawValue)
                    json.member("score", rating.score.rawValue)
                    json.member("words", rating.words)
                    json.member("by", rating.raterName)
                    json.member("at", TimeText.iso(rating.at.ms))
                }
                json.array("listings", rows) { row, json in row.json(&json) }
            }
        }
    }
}

extension Credit {
    /// The counts of a member's credit.
    func json(_ json: inout JSONText) {
        json.member("points", points)
        json.member("good", good)
        json.member("neutral", neutral)
        json.member("bad", bad)
        json.member("tradesSold", tradesSold)
        json.member("tradesBought", tradesBought)
    }
}

extension MemberPage {
    /// - Parameter rows: the member's listings that are on sale.
    init(
        _ credit: Credit, _ ratings: [ShownRating], _ rows: [ListingRow], _ categories: Categories, now nowMs: Int64,
        _ language: Language
    ) {
        title = credit.displayName
        name = credit.displayName
        initial = name.first.map(String.init) ?? "·"
        joined = language.say("member.joined", ["day": TimeText.day(credit.since.ms, language)])
        self.credit = language.say("member.credit", ["points": String(credit.points)])
        facts = [
            Fact(label: language.say("member.good"), value: String(credit.good)),
            Fact(label: language.say("member.neutral"), value: String(credit.neutral)),
            Fact(label: language.say("member.bad"), value: String(credit.bad)),
            Fact(label: language.say("member.sold"), value: String(credit.tradesSold)),
            Fact(label: language.say("member.bought"), value: String(credit.tradesBought)),
        ]
        self.ratings = ratings.map { rating in
            Rating(
                badge: Badge(rating.score, language), text: rating.words ?? "", by: rating.raterName,
                about: rating.side == .buyer
                    ? language.say("member.rated.buyer") : language.say("member.rated.seller"),
                moment: Moment(rating.at.ms, now: nowMs, language))
        }
        hasRatings = !ratings.isEmpty
        cards = rows.map { MarketPage.Card($0, categories, language) }
        hasListings = !rows.isEmpty
    }
}

extension Badge {
    /// A rating as a word.
    init(_ score: Score, _ language: Language) {
        switch score {
        case .good: self.init(language.say("rating.good"), .good)
        case .neutral: self.init(language.say("rating.neutral"), .calm)
        case .bad: self.init(language.say("rating.bad"), .bad)
        }
    }
}
