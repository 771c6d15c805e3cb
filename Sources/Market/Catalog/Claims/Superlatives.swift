/// The most of something: 最 with a quality, and English superlatives that praise.
///
/// Source: 广告法 9(3).
enum Superlatives {
    static let phrases: [String] = [
        "最{强|棒|牛|酷|炫|火|美|赞|帅|潮|狠|猛|贵气|值|省|稳|准|全|懂|爽|香|灵|硬核}",
        "最{强大|强悍|强劲|好用|好的|好玩|好看|优秀|优质|优惠|优雅|优越|卓越|出色|杰出|精美|精致|精良|精准|准确|漂亮|美观|华丽|炫酷|酷炫|时尚|前沿|先进|新颖|独特|创新|领先|高端|高级|豪华|尊贵|大气}",
        "最{便宜|低价|低价格|实惠|划算|超值|省钱|省心|省事|良心|低廉|经济|有性价比|高性价比|具性价比|值得|值得买|值得拥有|物超所值|亲民}",
        "最{快速|快的|快捷|迅速|高效|流畅|稳定|稳健|可靠|靠谱|安全|可信|放心|牢固|成熟|完善|完整的|完美|全面|齐全|丰富|强力|详细|详尽|智能|聪明|人性化|易用|简单易用|简便|方便|便捷|轻量|轻便|轻巧|通用|灵活|实用|有用|有效|管用}",
        "最{专业|权威|正规|正宗|官方|资深|知名|著名|有名|受欢迎|受好评|受推崇|畅销|热销|热门|火爆|火热|流行|抢手|受信赖|值得信赖|值得信任|具影响力|有影响力|具人气|有人气|贴心|周到|用心|负责|负责任|给力|暖心|敬业|耐心}",
        "最{牛的|牛逼|牛叉|厉害|霸气|顶|逆天|变态|神奇|赚钱|暴利|挣钱|能打|抗打|耐用|省电|清晰|逼真|真实感|震撼|舒适|舒服|顺手|顺滑}",
        "{性能|功能|价格|速度|体积|质量|品质|体验|服务|口碑|画质|效果|代码|界面|售后|安全性|兼容性|稳定性|扩展性|性价比|成本|操作|文档|更新}{最优|最好|最强|最低|最快|最高|最佳|最全|最小|最轻|最稳|最棒|最多|最新颖|最少}",
        "{体积|功能|性能|速度|价格|画面}{最轻|最小巧|最省}", "最低价{|格}=本商品价格", "最低{折扣|优惠|成本价}", "全网~最低=本商品价格", "全{行业|平台|站|国|场|球|城}~最低", "底价", "跳楼价",
        "史上最{低|强|好|快|全|大|高|佳|牛}", "历史最低", "史低价",
        "最{优价|惠价|佳性价比|高品质|高质量|高性能|高标准|高回报|高收益|高人气|大优惠|大力度|大诚意|低门槛}", "最{大|高|低}的{优惠|诚意|性价比|折扣|收益|回报}",
        "最{用户友好|具创意|有创意|具价值|有价值|有前景|有潜力|适合赚钱}", "{颜值|人气|品质|效率|精度|准确率|画质|收益|回报|胜率|利润|完成度|还原度|活跃度|口碑|安全系数|配置|版本}最{高|好|强|佳|全|优|大}",
        "最{丝滑|细腻|炸裂|过硬|顺眼|耐看|抗揍|放心|干净|清爽|清新|简洁|极简|高雅|亮眼|惊艳|赚|有范|有料|有诚意|走心|过瘾|刺激|爽快|高大上|上档次|有排面|拉风|吸睛|抢眼|吸引人|接近完美|完备|周全|彻底|透彻|通俗易懂|清楚}的",
        "比{市面上|市场上|同类|同行|别家|其他|任何}~~都{好|强|快|便宜|稳|全|省|划算|先进|安全}", "{再也|绝对}找不到更{好|便宜|强|低}", "没有更{低|好|强|快|便宜}", "比这{|个}更{便宜|好|强}",
        "{全网|全国|全球|市面上|行业|业内|业界|同行|同类|圈内}{|里|中|内}最{好|大|低|高|快|新|多|小|早|轻|简单}",
        "最{顶|尖}{级|端}", "最{良心|走心}", "最懂~{用户|商家|你|您|客户|老板|开发}", "最{接地气|省内存|省资源|省时间|好上手|容易上手|适合新手|适合您|适合你}",
        "the {fastest|cheapest|easiest|simplest|strongest|smartest|safest|greatest|smoothest|cleanest|coolest|hottest|lightest|richest|finest|prettiest|quickest|lowest priced|highest quality|lowest price|most advanced}",
        "{fastest|cheapest|easiest|strongest|smartest|safest|greatest|smoothest|cleanest|coolest|hottest|finest|prettiest|quickest} *{ever|ever made|on the market|in the world|anywhere|available|around|you can buy|you can find|possible price|prices|price|licence|license|keys|code|theme|template|plugin|framework|dashboard|script|bot}",
        "{lowest|cheapest|best} {price|prices|cost} {ever|anywhere|guaranteed|online|on the market}", "lowest price{|s}",
        "cheapest {price|prices|license|licence|keys|key|source|code|script|plugin|theme|offer|deal|around}",
        "{highest|finest|greatest} {quality|grade|standard|standards}",
        "our {fastest|smartest|best|strongest|most advanced|most powerful}",
        "the {sleekest|slickest|snappiest|leanest|boldest|brightest|sharpest|tightest|sturdiest|nicest|handiest|friendliest|neatest}",
        "most {feature packed|awarded|celebrated|acclaimed|powerful|advanced|secure|reliable|popular|beautiful|complete|comprehensive|professional|trusted|stable|flexible|affordable|innovative|elegant|efficient|robust|modern|feature rich|lightweight|intuitive|user friendly|amazing|profitable|accurate|awesome|polished|effective|loved|sophisticated|impressive|versatile|scalable|customizable|customisable|downloaded|wanted|sold|famous|respected|experienced|realistic|detailed|valuable}",
        "{cheapest|lowest|best|fastest} {price|prices|on the|in the} {net|web|internet|market|guaranteed}", "cheapest on the net",
        "the {lightest|smallest} *{ever|on the market|in the world}", "fastest growing",
        "{cheaper|better|faster} than {anyone|any other|anything|everyone|all others|any competitor}",
        "nothing {beats|comes close}", "simplest {code|api|way|setup} *{ever|on the market}",
        "easiest to {use|install|customise|customize}",
    ]

