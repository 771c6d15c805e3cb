/// How people call other services, and how they ask to be written to there.
enum ContactWords {
    /// When a call counts.
    enum Call: Sendable {
        /// Always.
        case certain
        /// Unless a function of the software follows, as in 加微信登录.
        case unlessFunction
        /// Unless the clause is about a function.
        case unlessClauseOfFunction
        /// Where the clause ends after it, or goes on with what one does there.
        case atEnd
    }

    /// 微信 as it is written to be overlooked.
    private static let mail =
        "{微信|威芯|葳芯|薇芯|小企鹅|薇信|薇xin|微xin|威xin|薇x1n|微x1n|w3ixin|weix1n|wei4xin|威信|葳信|徽信|卫信|维信|唯信|围信|微芯|微x|薇x|威x|v信|v芯|wei信|wei xin|weixin|wechat|we chat|wx|w x|vx|v x|vxin|卫星|喂信|违信|胃信|崴信|溦信|嶶信|绿泡泡|绿色软件}"
    private static let qq = "{qq|q q|扣扣|扣扣号|叩叩|抠抠|qiuqiu|qiu qiu|蔻蔻|釦釦|球球|企鹅|企鹅号|qq群|q群|扣群|企鹅群|企鹅裙|扣裙|q裙|qq裙}"
    private static let abroad =
        "{telegram|tg|电报|whatsapp|whats app|skype|line id|discord|纸飞机|飞机号|signal|snapchat|instagram|ins号|facebook|messenger|kakao|viber|linkedin|推特|twitter|ig|insta|ins|飞书|钉钉号|钉钉|抖音号|快手号|小红书号|微博}"

    /// Services, after which a name makes a contact.
    static let channels: [String] = [
        mail, qq, abroad, "{我|我的}{v|q|微|薇|vx|wx|扣}", "q", "v", "w", "薇", "威", "微", "徽", "群号", "群", "加群", "电报群", "微信群", "小号", "工作号",
        "备用号", "这个号", "这号", "另一个号", "企微", "公众号", "vip群", "交流群", "联系方式", "联系我", "闲鱼号", "旺旺", "旺旺号", "淘宝旺旺", "飞机",
    ]

    static let calls = PhraseBook<Call>(
        [
            ("{薇信|葳信|v信|v芯|徽信号|威信号|微x号|薇x|vxin|违信|胃信|绿泡泡}", .unlessFunction), ("{微信|威信|薇信|v|v信|vx|wx|卫星|手机|电话|qq}同号", .certain),
            ("同{微信|威信|薇信|v|vx|wx|v信}", .certain), ("wxid", .unlessFunction),
            (
                "{加|添加|+|搜|搜索|扫|找我|问我|私我|发我|联系|咨询|详询|看我|进|入|上|私聊|私信}{|我|我的|一下|下|客服|店主|作者|卖家|老板|掌柜|技术|售后|站长}{|的}\(mail)",
                .unlessFunction
            ), ("{加|添加|+|搜|联系|找我|咨询|私聊}{|我|我的|客服|店主|作者|卖家|技术}{|的}\(qq)", .unlessFunction),
            ("{加|添加|+|搜|联系|找我|咨询|私聊}{|我|我的|客服|店主|作者|卖家}{|的}\(abroad)", .unlessFunction),
            ("{加|添加|➕|咨询|找|联系|加我|加下}{|客服|我|作者|卖家}{v|q|薇|威|w|葳|微|徽|v号|q号|卫|扣}", .atEnd),
            ("\(mail){联系|私聊|咨询|详聊|沟通|聊聊|聊一下|聊吧|找我|加我|发我|一下|号见|见图|见主页|二维码加|扫码加|扫一扫加}", .unlessFunction),
            ("\(qq){联系|私聊|咨询|详聊|找我|加我|群聊我}", .unlessFunction),
            (
                "{我的|我|本人|作者|店主|客服|卖家|老板|售后|掌柜|技术}{|的}{微信|薇信|威信|vx|wx|v信|qq|扣扣|手机|手机号|电话|邮箱|公众号|telegram|电报|tg|飞机|钉钉|抖音|微信号|qq号|电话号码|微信群|qq群|交流群|企业微信}{|号|群|号码}{是|：|为|：|见|在|有|同}",
                .certain
            ),
            (
                "{联系方式|微信|微信号|电话|二维码|号码|qq|v|薇|群号}{|都|就}{在|见|看|写在|放在|藏在}{|了}{图片|主页|简介|截图|图|说明|头像|文档|压缩包|资料|文末|图里|图中|封面|最后一张|水印|店铺|下方|评论}",
                .certain
            ), ("{主页|简介|头像|签名|资料|封面}{|里|上|中}{有|见|写了|留了|是}{|我|我的}{|的}{电报|微信|qq|联系方式|号码|二维码|tg|v|群号|电话}", .certain),
            ("{抖音|快手|小红书|b站|微博|知乎|视频号|微信|qq|支付宝}{|上|里}{搜|搜索|搜一下}", .unlessFunction),
            ("{进|入|加|来}{q|qq|扣扣|企鹅|v|微信|电报|tg}群", .unlessFunction),
            ("{关注|搜|搜索|扫码关注}{|我的|我们的|本|微信|下方|同名}公众号{|后|：|即可}{获取|领取|领|回复|拿|免费|联系|看|下载|咨询|得|私信}", .certain),
            ("加我{|们}{|的|个}{好友|微|薇|威|详聊|聊|咨询|私聊|了解|拿|获取|领|要|问|发|送|v|q|企|好吗|拉}", .certain),
            ("{请|可|可以|麻烦|先|直接|欢迎|记得}{加|添加}{我|好友|一下我|客服}{|好友}", .unlessFunction), ("加好友{聊|咨询|详聊|私聊|领|拿|了解|获取|说}", .certain),
            ("{扫码|扫一扫|扫描二维码|扫二维码|扫下方二维码|扫图|长按二维码}{加|添加|进群|入群|联系|关注我|咨询|加群|加我|进|入}", .unlessFunction),
            ("{加群|进群|入群|加裙|进裙|加君羊|加qun}{|聊|领|拿|咨询|获取|讨论|下载|看|要|学习|免费|联系|了解}{|资料|教程|演示|源码|福利|优惠}", .atEnd),
            ("{私信|私聊|私戳|滴滴|滴|戳|call|扣|q}我", .unlessClauseOfFunction),
            ("{联系|致电|打给|打我|拨打|呼叫}{我|我的|本人|店主|作者}{|的}{电话|手机|微信|qq|v|邮箱}", .certain),
            ("{打我|打本人|拨打|打店主}{电话|手机}", .certain),
            ("{留|留下|发|告诉我|给我|提供|报}{|下|个|我|你|您|一下}{|的}{您|你|贵司}{|的}{手机|手机号|电话|联系方式|微信|qq|邮箱|号码|v|vx|微信号}", .certain),
            ("{留|留下|留个|发个|加个}{|您的|你的}{手机号|电话|联系方式|微信|qq|邮箱|v|vx|微信号|微}", .atEnd),
            ("{随时|欢迎|可以}{|可|来}{打|致电|来电|电联|骚扰|加我|微我|扣我}", .atEnd), ("{电联|面谈加|详谈加}", .atEnd),
            ("{关注|搜索|搜}{|我的|我们的|下方|本人|微信}{公众号|抖音|小红书|b站|微博|视频号}{|：|获取|领|回复|联系}", .unlessClauseOfFunction),
            ("{站外|平台外|线下|私下}{联系|沟通|聊|详聊|咨询|加}", .unlessClauseOfFunction), ("{v|微|薇|威|卫|q|扣}我", .atEnd),
            ("{v|微|薇|威|v号|薇号}{看|详聊|了解|聊|领}", .atEnd),
        ] + english)

