/// Words that place a product above all others.
///
/// Source: 广告法 9(3).
enum AbsoluteTerms {
    static let phrases: [String] =
        grades + ranks + uniqueness + [
            "最佳=合适的", "最高级=较新的", "最高等级", "最顶级", "最极致", "极致=注重细节的", "极品=精选", "绝品", "神级", "神作", "史诗级",
            "天花板=成熟方案", "巅峰{之作|水准|水平|体验|性能}", "登峰造极", "殿堂级=成熟的", "教科书级别", "无与伦比", "无可比拟", "无可替代", "不可替代", "无人能及", "无人能敌", "无出其右",
            "无敌{的|源码|系统|脚本|版}", "举世无双", "天下无双", "盖世", "完美无缺", "完美无瑕", "十全十美", "毫无瑕疵", "零瑕疵",
            "万能{采集|破解|工具|脚本|框架|源码|系统|模板|钥匙|神器|助手|插件|爬虫}",
            "前无古人", "史无前例", "空前绝后", "前所未有=新的", "王者之选", "王者级", "至尊", "至臻", "之王", "霸主", "秒杀{一切|所有|全部|同类|同行|全网}",
            "吊打{一切|所有|同类|同行|全网}", "碾压{一切|所有|同类|同行|全网}", "没有之一", "遥遥领先", "尖端{科技|技术}", "领袖{级|品牌}", "国宝级",
            "{best|top|world} class", "world class", "world beating", "world leading", "state of the art=current", "second to none",
            "bar none",
            "unbeatable", "unmatched", "unrivalled", "unrivaled", "unparalleled", "unsurpassed", "peerless", "one and only",
            "ultimate=complete",
            "the best=a good",
            "best {quality|price|prices|choice|seller|sellers|selling|plugin|theme|template|templates|tool|code|source code|software|script|framework|app|solution|product|deal|value|in class|in the world|on the market|ever|dashboard}",
            "simply the best", "{worlds|countrys|webs|nations} {best|finest|no.1|leading|favourite|favorite}", "one of a kind",
            "nothing else like it", "{undisputed|unquestioned|uncontested} {leader|king|champion|no.1|best}", "the {king|queen} of",
            "number one on", "the gold standard", "like no other", "in a class of its own", "the very best", "the finest",
            "the perfect", "flawless", "the greatest", "{industry|market|world|globally} leading", "the leading",
            "{industrys|markets|worlds} leading",
            "the only *{you will ever need|youll ever need|you ever need|on the market|in the world|of its kind|that works}",
            "never seen before", "once in a lifetime", "game changing", "revolutionary", "top notch", "top tier", "top rated",
            "top selling", "no.1", "no. 1", "no 1 {choice|in|seller|brand|plugin|theme|tool}",
            "{ranked|the|our} №1",
            "№1 {in|choice|rated|seller|selling|plugin|theme|tool|inventory|template|source|brand|script|bot|*plugin|*theme|*tool|*template|*software}",
            "number one {choice|seller|brand|plugin|theme|tool|in|among|on|rated}", "{ranked|rated|voted} number one", "top1",
            "top 1 {of|in|seller|brand|choice|的|商城|源码|系统}", "top1的",
        ]

    private static let grades = [
        "国家级=成熟的", "国际级", "世界级=成熟的", "全球级", "宇宙级=成熟的", "宇宙第一", "银河系", "全宇宙", "顶级=成熟的", "顶尖=成熟的", "顶流", "特级", "超一流",
        "{国际|世界|全球|国内|业界}一流=成熟的",
        "一流{的|水准|水平|品质|质量|团队|技术|服务}", "{国际|世界|全球|国家}{领先|顶级|顶尖|水准|金奖}", "至高无上", "扛把子", "顶呱呱", "价格屠夫", "no1", "{行业|业界|国际|国内}top级",
        "没有第二{家|个|款}", "{秒杀|吊打|碾压|完爆}~{一切|所有|全部|同类|同行|全网|同款}",
        "{无可挑剔|挑不出毛病|无可比肩|无与比肩|不可超越|难以超越|无法超越|无人匹敌|所向披靡|没有对手|没有敌手|独孤求败|傲视群雄|独领风骚|一骑绝尘|出类拔萃}", "超越{一切|所有|同行|同类|全部}",
        "{震撼|享誉|风靡|闻名|轰动|征服}{全球|世界|全国|业界|海内外}", "{镇店之宝|绝世|绝无二家|稀世|旷世|传世}", "{殿堂|标杆|大师|航母|旗舰中的旗舰}级", "顶配", "独创",
        "最高{品质|水准|水平|荣誉|成就|境界}",
    ]

    private static let ranks = [
        "{国内|国产|行业|业界|业内|圈内|全国|全网|全球|世界|亚洲|中国|销量|销售|口碑|人气|质量|品质|性能|速度|市场|市场占有率|市占率|类目|同类|同行|好评|排名|排行|公认|稳居|实力|技术|功能|体验|价格|安全性}{第一|第1|no.1|top1}",
        "{国内|国产|行业|业界|业内|全国|全网|全球|世界|亚洲|中国|首屈一指}{首家|首个|首款|首创|首发|首推|首选|冠军|之最|领先}",
        "{全国|国内|全网|行业|业内|全球|世界|市场|市面}上{首家|首个|首款|第一}", "第一{品牌|名牌|大品牌|梯队|选择|的选择|平台|站|家|卖家|源码|店}", "{国内|中国|全国|全网|业内|行业}~第一名", "排名前一",
        "没有比{它|这个|这|我们|本店|这款|这套}~{更好|更强|更棒|更全}", "排{名|行}~第{一|1}", "{国内|国产|行业|业内|全国|全网|全球|世界|市面上}第一{个|家|款|套}", "独占鳌头", "数一数二", "独步",
        "冠绝", "名列第一", "稳坐第一", "排在第一", "问鼎",
        "冠军{级|品质|之选|产品|源码|卖家|团队}", "销冠", "销量冠军", "销售冠军", "天下第一", "宇宙无敌", "无人超越", "全网第一", "全网最", "王牌{产品|源码|团队|项目|系统|插件|作品|之作}",
        "{行业|领导|领军|第一|业界|领先}{领袖|领导者|领导品牌|领军品牌|领军者|霸主|标杆|老大|领头羊}", "{领导|领军|领袖|顶级|顶尖}{品牌|企业|团队|者}", "金牌{卖家|团队|品质|服务|店铺|讲师|出品|源码}",
    ]

