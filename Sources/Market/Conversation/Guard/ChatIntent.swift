/// What a sentence means by the roles of its words together, whatever their order: a service and somebody who is to write there; money that
/// moves from hand to hand; a deal at another place.
///
/// No single word of these says anything. 微信 is in every other question about software, and 转 is what one does with files. So a
/// clause that speaks of what the software does is left alone.
enum ChatIntent {
    /// What a word does in a sentence; a word may do several things.
    enum Role: Hashable, Sendable {
        /// A service on which people talk.
        case channel
        /// A thing by which somebody is reached: a number, a card, a code, a group.
        case address
        /// What one does to talk there.
        case reach
        /// One of the two who talk.
        case person
        /// Money goes to one of the two.
        case handOver
        /// A way of paying.
        case means
        /// What is gained by paying that way.
        case gain
        /// Away from here.
        case away
        /// Another place to deal at: a market, a shop, a table.
        case place
        /// What one does at such a place.
        case deal
        /// An amount.
        case price
    }

    static func found(in text: FoldedText) -> [ChatWords.Found] {
        let hits = words.hits(in: text)
        guard hits.count > 1 else { return [] }
        var found: [ChatWords.Found] = []
        var start = 0
        while start < text.letters.count {
            let sentence = text.sentence(around: start..<(start + 1))
            found += means(hits.filter { sentence.contains($0.range) }, in: text)
            start = max(sentence.upperBound, start + 1)
        }
        return found
    }

    private typealias Hit = PhraseBook<Set<Role>>.Hit

    /// The most words of a sentence that are weighed against one another.
    private static let wordsMax = 60

    private static func means(_ all: [Hit], in text: FoldedText) -> [ChatWords.Found] {
        guard let first = all.first, all.count > 1 else { return [] }
        var honest: [Range<Int>: Bool] = [:]
        let hits = all.prefix(wordsMax).filter { hit in
            let clause = text.clause(around: hit.range)
            let isHonest = honest[clause] ?? (features.stands(in: text, clause) || Surroundings.isWatchedFor(hit.range, in: text))
            honest[clause] = isHonest
            return !isHonest && !ChatSurroundings.isDenied(hit.range, in: text)
        }
        func of(_ role: Role) -> [Hit] { hits.filter { $0.meaning.contains(role) } }
        func near(_ one: Role, _ other: Role, lettersMax: Int) -> Range<Int>? {
            for left in of(one) {
                for right in of(other) where !left.range.overlaps(right.range) {
                    let range = min(left.range.lowerBound, right.range.lowerBound)..<max(left.range.upperBound, right.range.upperBound)
                    let reach = text.letters[range.lowerBound].value.isAsciiWord ? lettersMax * 2 : lettersMax
                    if range.count <= reach { return range }
                }
            }
            return nil
        }
        let isSafe = escrow.stands(in: text, text.sentence(around: first.range)) && of(.away).isEmpty
        var found: [ChatWords.Found] = []
        func add(_ kind: OffPlatformKind, _ range: Range<Int>?) {
            if let range { found.append(ChatWords.Found(range: range, kind: kind)) }
        }
        if let range = near(.channel, .reach, lettersMax: 12), !of(.person).isEmpty || range.count <= 6 { add(.contact, range) }
        if !of(.person).isEmpty, let range = near(.address, .reach, lettersMax: 10) { add(.contact, range) }
        if !isSafe {
            add(.payment, near(.handOver, .means, lettersMax: 14))
            add(.payment, near(.handOver, .gain, lettersMax: 20))
            add(.payment, near(.handOver, .away, lettersMax: 20))
            add(.elsewhere, near(.away, .gain, lettersMax: 16))
            add(.elsewhere, near(.away, .deal, lettersMax: 12))
            add(.elsewhere, near(.away, .price, lettersMax: 8))
            add(.elsewhere, near(.place, .gain, lettersMax: 16))
            if !of(.person).isEmpty { add(.elsewhere, near(.place, .deal, lettersMax: 12)) }
        }
        return found
    }