    /// Longer words that have one of these in them and claim nothing.
    static let harmless: [String] = [
        "最好的{保护|办法|方式|方法|做法|时机|朋友|礼物|证明|说明|情况|结果|证据}", "最低价{格}{排序|排列|到最高|从低|优先|提醒|查询|限制|设置}", "最低价{筛选|提醒|设置|限制}",
        "最快{#|当天|次日|当日|即时}", "价格最{低|高}{到|至|在前|的排|优先|排}", "价格最低{的在前|排序}", "最低{配置|要求|版本|支持|分|限度|起|库存|金额|充值|消费|系统|内存|温度|工资|权限}",
        "最全{局}", "最美{化}", "最省{略}", "最准{备}", "最值{得注意|函数|查询}", "最稳{定版|定的版本号}", "最稳定{版|分支}", "最火{狐}", "最强{制}",
        "最优{解|化|路径|子结构|值|控制|策略算法|先|惠券|二叉|前缀}", "最高{级别|级权限|级管理员|级目录|性能模式}", "最热{门标签|搜}", "最热门{排序|标签|帖子|文章|搜索词|话题}",
        "最受欢迎{排序|榜|排行}", "最完整{匹配}", "最新{颖度}", "性能最{低|高}{配置|要求}", "成本最{低|小}{路径|流|生成树}", "速度最{快|慢}{可调|档|的请求}", "{功能|操作}最少",
        "最多{可|支持|允许}", "价格最低", "功能最小", "体积最小{的文件}", "{服务|更新}最{多|少|新}", "最值得{注意}", "效果最{差}", "代码最{少|多|小}",
        "最{干净|彻底|清楚|简洁}的{做法|办法|方式|写法|方法}",
        "the {lightest|smallest|quickest|fastest|cheapest|safest|strongest|simplest} *{is called|option|mode|setting|plan|of the themes|of these|route first}",
        "most popular {tags|searches|first|posts|items|or}",
        "{by|sort by|sorted by|order by} {most|lowest|highest} *{popular|price|rating|downloaded|sold}",
        "the {fastest|cheapest|simplest|easiest} {route|path|way to|mirror|of|option first|shipping|example}", "most recent{|ly}",
        "most common{|ly}", "most {of|tests|users|cases|browsers}",
        "lowest price {first|filter|to highest|or}", "most {flexible|accurate} {setting|mode}",
        "the {quickest|simplest|easiest} way to {run|test|install|start|try|build}",
    ]
}
