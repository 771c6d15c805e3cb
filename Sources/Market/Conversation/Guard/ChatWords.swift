/// What people say to one another, not in a listing, when they want to talk, to pay or to deal elsewhere.
enum ChatWords {
    /// What a phrase leads to, and when it counts.
    struct Meaning: Sendable {
        let kind: OffPlatformKind
        let call: ContactWords.Call
    }

    /// A phrase that stands in a text.
    struct Found: Sendable {
        /// The letters that it takes.
        let range: Range<Int>
        let kind: OffPlatformKind
    }

    static func found(in text: FoldedText) -> [Found] {
        var (watched, software, past) = (Remembered(), Remembered(), Remembered())
        return book.hits(in: text).compactMap { hit in
            let clause = text.clause(around: hit.range)
            func isOfSoftware() -> Bool { software.answer(for: clause) { features.stands(in: text, clause) } }
            if watched.answer(for: clause, { Surroundings.isWatchedFor(hit.range, in: text) }) { return nil }
            if ChatSurroundings.isDenied(hit.range, in: text) { return nil }
            if ChatSurroundings.isHandedOver(hit.range, in: text) { return nil }
            let sentence = text.sentence(around: hit.range)
            if hit.meaning.kind == .elsewhere, past.answer(for: sentence, { ChatIntent.past.stands(in: text, sentence) }) {
                return nil
            }
            switch hit.meaning.call {
            case .certain: break
            case .unlessFunction: if Surroundings.isFunction(after: hit.range, in: text) { return nil }
            case .unlessClauseOfFunction: if isOfSoftware() { return nil }
            case .atEnd:
                if hit.meaning.kind != .contact, isOfSoftware() { return nil }
                let end = hit.range.upperBound
                if end < text.letters.count, text.letters[end].gap < .clause,
                    !particles.stands(in: text, end..<min(end + 4, text.letters.count))
                {
                    return nil
                }
            }
            return Found(range: hit.range, kind: hit.meaning.kind)
        }
    }

    /// Whether words about a deal elsewhere are about money.
    static func speaksOfMoney(_ range: Range<Int>, in text: FoldedText) -> Bool { money.stands(in: text, range) }

    /// What makes a clause one about what the software does.
    private static let features = PhraseBook([
        "功能", "模块", "登记", "凭证", "支持", "后台", "插件", "接口", "流程", "页面", "审核", "对账", "核销", "设置", "配置", "系统", "组件", "导出", "按钮", "登录",
        "机器人", "脚本", "对接", "同步", "会员", "余额", "提现", "回调", "sdk", "日志", "测试", "报错", "用户", "商家", "门店", "零钱", "裂变", "充值", "打赏",
        "module", "feature", "supports", "supported", "plugin", "api", "settings", "users", "customers",
    ])

    /// How a sentence goes on that ends with a call.
    private static let particles = PhraseBook([
        "吧", "吗", "呗", "么", "呢", "哦", "啊", "嘛", "好吗", "行吗", "可以吗", "说", "聊", "谈", "我", "我发", "方便", "详", "给你", "发你", "备注", "领", "看",
        "可以", "#", "please", "now", "and", "it", "if", "about", "for",
    ])

    private static let money = PhraseBook([
        "转", "付", "款", "汇", "钱", "支付", "支付宝", "红包", "收款", "定金", "订金", "现金", "返", "卡", "银行", "usdt", "paypal", "venmo", "zelle",
        "pay", "paid", "wire", "transfer", "bank", "friends and family", "cash", "alipay", "bitcoin", "crypto",
    ])

    private static let mail = "{微信|微|薇|威|薇信|威信|v|vx|v信|wx|维信|卫星|企业微信|微信号|wechat|weixin}"
    private static let qq = "{qq|q|扣扣|抠抠|蔻蔻|球球|企鹅}"
    private static let other = "{电报|tg|telegram|飞机|whatsapp|钉钉|skype|discord|line|signal}"
    private static let any =
        "{微信|微|薇|威|薇信|v|vx|v信|wx|企业微信|wechat|qq|q|扣扣|抠抠|电报|tg|telegram|飞机|whatsapp|钉钉|skype|discord|signal|电话|手机}"
    private static let reach = "{微信|微信号|vx|v|wx|qq|q|扣扣|电话|手机|手机号|号码|联系方式|邮箱|电话号码|tg|telegram|电报}"

