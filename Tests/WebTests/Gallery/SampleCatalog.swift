import Service

@testable import Market
@testable import Web

extension Samples {
    func card(
        _ chinese: String, _ english: String, _ priceMinor: Int64, category: (String, String), defects: Int64,
        summary: (String, String), sold: Int64, inPlace: Int
    ) -> MarketPage.Card {
        MarketPage.Card(
            listingID: "l_77", title: both(chinese, english), path: "/listings/l_77", category: both(category.0, category.1),
            price: MoneyText.yuan(priceMinor), seller: seller,
            sold: sold > 0 ? both("成交 \(sold)", "\(sold) sold") : nil,
            defects: defects > 0 ? language.count("market.defects", defects) : language.say("market.defects.none"),
            hasDefects: defects > 0, artefact: "3.4 MiB · ZIP", summary: both(summary.0, summary.1),
            protection: language.say("market.protection", ["n": String(inPlace), "all": "6"]),
            isFullyProtected: inPlace == 6,
            compareLabel: language.say("market.compare.tick", ["title": both(chinese, english)]))
    }

    var cards: [MarketPage.Card] {
        let code = ("源代码", "Source code")
        let template = ("网站模板", "Website templates")
        return [
            card(
                "进销存管理系统（含完整源码）", "Inventory manager with full source", 99_900, category: code, defects: 2,
                summary: (
                    "适合小型批发与零售门店，支持多仓库、条码、应收应付对账，附安装手册与示例数据。",
                    "For small wholesalers and shops: several warehouses, barcodes, receivables; with a manual and sample data."
                ), sold: 12, inPlace: 6),
            card(
                "企业官网响应式模板 · 12 页", "Company website template, 12 pages", 19_900, category: template, defects: 0,
                summary: ("纯静态，无框架依赖，附设计源文件。", "Plain static files, no framework, design files included."), sold: 48,
                inPlace: 5),
            card(
                "微信小程序点餐源码", "Food ordering mini program", 128_000, category: code, defects: 4,
                summary: (
                    "堂食、外带、后厨打印、会员储值。需自备服务器与小程序账号。",
                    "Eat in, take away, kitchen printer, stored value. Bring your own server and account."
                ), sold: 3, inPlace: 6),
            card(
                "PDF 批量加水印命令行工具", "Command-line PDF watermarking", 4_900, category: ("工具软件", "Tools"), defects: 1,
                summary: ("Windows、macOS、Linux 单文件可执行程序，按卷授权。", "One executable each for Windows, macOS and Linux."),
                sold: 0, inPlace: 4),
        ]
    }

    func market(search: Bool) -> MarketPage {
        MarketPage(
            title: language.say("market.title"), search: search ? both("管理系统", "manager") : "",
            found: search ? language.count("market.found", 4) : language.say("market.latest"),
            readings: search ? [language.say("market.reading", ["typed": "manger", "words": "manager"])] : [], cards: cards,
            filters: [
                .init(label: both("全部", "All"), path: "/", count: "128", isChosen: true),
                .init(label: both("源代码", "Source code"), path: "/?category=source", count: "56", isChosen: false),
                .init(label: both("网站模板", "Website templates"), path: "/?category=template", count: "31", isChosen: false),
                .init(label: both("工具软件", "Tools"), path: "/?category=tool", count: "24", isChosen: false),
                .init(label: both("小程序", "Mini programs"), path: "/?category=mini", count: "17", isChosen: false),
            ],
            sorts: MarketSearch.Sort.allCases.map { sort in
                .init(
                    label: language.say("market.sort.\(sort.rawValue)"), path: "/?sort=\(sort.rawValue)", count: "",
                    isChosen: sort == .relevance)
            },
            chips: search
                ? [.init(label: "PHP", path: "/", removal: language.say("market.chip.remove", ["filter": "PHP"]))] : [],
            clearPath: search ? "/" : nil, form: narrowing(isOpen: search),
            paging: Paging(path: "/", isFirst: true, next: Cursor(key: -5, id: "l_1")), isSearch: search, isEmpty: false, ways: [],
            canCompare: true)
    }

    func narrowing(isOpen: Bool) -> MarketPage.FilterForm {
        .init(
            kept: [.init(name: "q", value: "x")],
            groups: [
                .init(
                    legend: both("编程语言", "Languages"), field: "languages",
                    options: [
                        .init(value: "php", label: "PHP", count: "12", isChosen: isOpen),
                        .init(value: "java", label: "Java", count: "7", isChosen: false),
                    ], isOpen: isOpen)
            ], priceMin: "", priceMax: "1000", isClean: false, isDeposited: true,
            credits: [.init(value: "", label: language.say("market.credit.any"), isChosen: true)],
            summary: language.say("market.narrow"))
    }

    var marketEmpty: MarketPage {
        MarketPage(
            title: language.say("market.title"), search: both("量子股票预测", "quantum stock oracle"),
            found: language.count("market.found", 0), readings: [], cards: [], filters: market(search: true).filters, sorts: [],
            chips: [], clearPath: nil, form: narrowing(isOpen: false), paging: nil, isSearch: true, isEmpty: true,
            ways: [Link(text: language.say("market.all"), path: "/")], canCompare: false)
    }

