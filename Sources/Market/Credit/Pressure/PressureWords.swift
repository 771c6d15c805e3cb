/// The words by which a rating is used as a threat.
///
/// Nobody threatens by naming a bad rating: buyers ask about them, sellers fear them. So a bad rating must come with its
/// condition or as what the writer is about to do, and the mending of one with what it costs.
enum PressureWords {
    /// What is asked for.
    static func demands(in text: FoldedText) -> [Range<Int>] {
        demanding.hits(in: text).map(\.range).filter { !isAbout(notAsked, $0, in: text) }
    }

    /// Whether a threat stands in the text.
    static func isThreat(in text: FoldedText, demanding demands: [Range<Int>]) -> Bool {
        let bad = badRating.hits(in: text).map(\.range).filter { !isAbout(denied, $0, in: text) }
        let isMeant = bad.contains { hit in
            let sentence = text.sentence(around: hit)
            return condition.stands(in: text, sentence) || about.stands(in: text, sentence)
        }
        if isMeant { return !reporting.stands(in: text, 0..<text.letters.count) }
        return !demands.isEmpty && mending.stands(in: text, 0..<text.letters.count)
    }

    /// Whether one of the phrases covers that place.
    private static func isAbout(_ book: PhraseBook<Void>, _ place: Range<Int>, in text: FoldedText) -> Bool {
        book.hits(in: text).contains { $0.range.overlaps(place) }
    }

    private static let badRating = PhraseBook([
        "差评", "中评", "坏评", "恶评", "{一|1}星", "{一|1}颗星", "最低{分|星}", "低分", "{给|打|写}{个|你|}差", "负面评{价|论}", "难听的评价",
        "{一|1}分", "骂{你|人}的评价", "不好的评价", "{零|0|负}{分|星}", "刷差", "打低", "{评分|好评率|口碑}~{拉低|拉下|毁|难看|掉}", "{拉低|毁}~{评分|好评率|口碑}",
        "评价{区|里}{骂|曝光|挂}", "评价{可|}就不好{看|听}", "评价~{不会|不太|很}{好看|好听|难看}", "{评价|评论}{里|区|}{曝光|骂|挂|揭穿|实话实说}", "{评价里|评论里}~{见|说道|写}",
        "bad {review|rating|feedback}", "bad {reviews|ratings}", "negative {review|rating|feedback}",
        "{one|1} star", "terrible review", "worst {review|rating}", "{review|rating} will be bad", "lowest {rating|score}",
        "{1|zero|two|2} {star|stars}", "bad score", "{harsh|nasty|awful|poor} {review|rating|feedback}",
        "{ruin|trash|tank|sink} your {rating|score|reputation}",
    ])

    private static let denied = PhraseBook([
        "{不会|不想|没有|没|从不|不用|不必|不至于|绝不|怕|担心|避免|防止|被}~{差评|中评|一星|低分}", "{不|别}{给|打|留|写}{你|您|我|差|}{差评|中评|一星}",
        "{差评|中评}{率|多|少|比例|里|是怎么|怎么回事|内容|都|的人|的买家|数}", "{别人|其他人|有人|他们|之前}~差评", "{not|never|won't|don't} * bad {review|rating}",
        "恶意差评", "职业差评", "{一|1}分钟", "{一|1}分钱", "{一|1}分为二", "星{期|号}",
    ])

    private static let condition = PhraseBook([
        "否则", "不然", "要不", "除非", "再不", "不{给|肯|愿|愿意|想}~{退|赔|补|换|修|改|免|送|降|返}",
        "不{退|赔|补|返|换|处理|解决|同意|答应|降价|打折|优惠|送|免费}", "{如果|要是|若|假如|倘若}~不~{退|赔|补|给|送|处理|解决|答应|同意|返|降|免|加}",
        "不~就", "{没|没有|少}~就", "{今天|明天|三天|24小时|晚上}~{之前|以前|内}*{退|赔|补|到账|解决}", "还不", "不到账", "{拒绝|敢不}", "要么", "{给你|限你|最后}~{天|小时|机会}",
        "{看着办|自己选|自己看|自己掂量|想清楚|考虑清楚|你懂的|后果自负}", "不{然的话|解决|给个说法|表示}",
        "or {else|i|you'll|you will|it's|expect|get}", "otherwise", "unless", "if you don't", "if you do not", "if i don't",
        "if not",
        "if you refuse", "refuse to", "your choice", "up to you", "either", "if i {do|am} not", "until {you|i}", "last chance",
        "without a {refund|discount}", "no {refund|discount}",
    ])