    private static let book = PhraseBook<Meaning>(
        list(.contact, .unlessFunction, contactCalls) + list(.contact, .certain, contacts) + list(.contact, .atEnd, contactEnds)
            + list(.payment, .atEnd, paymentEnds)
            + list(.payment, .unlessClauseOfFunction, payments) + list(.payment, .certain, certainPayments)
            + list(.elsewhere, .unlessClauseOfFunction, deals) + list(.elsewhere, .certain, certainDeals))

    private static func list(_ kind: OffPlatformKind, _ call: ContactWords.Call, _ phrases: [String]) -> [(String, Meaning)] {
        phrases.map { ($0, Meaning(kind: kind, call: call)) }
    }

    private static let contactCalls = [
        "{通过|同意}{|一下|下|我的|你的|您的|我|你}{好友|好友申请|申请}", "{把你|把您|你|您}{拉|加}{进|到|入}~{群|裙}", "{别的|其他|其它|另外的}{聊天|联系|通讯}{工具|方式|软件}",
        "加我{吧|哈|呗|一下|下|就行|即可}", "{do you have|are you on|you on|got any} {whatsapp|telegram|wechat|discord|skype|signal|line}",
        "{reach|find|join|contact} {me|us|the dev team|our team|the team} {on|at|via|in} {our|my} {telegram|discord|whatsapp|wechat} {channel|server|group}",
        "{加|添加|家|嘉|佳}{|一}{个|下|下我|一下|一下我|您|你|你们|您的|你的|我的|老板|客服}{|的}\(mail)", "{加|添加|嘉|佳}{个|下|您|你|老板}{|的}\(qq)",
        "{加|添加}{个|下|下我|您|你|老板|您个|你个}{|的}{好友|企业微信}", "{加|添加|嘉|佳}{个|下|您|你}{|的}\(other)",
        "{老板|亲|您|你|兄弟|哥|要不|可以|先|方便}加{|个|下|一下|我}{好友|微信|v|薇|qq}",
        "\(any){聊|沟通|详聊|详谈|私聊|语音|联系|谈}", "\(any){上|里}{说|讲|谈|聊|沟通|发|找我|联系|私聊|详谈}",
        "{换|去|到|转|转到|移步|上}{|个}\(any){|上|里}{聊|说|谈|沟通|吧|联系|讲}", "{加|嘉|佳|家}{v|vx|wx|薇|威|v信|v 信|薇信}",
    ]

