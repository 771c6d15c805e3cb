import Market
import Service

/// The people of the demo world. All are made up.
enum DemoMember: String, CaseIterable {
    case linwan, chenyan, suhe, gubei
    case zhouye, xutang, hechuan, shenyi
    case yuheng, baizhi, jiangyue, qinyuan

    /// What all of them sign in with.
    static let password = "chengxu-demo-2026"

    /// The site that the keys of the past were for. They are software, and are thrown away when the past has been played.
    static let site: RelyingParty = {
        guard let site = RelyingParty(origin: "http://localhost") else { preconditionFailure("localhost is a site") }
        return site
    }()

    var displayName: String {
        switch self {
        case .linwan: "林晚"
        case .chenyan: "陈砚"
        case .suhe: "苏禾"
        case .gubei: "顾北"
        case .zhouye: "周野"
        case .xutang: "许棠"
        case .hechuan: "何川"
        case .shenyi: "沈一"
        case .yuheng: "于衡"
        case .baizhi: "白芷"
        case .jiangyue: "江月"
        case .qinyuan: "秦原"
        }
    }

    /// What each does in this world.
    var role: Bilingual {
        switch self {
        case .linwan: Bilingual(zh: "卖家：网站源码、模板与数据", en: "sells websites, templates and data")
        case .chenyan: Bilingual(zh: "卖家：业务系统与定制开发", en: "sells business systems and custom work")
        case .suhe: Bilingual(zh: "卖家：小程序、应用与游戏", en: "sells mini programs, apps and games")
        case .gubei: Bilingual(zh: "卖家：脚本、插件、算法与运维", en: "sells scripts, plugins, algorithms and operations")
        case .zhouye: Bilingual(zh: "买家：小店店主", en: "buys, keeps a small shop")
        case .xutang: Bilingual(zh: "买家：公司行政", en: "buys, runs an office")
        case .hechuan: Bilingual(zh: "买家：自由开发者", en: "buys, a freelance developer")
        case .shenyi: Bilingual(zh: "买家：学生", en: "buys, a student")
        case .yuheng: Bilingual(zh: "平台：值班", en: "operator, on duty")
        case .baizhi: Bilingual(zh: "平台：复核", en: "operator, second person")
        case .jiangyue: Bilingual(zh: "调解员", en: "mediator")
        case .qinyuan: Bilingual(zh: "调解员", en: "mediator")
        }
    }

    /// How long before now the account was opened, in hours.
    var joinedHoursAgo: Int {
        switch self {
        case .linwan: 730
        case .chenyan: 727
        case .suhe: 721
        case .gubei: 717
        case .zhouye: 690
        case .xutang: 684
        case .hechuan: 677
        case .shenyi: 655
        case .yuheng: 740
        case .baizhi: 739
        case .jiangyue: 738
        case .qinyuan: 737
        }
    }
}
