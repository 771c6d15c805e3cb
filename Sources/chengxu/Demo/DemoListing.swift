import Ledger
import Market

/// A listing of the demo world. What it sells is a real file, unless it is work or a key: a folder shipped with the program, or the
/// program's own source. What it answers to its category stands in `demo-answers`, under its name.
struct DemoListing {
    /// Also the folder under `demo` that is packed.
    let name: String
    let seller: DemoMember
    /// How long before now it was published, in hours.
    let publishedHoursAgo: Int
    let category: String
    let title: String
    let version: String
    /// `zip` or `tar.gz`; nil where no file is deposited.
    let archive: String?
    let priceYuan: Int64
    var licence = Licence(scope: .oneProduct, includesSource: true, mayResell: false)
    var deliveryHours = 48
    var acceptanceDays = 7
    var supportMonths = 6
    var returnDays = 0
    var returnCondition = ReturnCondition.notDownloaded
    /// None means that the seller says none is known.
    var defects: [Defect] = []
    var clauses: [String] = []
    let picture: DemoPicture.Scene

    /// The program's own source stands for this one.
    static let ownSource = "chengxu"

    var fileName: String? { archive.map { "\(name)-\(version).\($0)" } }

    /// Its answers. Throws: file errors.
    func answers() throws -> DemoAnswers { try DemoAnswers(name, in: category, title: title, version: version) }

    var terms: Terms {
        Terms(
            price: Money(minor: priceYuan * 100, currency: .cny), licence: licence, deliveryHours: deliveryHours,
            acceptanceDays: acceptanceDays, changeRounds: 2, supportMonths: supportMonths,
            noReasonReturnDays: returnDays, returnCondition: returnCondition)
    }
}

extension Defect {
    fileprivate static func cosmetic(_ text: String) -> Defect { Defect(severity: .cosmetic, text: text) }
    fileprivate static func minor(_ text: String) -> Defect { Defect(severity: .minor, text: text) }
    fileprivate static func major(_ text: String) -> Defect { Defect(severity: .major, text: text) }
}

