import Market
import Store
import StoreFixtures
import Testing

@testable import Service

/// What searching finds, and in which order: the same on both databases.
@Suite struct SearchTests {
    private func inShop(_ driver: Driver, _ body: (Shop) async throws -> Void) async throws {
        let market = try await TestMarket.open(driver, categories: [Shop.category, Shop.tools])
        try await body(try await Shop.open(market))
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func wordsOfBothLanguages(driver: Driver) async throws {
        try await inShop(driver) { shop in
            try await shop.offer("企业官网源码 Laravel 版", ["summary": .text(String(repeating: "长文里提到担保与 kubernetes。", count: 15))])
            try await shop.offer("点数系统", ["stack": .text("php")])
            try await shop.offer("Vue3 後台管理")
            #expect(try await shop.titles("官网") == ["企业官网源码 Laravel 版"])
            #expect(try await shop.titles("laravel 源码") == ["企业官网源码 Laravel 版"])
            #expect(try await shop.titles("ＬＡＲＡＶＥＬ") == ["企业官网源码 Laravel 版"])
            #expect(try await shop.titles("担保 Kubernetes") == ["企业官网源码 Laravel 版"])
            #expect(try await shop.titles("后台") == ["Vue3 後台管理"])
            #expect(try await shop.titles("後臺") == ["Vue3 後台管理"])
            #expect(try await shop.titles("vue") == ["Vue3 後台管理"])
            #expect(try await shop.titles("php") == ["点数系统"])
            #expect(try await shop.titles("统") == ["点数系统"])
            #expect(try await shop.titles("官网 系统") == [])
            #expect(try await shop.titles("，。") == [])
            #expect(try await shop.titles(" ").count == 3)
        }
    }

    @Test(arguments: Driver.allCases) func firstLettersAndSlipsOfThePen(driver: Driver) async throws {
        try await inShop(driver) { shop in
            try await shop.offer("点数系统 PostgreSQL 版")
            try await shop.offer("Laravel 商城")
            #expect(try await shop.titles("dsxt") == ["点数系统 PostgreSQL 版"])
            #expect(try await shop.titles("xt") == ["点数系统 PostgreSQL 版"])
            #expect(try await shop.titles("larvel") == ["Laravel 商城"])
            #expect(try await shop.titles("laarvel 商城") == ["Laravel 商城"])
            #expect(try await shop.titles("postgrsqul") == ["点数系统 PostgreSQL 版"])
            #expect(try await shop.titles("lrvl") == [])
            let finding = try await shop.market.marketplace.search(MarketSearch(words: "larvel"))
            #expect(finding.readings == [.init(typed: "larvel", words: ["laravel"])])
            #expect(try await shop.market.marketplace.search(MarketSearch(words: "laravel")).readings.isEmpty)
        }
    }

    @Test(arguments: Driver.allCases) func someOfTheWordsDoWhereNoOfferHasAll(driver: Driver) async throws {
        try await inShop(driver) { shop in
            try await shop.offer("点餐小程序源码")
            try await shop.offer("微信点餐小程序")
            try await shop.offer("微信公众号助手")
            let finding = try await shop.market.marketplace.search(MarketSearch(words: "微信小程序点餐系统"))
            #expect(finding.rows.map(\.title) == ["微信点餐小程序", "点餐小程序源码"])
            #expect(finding.isLoose)
            #expect(try await !shop.market.marketplace.search(MarketSearch(words: "点餐小程序")).isLoose)
            #expect(try await shop.titles("助手 会员 积分 商城 后台") == [])
        }
    }

    @Test(arguments: Driver.allCases) func theBetterFitStandsFirst(driver: Driver) async throws {
        try await inShop(driver) { shop in
            try await shop.offer("React Native 商城")
            try await shop.offer("Native 模板，附 React 示例")
            try await shop.offer("商城模板", ["summary": .text("用 React Native 写成")])
            try await shop.offer("企业模板", ["summary": .text(String(repeating: "React 与 Native 各一份。", count: 20))])
            #expect(try await shop.titles("react native") == ["React Native 商城", "Native 模板，附 React 示例", "商城模板", "企业模板"])
            // A rare word weighs more than a frequent one, and equals stand from new to old.
            #expect(try await shop.titles("模板") == ["企业模板", "商城模板", "Native 模板，附 React 示例"])
        }
    }

    @Test(arguments: Driver.allCases) func everyOrderIsPagedWhole(driver: Driver) async throws {
        try await inShop(driver) { shop in
            for number in 1...23 { try await shop.offer("模板 \(number)", yuan: Int64(number * 7 % 10 + 1)) }
            for sort in MarketSearch.Sort.allCases {
                for words in ["", "模板"] {
                    let whole = try await shop.market.marketplace.search(MarketSearch(words: words, sort: sort, limit: 100)).rows
                    var paged: [ListingRow] = []
                    var search = MarketSearch(words: words, sort: sort, limit: 5)
                    repeat {
                        let finding = try await shop.market.marketplace.search(search)
                        #expect(finding.total == 23)
                        paged += finding.rows
                        search.after = finding.next
                    } while search.after != nil
                    #expect(paged == whole, "\(sort)")
                    #expect(Set(paged.map(\.id)).count == 23)
                    switch sort {
                    case .priceUp: #expect(paged.map(\.priceMinor) == paged.map(\.priceMinor).sorted())
                    case .priceDown: #expect(paged.map(\.priceMinor) == paged.map(\.priceMinor).sorted(by: >))
                    case .relevance, .newest, .credit: #expect(paged.map(\.at) == paged.map(\.at).sorted(by: >))
                    }
                }
            }
        }
    }

    @Test(arguments: Driver.allCases) func filtersAndTheirCounts(driver: Driver) async throws {
        try await inShop(driver) { shop in
            try await shop.offer(
                "甲站", yuan: 100, ["stack": .text("php"), "databases": .choices(["mysql"]), "responsive": .yesNo(true)])
            try await shop.offer(
                "乙站", yuan: 200, ["stack": .text("php"), "databases": .choices(["mysql", "redis"])], defects: ["慢"])
            try await shop.offer(
                "丙站", yuan: 300, ["stack": .text("java"), "runsOn": .platforms([PlatformSupport(platform: "linux", versions: "")])])
            try await shop.offer("丁脚本", yuan: 50, category: "script-tool")
            let market = shop.market.marketplace
            var search = MarketSearch(category: "website-source")
            var finding = try await market.search(search)
            #expect(finding.total == 3)
            #expect(finding.categories == ["website-source": 3, "script-tool": 1])
            #expect(finding.answers["stack"] == ["php": 2, "java": 1])
            #expect(finding.answers["databases"] == ["mysql": 2, "redis": 1])
            #expect(finding.answers["responsive"] == ["yes": 1])
            #expect(finding.answers["runsOn"] == ["linux": 1])
            search.answers = ["stack": ["php"]]
            finding = try await market.search(search)
            #expect(finding.rows.map(\.title) == ["乙站", "甲站"])
            #expect(finding.answers["stack"] == ["php": 2, "java": 1])
            #expect(finding.answers["runsOn"] == ["linux": 0])
            search.answers = ["stack": ["php", "java"], "databases": ["redis"]]
            #expect(try await shop.titles(search) == ["乙站"])
            #expect(try await shop.titles(MarketSearch(priceMinor: 10_000...20_000)) == ["乙站", "甲站"])
            #expect(try await shop.titles(MarketSearch(priceMinor: 10_001...20_000)) == ["乙站"])
            #expect(try await shop.titles(MarketSearch(noKnownDefects: true)) == ["丁脚本", "丙站", "甲站"])
            #expect(try await shop.titles(MarketSearch(deposited: true)) == [])
            #expect(try await shop.titles(MarketSearch(words: "站", category: "script-tool")) == [])
            #expect(try await market.search(MarketSearch(words: "站", category: "script-tool")).categories["website-source"] == 3)
        }
    }

    @Test(arguments: Driver.allCases) func aRevisionTakesTheEarlierOnesPlace(driver: Driver) async throws {
        try await inShop(driver) { shop in
            let listing = try await shop.offer("旧名字 Django")
            try await shop.offer("别的")
            try await shop.offer("新名字 Flask", yuan: 9, as: listing)
            #expect(try await shop.titles("旧名") == [])
            #expect(try await shop.titles("django") == [])
            #expect(try await shop.titles("flask") == ["新名字 Flask"])
            #expect(try await shop.titles(MarketSearch(sort: .priceUp)) == ["新名字 Flask", "别的"])
            _ = try await shop.market.marketplace.withdraw(listing, by: shop.seller)
            #expect(try await shop.titles("") == ["别的"])
            let before = try await shop.market.dump(viewsOnly: true)
            try await Rebuild(shop.market.marketplace.database).run()
            #expect(try await shop.market.dump(viewsOnly: true) == before)
        }
    }

    @Test(arguments: Driver.allCases) func creditOfTheSellerCounts(driver: Driver) async throws {
        let market = try await TestMarket.open(driver, categories: [Shop.category])
        let unrated = try await Shop.open(market, "unrated")
        let stage = try await Stage.set(market)
        let trade = try await stage.enquire()
        try await stage.agree(trade)
        try await stage.pay(trade)
        try await stage.deliver(trade)
        try await stage.receive(trade)
        #expect(try await unrated.titles(MarketSearch(creditMin: 1)) == [])
        try await stage.complete(trade)
        try await unrated.offer("新店的站")
        #expect(try await unrated.titles(MarketSearch(creditMin: 1)) == ["企业官网源码 a"])
        #expect(try await unrated.titles(MarketSearch(creditMin: 5)) == [])
        #expect(try await unrated.titles(MarketSearch(sort: .credit)) == ["企业官网源码 a", "新店的站"])
        #expect(try await market.marketplace.search(MarketSearch(deposited: true)).rows.map(\.sellerPoints) == [1])
        let before = try await market.dump(viewsOnly: true)
        try await Rebuild(market.marketplace.database).run()
        #expect(try await market.dump(viewsOnly: true) == before)
        try await market.close()
    }

    /// A search through the index finds what going through all offers finds.
    @Test(arguments: Driver.allCases) func manyOffersAgainstAPlainModel(driver: Driver) async throws {
        try await inShop(driver) { shop in
            let words = ["商城", "后台", "模板", "系统", "小程序", "vue", "react", "mysql"]
            var random = SplitMix(seed: 7)
            var model: [(title: String, yuan: Int64, stack: String)] = []
            for number in 0..<60 {
                let some = words.filter { _ in random.below(3) == 0 }
                let offer = (
                    title: (some + ["号\(number)"]).joined(separator: " "), yuan: Int64(random.below(50)) + 1,
                    stack: ["php", "java", "go"][random.below(3)]
                )
                try await shop.offer(offer.title, yuan: offer.yuan, ["stack": .text(offer.stack)])
                model.append(offer)
            }
            for word in words {
                for stack in ["php", "go"] {
                    let range = Int64(random.below(2_000))...Int64(2_000 + random.below(3_000))
                    let found = try await shop.market.marketplace.search(
                        MarketSearch(
                            words: word, category: "website-source", answers: ["stack": [stack]], priceMinor: range, sort: .newest,
                            limit: 100))
                    let wanted = model.filter { offer in
                        offer.title.split(separator: " ").contains { $0.contains(word) } && offer.stack == stack
                            && range.contains(offer.yuan * 100)
                    }
                    #expect(found.rows.map(\.title) == wanted.reversed().map(\.title), "\(word) \(stack) \(range)")
                    #expect(found.total == wanted.count)
                }
            }
        }
    }

    @Test func anOlderStoreIsRebuiltWhenItIsOpened() async throws {
        try await inShop(.sqlite) { shop in
            try await shop.offer("企业官网")
            let database = shop.market.marketplace.database
            #expect(try await Rebuild(database).runIfOlder())
            #expect(try await !Rebuild(database).runIfOlder())
            let before = try await shop.market.dump(viewsOnly: true)
            try await database.write { connection in
                try connection.run("DELETE FROM v_term_offers")
                try connection.run("UPDATE views SET version = 1")
            }
            #expect(try await shop.titles("官网") == [])
            #expect(try await Rebuild(database).runIfOlder())
            #expect(try await shop.market.dump(viewsOnly: true) == before)
        }
    }

    /// What a store of an earlier program looks like: its own tables, and entries alone.
    @Test(arguments: Driver.allCases) func aStoreOfTheFirstSchemaIsBroughtForward(driver: Driver) async throws {
        try await inShop(driver) { shop in
            try await shop.offer("企业官网 Laravel")
            try await shop.offer("点数系统", yuan: 20)
            let views = try await shop.market.dump(viewsOnly: true)
            let tables = try await shop.market.marketplace.database.read { connection in
                try ["streams", "entries", "openings"].map { table in
                    try connection.rows(SQL("SELECT * FROM \(table)"), []) { row in try (0..<row.columnCount).map(row.value) }
                }
            }
            try await withDatabase(driver) { old in
                try await Migrations(Array(Schema.migrations.prefix { !$0.name.hasSuffix("search") })).apply(to: old)
                try await old.write { connection in
                    for (table, rows) in zip(["streams", "entries", "openings"], tables) {
                        for row in rows {
                            let places = (1...row.count).map { "$\($0)" }.joined(separator: ", ")
                            try connection.run(SQL("INSERT INTO \(table) VALUES (\(places))"), row)
                        }
                    }
                }
                #expect(try await Migrations(Schema.migrations).apply(to: old).first?.hasSuffix("search") == true)
                #expect(try await Rebuild(old).runIfOlder())
                #expect(try await TestMarket.dump(old, viewsOnly: true) == views)
            }
        }
    }
}

/// Numbers that are the same in every run.
private struct SplitMix {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
