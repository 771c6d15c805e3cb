@testable import Market
@testable import Service
@testable import Web

extension Samples {
    /// The ratings of a trade: the form at first, later what both gave with everything that can be done about it.
    func rating(given: Bool) -> RatingPage {
        let form = RatingPage.Marks(
            heading: language.say("ratings.form.first"), action: "/trades/t_1024/rating", button: language.say("rating.button"),
            note: language.say("ratings.form.first.note"),
            marks: ["good", "neutral", "bad"].map {
                .init(
                    value: $0, label: language.say("rating.\($0)"), note: language.say("rating.\($0).note"), icon: $0,
                    isChosen: $0 == "good")
            },
            markProblem: nil,
            parts: RatingParts.Part.allCases.map { part in
                FormFields(language).choice(
                    part.rawValue, language.say("ratings.part.\(part.rawValue)"),
                    [("", language.say("ratings.part.none")), ("5", language.say("ratings.part.marks.5"))], required: false)
            },
            comment: FormFields(language).long(
                "text", language.say("rating.comment"), help: language.say("rating.comment.help"), required: false))
        let reply = RatingPage.Saying(
            heading: language.say("ratings.reply.heading"), action: "/trades/t_1024/rating/reply",
            button: language.say("ratings.reply.button"), note: language.say("ratings.reply.note"),
            field: FormFields(language).long("reply", language.say("ratings.reply")), of: "buyer")
        return RatingPage(
            title: language.say("rating.title"), tradeLink: tradeLink, other: seller, ratings: given ? ratingCards : [],
            form: given ? nil : form, sayings: given ? [reply] : [], refusal: nil)
    }

    private var ratingCards: [RatingCard] { [shown(.good), shown(.bad)].map { RatingCard($0, now: 9_000_000, language) } }

    private func shown(_ score: Score) -> ShownRating {
        let isBad = score == .bad
        let at = Timestamp(ms: 1_000)
        func act(_ kind: ShownRating.Act.Kind, _ words: String, _ mark: RatingMark? = nil, excluded: Bool = false)
            -> ShownRating.Act
        {
            ShownRating.Act(
                sequence: 20, kind: kind, mark: mark, words: words, masked: isBad && kind == .changed ? .insult : nil,
                isExcluded: excluded, at: at)
        }
        let mark = RatingMark(score: score, parts: RatingParts(described: isBad ? 2 : 5, inTime: 5, service: 4))
        let given = act(.given, both("交付很快，文档齐全。", "Quick delivery, complete documents."), mark)
        let more = [
            act(.changed, both("卖家是▇▇", "The seller is a ▇▇▇▇"), mark), act(.replied, both("聊天记录可查。", "See the record.")),
            act(.decided, both("威胁、要求与评价相连。", "Threat, demand and rating belong together."), excluded: true),
            act(.appealed, both("我说的是事实。", "It is true.")), act(.ruled, both("维持。", "It stands."), excluded: true),
        ]
        return ShownRating(
            trade: TradeID(at: at, random: (0, 7)), side: .buyer, mark: mark, raterName: buyer.name, at: at, isRefunded: isBad,
            hasFinding: isBad,
            points: isBad ? 0 : 1, standing: isBad ? .excluded : .counts, acts: isBad ? [given] + more : [given])
    }

    var member: MemberPage {
        MemberPage(
            title: seller.name, name: seller.name, initial: seller.initial, joined: both("2024年5月加入", "since May 2024"),
            mark: CreditMark(points: 96, language),
            facts: [
                Fact(label: both("好评", "Good"), value: "98"), Fact(label: both("完成的卖出", "Sales completed"), value: "48"),
            ],
            seller: SellerFiguresBox(standing, isOwn: false, language), ratings: ratingCards,
            ratingsPath: "/members/m_hanmei/ratings", hasRatings: true, cards: Array(cards.prefix(2)), hasListings: true)
    }

    private var standing: SellerStanding {
        let trade = SoldTrade(
            firstReplyMs: 540_000, paidAt: Timestamp(ms: 1), dueAt: Timestamp(ms: 90), deliveredAt: Timestamp(ms: 50),
            isRefunded: false, isOver: true, hasBroken: false)
        return SellerStanding(
            figures: SellerFigures(Array(repeating: trade, count: 30), disputes: 3, at: Timestamp(ms: 100)),
            gate: SellerGate(paidOrders: 30, disputes: 3, newest: Timestamp(ms: 1_000)))
    }

    var memberRatings: MemberRatingsPage {
        MemberRatingsPage(
            title: language.say("ratings.title"), member: seller, mark: CreditMark(points: 12_000, language),
            tabs: [.init(label: language.say("ratings.all"), path: "#", isChosen: true)],
            sides: [.init(label: language.say("ratings.side.both"), path: "#", isChosen: true)], ratings: ratingCards,
            isEmpty: false, paging: Paging(path: "/", isFirst: false, next: Cursor(key: 1, id: "a")))
    }

    var ratingsDesk: RatingsDeskPage {
        let quote = PressureQuote(
            sequence: 18, kinds: [.threat, .demand], words: both("不退一半就差评", "Refund half or get one star"),
            at: Timestamp(ms: 900))
        return RatingsDeskPage(
            title: language.say("desk.tab.ratings"), tabs: deskTabs,
            rows: [
                RatingsDeskPage.Row(
                    shown(.bad), card: RatingCard(shown(.bad), quotes: [quote], isJudge: true, now: 9_000_000, language))
            ], isEmpty: false, refusal: nil)
    }

    var statistics: StatisticsPage {
        let months = (1...9).map { (month: Int) -> ServiceMonth in
            let promising: [ServicePromise: Int] = [.conditionalReturns: month, .enquiryDesk: month / 2]
            let seller = MemberID(at: Timestamp(ms: 0), random: (0, UInt64(month)))
            let kept: [ServicePromise: PromiseKeeping] = [
                .enquiryDesk: PromiseKeeping([seller: SellerFigures.Share(month % 3 == 0 ? month : month + 1, of: month + 1)])
            ]
            return ServiceMonth(
                month: CalendarMonth(number: Int64(2_026 * 12 + month)), sellers: month + 4, promising: promising, kept: kept)
        }
        return StatisticsPage(months, language)
    }
}
