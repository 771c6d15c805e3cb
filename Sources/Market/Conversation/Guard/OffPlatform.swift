/// Calls to deal or to pay outside the escrow.
///
/// Source: DESIGN.md 1, protection 4: what is dealt elsewhere has no escrow, no record and no ruling.
enum OffPlatform {
    /// How sure a phrase is by itself.
    enum Sign: Sendable {
        /// Unless it is denied.
        case certain
        /// Unless the clause is about a function of the software.
        case unlessFunction
        /// Only where the sentence says what one gains by it.
        case withGain
    }

    static func found(in text: FoldedText) -> [Range<Int>] {
        book.hits(in: text).compactMap { hit in
            if Surroundings.isDenied(hit.range, in: text) || Surroundings.isWatchedFor(hit.range, in: text) { return nil }
            if isVoucher(hit.range, in: text) { return nil }
            switch hit.meaning {
            case .certain: break
            case .unlessFunction: if features.stands(in: text, text.clause(around: hit.range)) { return nil }
            case .withGain:
                let sentence = text.sentence(around: hit.range)
                guard gains.stands(in: text, sentence), !features.stands(in: text, text.clause(around: hit.range)) else {
                    return nil
                }
            }
            return hit.range
        }
    }

    /// Whether the words only run into 优惠券 or 优惠码: a thing that shops have, not a price for dealing elsewhere.
    private static func isVoucher(_ range: Range<Int>, in text: FoldedText) -> Bool {
        guard range.upperBound < text.letters.endIndex, let last = text.letters[range].last else { return false }
        let next = text.letters[range.upperBound]
        return next.gap == .none && last.value == Unicode.Scalar("惠").value
            && (next.value == Unicode.Scalar("券").value || next.value == Unicode.Scalar("码").value)
    }

    private static let pay = "{付款|支付|转账|交易|成交|打款|汇款|结算|结账|付钱|给钱|交钱|下单|购买|买|拍|走账|收款|付}"