    private static let uniqueness = [
        "{全网|全国|国内|市面上|市面|市场上|市场|目前|世界上|世界|全球|业界|行业|行业内|圈内|史上|本站|平台}~唯{一|1}", "唯1",
        "唯一{能用|可用|能|可以|提供|支持|正版|官方|指定|完整|真正|的选择|选择|正规|靠谱|授权|合法|免费|带|不封号|稳定}", "{业内|业界|行业|国内|全国|全网|全球|市面上}唯一",
        "唯一一{家|款|个}{提供|支持|能|可以|真正|官方|的}", "独一无二", "独一份", "仅此一{份|家}", "绝无仅有", "独此一家", "只此一家", "别无分店", "别无二家", "绝版",
        "独家{源码|代理|首发|发布|提供|研发|开发|技术|秘籍|秘方|配方|算法|渠道|资源|出售|出品|原创|定制|授权销售|版本|功能|模板}", "首家{支持|推出|提供|实现|采用|上线}", "史上第一",
    ]

    /// Near-absolutes, which warn.
    static let near: [String] = [
        "首选{的|方案|源码|系统|模板|工具|产品|插件|框架}=可选", "不二之选", "必备神器", "神器", "领先{同行|同类|行业|业界|水平|技术}=成熟", "{行业|业界|国内|技术|国际}领先", "行业标杆", "堪称完美",
        "完美解决=解决", "近乎完美", "业内翘楚", "翘楚", "佼佼者",
        "闭眼入", "全能", "跨时代", "划时代", "颠覆性", "革命性=改进过的", "cutting edge", "next level", "must have", "amazing", "incredible",
        "perfect {solution|choice|for everyone}", "leading {provider|solution|choice|brand}", "premier",
    ]

    /// Longer words that have one of these in them and claim nothing.
    static let harmless: [String] = [
        "顶级{域名|域|目录|菜单|分类|节点|类目|对象|作用域|属性|部门|栏目|模块|元素|容器|导航|文件夹|命名空间|组件|路由|页面|账号|代理商|窗口|键|字段|包}",
        "国家级{行政|地图|标准编号|数据|公园|代码|区划|景区|开发区|自然保护区}", "国际级别", "世界级地图", "全网{抓包|接口}",
        "第一{步|次|行|页|章|节|个|列|屏|方|人称|名|位|时间|层|级|条|版|种|项|部分|张|天|轮|阶段|局|关|周|季度|年|遍|期|段|类|台|笔|份|组|字|列表|帧|课|季|手|印象|视角|主键|范式|原则|响应|篇|句|件}",
        "{销量|好评|人气|价格|速度|性能|质量|市场|功能|排名|排行}第一{页|列|行|步|个|名|屏|项|条|位}",
        "唯一{索引|标识|键|约束|性|值|编号|编码|id|主键|字段|的标识|约束条件|码|ID|入口|文件名|来源|依赖|会话|设备号|序列号}", "{不是|并非}唯一",
        "排名{页|榜|显示|字段|功能|统计|规则|算法|更新|列表}", "最佳实践", "最佳适应", "最佳匹配", "最佳平方", "最佳置换", "最佳路径", "最佳移动", "最佳拟合",
        "最佳{得分|成绩|战绩|员工|球员|分辨率|尺寸|比例|观看|浏览|效果图|时间|记录|答案|走法|阈值|参数}",
        "best {practice|practices|effort|viewed|fit|match|move|case|guess|score|time|before|regards|of luck|matching|path|route|result|results|known}",
        "the best {move|match|fit|score|practice|practices|result|results|path|route|time|model|parameters|checkpoint|candidate|value|way|response|answer|split|possible}",
        "at best", "best effort", "极致{压缩|性能模式}", "独家{频道|内容|栏目|权限|标签|新闻}", "首家店铺", "第一家店", "冠军{榜|赛|杯|组|奖杯}", "{全国|世界|亚洲}冠军{赛|杯}",
        "{王者|荣耀}荣耀", "全能{型|选手}", "神级别", "特级{教师|会员}", "至尊{会员|宝|vip}", "完美世界", "完美主义", "天花板{贴图|材质|模型|灯}", "国王之王",
        "{国内|国际|全球|世界|全国}领先{地位统计}", "万能表单", "全球首发日期",
        "top level", "the ultimate {parent|holding}", "perfect {square|number|hash|information}",
        "the perfect {square|number|hash}",
        "the leading {zero|zeros|space|spaces|slash|character|edge|whitespace|dot|digit|digits|comma}",
        "leading {zero|zeros|space|spaces|slash|edge|whitespace|comma}",
        "{issue|fix|fixes|closes|pr|bug|ticket|see|step|page|item|chapter} №1", "no.1{|0} {port|page|step}",
        "the only {dependency|way|file|requirement|exception|option|required|argument|difference}",
        "排名第一的{选手|用户|玩家|队伍|球队|学生|人|结果|记录|商品|帖子}", "独创{一词|性}", "the king of {hearts|spades|clubs|diamonds}",
        "one of a kind {constraint}",
    ]
}