    var compare: ComparePage {
        ComparePage(
            title: language.say("compare.title"), lead: language.say("compare.lead"),
            columns: [
                .init(
                    name: both("进销存", "Inventory"), path: "/listings/l_77", price: "¥999.00", isWithdrawn: false,
                    removePath: "/compare"),
                .init(name: both("点餐", "Ordering"), path: "/listings/l_78", price: "¥1,280.00", isWithdrawn: true, removePath: nil),
            ],
            sections: [
                .init(
                    heading: language.say("compare.general"),
                    lines: [
                        .init(
                            label: language.say("compare.category"),
                            cells: [
                                .init(text: both("源代码", "Source"), isMissing: false),
                                .init(text: language.say("compare.none"), isMissing: true),
                            ],
                            differs: true)
                    ])
            ], hasEnough: true, columnCount: "3")
    }

    var compareTooFew: ComparePage {
        ComparePage(
            title: language.say("compare.title"), lead: language.say("compare.tooFew"), columns: [], sections: [], hasEnough: false,
            columnCount: "1")
    }

    func priceContext(_ prices: [Int64]) -> PriceContextPage {
        let category = WebMarket.category
        let comparison = PriceComparison(category, answers: [:], scope: .personal)
        return PriceContextPage(
            category,
            FoundPriceContext(
                comparison: comparison, breadth: .category, context: PriceContext(prices), total: prices.count),
            priceMinor: 25_000, typed: Form(), language)
    }

    /// Words with a finding of each severity, and an offer that contradicts itself.
    func findings(hasForm: Bool) -> FindingsPanel {
        let form = Form([
            .init(name: "title", value: both("最佳企业官网", "The best company site")), .init(name: "price", value: "199"),
            .init(name: "f.summary", value: "好评率99%。支持 15 天无理由退款"), .init(name: "noReasonReturnDays", value: "7"),
        ])
        return FindingsPanel(CheckedOffer(.form(form), WebMarket.category), language, hasForm: hasForm)
    }

    var warned: WarnedNote {
        WarnedNote(
            OfferWarnings(
                claims: [ClaimRecord(rule: .figureWithoutSource, place: "summary", start: 0, end: 6)],
                contradictions: [
                    ContradictionRecord(kind: .returns, first: "summary", second: "noReasonReturnDays", prevailing: .first)
                ]), WebMarket.category, language)
    }

    func listing(isOwn: Bool, isPreview: Bool = false) -> ListingPage {
        ListingPage(
            title: both("进销存管理系统（含完整源码）", "Inventory manager with full source"), listingID: "l_77",
            category: both("源代码", "Source code"), price: "¥999.00",
            summary: both(
                "适合小型批发与零售门店，支持多仓库、条码、应收应付对账。附安装手册与示例数据，二次开发文档齐全。",
                "For small wholesalers and shops: several warehouses, barcodes, receivables. Manual, sample data and developer notes included."
            ),
            badge: nil,
            seller: .init(
                member: seller,
                facts: [
                    Fact(label: both("好评", "Good ratings"), value: "98 % (47/48)"),
                    Fact(label: both("按时交付", "On time"), value: "24 / 25"),
                    Fact(label: both("首次回复", "First reply"), value: both("平均 2 小时", "2 hours on average")),
                ]),
            pictures: [
                .init(
                    path: "/pictures/1.png", alt: both("库存总览", "Stock overview"), smallPath: "/pictures/1.png?wide=320",
                    sizes: "/pictures/1.png?wide=320 320w", width: "1280", height: "800"),
                .init(
                    path: "/pictures/2.png", alt: both("开单界面", "Making an order"), smallPath: "/pictures/2.png", sizes: nil,
                    width: nil, height: nil),
            ],
            sections: [
                .init(
                    heading: both("基本信息", "Basics"),
                    facts: [
                        Fact(label: both("版本", "Version"), value: "3.2.1", isCode: true),
                        Fact(label: both("语言与框架", "Language"), value: "Java 17 · Spring Boot 3 · Vue 3"),
                        Fact(label: both("源码完整度", "Source"), value: both("全部源码，可编译", "Complete, builds")),
                        Fact(label: both("许可", "Licence"), value: "LicenseRef-Commercial-Single", isCode: true),
                    ]),
                .init(
                    heading: both("描述", "Description"),
                    facts: [
                        Fact(
                            label: both("运行环境", "Runs on"),
                            value: both("CentOS 7 以上或 Windows Server 2019", "CentOS 7 or Windows Server 2019 and later")),
                        Fact(label: both("数据库", "Database"), value: "MySQL 8.0"),
                        Fact(
                            label: both("第三方依赖", "Dependencies"),
                            value: both("ECharts 5（Apache-2.0）\nElement Plus（MIT）", "ECharts 5 (Apache-2.0)\nElement Plus (MIT)")),
                    ]),
                .init(
                    heading: both("售后", "After-sales"),
                    facts: [
                        Fact(label: both("支持期", "Support"), value: both("6 个月", "6 months")),
                        Fact(
                            label: both("支持方式", "By"),
                            value: both("站内消息，工作日 48 小时内答复", "Messages here, answered within 48 hours on working days")),
                    ]),
            ],
            defects: [
                both("超过 5 万条单据时，月度汇总报表需要约 20 秒。", "Beyond 50,000 documents the monthly report takes about 20 seconds."),
                both("IE 11 不支持。", "Internet Explorer 11 is not supported."),
            ],
            hasDefects: true, artefact: file(download: false), facts: factsPanel(isOwn ? .filling(secretsMeant: false) : .anybody),
            terms: [
                .init(
                    label: both("交付", "Delivery"), value: both("付款后 48 小时内", "within 48 hours of payment"),
                    note: both("超过 96 小时未交付，自动全额退款。", "Nothing after 96 hours: full refund.")),
                .init(
                    label: both("验收", "Acceptance"), value: both("14 天", "14 days"),
                    note: both("期满未提出异议视为验收。", "Silence counts as acceptance.")),
                .init(
                    label: both("修改", "Rounds of change"), value: both("2 轮", "2"),
                    note: both("验收前免费修改。", "Free before acceptance.")),
                .init(
                    label: both("退货", "No-reason return"), value: both("不支持", "none"),
                    note: both("数字商品，下单时另行勾选确认。", "Digital goods; ticked at the order.")),
            ],
            revisions: [
                .init(
                    number: language.say("listing.revision", ["n": "3"]), path: "", moment: ago(3000), isShown: true,
                    changesPath: "/listings/l_77/changes/2/3"),
                .init(
                    number: language.say("listing.revision", ["n": "2"]), path: "/listings/l_77/revisions/2", moment: ago(43000),
                    isShown: false, changesPath: "/listings/l_77/changes/1/2"),
            ],
            revisionText: language.say("listing.revision", ["n": "3"]), revisionHash: HashText(sha2),
            protection: protection, isOwn: isOwn, isForSale: !isOwn && !isPreview, canWithdraw: isOwn,
            newestPath: nil, refusal: nil, warned: isOwn ? nil : warned)
    }

