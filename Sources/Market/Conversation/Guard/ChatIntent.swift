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
        /// One of them by its full name, which is no word of software by itself.
        case service
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

    /// The longest clause in which a service and one of the two mean a contact by themselves, in letters.
    private static let clauseLettersMax = 24

    private static let asking = PhraseBook([
        "吗", "没", "没有", "有没有", "能否", "可否", "方便", "呢", "多少", "加", "搜", "有", "do you", "have", "got", "instead", "on",
    ])

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
        let sentence = text.sentence(around: first.range)
        func of(_ role: Role) -> [Hit] { hits.filter { $0.meaning.contains(role) } }
        func near(_ one: Role, _ other: Role, lettersMax: Int) -> Range<Int>? {
            for left in of(one) {
                for right in of(other) where !left.range.overlaps(right.range) {
                    let range =
                        min(left.range.lowerBound, right.range.lowerBound)..<max(left.range.upperBound, right.range.upperBound)
                    let reach = text.letters[range.lowerBound].value.isAsciiWord ? lettersMax * 2 : lettersMax
                    if range.count <= reach { return range }
                }
            }
            return nil
        }
        let isSafe =
            (escrow.stands(in: text, sentence) || ChatSurroundings.underWay.stands(in: text, sentence)) && of(.away).isEmpty
        var found: [ChatWords.Found] = []
        func add(_ kind: OffPlatformKind, _ range: Range<Int>?) {
            if let range { found.append(ChatWords.Found(range: range, kind: kind)) }
        }
        // In a clause that says nothing of software, naming a service to one another is enough.
        for service in of(.service) where !features.stands(in: text, sentence) {
            let clause = text.clause(around: service.range)
            if declines.stands(in: text, clause.lowerBound..<service.range.lowerBound) { continue }
            let isAsked = !of(.person).filter({ clause.contains($0.range) }).isEmpty || asking.stands(in: text, clause)
            if isAsked, clause.count <= Self.clauseLettersMax { add(.contact, service.range) }
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
            let isPast = past.stands(in: text, sentence)
            if !isPast { add(.elsewhere, near(.place, .gain, lettersMax: 16)) }
            if !isPast, !of(.person).isEmpty { add(.elsewhere, near(.place, .deal, lettersMax: 12)) }
        }
        return found
    }

    private static let words = book(
        list(
            .channel,
            [
                "微信", "薇信", "威信", "vx", "wx", "v信", "wechat", "weixin", "qq", "扣扣", "q", "企鹅", "tg", "telegram", "电报", "飞机号",
                "whatsapp", "skype", "line", "discord", "signal", "instagram", "insta", "推特", "twitter", "钉钉", "企业微信", "messenger",
                "kakao", "脸书", "facebook", "小红书", "抖音号", "快手号", "瓦次", "whats app",
            ])
            + list(
                .service,
                [
                    "微信", "薇信", "威信", "v信", "wechat", "weixin", "qq", "qq号", "扣扣", "微信号", "telegram", "电报", "whatsapp", "skype",
                    "discord", "飞书", "推特", "twitter", "facebook", "instagram",
                ])
            + list(
                .address,
                [
                    "手机", "手机号", "电话", "号码", "电话号码", "联系方式", "邮箱", "邮件地址", "名片", "二维码", "好友", "好友申请", "微信群", "qq群", "私聊群", "尾号",
                    "number", "phone number", "phone", "cell", "email", "e mail", "contact info", "contact details",
                    "whatsapp number",
                ])
            + list(
                .reach,
                [
                    "加我", "加你", "加您", "我加", "你加", "加一下", "加个", "就加", "来加", "方便加", "搜我", "你搜", "搜", "聊", "细聊", "详聊", "详谈", "面谈",
                    "打我", "打给", "打过来", "打你", "找我", "找你", "联系我", "联系你", "联系您", "私我", "私信", "秒回", "常在", "都在", "我在", "还在用", "推给", "推你",
                    "通过一下", "通过下", "留个", "留一个", "留下", "给个", "给我", "发我", "发你", "给你", "拉你", "拉我", "建个", "开个", "拉个", "扫一下", "扫我", "互加",
                    "语音", "视频聊", "说话方便", "号是", "号多少", "多少号", "是多少",
                    "dm", "dms", "text", "text you", "text me", "call", "call me", "ring", "reach me", "find me", "ping",
                    "hit me up", "message me", "chat", "talk", "get your", "have your", "your", "add", "drop me", "send me",
                    "give me", "leave me", "move to", "switch to", "speak",
                ])
            + list(.person, ["我", "你", "您", "咱", "咱们", "me", "my", "you", "your", "us", "we", "lets", "let us"])
            + list(
                .handOver,
                [
                    "转我", "直接给我", "直接给钱", "单独转", "先把钱", "我扫你", "转你", "转给我", "转给你", "转过来", "转过去", "转一半", "先转", "先给", "给你现金", "给我现金",
                    "直接给你", "直接转", "直接打", "打给我", "打过来", "打我", "付我", "付给我", "付你", "付给你", "给我打", "给我转", "给你转", "给你打", "扫我", "扫你",
                    "发我红包", "补我", "补给我", "补给你", "退你", "退给你", "返你", "返给你", "返我", "补你", "差价补", "你转", "转吧", "其余转", "剩下转", "余款转", "转账",
                    "汇我", "汇给我", "汇过来", "结给我", "给我结", "转完", "打完", "收了款", "收到钱", "钱到", "给钱", "结账", "交钱", "先付一半",
                    "pay me", "send me", "send you", "send usdt", "payment", "payments", "send half", "paid by", "pay by",
                    "pay with", "transfer me", "wire me", "transfer to", "wire to", "get paid", "settle",
                ])
            + list(
                .means,
                [
                    "微信", "支付宝", "支付宝账号", "花呗", "银行卡", "卡上", "卡里", "卡号", "招行", "工行", "建行", "农行", "中行", "零钱", "红包", "口令红包", "现金",
                    "收款码", "付款码", "扫码", "二维码", "微信收", "支付宝收", "私人账户", "个人账户", "个人账号", "云闪付", "数字人民币", "截图", "收据", "半价", "定金", "订金",
                    "alipay", "paypal", "wise", "venmo", "zelle", "crypto", "usdt", "bitcoin", "bank", "cash", "revolut",
                    "payoneer", "western union", "cash app",
                ])
            + list(
                .gain,
                [
                    "便宜", "优惠", "更低", "打折", "折", "少收", "少付", "少算", "省", "省下", "抽成", "抽得", "扣点", "扣钱", "扣得多", "扣太多", "扣得狠", "手续费",
                    "服务费", "平台费", "差价", "多退", "开工", "马上发", "立刻发", "秒发", "信得过", "谁跟谁", "太慢", "太久", "急用钱", "放款慢", "没发票", "不要发票",
                    "不开票",
                    "cheaper", "discount", "off", "less", "fee", "fees", "commission", "save", "crazy",
                ])
            + list(
                .away,
                [
                    "出来做", "出来谈", "出来搞", "出去做", "出去弄", "把单撤", "把单退", "把单关", "单撤了", "订单撤", "退单", "不用通过", "不通过这", "不用再通过", "别用这个平台",
                    "别用平台", "不走他们", "直接签", "别走这", "别走这里", "不走这", "不走这里", "不走平台", "别走平台", "不用平台", "不用线上", "换个地方", "换地方", "出去谈",
                    "出去聊", "到外面", "在外面", "外面谈", "私下", "私底下", "站外", "平台外", "绕开平台", "绕过平台", "单关了", "单退了", "单子退了", "取消这单", "取消订单",
                    "拍下别付", "别付款", "别拍", "别在这", "别在平台",
                    "off platform", "no need to go through", "go through this", "directly with me", "with me directly", "outside",
                    "skip this site", "skip the site", "skip this platform", "off the platform", "off this site", "leave this site",
                    "without the platform",
                ])
            + list(
                .place,
                [
                    "闲鱼", "咸鱼", "转转", "淘宝", "淘宝店", "微店", "拼多多", "京东", "猪八戒", "我店", "我的店", "我网站", "我的网站", "我官网", "自己的店", "独立站",
                    "我自己网站", "自己网站", "自己的网站", "我公司", "当面", "见个面", "碰个面", "碰面", "一手交钱", "见面", "面交", "线下", "同城", "my store",
                    "my own store", "my shop", "my website", "my own site", "my site", "in person", "taobao", "xianyu", "ebay",
                    "fiverr", "upwork",
                ])
            + list(
                .deal,
                [
                    "交易", "一手交货", "找我本人", "找我买", "找我", "继续", "成交", "签合同", "签", "谈", "谈价", "拍", "下单", "买", "付钱", "给钱", "付款", "交钱",
                    "挂着", "搜我", "搜", "做", "弄", "结", "deal", "buy", "order", "pay", "next time", "has it", "trade",
                ])
            + list(.price, ["八折", "九折", "七折", "半价", "#折", "#块", "#元", "#"]))

    private static func list(_ role: Role, _ phrases: [String]) -> [(String, Role)] { phrases.map { ($0, role) } }

    private static func book(_ phrases: [(String, Role)]) -> PhraseBook<Set<Role>> {
        var roles: [String: Set<Role>] = [:]
        for (phrase, role) in phrases { roles[phrase, default: []].insert(role) }
        return PhraseBook<Set<Role>>(roles.map { ($0.key, $0.value) })
    }

    /// What says that the money stays where it is protected.
    private static let escrow = PhraseBook([
        "托管", "诚序通", "诚序", "验收后", "平台付款", "走平台", "在平台付", "原路", "checkout", "on this site", "on the platform", "through the site",
        "through escrow", "in escrow", "into escrow", "by milestones",
    ])

    /// What says that a service is not wanted.
    private static let declines = PhraseBook([
        "不加", "不用", "别加", "没加", "不给", "不留", "不需要", "无需", "不方便加", "不发", "不必", "别用", "他", "她", "有人", "客户", "dont use", "do not use",
        "not on", "rather not",
    ])

    /// What says that it was long ago, or somebody else's.
    static let past = PhraseBook(["之前", "以前", "曾", "曾经", "买过", "用过", "上次买", "别家", "同行", "同类", "before", "used to", "other sellers"])

    /// What makes a clause one about what the software does, its tests or its data.
    private static let features = PhraseBook([
        "登录", "登陆", "注册", "小程序", "公众号", "接口", "对接", "接入", "插件", "模块", "功能", "机器人", "推送", "通知", "消息模板", "模板", "回调", "授权", "鉴权", "后台",
        "前端", "页面", "表单", "字段", "按钮", "图标", "组件", "配置", "设置", "参数", "日志", "报错", "bug", "白屏", "崩", "打不开", "显示", "识别", "生成", "导入",
        "导出", "同步", "上传", "下载", "部署", "源码", "代码", "数据库", "缓存", "支付接口", "沙箱", "商户", "商家", "用户", "客户", "会员", "管理员", "测试", "压测", "审核",
        "验证码", "短信", "校验", "加密", "脱敏", "里打开", "打开", "跳转", "跳", "弹", "渲染", "内置", "收不到", "没反应", "分享", "头像", "昵称", "订阅号", "服务号", "小游戏",
        "视频号", "朋友圈", "支付分", "红包封面", "卡券", "开通", "支付开", "微信支付", "qq音乐", "客户端", "协议", "群机器人", "企业号", "审批", "消息", "通道", "证书", "密钥",
        "秘钥", "密码", "端", "版", "类似", "的表", "前缀", "变量", "型号", "域", "样式", "编译", "调试", "登入", "扫码登", "绑定", "绑", "解绑", "换绑", "授权码", "一键",
        "采集", "联盟", "商户号", "浏览器", "手机端", "移动端", "安卓", "ios", "适配", "兼容", "版本", "升级", "bot", "sdk", "api", "webhook", "oauth",
        "login", "sign in", "plugin", "module", "feature", "template", "form", "field", "config", "settings", "token", "page",
        "button", "database", "customers", "users", "module", "updates", "deploy", "integration", "support", "supports", "header",
        "footer", "rejects", "breaks", "template", "version", "library", "react", "notification", "notifications", "messages",
        "update",
        "提现", "充值", "余额", "分账", "对账", "凭证", "核销", "门店", "裂变", "打赏", "活码", "直播", "群发", "自动回复", "客服系统", "开放平台", "开发者", "appid", "证书",
        "v3", "域名", "备案", "服务器", "支持", "能不能接", "包含", "appsecret", "快递", "物流", "仓库", "演示站", "文档", "教程", "视频",
    ])
}