extension DemoListing {
    static let all: [DemoListing] = [
        DemoListing(
            name: "company-site", seller: .linwan, publishedHoursAgo: 712, category: "website-source",
            title: "企业官网源码（纯静态，三个变量换颜色）", version: "1.2.0", archive: "tar.gz", priceYuan: 399, acceptanceDays: 14,
            returnDays: 7, defects: [.minor("联系表单没有后端，需要买家自备接收程序"), .cosmetic("打印时页眉会多出一条线")],
            clauses: ["示例文字可以随意改写"], picture: .page),
        DemoListing(
            name: "blog", seller: .linwan, publishedHoursAgo: 705, category: "website-source",
            title: "静态博客生成器源码（Python 单文件，无依赖）", version: "0.9.4", archive: "zip", priceYuan: 59, acceptanceDays: 14,
            supportMonths: 3, returnDays: 7, defects: [.major("不支持表格和图片语法"), .minor("列表不能嵌套")], picture: .page),
        DemoListing(
            name: "resume", seller: .linwan, publishedHoursAgo: 698, category: "template",
            title: "程序员简历模板（HTML，A4 打印）", version: "3.1", archive: "zip", priceYuan: 29,
            licence: Licence(scope: .personal, includesSource: true, mayResell: false), supportMonths: 0, returnDays: 7,
            picture: .document),
        DemoListing(
            name: "admin-ui", seller: .linwan, publishedHoursAgo: 660, category: "template",
            title: "后台管理界面模板（纯 HTML 与 CSS）", version: "2.0.0", archive: "zip", priceYuan: 199,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: false), returnDays: 7,
            defects: [.cosmetic("表格在 360 像素以下的手机上要横向滚动")], picture: .dashboard),
        DemoListing(
            name: ownSource, seller: .chenyan, publishedHoursAgo: 708, category: "website-source",
            title: "软件交易与担保系统源码（Swift，SQLite 或 PostgreSQL）", version: "0.1.0", archive: "tar.gz", priceYuan: 12_000,
            licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), deliveryHours: 72,
            acceptanceDays: 14, supportMonths: 12,
            defects: [.major("没有接入真实支付渠道，只有沙箱银行"), .minor("界面只有中文和英文")],
            clauses: ["卖家远程协助首次部署一次，不超过两小时", "部署环境由买家准备，系统为 Debian 12"], picture: .dashboard),
        DemoListing(
            name: "stock", seller: .chenyan, publishedHoursAgo: 700, category: "website-source",
            title: "小型进销存系统源码（单文件，三人以内小店适用）", version: "1.4.2", archive: "tar.gz", priceYuan: 1_280,
            acceptanceDays: 14, supportMonths: 12, returnDays: 7,
            defects: [.major("没有登录功能，只能在内网使用"), .minor("不能导出 Excel，只能备份数据库")],
            clauses: ["数据归买家所有，卖家不保留任何副本"], picture: .dashboard),
        DemoListing(
            name: "tickets", seller: .chenyan, publishedHoursAgo: 640, category: "website-source",
            title: "客服工单系统源码（提交、回复、关闭全程留痕）", version: "2.3.0", archive: "zip", priceYuan: 2_600, acceptanceDays: 14,
            supportMonths: 6, defects: [.major("自身没有登录，需放在带登录的反向代理后面")], picture: .dashboard),
        DemoListing(
            name: "order-mini", seller: .suhe, publishedHoursAgo: 695, category: "mini-program",
            title: "点餐小程序前端源码（菜单、加减、合计、下单）", version: "1.1.0", archive: "zip", priceYuan: 680,
            defects: [.major("不含后端与支付，下单接口需买家自备")], clauses: ["卖家协助首次提交审核一次"], picture: .phone),
        DemoListing(
            name: "checkin-mini", seller: .suhe, publishedHoursAgo: 650, category: "mini-program",
            title: "习惯打卡小程序源码（单页，无后端）", version: "1.0.6", archive: "zip", priceYuan: 99,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: true), supportMonths: 3,
            returnDays: 7, defects: [.minor("记录存在本机，换手机不会带走")], picture: .phone),
        DemoListing(
            name: "toc-plugin", seller: .gubei, publishedHoursAgo: 690, category: "plugin",
            title: "博客文章目录插件（三个小标题以上自动生成）", version: "2.0.1", archive: "zip", priceYuan: 49,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: true),
            defects: [.minor("只处理二级和三级标题")], picture: .page),
        DemoListing(
            name: "word-count", seller: .gubei, publishedHoursAgo: 630, category: "plugin",
            title: "网页字数统计浏览器扩展（不联网）", version: "1.0.3", archive: "zip", priceYuan: 19,
            licence: Licence(scope: .personal, includesSource: true, mayResell: false), deliveryHours: 24,
            acceptanceDays: 3, supportMonths: 0, returnDays: 7, picture: .document),
        DemoListing(
            name: "rename-tool", seller: .gubei, publishedHoursAgo: 685, category: "script-tool",
            title: "批量重命名脚本（先预览，可撤销）", version: "1.3", archive: "zip", priceYuan: 39, supportMonths: 3, returnDays: 7,
            picture: .terminal),
        DemoListing(
            name: "reconcile", seller: .gubei, publishedHoursAgo: 620, category: "script-tool",
            title: "银行流水与订单对账脚本（CSV）", version: "1.0.0", archive: "zip", priceYuan: 129,
            defects: [.minor("只认 UTF-8 编码，GBK 需先转换")], picture: .terminal),
        DemoListing(
            name: "pg-backup", seller: .gubei, publishedHoursAgo: 600, category: "script-tool",
            title: "PostgreSQL 每日备份脚本（备份后试读，自动清旧）", version: "1.2.1", archive: "tar.gz", priceYuan: 88,
            supportMonths: 12, defects: [.minor("文件名里不能有空格以外的特殊字符")], picture: .terminal),
        DemoListing(
            name: "water-app", seller: .suhe, publishedHoursAgo: 645, category: "mobile-app",
            title: "喝水提醒安卓源码（Kotlin，单页，不联网）", version: "1.2.0", archive: "zip", priceYuan: 128,
            licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), supportMonths: 3, returnDays: 7,
            defects: [.minor("重启手机后要打开一次才会继续提醒"), .cosmetic("没有自己的图标，用系统默认的")], picture: .phone),
        DemoListing(
            name: "csv-viewer", seller: .gubei, publishedHoursAgo: 610, category: "desktop-program",
            title: "表格速览（打开、排序、筛选 CSV，Python 源码）", version: "1.1.0", archive: "zip", priceYuan: 45,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: false), supportMonths: 6, returnDays: 7,
            defects: [.minor("整个文件读进内存，几百兆的文件会很慢"), .cosmetic("不能调整列的顺序")], picture: .terminal),
        DemoListing(
            name: "rmb-words", seller: .chenyan, publishedHoursAgo: 605, category: "component-library",
            title: "人民币大写 JavaScript 库（无依赖，附测试）", version: "2.1.0", archive: "tar.gz", priceYuan: 66,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: true), supportMonths: 12,
            defects: [.minor("不支持负数，退款金额要自己处理")], picture: .terminal),
        DemoListing(
            name: "snake", seller: .suhe, publishedHoursAgo: 590, category: "game-source",
            title: "贪吃蛇网页游戏源码（一个页面，触屏可玩）", version: "1.0.1", archive: "zip", priceYuan: 35,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: false), supportMonths: 1, returnDays: 7,
            defects: [.minor("没有暂停"), .cosmetic("窗口很矮时画布下面会被挡住一截")], picture: .phone),
        DemoListing(
            name: "orders-data", seller: .linwan, publishedHoursAgo: 580, category: "dataset",
            title: "小店订单练习数据（合成，300 条，CSV）", version: "2026.1", archive: "zip", priceYuan: 25,
            licence: Licence(scope: .unlimitedProducts, includesSource: true, mayResell: true), supportMonths: 1,
            defects: [.minor("没有淡旺季规律，不能用来做预测")], picture: .document),
        DemoListing(
            name: "cutting", seller: .gubei, publishedHoursAgo: 570, category: "model",
            title: "一维下料优化算法（Python 源码，附评测）", version: "1.0.0", archive: "zip", priceYuan: 360,
            licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), acceptanceDays: 14, supportMonths: 6,
            defects: [.major("只支持一种原料长度"), .minor("零件超过一千个时没有试过")], picture: .terminal),
        DemoListing(
            name: "desk-notes-key", seller: .gubei, publishedHoursAgo: 550, category: "licence-key",
            title: "桌面便签专业版激活码（作者直售，两台电脑）", version: "2.4", archive: nil, priceYuan: 48,
            licence: Licence(scope: .personal, includesSource: false, mayResell: false), deliveryHours: 24, acceptanceDays: 3,
            supportMonths: 12, returnDays: 7, returnCondition: .keyNotRevealed,
            defects: [.minor("激活时要联网一次，纯内网的电脑不能用")], picture: .document),
        DemoListing(
            name: "custom-work", seller: .chenyan, publishedHoursAgo: 540, category: "custom-development",
            title: "业务系统后端与管理后台定制（一人开发，按里程碑交付）", version: "1", archive: nil, priceYuan: 6_800,
            licence: Licence(scope: .allRights, includesSource: true, mayResell: true), deliveryHours: 480, acceptanceDays: 14,
            supportMonths: 6, defects: [.minor("同一时间只接一个项目，开工可能要排队"), .minor("不含界面美术设计")], picture: .dashboard),
        DemoListing(
            name: "pg-service", seller: .gubei, publishedHoursAgo: 530, category: "deployment-service",
            title: "PostgreSQL 每日备份设置与恢复演练（一台服务器）", version: "1", archive: nil, priceYuan: 300,
            licence: Licence(scope: .oneProduct, includesSource: true, mayResell: false), deliveryHours: 72, acceptanceDays: 7,
            supportMonths: 1, defects: [.minor("备份与数据库在同一台机器上，异地存储要另外开通")], picture: .terminal),
    ]
}