    private static let words = book(
        list(.channel, [
            "微信", "薇信", "威信", "vx", "wx", "v信", "wechat", "weixin", "qq", "扣扣", "q", "企鹅", "tg", "telegram", "电报", "飞机号", "whatsapp", "skype", "line", "discord", "signal", "instagram", "insta", "推特", "twitter", "钉钉", "企业微信", "messenger", "kakao", "脸书", "facebook", "小红书", "抖音号", "快手号", "瓦次", "whats app",
        ])
        + list(.address, [
            "手机", "手机号", "电话", "号码", "电话号码", "联系方式", "邮箱", "邮件地址", "名片", "二维码", "好友", "好友申请", "微信群", "qq群", "私聊群", "尾号", "number", "phone number", "phone", "cell", "email", "e mail", "contact info", "contact details", "whatsapp number",
        ])
        + list(.reach, [
            "加我", "加你", "加您", "我加", "你加", "加一下", "加个", "就加", "来加", "方便加", "搜我", "你搜", "搜", "聊", "细聊", "详聊", "详谈", "面谈", "打我", "打给", "打过来", "打你", "找我", "找你", "联系我", "联系你", "联系您", "私我", "私信", "秒回", "常在", "都在", "我在", "还在用", "推给", "推你", "通过一下", "通过下", "留个", "留一个", "留下", "给个", "给我", "发我", "发你", "给你", "拉你", "拉我", "建个", "开个", "拉个", "扫一下", "扫我", "互加", "语音", "视频聊", "说话方便", "号是", "号多少", "多少号", "是多少",
            "dm", "dms", "text", "text you", "text me", "call", "call me", "ring", "reach me", "find me", "ping", "hit me up", "message me", "chat", "talk", "get your", "have your", "your", "add", "drop me", "send me", "give me", "leave me", "move to", "switch to", "speak",
        ])
        + list(.person, ["我", "你", "您", "咱", "咱们", "me", "my", "you", "your", "us", "we", "i", "i ll", "lets", "let us"])
        + list(.handOver, [
            "转我", "转你", "转给我", "转给你", "转过来", "转过去", "转一半", "先转", "直接转", "直接打", "打给我", "打过来", "打我", "付我", "付给我", "付你", "付给你", "给我打", "给我转", "给你转", "给你打", "扫我", "扫你", "发我红包", "补我", "补给我", "补给你", "退你", "退给你", "汇我", "汇给我", "汇过来", "结给我", "给我结", "转完", "打完", "收了款", "收到钱", "钱到", "给钱", "结账", "交钱", "先付一半",
            "pay me", "send me", "send half", "paid by", "pay by", "pay with", "transfer me", "wire me", "transfer to", "wire to", "get paid", "settle",
        ])
        + list(.means, [
            "微信", "支付宝", "花呗", "银行卡", "卡上", "卡里", "卡号", "招行", "工行", "建行", "农行", "中行", "零钱", "红包", "口令红包", "现金", "收款码", "付款码", "扫码", "二维码", "私人账户", "个人账户", "个人账号", "云闪付", "数字人民币", "截图", "收据", "半价", "定金", "订金",
            "alipay", "paypal", "wise", "venmo", "zelle", "crypto", "usdt", "bitcoin", "bank", "cash", "revolut", "payoneer", "western union", "cash app",
        ])
        + list(.gain, [
            "便宜", "优惠", "更低", "打折", "折", "少收", "少付", "少算", "省", "省下", "抽成", "抽得", "扣点", "扣钱", "扣得多", "扣太多", "扣得狠", "手续费", "服务费", "平台费", "差价", "多退", "开工", "马上发", "立刻发", "秒发", "信得过", "谁跟谁",
            "cheaper", "discount", "off", "less", "fee", "fees", "commission", "save", "crazy",
        ])
        + list(.away, [
            "别走这", "别走这里", "不走这", "不走这里", "不走平台", "别走平台", "不用平台", "不用线上", "换个地方", "换地方", "出去谈", "出去聊", "到外面", "在外面", "外面谈", "私下", "私底下", "站外", "平台外", "绕开平台", "绕过平台", "单关了", "单退了", "单子退了", "取消这单", "取消订单", "拍下别付", "别付款", "别拍", "别在这", "别在平台",
            "off platform", "outside", "skip this site", "skip the site", "skip this platform", "off the platform", "off this site", "leave this site", "without the platform",
        ])
        + list(.place, [
            "闲鱼", "咸鱼", "转转", "淘宝", "淘宝店", "微店", "拼多多", "京东", "猪八戒", "我店", "我的店", "我网站", "我的网站", "我官网", "自己的店", "独立站", "我自己网站", "自己网站", "自己的网站", "我公司", "当面", "见面", "面交", "线下", "同城", "my store", "my own store", "my shop", "my website", "my own site", "my site", "in person", "taobao", "xianyu", "ebay", "fiverr", "upwork",
        ])
        + list(.deal, [
            "交易", "成交", "签合同", "签", "谈", "谈价", "拍", "下单", "买", "付钱", "给钱", "付款", "交钱", "挂着", "搜我", "搜", "做", "弄", "结", "deal", "buy", "order", "pay", "next time", "has it", "trade",
        ])
        + list(.price, ["八折", "九折", "七折", "半价", "#折", "#块", "#元", "#"]))