    private static let contacts = [
        "{怎么|如何|在哪|去哪|哪里|私底下怎么|怎样}{加|联系|找到|联络}{你|您|我}", "{要|求|讨|问您要|问你要}{个|一个|下|一下|}{号码|微信|联系方式|电话|qq|vx|扣扣|加个好友}",
        "{其他|别的|其它|另外的}{办法|方式|途径|渠道}{联系|找到|找|加}", "留{个|下|一个}{方式|途径}", "{单独|私下|另外}联系", "上门{找|聊|谈|拜访}", "{过去|过来|去公司|到公司}找{你|您|我}",
        "约{个|一个}时间{打|见|聊|通|面}", "#开头*{中间|后面|最后|接着}*#", "是我{的|}{tg|微信|vx|v|qq|电报|飞机|号|telegram|wechat}",
        "{use|try} {my|our} {whatsapp|telegram|wechat|discord|line|email|phone}",
        "{reach|contact|message|dm} {out |me |us |}{via|on|through|over} {linkedin|facebook|instagram|twitter|x}",
        "{我|我的}{二维码|码|联系方式}{在|就在|放在}", "{图|图片|截图}{里|上|中|一|二|三|四|#}{有|是|就是}{|我|我的}{联系方式|微信|电话|二维码|号}",
        "{给|留|报|发}{个|一个|下}{联系电话|方便联系的|联系号码}", "{方便|麻烦|可否|能否|请|劳驾}{|您|你}{告知|告诉|提供|留}{|一下|下|个|一个}{|您的|你的}{手机|电话|号码|微信|邮箱|qq|联系|扣扣}",
        "有事{|就|可以|再}{打|拨}{|我}电话", "{微信|长按}{扫|识别}{|这个|一下|下面|图里}{码|二维码|加我}", "长按识别{加|进|扫}", "群号{发|给|在|是}", "{群|裙}里{沟通|聊|说|对接}",
        "{加|添加}{个|一下|}企微", "{号码|电话|微信号|数字}{倒过来|反过来|倒着}", "{技术|工程师|售后|客服}{|的}{微信|qq|企微}{发|推|给}{你|您}",
        "{某信|某q|某音|某书|小某书|xhs|dou音|抖y|某博|绿色聊天软件|绿色软件|绿色app|绿的那个|蓝色软件|蓝色app|绿色 app|蓝色 app}{|上|里}{加|搜|找|联系|私信|聊|见|说|同名}{|我|一下|你|吧}",
        "{扫|识别|长按}*{码|二维码}加{我|好友|微信}", "{你|您|可以|直接}搜*{加我|找我}", "{我|我的}{微|薇|v|q|号|微信}{|号}在{资料|主页|头像|简介|签名|图}",
        "{进|来|入}{|我|我们}{|的|我们的}{售后|交流|技术|微信|用户|粉丝|qq}群", "{打字|这里}{不方便|慢|麻烦}*{语音|电话|微信|视频}", "加{个|一下}{联系方式|电话|好友}",
        "{best|good|right} {number|email|way} to {reach|call|contact|text} {you|me}", "{contact|reach|find|message} me outside",
        "{下面|后面|后边|后头}{接|跟|是}#",
        "{你|您|你们|您们}{|的}{微信|vx|v|wx|qq|q|扣扣|手机|手机号|电话|联系方式|邮箱|微信号}{|号|是}{多少|是多少|几号|给我|给一下|发我|发一下|发过来|有吗|告诉我}",
        "{手机|手机号|电话|号码|微信|qq|联系方式|微信号|电话号码}{给我|发我|留我|发过来|留一个|给一个|留一下|报一下|告诉我|留下}",
        "{我的|我}\(reach){|号}{就是|是|同|和|跟|也是}", "\(reach){同号|同名|同登录名|和登录名一样|跟昵称一样}",
        "{联系方式|微信|号码|电话|qq|微信号}{|就|都}在{我|我的|头像|主页|简介|签名|名字|昵称|资料}", "{留|给|发}{你|您|我}{|个|一个}{联系方式|电话|微信|手机号|qq|号码}",
        "{留|给|发|报|说}{个|一个|下|一下}{联系方式|电话|微信|手机号|qq|号码|邮箱|vx}", "{联系|找我}{用|就用|走|打|加}{这个|下面|上面|这边的}", "用这个联系",
        "{以后|之后|有事|有活}{联系|找我}{用|加|打}",
        "{小绿书|小红书|抖音|快手|b站|微博|闲鱼|咸鱼|知乎}{|上}{找我|搜我|加我|私信我|同名|关注我|私信|号|见}", "小绿书加我", "{打|呼|拨}{我|我的}{电话|手机|号码}",
        "{随时|直接|可以|有问题}{|随时}{打|呼|拨打|打给|呼叫}{我|我的}", "{打|通}{个|一个|下}{电话|语音}{|吧|聊|说|沟通|给我|谈}", "电话{沟通|聊|说吧|联系我|详谈}",
        "\(any){加我|搜我|找我|加一下|上找我|上加我}", "{看|见|在}我{|的}{主页|简介|头像|签名|资料页}",
        "{拉|加}{你|您|我|我们}{进|入|到}{|个|我的|我们|项目|交流|微信|qq|技术|同一个|一个}群", "{建|拉}{个|一个}{|微信|qq|扣扣|v|钉钉}{群|裙}",
        "{进|入|加}{|我的|我们的|我|我们}{|微信|qq|q|扣扣|技术|交流|源码}{群|裙}{看|聊|#|领|拿|吧|里有}", "{群|裙}里{有教程|有资料|有源码|聊|发|说}", "{微信|vx|v}名片",
        "{扫|扫一下|扫下|扫我|扫一扫}{我|我的|我的微信}{|的}{二维码|码|微信}", "扫码{加我|添加我|进群}",
        "加我{|为}好友", "{发|给}{你|您}{|我的|我}{微信|二维码|名片|qq}", "{我|你}{加|加一下|来加}{你|我}{微信|qq|v|好友|吧|哈|哦}",
        "{whats|what is} your {telegram|wechat|whatsapp|email|e mail|phone|number|phone number|qq|discord|skype|line}",
        "{lets|let us|can we|we can|shall we} {move|continue|talk|chat|switch|go|speak} *{to|on|over|via|in} {whatsapp|telegram|wechat|discord|skype|email|phone|line|signal|qq}",
        "{call|text|ring|phone} me {at|on|any|now|+}",
        "{easier|better|faster} to {talk|chat} {there|on}",
        "{send|give|leave} me your {number|phone|wechat|email|telegram|whatsapp|contact}",
        "add {me|us|my} {on |at |via |}{wechat|qq|telegram|discord|whatsapp|skype|line|vx|wx}",
    ]