    var categories: CategoryChoicePage {
        CategoryChoicePage(
            title: language.say("category.title"),
            groups: [
                .init(
                    heading: language.say("category.group.source"),
                    categories: [
                        .init(
                            name: both("源代码", "Source code"),
                            text: both("完整或部分源码，可二次开发", "Complete or partial source, open to change"),
                            size: both("37 个字段", "37 fields"), path: "/listings/new?category=source"),
                        .init(
                            name: both("网站模板", "Website templates"),
                            text: both("页面模板、主题、设计文件", "Page templates, themes, design files"), size: both("20 个字段", "20 fields"),
                            path: "/listings/new?category=template"),
                    ]),
                .init(
                    heading: language.say("category.group.programs"),
                    categories: [
                        .init(
                            name: both("工具软件", "Tools"), text: both("可执行程序与授权码", "Programs and licence keys"),
                            size: both("18 个字段", "18 fields"), path: "/listings/new?category=tool")
                    ]),
            ])
    }

    func selling(empty: Bool) -> SellingPage {
        SellingPage(
            title: language.say("selling.title"),
            drafts: empty
                ? []
                : [
                    .init(
                        title: both("预约小程序", "Booking mini program"), path: "/drafts/d_1", category: both("小程序", "Mini program"),
                        badge: nil, percent: "62", left: language.count("draft.left", 5), isComplete: false, moment: ago(300),
                        previewPath: "/drafts/d_1/preview", discardPath: "/drafts/d_1/removal"),
                    .init(
                        title: both("进销存管理系统", "Inventory manager"), path: "/drafts/d_2", category: both("源代码", "Source code"),
                        badge: Badge(language.say("draft.revision"), .active), percent: "100", left: language.say("preview.ready"),
                        isComplete: true, moment: ago(90000), previewPath: "/drafts/d_2/preview", discardPath: "/drafts/d_2/removal"
                    ),
                ],
            hasDrafts: !empty,
            rows: empty
                ? []
                : [
                    .init(
                        title: both("进销存管理系统（含完整源码）", "Inventory manager with full source"), path: "/listings/l_77",
                        editPath: "/listings/l_77/edit", price: "¥999.00", badge: Badge(both("在售", "on sale"), .good),
                        revision: language.say("listing.revision", ["n": "3"]),
                        protection: language.say("market.protection", ["n": "5", "all": "6"]), isFullyProtected: false,
                        moment: ago(3000)),
                    .init(
                        title: both("企业官网响应式模板 · 12 页", "Company website template, 12 pages"), path: "/listings/l_78",
                        editPath: "/listings/l_78/edit", price: "¥199.00", badge: Badge(both("已下架", "withdrawn"), .calm),
                        revision: language.say("listing.revision", ["n": "1"]),
                        protection: language.say("market.protection", ["n": "6", "all": "6"]), isFullyProtected: true,
                        moment: ago(90000)),
                ], isEmpty: empty, paging: nil)
    }
}
