import Ledger
import Market

/// A listing of the demo world. What it sells is a real file: a folder shipped with the program, or the program's own source.
struct DemoListing {
    /// Also the folder under `demo` that is packed.
    let name: String
    let seller: DemoMember
    /// How long before now it was published, in hours.
    let publishedHoursAgo: Int
    let category: String
    let title: String
    let version: String
    /// `zip` or `tar.gz`.
    let archive: String
    let priceYuan: Int64
    var licence = Licence(scope: .oneProduct, includesSource: true, mayResell: false)
    var deliveryHours = 48
    var acceptanceDays = 7
    var supportMonths = 6
    var returnDays = 0
    /// None means that the seller says none is known.
    var defects: [Defect] = []
    var clauses: [String] = []
    let picture: DemoPicture.Scene
    /// Answers to fields of its category that are its own.
    var answers: [String: FieldValue] = [:]

    /// The program's own source stands for this one.
    static let ownSource = "chengxu"

    var fileName: String { "\(name)-\(version).\(archive)" }

    var terms: Terms {
        Terms(
            price: Money(minor: priceYuan * 100, currency: .cny), licence: licence, deliveryHours: deliveryHours,
            acceptanceDays: acceptanceDays, changeRounds: 2, supportMonths: supportMonths,
            noReasonReturnDays: returnDays, returnCondition: .notDownloaded,
            conditionalReturns: ConditionalReturns([.quality: 15, .notAsDescribed: 15, .securityHole: 30]),
            responseHours: supportMonths > 0 ? 48 : 0, supportChannels: supportMonths > 0 ? [.conversation, .ticket] : [])
    }
}

extension Defect {
    fileprivate static func cosmetic(_ text: String) -> Defect { Defect(severity: .cosmetic, text: text) }
    fileprivate static func minor(_ text: String) -> Defect { Defect(severity: .minor, text: text) }
    fileprivate static func major(_ text: String) -> Defect { Defect(severity: .major, text: text) }
}

extension DemoListing {
    /// What the seller of the company site answers, here and in `chengxu demo`.
    static let companySite: [String: FieldValue] = [
        "siteKind": .text("company"), "languages": .choices(["html"]), "languageVersions": .text("HTML5 与 CSS3"),
        "deployment": .choices(["linux", "staticHosting"]), "serverNeeds": .text("任意静态网站服务器或对象存储"),
        "summary": .text("一页式企业官网，改三个变量就换颜色"), "features": .text("首页一张，含产品、案例、联系表单；手机与桌面两种排版"),
    ]