    private static let book = PhraseBook<Sign>([
        ("{私下|私底下|私聊|站外|平台外|场外|线外|底下}{|里|再|直接|来|可|可以|去}\(pay)", .unlessFunction), ("{线下|线下里}{|直接|来|可|可以}\(pay)", .withGain),
        (
            "{不走|绕开|绕过|避开|躲开|跳过|脱离|撇开|抛开|甩开|不经过|不通过|不用|离开|省去|免去|逃避|省掉}{|这个|本|此|该|诚序|诚序通的}{平台|担保|诚序通|诚序|中间商平台|托管|第三方担保|中介平台}",
            .unlessFunction
        ), ("{不要|别|不用|无需|勿|不必}在{这里|平台|本平台|站内|这|这儿|网站上|平台上}{拍|下单|付款|付|付钱|买|购买|支付|交易|谈|聊}", .certain),
        ("{别|不要|不用|不必|无需|甭|可以不|可不}{走|经过|通过|过|用|等}{|这个|本|诚序}{平台|担保|诚序通|托管|中介}", .certain),
        ("{直接|可以|可|私下|单独|先|请|麻烦|尽快|把尾款|把余款|把钱|把定金|尾款|余款|定金}{转|打|付|汇|发}{我|给我|支付宝|微信|到我|到支付宝|到微信|红包|我微信|我支付宝|我卡}", .unlessFunction),
        ("{直接|发|走|用|收}{微信红包|支付宝红包|红包|支付宝转账|微信转账|支付宝|微信}{付|转|付款|转账|就行|即可|秒发|发货|给我}", .unlessFunction),
        ("直接{微信|支付宝}{红包|转账|付款|付}", .unlessFunction), ("{加好友|加微信|加我|加v|加q|加群}{|后|再|直接}{转账|付款|打款|交易|成交|转钱|红包}", .certain),
        ("{微信|支付宝|银行卡}{转|打|付|汇}{我|给我|到我}", .certain), ("{私下|线下|站外|私底下}{|再|慢慢|好好|来}{谈|聊|商量|说|议|优惠|有优惠|便宜|价}", .unlessFunction),
        ("{闲鱼|淘宝|转转|咸鱼|拼多多|微店}{搜|搜索|找|同名}", .unlessFunction), ("{好评|五星|确认收货|立即确认|提前确认|秒确认}~返{现|红包|钱|利}", .unlessFunction),
        ("{确认|验收|收货}{|后|前|之前}~返现", .withGain), ("不在{平台|站内|这里|这儿|本平台}{上|}{拍|下单|付款|买|购买|支付|交易|走|成交}", .certain),
        (
            "{支付宝|微信|微信红包|红包|银行卡|银行|网银|现金|paypal|usdt|虚拟币|数字货币|云闪付|数字人民币|vx|wx|qq红包|口令红包}{直转|直接转|直接付|直付|直接打|转给我|转我|打给我|付给我}",
            .certain
        ), ("{直转|直接转账|直接转钱|直接打款|直接汇款|直接转我|直接打钱|直接转给|直接付给|直接把钱|直接给钱}{|给我|我|到我|便宜|优惠|给卖家|账|打折|价}", .unlessFunction),
        (
            "{打款|转账|打钱|付款|汇款|转钱|打|转|付|汇|定金|订金|余款|尾款|货款}{到|给|至|进|入}{我|我的|本人|我们的|以下账户|下方账户|我支付宝|我微信}{|的}{支付宝|微信|银行卡|账户|账号|卡|卡里|卡上|paypal|钱包|}",
            .unlessFunction
        ), ("{扫|扫码|扫描|用}{|我|我的|下方|下面|图中|图片|本人|店主|截图里}{|的}{收款码|付款码|收款二维码|支付码|赞赏码}{|付款|支付|付|即可|直接}", .certain),
        ("扫我{|的}{支付宝|微信|收款码|码}", .certain), ("{把款|把钱|款|钱}{付了|转了|打了|付掉|转过来|打过来|付过来}", .withGain),
        ("{私下|线下|站外}{|把}{款|钱|费用|定金|尾款}", .unlessFunction), ("走{闲置|二手|别的|其他|第三方|其它|外部|自己}{|的}{平台|渠道|网站|app}", .unlessFunction),
        ("走{我|我的|个人|私人|本人}{|的|个人}{收款|收款码|账户|账号|支付宝|微信|银行卡|对公}", .certain), ("返{现|利|红包}#", .unlessFunction),
        ("我的{收款码|支付宝收款码|微信收款码|收款二维码|赞赏码}", .certain),
        (
            "走{微信|支付宝|闲鱼|淘宝|转转|拼多多|红包|微信红包|支付宝红包|咸鱼|鲜鱼|银行|银行卡|对公|私账|私人账户|猪八戒|京东|线下|私下|转账|qq|paypal|usdt|二手平台|别的平台|其他平台|站外}{|链接|付款|支付|转账|交易|下单|拍|红包|更便宜|便宜|更|价格|打折|可|可以|成交|直接|流程}",
            .unlessFunction
        ),
        (
            "{去|到|上|来|在}{闲鱼|咸鱼|淘宝|转转|拼多多|京东|微信|微店|那边|别的平台|其他平台|我的店|我店里|淘宝店|官网|我官网|我的网站|我网站|我的小店|那}{|上|里|店|店铺}{拍|下单|买|付款|购买|交易|更便宜|便宜|优惠|拍下|支付}",
            .unlessFunction
        ),
        (
            "{闲鱼|淘宝|转转|咸鱼|拼多多|微店|官网|其他平台|别的平台|别处|站外}{|店|店铺|上|那边|链接|里|同款}{|价格|价|卖|同款|也有|拍|买|下单}{更便宜|便宜|更低|更优惠|有优惠|优惠|半价|打折|低价}",
            .certain
        ), ("{平台|这里|这边|本站|诚序}{|要|会}{抽成|手续费|扣点|佣金|服务费|收费|收手续费|扣手续费|抽佣}{|太|很|比较|有点|挺|较}{高|贵|多|狠|黑|重}", .unlessFunction),
        ("{省|免|避免|省去|省下|不用交|免去|避开|没有|少|逃}{|去|掉|了|平台|平台的|这个|中间}{手续费|抽成|平台费|服务费|扣点|佣金}", .withGain), ("{银行|银行卡|对公|网银}转账", .withGain),
        ("{私下|线下}{价|价格|优惠|有优惠|更便宜|便宜|打折|可优惠|再优惠}", .certain), ("私{下里|下}{优惠|再谈|可谈|好谈|谈价|聊价|议价|便宜}", .certain),
        ("{先付|先打|先转|先给|先交}{|一半|部分|点|个}{定金|订金|押金|款|钱|#元|#块}~{到|给|转|打|支付宝|微信|我}", .unlessFunction),
        ("{联系我|加我|私聊|私信}{|后}{|再}{改价|便宜|优惠|打折|议价|低价|有惊喜}", .certain), ("转转链接", .certain),
        ("{usdt|比特币|虚拟币|以太坊|泰达币}{付款|支付|结算|交易|转账}", .withGain),
        (
            "{off|outside|outside of} {the |this |of this |of the |}{platform|site|escrow|market|marketplace|website}",
            .unlessFunction
        ), ("{wire|zelle|venmo|paypal|cashapp|crypto} me", .certain), ("friends and family", .certain),
        (
            "{settle|deal|deals|trade|pay|arrange} {it |this |things |}{in private|privately|between us|among ourselves|in person}",
            .certain
        ), ("{pay|paid|order|buy} {via|through|on|over} my {website|site|shop|store|paypal|page}", .certain),
        ("off platform", .certain),
        ("{to|into} {my|our} {paypal|bank|bank account|alipay|wechat|wallet|usdt|venmo|card|crypto wallet}", .unlessFunction),
        ("{payment|payments|pay|deal|deals} outside", .withGain),
        (
            "{skip|bypass|avoid|without|dodge|circumvent|around} {the |this |their |using the |}{escrow|platform|platform fee|platform fees|marketplace fee|site fee|middleman|commission|marketplace}",
            .unlessFunction
        ),
        (
            "{pay|paid|send|transfer|payment|deal|buy|order|purchase} {me |us |the money |money |it |to me |}{directly|direct|privately|in private|personally}",
            .unlessFunction
        ),
        (
            "{pay|paid|send|transfer|payment|settle} *{by|via|through|with|to my|using|in} {paypal|usdt|bank transfer|wire|bitcoin|crypto|venmo|cash app|western union|alipay|wechat|zelle|wire transfer|wise|payoneer|my paypal}",
            .withGain
        ),
        (
            "{directly|direct} {by|via|through|to my|with} {paypal|usdt|bank|alipay|wechat|wire|crypto|bitcoin|bank transfer}",
            .unlessFunction
        ),
        (
            "{cheaper|discount|better price|lower price} {if you|when you} *{directly|outside|elsewhere|paypal|off|bank transfer|private|on my|crypto}",
            .certain
        ),
        (
            "{cheaper|lower price|better price|discount} {on|at|in} {my|our} {own |}{site|website|shop|store|taobao|xianyu}",
            .certain
        ), ("{buy|order|purchase} *{on|from|at|through} {my|our} {own |}{site|website|shop|store}", .unlessFunction),
        (
            "{save|saves|avoid|avoiding|skip|skipping|no} {the |on |on the |platform |}{fee|fees|platform fee|commission|platform fees}",
            .withGain
        ), ("do not {pay|order|buy} {here|on this site|through the platform}", .certain),
        ("{dont|do not} {buy|order|pay} {here|on this|through this|via this}", .certain),
    ])

    private static let gains = PhraseBook([
        "优惠", "便宜", "立减", "减免", "打折", "#折", "省", "更低", "划算", "降价", "折扣", "少#", "减#", "返现", "返#", "让利", "再谈", "八折", "九折", "七折", "直接",
        "找我", "联系我", "避开", "抽成", "返现", "加微信", "加我", "私聊", "发货",
        "cheaper", "discount", "save", "less", "lower", "# off", "#% off", "better price", "bonus", "no fee", "no platform fee",
        "directly", "off platform", "you get", "i will",
    ])

    private static let features = PhraseBook([
        "功能", "模块", "登记", "记录", "凭证", "方式登记", "支持", "后台", "商家确认", "插件", "接口", "流程", "页面", "演示", "审核", "对账", "核销", "设置", "配置", "系统",
        "组件", "导出", "发票", "按钮", "登录", "机器人", "脚本", "对接", "同步", "会员", "余额", "规则", "提现", "零钱", "需求不接", "违规", "module", "feature",
        "supports", "supported", "integration", "shop",
    ])
}