    private static let about = PhraseBook([
        "{等着|准备|小心|当心|信不信|别怪}~{收|吃|看|领|我|}~{差评|中评|一星|坏评|恶评}",
        "{就|只能|只好|那就|直接|马上|立刻|肯定|一定|必须|统统}{给|打|写|来|上|挂|发|是|}{你|您|个|你个|一个|条|}{差评|中评|一星|1星|坏评|恶评|低分}",
        "{差评|一星}{伺候|见|警告|等着|走起|拿去|送上|安排}", "{差评|一星}不{改|撤|删}", "{送|赏|喂}你~{差评|一星|1星}", "{去|马上|准备|打算}~{写|打|发|给|刷}~{差评|一星|低分|中评}",
        "{让|叫}~{评分|口碑|好评率}", "{差评|一星}{可|就|马上|立马}{来|到|上}",
        "{评价里|评论里}~见", "{i'll|i will|i am going to|i'm going to|gonna} *{review|rating|star|feedback}",
        "expect a {bad|negative|one star}", "{get|getting} {a|}{bad|negative|one star|1 star}",
    ])

    private static let mending = PhraseBook([
        "{差评|评价|评论|中评|一星}~{撤|删|改|取消|收回|追评}", "{你不想|不想要|你不希望}~{差评|一星|低分|中评|坏评}", "{不想|不要|不希望|避免}~{差评|一星|低分|中评}{就|的话}",
        "{想要|要想|想拿}~{好评|五星|5星}",
        "{好评|五星|5星}~{没问题|少不了|就有|奉上|马上}", "{want|like} *{five|5|good|positive} {stars|review|rating}",
        "{avoid|do not want|don't want} *{bad|negative|one|1} {review|rating|star|feedback}",
        "{review|rating} *{depends on|can be changed|can change|will be gone|goes away}",
        "{改|换|变}{成|为|回|}{好评|五星|5星|中评}", "{改|撤|删|撤销|撤回|删除|取消|追改|修改}{掉|了|}{那条|这条|我的|}{差评|评价|评论|中评|一星}",
        "{才|再|就|可以|能}{给|打|写}{你|您|个|}{好评|五星|5星}",
        "{好评|五星}{换|才|就给|没有}",
        "{change|remove|delete|update|take down|withdraw} {my|the|this|it|that} *{review|rating|feedback|stars}",
        "{five|5} stars {if|for|when|once|after}", "{good|positive} {review|rating} {if|for|when|once|after|only}",
    ])

    private static let demanding = PhraseBook([
        "退{款|钱|费|我|给我|一半|全款|全额|回|点|差价|一点|些|掉|#}", "全额退", "{赔|赔偿|补偿|补差价|补点|补我|补给|补#}", "{返|返现|返我|返点|返还}", "红包",
        "{转|打|给|付|还}{给我|我|}#{块|元|百|千|万|%|}",
        "{便宜|优惠|减|少收|打折|折扣|降价|打#折|#折|降#|让#}", "{免费|白送|白给}", "{送|多给|再给|加送}{我|}*{源码|授权|套|个|份|一年|功能|月|模块|皮肤|版}", "{免|不收|去掉}~费",
        "{加|做|改|开发|补}*{功能|模块|页面|接口|需求}", "{好处|意思意思|表示表示|补贴|精神损失|封口}", "{延长|多}~{维护|支持|售后}", "{退}", "{把|那}~钱~{还|退|返}",
        "refund", "money back", "{compensate|compensation|cashback|discount|reimburse|reimbursement}",
        "give me *{free|back|off|extra|more|license|licence|source}",
        "for free", "pay me", "{half|#%|some} {off|back}", "free {license|licence|year|upgrade|update|support|copy|feature}",
        "extra *{feature|month|year|license|licence}",
        "send me *{yuan|rmb|money|source}", "lower the price", "#{yuan|rmb} back", "add * feature",
    ])

    private static let notAsked = PhraseBook(["{不用|不必|不要|没要|没让|不需要}~{退|赔|补偿|红包|返现}", "退{出|回到|格|化|役}", "{早|进}退"])

    private static let reporting = PhraseBook([
        "{上次|之前|以前|曾经}~{买家|客户|有人|人家}", "{有|别的|其他|某些}{买家|客户|人}~{说|威胁|拿|用}", "{如何|怎么}{处理|应对|避免|删除|申诉}~{差评|恶意}", "{差评|评价}*{算|属于}~威胁",
        "{a|another|some|my last|one} {buyer|buyers|customer|customers|client} {threatened|said|told|once|who}",
    ])
}