    private static let contactEnds = [
        "{我|回头|等下|稍后|晚点|晚上|来}{加}{您|你}", "{您|你}加我",
        "打给我", "{换|改}{个|成}{app|软件|平台|地方|聊天软件}{聊|说|谈}", "{微|薇|威|卫|扣|v|vx|q}{我|聊|详谈|详聊}", "{加|嘉|佳|家}{微|薇|威|v|q|vx|wx|扣|裙|群}",
        "{呼我|滴我|私我|戳我|敲我}", "{方便|能|可以|要不}{加|留}{个|下}{v|微|薇|q|vx|电话}",
    ]

    private static let paymentEnds = [
        "{wx|vx|v|pp|zfb|支付宝|微信|某宝|某信}{转|收|收款|转账|付款}", "{发|给|来}{|我|你|个|我个|你个}🧧", "🧧#",
    ]

    private static let payments = [
        "{只|就|我}收{微信|支付宝|红包|现金|转账|u}", "{个人|私人}{转账|打款|账户收}", "直接转{能|可以|给|便宜|行|就}", "{线下|私下|场外}付{一半|款|钱|我|给|尾款|定金|}",
        "{给个|给我个|报个}{账户|账号|卡号}*{汇|转|打}", "{汇|打}{过去|过来}", "我扫{你|您}", "{拿|带|用}现金", "{paid|pay} in cash",
        "take {cash app|venmo|paypal|zelle|crypto|usdt|cash}", "{to|into} my {account|bank|card}",
        "先{打钱|转钱|给钱|交钱|打款|转账|收钱}", "先{交|给|转|打}{点|些|个|一点}{定金|订金|押金|钱}", "{转|打}{了|完|好}{|钱|款}{截图|跟我说|告诉我|说一声|发我|通知我|给我}",
        "{押金|定金|订金|尾款|余款|钱|货款}{|先|就}直接{给|打|转|付}{我|你}", "{发|报|给}{|你|您|我}{个|一个|下|}{卡号|银行卡号|付款码|收款码|收款账户}",
        "{卡号|银行卡|收款账户}{发你|发您|发我|给你|给您}", "{开户行|开户名|户名|收款人}", "{公司账户|对公账户|公户|对公}{打款|转账|汇款|付款|转}", "{给|付|收}现金", "现金{便宜|优惠|价}",
        "红包{走起|走|就行|意思|分|发我|发来}", "{发|给}{个|我|你|}~红包", "{差的|差额|差价|缺的|剩的}{|都|再|你}{补|转|付}{我|你|给}",
        "{好评|五星|给好评|确认收货|收货|先收货}{|后|之后|了}{|我|给你|我给你}{返|退|补}", "用{虚拟币|数字货币|比特币|usdt|u}{结算|付|支付}", "{充|打|转}到我{账号|账户|号|卡}",
        "{代付一下|帮我代付|找人代付}", "{付款|付钱|转账}{扫|用}{这个|下面|我}",
        "{打|转|汇|付}{到|进|给}{|我|我的|这张}{建行|农行|工行|中行|招行|银行|农业银行|工商银行|建设银行|招商银行|邮储}{|卡|账户}", "iban", "{某宝|某信}{转|付|打|收}",
        "{转账|转|打款|打钱|汇款|付款|汇|打}{给我|到我|我卡|我银行卡|我微信|我支付宝}", "转我",
        "{微信|支付宝|zfb|vx|wx|v|红包|现金|卡上|银行卡|私下}{转|打|付|汇|给}{|钱}{我|给我|你|给你|给您|过去|过来}", "{付|转|打|给}{我|给我}{一半|定金|订金|现金|红包|#元|#块|个人|卡}",
        "{微信|支付宝|zfb|vx|wx|v|云闪付}{转账|转款|转一下|转过去|转过来}", "{直接|私下|可以|能|就}{微信|支付宝|zfb|vx|wx}{转|付|打|给}",
        "{发|给}{|我|你|个|我个|你个|您个}{|微信|支付宝|vx|qq}红包", "红包{付|给我|转|一半|就行|也行|#}",
        "{扫|扫一下|扫下}{|我|我的|这个}收款码", "赞赏码",
        "{余款|尾款|差价|剩下的|剩余的|其余|定金|订金|差额}{|你|你再|再|就|都|可以|直接}{私下|微信|支付宝|线下|现金|转我|打我|给我|付我|补我|转微信|打微信|直接给|直接转}",
        "{定金|订金|余款|尾款|差价|钱}{|先}{打|转|付|给|补}{我|给我|到我|微信|支付宝}", "现金{给|付|交易|也行|结算|结|就行|支付}",
        "{付|转|打}{到|给|进|我}{|我的|我}{个人|私人}{账户|账号|卡|支付宝|微信|收款码}",
        "{走|用}{微信|支付宝|zfb|银行|红包|微信红包|vx}{|转账|付|支付|付款|红包|转}{吧|行|可以|能便宜|给我|就行|好了|不}",
        "{把|将}{钱|款|货款}{转|打|汇|付}{过来|给我|到我|过去}", "{支付宝|微信}同{手机号|号|名}", "支付宝{退|返}{你|您}", "{直接|先}{转|付|打}{我|给我|给你|你|给您}{|支付宝|微信}",
        "{我|我就|可以|我直接}{直接|私下}{转|付|打}{|给}{你|您}", "{收完款|先收款|收到款}{再|后|就}发", "{我收|只收|收}{u|usdt|比特币|泰达币}",
        "{trc20|erc20|bep20}{地址|转|收|付|给我}", "{crypto|usdt|bitcoin|cash|paypal} only", "{usdt|泰达币|比特币}{付|转|收|结|地址|给我|可以}",
    ]