    static let all: [DemoListing] = [
        DemoListing(
            name: "company-site", seller: .linwan, publishedHoursAgo: 712, category: "website-source",
            title: "企业官网源码（纯静态，三个变量换颜色）", version: "1.2.0", archive: "tar.gz", priceYuan: 399, acceptanceDays: 14,
            returnDays: 7, defects: [.minor("联系表单没有后端，需要买家自备接收程序"), .cosmetic("打印时页眉会多出一条线")],
            clauses: ["示例文字可以随意改写"], picture: .page,
            answers: companySite),
        DemoListing(
            name: "blog", seller: .linwan, publishedHoursAgo: 705, category: "website-source",
            title: "静态博客生成器源码（Python 单文件，无依赖）", version: "0.9.4", archive: "zip", priceYuan: 59, acceptanceDays: 14,
            supportMonths: 3, returnDays: 7, defects: [.major("不支持表格和图片语法"), .minor("列表不能嵌套")], picture: .page,
            answers: [
                "siteKind": .text("content"), "languages": .choices(["python", "html"]), "languageVersions": .text("Python 3.8 到 3.12"),
                "deployment": .choices(["linux", "staticHosting"]), "included": .choices(["backend", "sampleData", "installManual"]),
                "summary": .text("把 Markdown 变成静态网页的一个文件"), "features": .text("标题、段落、列表、加粗、代码、链接；自动生成目录页"),
                "serverNeeds": .text("生成在自己电脑上；网页放在任意静态空间"),
            ]),
        DemoListing(
            name: "resume", seller: .linwan, publishedHoursAgo: 698, category: "template",
            title: "程序员简历模板（HTML，A4 打印）", version: "3.1", archive: "zip", priceYuan: 29,
            licence: Licence(scope: .personal, includesSource: true, mayResell: false), supportMonths: 0, returnDays: 7,
            picture: .document,
            answers: [
                "features": .text("一页 A4 简历：经历、项目、教育三段；改字即用，浏览器打印成 PDF"), "pages": .number(1),
                "format": .choices(["html"]), "materials": .text("只引用系统自带或思源字体，不含图片"),
                "changes": .text("不代改；提供修改说明"),
            ]),
        DemoListing(
            name: "admin-ui", seller: .linwan, publishedHoursAgo: 660, category: "template",
            title: "后台管理界面模板（纯 HTML 与 CSS）", version: "2.0.0", archive: "zip", priceYuan: 199,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: false), returnDays: 7,
            defects: [.cosmetic("表格在 360 像素以下的手机上要横向滚动")], picture: .dashboard,
            answers: [
                "features": .text("总览页：侧栏、卡片、表格三种组件；其余页面按同样写法自行扩展"), "pages": .number(1),
                "format": .choices(["html"]), "materials": .text("不含字体和图片"), "changes": .text("代改配色一次"),
            ]),
        DemoListing(
            name: ownSource, seller: .chenyan, publishedHoursAgo: 708, category: "website-source",
            title: "软件交易与担保系统源码（Swift，SQLite 或 PostgreSQL）", version: "0.1.0", archive: "tar.gz", priceYuan: 12_000,
            licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), deliveryHours: 72,
            acceptanceDays: 14, supportMonths: 12,
            defects: [.major("没有接入真实支付渠道，只有沙箱银行"), .minor("界面只有中文和英文")],
            clauses: ["卖家远程协助首次部署一次，不超过两小时", "部署环境由买家准备，系统为 Debian 12"], picture: .dashboard,
            answers: [
                "siteKind": .text("shop"), "languages": .choices(["other"]), "languageVersions": .text("Swift 6.3"),
                "framework": .text("Hummingbird 2"), "databases": .choices(["sqlite", "postgresql"]),
                "databaseVersions": .text("SQLite 3.40，PostgreSQL 15"), "deployment": .choices(["linux"]),
                "thirdParty": .text("Hummingbird、SwiftNIO、swift-crypto、swift-argument-parser：Apache-2.0\nYams：MIT\nSQLite：公有领域"),
                "included": .choices(["frontend", "backend", "schema", "sampleData", "tests", "developerManual"]),
                "summary": .text("软件交易平台：约定、托管、交付记录与可离线验证的证据包"),
                "features": .text("上架、约定、托管、交付、验收、评价与证据包导出"), "interfaceLanguages": .choices(["zhHans", "en"]),
                "installService": .text("once"), "installScope": .text("远程协助首次部署一次，不超过两小时"),
                "supportChannels": .choices(["messages", "remote"]),
            ]),
        DemoListing(
            name: "stock", seller: .chenyan, publishedHoursAgo: 700, category: "website-source",
            title: "小型进销存系统源码（单文件，三人以内小店适用）", version: "1.4.2", archive: "tar.gz", priceYuan: 1_280,
            acceptanceDays: 14, supportMonths: 12, returnDays: 7,
            defects: [.major("没有登录功能，只能在内网使用"), .minor("不能导出 Excel，只能备份数据库")],
            clauses: ["数据归买家所有，卖家不保留任何副本"], picture: .dashboard,
            answers: [
                "siteKind": .text("admin"), "languages": .choices(["python"]), "languageVersions": .text("Python 3.9 到 3.12"),
                "databases": .choices(["sqlite"]), "databaseVersions": .text("SQLite 3.31 以上"),
                "deployment": .choices(["linux", "windows"]), "included": .choices(["frontend", "backend", "schema", "installManual"]),
                "summary": .text("一到三人小店的进销存，一个文件加一个数据库"), "features": .text("入库、出库、库存一览；出库超过库存会拒绝"),
                "mobile": .text("none"), "testedOn": .text("Debian 12 与 Windows 10，Python 3.11"),
            ]),
        DemoListing(
            name: "tickets", seller: .chenyan, publishedHoursAgo: 640, category: "website-source",
            title: "客服工单系统源码（提交、回复、关闭全程留痕）", version: "2.3.0", archive: "zip", priceYuan: 2_600, acceptanceDays: 14,
            supportMonths: 6, defects: [.major("自身没有登录，需放在带登录的反向代理后面")], picture: .dashboard,
            answers: [
                "siteKind": .text("admin"), "languages": .choices(["python"]), "languageVersions": .text("Python 3.9 到 3.12"),
                "databases": .choices(["sqlite"]), "databaseVersions": .text("SQLite 3.31 以上"), "deployment": .choices(["linux"]),
                "included": .choices(["frontend", "backend", "schema", "installManual"]),
                "summary": .text("小团队内部用的客服工单"), "features": .text("工单列表、详情、回复、关闭；回复只增不改"), "mobile": .text("none"),
            ]),
        DemoListing(
            name: "order-mini", seller: .suhe, publishedHoursAgo: 695, category: "mini-program",
            title: "点餐小程序前端源码（菜单、加减、合计、下单）", version: "1.1.0", archive: "zip", priceYuan: 680,
            defects: [.major("不含后端与支付，下单接口需买家自备")], clauses: ["卖家协助首次提交审核一次"], picture: .phone,
            answers: [
                "platform": .choices(["wechat"]), "baseLibrary": .text("2.20"), "backend": .text("own"),
                "features": .text("一个菜单页：加减份数、合计金额、下单。没有会员、优惠券和打印"),
                "supportHours": .text("每天 9:00 到 21:00，两小时内回复"),
            ]),
        DemoListing(
            name: "checkin-mini", seller: .suhe, publishedHoursAgo: 650, category: "mini-program",
            title: "习惯打卡小程序源码（单页，无后端）", version: "1.0.6", archive: "zip", priceYuan: 99,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: true), supportMonths: 3,
            returnDays: 7, defects: [.minor("记录存在本机，换手机不会带走")], picture: .phone,
            answers: [
                "platform": .choices(["wechat", "alipay"]), "baseLibrary": .text("2.10"), "backend": .text("none"),
                "features": .text("每天打卡一次，显示累计天数与日期列表"), "supportHours": .text("每天 9:00 到 21:00"),
            ]),
        DemoListing(
            name: "toc-plugin", seller: .gubei, publishedHoursAgo: 690, category: "plugin",
            title: "博客文章目录插件（三个小标题以上自动生成）", version: "2.0.1", archive: "zip", priceYuan: 49,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: false),
            defects: [.minor("只处理二级和三级标题")], picture: .page,
            answers: [
                "host": .text("WordPress 5.8 到 6.6，PHP 7.4 以上"), "permissions": .text("不需要额外权限，不写数据库"),
                "features": .text("文章开头自动加目录，点击跳转；少于三个小标题不显示"), "network": .yesNo(false),
                "hostUpdates": .text("follow"),
            ]),
        DemoListing(
            name: "word-count", seller: .gubei, publishedHoursAgo: 630, category: "plugin",
            title: "网页字数统计浏览器扩展（不联网）", version: "1.0.3", archive: "zip", priceYuan: 19,
            licence: Licence(scope: .personal, includesSource: true, mayResell: false), deliveryHours: 24,
            acceptanceDays: 3, supportMonths: 0, returnDays: 7, picture: .document,
            answers: [
                "host": .text("Chrome 110 以上，Edge 110 以上"), "permissions": .text("activeTab 与 scripting，仅在点击时读取当前页"),
                "features": .text("统计当前页面或选中文字：汉字按字，西文按词"), "network": .yesNo(false),
                "hostUpdates": .text("asIs"),
            ]),
        DemoListing(
            name: "rename-tool", seller: .gubei, publishedHoursAgo: 685, category: "script-tool",
            title: "批量重命名脚本（先预览，可撤销）", version: "1.3", archive: "zip", priceYuan: 39, supportMonths: 3, returnDays: 7,
            picture: .terminal,
            answers: [
                "systems": .choices(["linux", "windows", "macos"]), "runtime": .text("Python 3.8 以上，无第三方依赖"),
                "features": .text("按正则批量改文件名；默认只预览，加 --do 才改；生成撤销记录。不改文件夹名"),
                "safety": .text("只改文件名，不改内容；有重名时一个都不改"),
            ]),
        DemoListing(
            name: "reconcile", seller: .gubei, publishedHoursAgo: 620, category: "script-tool",
            title: "银行流水与订单对账脚本（CSV）", version: "1.0.0", archive: "zip", priceYuan: 129,
            defects: [.minor("只认 UTF-8 编码，GBK 需先转换")], picture: .terminal,
            answers: [
                "systems": .choices(["linux", "windows"]), "runtime": .text("Python 3.8 以上"),
                "features": .text("按单号比对两个 CSV，列出只在一边的和金额不同的；不做模糊匹配"), "safety": .text("只读，不改任何文件"),
            ]),
        DemoListing(
            name: "pg-backup", seller: .gubei, publishedHoursAgo: 600, category: "script-tool",
            title: "PostgreSQL 每日备份脚本（备份后试读，自动清旧）", version: "1.2.1", archive: "tar.gz", priceYuan: 88,
            supportMonths: 12, defects: [.minor("文件名里不能有空格以外的特殊字符")], picture: .terminal,
            answers: [
                "systems": .choices(["linux"]), "runtime": .text("POSIX shell 与 PostgreSQL 12 以上客户端"),
                "features": .text("每天一份自定义格式备份，试读目录，保留最近若干份；不做增量与异地"), "safety": .text("只删除自己生成的旧备份"),
            ]),
    ]
}
