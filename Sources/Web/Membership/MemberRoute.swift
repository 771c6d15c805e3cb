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
            let ratings = try await marketplace.ratings(RatingQuery(of: member, limit: itemsMax))
            let standing = try await marketplace.standing(of: member)
            let rows = try await marketplace.listings(SellerListings(of: member, limit: itemsMax))
                .filter { !$0.isWithdrawn }
            let identity = try await marketplace.verifiedIdentity(of: member)
            let closedAt = try await marketplace.closedAt(member)
            var page = MemberPage(
                credit, ratings, rows, standing, marketplace.categories, isOwn: visit.session?.memberID == member.rawValue,
                now: visit.nowMs, visit.language)
            let absence = try await marketplace.absence(of: member)
            page.absence = absence.map { AbsenceNote($0, now: visit.nowMs, visit.language) }
            page.verified = identity.map { row in
                visit.say(
                    "identity.mark",
                    [
                        "paper": visit.say("identity.paper.\(row.paper.rawValue)"),
                        "day": TimeText.day(row.decidedAt?.ms ?? 0, visit.language),
                    ])
            }
            page.isClosed = closedAt != nil
            return .page(page) { json in
                if let absence { json.object("absence") { absence.json(&$0) } } else { json.null("absence") }
                json.member("verifiedPaper", identity?.paper.rawValue)
                json.member("verifiedBy", identity?.method)
                json.member("verifiedAt", identity?.decidedAt.map { TimeText.iso($0.ms) })
                json.member("closedAt", closedAt.map { TimeText.iso($0.ms) })
                json.member("member", member.rawValue)
                json.member("displayName", credit.displayName)
                json.member("since", TimeText.iso(credit.since.ms))
                json.object("credit") { credit.json(&$0) }
                json.object("figures") { standing.json(&$0) }
                json.array("ratings", ratings) { rating, json in rating.json(&json) }
                json.array("listings", rows) { row, json in row.json(&json) }
            }
        }
    }
}

extension Credit {
    /// The counts of a member's credit.
    func json(_ json: inout JSONText) {
        json.member("points", points)
        json.member("level", level?.number)
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
        _ credit: Credit, _ ratings: [ShownRating], _ rows: [ListingRow], _ standing: SellerStanding,
        _ categories: Categories, isOwn: Bool, now nowMs: Int64, _ language: Language
    ) {
        title = credit.displayName
        name = credit.displayName
        initial = name.first.map(String.init) ?? "·"
        joined = language.say("member.joined", ["day": TimeText.day(credit.since.ms, language)])
        mark = CreditMark(points: credit.points, language)
        let hasSold = standing.figures.replies > 0 || standing.figures.disputed.of > 0
        seller = hasSold || !rows.isEmpty ? SellerFiguresBox(standing, isOwn: isOwn, language) : nil
        ratingsPath = "/members/\(credit.member)/ratings"
        facts = [
            Fact(label: language.say("member.good"), value: String(credit.good)),
            Fact(label: language.say("member.neutral"), value: String(credit.neutral)),
            Fact(label: language.say("member.bad"), value: String(credit.bad)),
            Fact(label: language.say("member.sold"), value: String(credit.tradesSold)),
            Fact(label: language.say("member.bought"), value: String(credit.tradesBought)),
        ]
        self.ratings = ratings.map { RatingCard($0, now: nowMs, language) }
        hasRatings = !ratings.isEmpty
        cards = rows.map { MarketPage.Card($0, categories, language) }
        hasListings = !rows.isEmpty
        complaintPath = isOwn ? nil : ComplaintRoutes.newPath(about: .member(credit.member))
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
