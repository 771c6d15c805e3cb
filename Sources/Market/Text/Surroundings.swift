/// What stands around words and takes the claim out of them.
enum Surroundings {
    /// Whether the words are denied: 并非最好, 不保证, not guaranteed.
    static func isDenied(_ range: Range<Int>, in text: FoldedText) -> Bool {
        let clause = text.clause(around: range)
        let reach = text.letters[range.lowerBound].value.isAsciiWord ? 30 : 10
        let before = max(clause.lowerBound, range.lowerBound - reach)..<range.lowerBound
        return before.contains { place in
            denials.longest(in: text, at: place).map { $0.range.upperBound <= range.upperBound } ?? false
                && !isQuestion(at: place, in: text)
        }
    }

    /// Whether 不 only asks: 能不能, 要不要, 要不.
    private static func isQuestion(at place: Int, in text: FoldedText) -> Bool {
        let letters = text.letters
        guard place > 0, letters[place].value == no, letters[place].gap == .none else { return false }
        let before = letters[place - 1].value
        return before == want || place + 1 < letters.count && letters[place + 1].value == before
    }

    /// 不
    private static let no: UInt32 = 0x4E0D
    /// 要
    private static let want: UInt32 = 0x8981

    /// Whether the clause only speaks of finding the least, the last, the best among several by computing.
    static func isComputed(_ range: Range<Int>, in text: FoldedText) -> Bool {
        computing.stands(in: text, text.clause(around: range))
    }

    /// Whether the sentence says where a figure is from.
    static func isSourced(_ range: Range<Int>, in text: FoldedText) -> Bool {
        sources.stands(in: text, text.sentence(around: range))
    }

    /// Whether the words right after name a function of the software, such as 登录 after 微信.
    static func isFunction(after range: Range<Int>, in text: FoldedText, within lettersMax: Int = 7) -> Bool {
        let clause = text.clause(around: range)
        return functions.stands(in: text, range.upperBound..<min(clause.upperBound, range.upperBound + lettersMax))
    }

    /// Whether the clause is about a function of the software.
    static func isFunction(_ range: Range<Int>, in text: FoldedText) -> Bool {
        functions.stands(in: text, text.clause(around: range))
    }

    private static let denials = PhraseBook([
        "不是", "并不是", "并非", "绝非", "不保证", "不承诺", "不提供", "无法保证", "不能保证", "难以保证", "不敢保证", "不担保", "无法承诺",
        "不能承诺", "无法做到", "做不到", "不等于", "不代表", "不意味着", "未必", "不一定", "不见得", "不敢说", "谈不上", "算不上", "称不上", "没有最", "没有已知", "没有任何已知",
        "请勿", "切勿", "勿", "不要", "请别", "{别|千万别|切别}{加|在|走|私|转|信|轻信|用|去|找|联系|给|把|相信|随便}", "禁止", "严禁", "不得", "不可", "拒绝", "谨防", "警惕",
        "避免", "不支持", "不接受", "不允许", "不建议",
        "不包括", "不包含", "不含", "不做", "不包", "不能", "无需", "不必", "无须", "不用", "不会要求", "不可能做到", "从不要求", "不声称", "不宣称", "何来",
        "是否",
        "not", "no", "cannot", "cant", "can not", "dont", "do not", "doesnt", "isnt", "arent", "wont", "never", "nor",
        "without", "neither", "avoid", "nobody can", "no one can", "not claim", "not promise", "not offer",
    ])

    /// Whether the clause is about finding such words in what others write.
    static func isWatchedFor(_ range: Range<Int>, in text: FoldedText) -> Bool {
        watching.stands(in: text, text.clause(around: range))
    }

    private static let watching = PhraseBook([
        "拦截", "屏蔽", "过滤", "识别", "检测", "举报", "敏感词", "违规词", "风控", "骗", "诈骗", "blocks messages", "filters messages", "detects",
        "moderation", "spam",
    ])

    private static let computing = PhraseBook([
        "排序", "排列", "排在", "排行榜功能", "筛选", "查找", "查询", "统计", "求解", "求出", "求", "计算", "{排序|查找|搜索|路径|贪心|遗传|优化|寻路|调度}算法", "找出", "取出",
        "选出", "返回", "列出",
        "匹配到", "遍历", "搜索出", "复杂度", "置顶", "做法", "写法", "办法", "自动选择", "自动选", "优先选择",
        "sort{|s|ed}", "sorting", "order by", "filter{|s}", "find{|s} the", "computes", "compute", "returns", "return",
        "select{|s}",
        "search{|es}", "picks", "pick", "chooses", "shows the most", "shows the best", "show{|s}", "list{|s} the", "algorithm",
        "calculate{|s}", "mirror", "path", "rating", "leaderboard", "keeps the best", "saves the best",
    ])

    private static let sources = PhraseBook([
        "来源", "数据来自", "出处", "截至", "截止", "统计时间", "统计口径", "统计周期", "据~统计", "据~报告", "据~数据", "平台统计", "后台统计", "见附件",
        "见~报告", "见报告", "见文档", "压测", "实测", "测试环境", "测试机", "测试条件", "测试集", "验证集", "基准测试", "测试报告", "跑分", "引自", "依据",
        "按照~测", "本机", "source", "according to", "as of", "measured", "benchmark", "benchmarked",
        "{the|ci|test|our|this|lab} report", "see the", "on a test",
        "test set", "validation set", "data from", "survey",
    ])

    private static let functions = PhraseBook([
        "一搜", "登录", "登陆", "支付", "收款", "小程序", "公众号", "公众平台", "开放平台", "机器人", "插件", "接口", "推送", "通知", "消息", "模板", "授权", "回调",
        "服务号", "订阅号", "企业版", "分享", "扫码登录", "客户端", "浏览器", "协议", "功能", "模块", "组件", "字段", "系统", "管理", "配置", "设置", "可选",
        "列表", "数据", "素材", "图标", "页面", "界面", "表单", "校验", "验证", "识别", "生成", "导入", "导出", "群发", "自动回复", "小游戏", "内嵌", "网页",
        "开发", "源码", "示例", "演示代码", "教程", "文档", "对接", "接入", "集成", "适配", "监控", "告警", "报警", "按钮", "键", "字体", "字样", "形", "地图",
        "登记", "凭证", "记录", "流程", "方式由", "账单", "对账", "渠道", "后台", "用户之间", "会员", "余额", "商家", "门店", "订单", "头像", "昵称", "环境",
        "login", "sign in", "signin", "sdk", "api", "oauth", "bot", "pay", "plugin", "webhook", "template{|s}", "button",
        "integration", "module", "field", "channel{|s}", "notification{|s}", "alert{|s}", "validation", "parser", "payment methods",
        "supported", "feature", "component",
    ])
}

extension Range<Int> {
    func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && upperBound >= other.upperBound }
}
