import Market
import Service

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
                .init(label: language.say("market.sort.\(sort.rawValue)"), path: "/?sort=\(sort.rawValue)", count: "", isChosen: sort == .relevance)
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
                .init(name: both("进销存", "Inventory"), path: "/listings/l_77", price: "¥999.00", isWithdrawn: false, removePath: "/compare"),
                .init(name: both("点餐", "Ordering"), path: "/listings/l_78", price: "¥1,280.00", isWithdrawn: true, removePath: nil),
            ],
            sections: [
                .init(
                    heading: language.say("compare.general"),
                    lines: [
                        .init(
                            label: language.say("compare.category"),
                            cells: [.init(text: both("源代码", "Source"), isMissing: false), .init(text: language.say("compare.none"), isMissing: true)],
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

    func listing(isOwn: Bool) -> ListingPage {
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
                .init(path: "/pictures/1.png", alt: both("库存总览", "Stock overview")),
                .init(path: "/pictures/2.png", alt: both("开单界面", "Making an order")),
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
                        Fact(label: both("运行环境", "Runs on"), value: both("CentOS 7 以上或 Windows Server 2019", "CentOS 7 or Windows Server 2019 and later")),
                        Fact(label: both("数据库", "Database"), value: "MySQL 8.0"),
                        Fact(
                            label: both("第三方依赖", "Dependencies"),
                            value: both("ECharts 5（Apache-2.0）\nElement Plus（MIT）", "ECharts 5 (Apache-2.0)\nElement Plus (MIT)")),
                    ]),
                .init(
                    heading: both("售后", "After-sales"),
                    facts: [
                        Fact(label: both("支持期", "Support"), value: both("6 个月", "6 months")),
                        Fact(label: both("支持方式", "By"), value: both("站内消息，工作日 48 小时内答复", "Messages here, answered within 48 hours on working days")),
                    ]),
            ],
            defects: [
                both("超过 5 万条单据时，月度汇总报表需要约 20 秒。", "Beyond 50,000 documents the monthly report takes about 20 seconds."),
                both("IE 11 不支持。", "Internet Explorer 11 is not supported."),
            ],
            hasDefects: true, artefact: file(download: false),
            terms: [
                .init(label: both("交付", "Delivery"), value: both("付款后 48 小时内", "within 48 hours of payment"), note: both("超过 96 小时未交付，自动全额退款。", "Nothing after 96 hours: full refund.")),
                .init(label: both("验收", "Acceptance"), value: both("14 天", "14 days"), note: both("期满未提出异议视为验收。", "Silence counts as acceptance.")),
                .init(label: both("修改", "Rounds of change"), value: both("2 轮", "2"), note: both("验收前免费修改。", "Free before acceptance.")),
                .init(label: both("退货", "No-reason return"), value: both("不支持", "none"), note: both("数字商品，下单时另行勾选确认。", "Digital goods; ticked at the order.")),
            ],
            revisions: [
                .init(number: language.say("listing.revision", ["n": "3"]), path: "", moment: ago(3000), isShown: true),
                .init(number: language.say("listing.revision", ["n": "2"]), path: "/listings/l_77/revisions/2", moment: ago(43000), isShown: false),
            ],
            revisionText: language.say("listing.revision", ["n": "3"]), revisionHash: HashText(sha2),
            protection: protection, isOwn: isOwn, isForSale: !isOwn, canWithdraw: isOwn,
            newestPath: nil, refusal: nil)
    }

    func listingForm(refused: Bool) -> ListingFormPage {
        let problems = [FieldProblem("price", "notAnAmount"), FieldProblem("title", "missing")]
        let typed = Form([.init(name: "title", value: ""), .init(name: "price", value: "一百元")])
        let make = refused ? FormFields(language, typed: typed, problems: problems) : FormFields(language)
        return ListingFormPage(
            title: language.say("listing.form.title"), action: "/listings", category: both("源代码", "Source code"),
            categoryID: "source",
            basics: [
                make.line("title", both("标题", "Title"), help: both("说清是什么，不要写“最好”“第一”。", "Say what it is; no “best”, no “number one”."), charactersMax: 60),
                make.line("price", both("价格", "Price"), unit: both("元", "CNY"), inputMode: "decimal"),
                make.long("summary", both("一句话说明", "In short"), rows: 2),
            ],
            sections: [
                .init(
                    heading: both("基本信息", "Basics"), lead: both("它是什么。", "What it is."),
                    fields: [
                        make.line("f.version", both("版本号", "Version"), hint: both("防止“拿到的是旧版”之争", "Prevents “I got the old version”"), placeholder: "3.2.1"),
                        make.choice("f.source", both("源码完整度", "How complete is the source"), [("all", both("全部源码，可编译", "Complete, builds")), ("part", both("部分源码", "In part"))], hint: both("防止“源码不全”之争", "Prevents “the source is incomplete”")),
                        make.several("f.platform", both("运行平台", "Runs on"), [("win", "Windows"), ("linux", "Linux"), ("mac", "macOS")], given: ["linux"]),
                    ]),
                .init(
                    heading: both("售后", "After-sales"), lead: both("卖出之后。", "After the sale."),
                    fields: [make.long("f.support", both("支持内容", "What support covers"), required: false)]),
            ],
            defects: [make.long("defects.major", language.say("defect.major"), help: language.say("defect.major.help"), required: false)],
            noneKnown: make.tick("noneKnown", language.say("listing.defects.none")),
            terms: [
                make.line("deliveryHours", both("交付时限", "Deliver within"), given: "48", unit: both("小时", "hours"), inputMode: "numeric"),
                make.line("acceptanceDays", both("验收期", "Acceptance period"), given: "14", unit: both("天", "days"), inputMode: "numeric"),
                make.line("rounds", both("免费修改轮数", "Rounds of change"), given: "2", unit: both("轮", "rounds"), inputMode: "numeric"),
                make.line("supportMonths", both("支持期", "Support"), given: "6", unit: both("个月", "months"), inputMode: "numeric"),
            ],
            ticks: [make.tick("includesSource", language.say("licence.source"))],
            clauses: make.long("clauses", language.say("term.clauses"), required: false),
            artefact: refused ? file(download: false) : nil, artefactPath: "/uploads/artefact", artefactProblem: refused ? nil : language.say("problem.missing"),
            pictures: [], pictureProblem: nil, artefactLimit: language.say("listing.form.artefact.limit", ["max": "4.0 GiB"]),
            pictureLimit: language.say("listing.form.picture.limit", ["max": "5.0 MiB", "count": "10"]), isNew: true,
            refusal: refused ? refusal : nil)
    }

    var categories: CategoryChoicePage {
        CategoryChoicePage(
            title: language.say("category.title"),
            categories: [
                .init(name: both("源代码", "Source code"), text: both("完整或部分源码，可二次开发", "Complete or partial source, open to change"), path: "/listings/new?category=source"),
                .init(name: both("网站模板", "Website templates"), text: both("页面模板、主题、设计文件", "Page templates, themes, design files"), path: "/listings/new?category=template"),
                .init(name: both("工具软件", "Tools"), text: both("可执行程序与授权码", "Programs and licence keys"), path: "/listings/new?category=tool"),
            ])
    }

    func selling(empty: Bool) -> SellingPage {
        SellingPage(
            title: language.say("selling.title"),
            rows: empty
                ? []
                : [
                    .init(title: both("进销存管理系统（含完整源码）", "Inventory manager with full source"), path: "/listings/l_77", editPath: "/listings/l_77/edit", price: "¥999.00", badge: Badge(both("在售", "on sale"), .good), revision: language.say("listing.revision", ["n": "3"]), protection: language.say("market.protection", ["n": "5", "all": "6"]), isFullyProtected: false, moment: ago(3000)),
                    .init(title: both("企业官网响应式模板 · 12 页", "Company website template, 12 pages"), path: "/listings/l_78", editPath: "/listings/l_78/edit", price: "¥199.00", badge: Badge(both("已下架", "withdrawn"), .calm), revision: language.say("listing.revision", ["n": "1"]), protection: language.say("market.protection", ["n": "6", "all": "6"]), isFullyProtected: true, moment: ago(90000)),
                ], isEmpty: empty, paging: nil)
    }
}