    private static let english: [(String, Call)] = [
        ("{ping|hit|catch|reach|msg} {me|us|me up} {on|at|via}", .certain),
        (
            "{contact|message|text|reach|reach out to|add|dm|pm|find|ping|write|email|e mail|mail|call|follow|chat with|talk to} {me|us|seller|the seller|the author} {on|via|by|at|through|in|over} {telegram|tg|whatsapp|wechat|qq|skype|discord|email|mail|e mail|phone|signal|line|instagram|facebook|messenger|viber|my}",
            .certain
        ),
        (
            "{add|join} {my|me|our|us} {on |at |}{wechat|qq|telegram|discord|whatsapp|skype|vx|wx|group|channel|signal|telegram group|telegram channel}",
            .certain
        ), ("join {our|my|the} *{discord|telegram|whatsapp|qq|wechat} {server|group|channel|chat}", .certain),
        (
            "{my|our} {wechat|qq|telegram|whatsapp|skype|discord|phone|email|e mail|vx|wx|wechat id|phone number|email address|number} {is|id|number|handle|account|at|:|address}",
            .certain
        ), ("{drop|send} {me|us} {a line|a message|an email|an e mail|a mail|a text|a dm} {on|at|via|to|through}", .certain),
        ("{call|text|phone|ring} {me|us}", .atEnd), ("{dm|pm|whatsapp|telegram|wechat} {me|us}", .certain),
        ("{t.me|wa.me|discord.gg|u.wechat.com|qm.qq.com|jq.qq.com|discord.com/invite|line.me|m.me}", .certain),
        ("email {me|us} {at|for|to|directly|if|with|and}", .certain),
        ("{find|get} me {on|at|via} {telegram|wechat|qq|discord|skype|whatsapp}", .certain),
        (
            "{talk|chat|continue|continue this|discuss|contact} {outside|off} {of |}{the |this |}{platform|site|website|market}",
            .certain
        ), ("{wechat|telegram|whatsapp|skype|discord} {me|for details|for demo|for a demo|for price|for more|to buy}", .certain),
    ]

    /// How a clause goes on after a call to write.
    static let followers = PhraseBook([
        "看", "聊", "了解", "详", "咨询", "获取", "领", "拿", "问", "我", "好友", "索取", "发", "一下", "下", "获", "进", "要", "再", "说", "谈", "号", "见",
        "有", "送", "备注", "更多", "微", "同", "讨论", "交流", "学习", "免费", "即可", "哦", "吧", "呀", "啊", "哈", "到", "源码", "拉",
        "any time", "anytime", "now", "today", "at", "on", "for", "to", "if", "before", "directly", "and", "#",
    ])
}