    private static let certainPayments = [
        "{zhi付宝|zhifu宝|z付宝|支付b|支富宝|只付宝|知付宝|吱付宝}", "{收款|付款|二维}{马|蚂|吗码}", "收款码{发|扫|给|来|在}",
        "收款{码|二维码}{发|给|在|拿}{你|您|我|下面|图里}", "{支付宝|支fu宝|之付宝|芝付宝|支付bao|zfb|zhifubao|支付饱|支富宝}{直转|直接转|直接打|转我|转给我|打款给我|直接打款|转给你}",
        "{支fu宝|之付宝|芝付宝|支付饱|支富宝}", "{改成|拍个|拍一个|拍|改}{|价}#{元|块|块钱}{|的}{余款|剩下|其余|剩余|剩}", "{余款|剩下的|剩余的|差价}{微信|支付宝|私下}",
        "{不用|不要|别|不}{等|经过|通过|走}{|平台|担保|诚序通|托管}{直接|私下}", "{确认收货|收货|好评}{后|之后}{返|退}{你|您|#}",
        "{其余|剩下|剩余|余款|其他|另外的|另一半|余下的}{|的|你|再}{钱|}{转账|转|打款|现金|微信|支付宝|红包|私下|我微信}", "{发|给}{你|您|我}{|发}{收款码|付款码|卡号|收款二维码}",
        "{pay|paid} {you|me} {by|via|through|with|directly|in} {bank|paypal|crypto|usdt|cash|wise|bank transfer|directly}",
        "{pay|paid} {you|me} directly", "friends family",
        "{zelle|venmo|cashapp|cash app|wise|western union} {or|works|is|me|ok|fine|accepted|please}",
        "{alipay|paypal|venmo|zelle|wechat} me",
        "{my|to my} {paypal|alipay|bank account|bank card|venmo|wallet|usdt}", "{bank transfer|paypal|crypto|usdt|cash} outside",
        "pay *{outside|off} {the |this |}{platform|site|escrow}",
        "{pay|send|wire|transfer} {me|it to me|the money to me} {directly|privately|via|by|through}", "pay {there|here} instead",
        "别在{这|这里|这儿|平台|平台上}{付|付款|付钱|拍|买|下单|支付|谈}",
    ]

