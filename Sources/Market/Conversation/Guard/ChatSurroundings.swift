/// What stands around words in a conversation and makes them honest: a denial, a field of a table, data for a test.
enum ChatSurroundings {
    /// Whether a way to reach somebody is one in the software, its data or its tests.
    static func isHonest(_ found: Contacts.Found, in text: FoldedText) -> Bool {
        if isDenied(found.range, in: text) { return true }
        switch found.nature {
        case .handle, .account:
            return data.stands(in: text, text.sentence(around: found.range))
        case .call: return software.stands(in: text, found.range)
        }
    }

    /// Whether words about a deal elsewhere are denied.
    static func isHonest(_ range: Range<Int>, in text: FoldedText) -> Bool {
        isDenied(range, in: text) || isHandedOver(range, in: text)
    }

    /// Whether something is only given to one of the two to look at: 打给我看看, 转你一份.
    static func isHandedOver(_ range: Range<Int>, in text: FoldedText) -> Bool {
        guard let last = text.letters[range].last?.value, parties.contains(last) else { return false }
        let end = text.clause(around: range).upperBound
        return handedOver.stands(in: text, range.upperBound..<min(end, range.upperBound + 4))
    }

    private static let parties = Set("我你您".unicodeScalars.map(\.value))

    /// What is sent to be looked at, not to be spent.
    private static let handedOver = PhraseBook(["看", "看看", "听", "过目", "一份", "文件", "日志", "源码", "代码", "截图", "账号密码", "审", "核对", "确认下"])

    /// What says that it went the protected way, or is being looked at there.
    static let underWay = PhraseBook(["显示", "处理中", "待交付", "已托管", "到托管", "在托管", "订单"])

    /// Whether the words are denied right before them, as in 我不加微信; not where 不 only asks, as in 要不加个微信.
    static func isDenied(_ range: Range<Int>, in text: FoldedText) -> Bool {
        if Surroundings.isDenied(range, in: text) || isRefused(range, in: text) { return true }
        let letters = text.letters
        guard range.lowerBound > 0, letters[range.lowerBound].gap == .none, no.contains(letters[range.lowerBound - 1].value)
        else { return false }
        guard range.lowerBound > 1 else { return true }
        let before = letters[range.lowerBound - 2].value
        return before != want && before != letters[range.lowerBound].value
    }

    /// Whether the clause goes on to refuse it: 平台外的付款我一律不接受.
    private static func isRefused(_ range: Range<Int>, in text: FoldedText) -> Bool {
        let end = text.clause(around: range).upperBound
        return refusals.stands(in: text, range.upperBound..<min(end, range.upperBound + 14))
    }

    private static let refusals = PhraseBook([
        "不接受", "不做", "不考虑", "拒绝", "免谈", "不提供", "一律不", "我不", "不安全", "有风险", "没保障", "没理", "已举报", "被骗", "is not accepted",
        "not accepted", "i refuse", "no thanks", "not safe",
    ])

    /// What software has of its own: a call that names it is no call.
    private static let software = PhraseBook(["公众号", "小程序", "服务号"])

    private static let no = Set("不没別别莫勿".unicodeScalars.map(\.value))
    /// 要
    private static let want: UInt32 = 0x8981

    /// What says that a number or an address is data.
    private static let data = PhraseBook([
        "字段", "正则", "mock", "假数据", "测试数据", "测试号码", "测试手机号", "示例", "脱敏", "压测", "写死", "seed", "沙箱", "沙盒", "sandbox", "test card",
        "测试卡", "数据库里", "表里", "返回", "curl", "参数",
        "报错", "订单", "单号", "commit", "后台默认", "测试账号", "演示账号", "占位", "placeholder", "dummy", "fake",
    ])
}