    private static func list(_ role: Role, _ phrases: [String]) -> [(String, Role)] { phrases.map { ($0, role) } }

    private static func book(_ phrases: [(String, Role)]) -> PhraseBook<Set<Role>> {
        var roles: [String: Set<Role>] = [:]
        for (phrase, role) in phrases { roles[phrase, default: []].insert(role) }
        return PhraseBook<Set<Role>>(roles.map { ($0.key, $0.value) })
    }

    /// What says that the money stays where it is protected.
    private static let escrow = PhraseBook(["托管", "诚序通", "诚序", "验收后", "平台付款", "走平台", "在平台付", "原路", "through escrow", "in escrow", "into escrow", "by milestones"])

    /// What makes a clause one about what the software does, its tests or its data.
    private static let features = PhraseBook([
        "登录", "登陆", "注册", "小程序", "公众号", "接口", "对接", "接入", "插件", "模块", "功能", "机器人", "推送", "通知", "消息模板", "模板", "回调", "授权", "鉴权", "后台", "前端", "页面", "表单", "字段", "按钮", "图标", "组件", "配置", "设置", "参数", "日志", "报错", "bug", "白屏", "崩", "打不开", "显示", "识别", "生成", "导入", "导出", "同步", "上传", "下载", "部署", "源码", "代码", "数据库", "缓存", "支付接口", "沙箱", "商户", "商家", "用户", "客户", "会员", "管理员", "测试", "压测", "审核", "验证码", "短信", "校验", "加密", "脱敏", "浏览器", "手机端", "移动端", "安卓", "ios", "适配", "兼容", "版本", "升级", "bot", "sdk", "api", "webhook", "oauth", "login", "sign in", "plugin", "module", "feature", "template", "form", "field", "config", "settings", "token", "page", "button", "database", "invoice", "customers", "users", "module", "updates", "deploy",
        "提现", "充值", "余额", "分账", "对账", "凭证", "核销", "门店", "裂变", "打赏", "活码", "直播", "群发", "自动回复", "客服系统", "开放平台", "开发者", "appid", "证书", "v3", "域名", "备案", "服务器", "支持", "能不能接", "包含", "appsecret", "发票", "税号", "快递", "物流", "仓库", "演示站", "文档", "教程", "视频",
    ])
}