    private static let deals = [
        "{成交|下单|交易|付款|买|拍}{去|到|走|上}{|我的|我|我们的}{闲鱼|咸鱼|淘宝|转转|微店|拼多多|京东|店里|店|网站|官网}",
        "{去|到|上|来}{我|我们|我的}{|自己|自己的|的}{网站|店|官网|小店|店铺|独立站}{|上|里}{|直接}{买|拍|下单|付}",
        "{私下|私底下|线下|站外|场外|平台外}{|里|来|再|直接|里面|给你|给您|卖你}{交易|成交|来|走|卖|弄|谈|优惠|解决|结|做|搞|签|签合同|下单|交钱|给你优惠|优惠价|便宜}",
        "{线下|当面|见面|面对面}{交易|成交|付钱|给钱|交货|谈价|谈价格|签}", "面交", "{出来|约出来|见面|面}{谈|聊|喝|坐}",
        "{咱们|咱俩|我们|咱}{|直接|私下|就}{交易|成交|自己弄|自己来|私下来|直接交易|直接来|私聊|自己签}",
        "{那边|那里|别处|外面}{|更|还|能|可以|要}{便宜|优惠|更低|不扣点|打折|省}", "{我|我的|我们|咱}{网站|官网|店|小店|店铺|店里|淘宝店|独立站}{上|里|那边}{|直接|能|可以}{买|拍|下单|购买|便宜|优惠}",
        "{闲鱼|咸鱼|淘宝|转转|拼多多|微店|京东}{|上|店|店里}{|再|直接|那边}{拍|买|下单|成交|交易|便宜|更便宜}", "{下次|以后|续费|后续|之后|下回}*{直接找我|直接联系我|找我就行|不用走|不用经过|不走}",
        "{不|bu}{走|zou|过|经}平台", "{取消|退了|退掉|关掉|撤了}*{私下|自己弄|自己来|闲鱼|咸鱼|重新拍|别处|别的地方|微信}", "{退款|取消|退单}{重来|重新|后}{私下|便宜}",
    ]

    private static let certainDeals = [
        "不走{pt|平抬|平tai|ping台|p台|pingtai}", "{绕开|躲开|躲掉|逃掉|避开|省掉}{抽成|扣点|手续费|佣金}",
        "{某鱼|某宝|某多|鱼上|鲜鱼|咸鱼|闲鱼|pdd|tb|tb店|拼夕夕|桃宝}{|上|里|店|店铺}{拍|下单|买|搜|搜店|链接|见|交易|成交}",
        "一手交钱", "{你|您|可以|直接}搜*拍", "{实际|其实|真正|私下}{私下|线下}{算|结|走|来}", "{come|go} to my {shop|store|site|website}",
        "{平台|这里}{就|只}{走个|做个|走一个}{形式|样子|过场}",
        "{不走|绕开|绕过|跳过|不过|脱离|撇开|抛开|不经过|不通过|不用}{平台|诚序|诚序通|担保|托管|平台担保}", "{不用|不必|别|不}{经过|通过|走}{这里|这边|这儿|这}",
        "{订单|单子}{退了|取消|撤了|退掉}*{咱|私下|自己|我们}", "deal {directly|privately|outside|in private}",
        "{cancel|cancel it|cancel the order|cancel this} {here|and} *{my site|my website|order on|buy on|directly|outside|privately}",
        "{avoid|skip|save} {the |these |their |}{fee|fees|commission|chengxu|platform}",
        "{skip|bypass|leave|forget} {chengxu|the platform|the escrow|escrow}", "{meet|meeting} in person",
        "off {the|this} {platform|site}", "{order|buy} {it |}{on|from} {my|our} {own |}{site|website|shop|store}",
    ]
}
