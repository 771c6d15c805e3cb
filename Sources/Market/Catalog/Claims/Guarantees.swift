/// Promises that nobody can keep.
///
/// Source: 广告法 25(1): no promise of future effects or earnings; 28; 消保法 20.
enum Guarantees {
    static let phrases: [String] = faultless + approval + earnings + forever + english

    private static let faultless = [
        "{100%|百分百|百分之百|百分之一百|绝对|保证|确保|承诺|肯定|一定|真正|彻底}{|没有|无|没|零|0|不会有|不出|不会出}{bug|漏洞|后门|病毒|故障|错误|问题|缺陷|风险|报错}=已知缺陷见缺陷清单",
        "{零|0}{bug|漏洞|故障|缺陷|错误|崩溃|宕机|风险|报错|维护|封号|失误|差错}=已知缺陷见缺陷清单",
        "{没有|无|毫无|没}任何{bug|漏洞|问题|缺陷|风险|错误|故障|后门|毛病|瑕疵|限制风险}=已知缺陷见缺陷清单", "不{会|可能}{有|出|出现|存在}任何{bug|漏洞|问题|故障|错误|意外}=已知缺陷见缺陷清单",
        "{封号|被封|被检测|拒审|不过审|翻车|亏损|失败}{包赔|包退|全赔|全退|必赔|双倍赔}",
        "{不可能|绝不会|绝无可能|永远不会|根本不会|没人能|谁也|无人能}{被|会被|会}~{反编译|破解|攻破|检测|发现|封|黑|盗|泄露|崩|倒|坏|亏|失败|出错|出问题|下架}",
        "{没人|无人|谁也}{能|可以}{破解|攻破|反编译|检测到|发现}", "绝无{bug|漏洞|后门|风险|故障|问题}", "无bug=已知缺陷见缺陷清单", "无懈可击", "固若金汤", "坚不可摧", "牢不可破",
        "{永不|永远不|永远不会|从不|从未|绝不|绝不会|决不|绝对不|绝对不会|永久不|保证不|保证不会|不可能|肯定不会|一定不会|百分百不|100%不|包不}{崩溃|宕机|死机|掉线|断线|报错|出错|卡顿|卡死|闪退|出问题|失效|过期|封号|被封|封|掉|坏|亏|亏损|赔钱|泄露|泄漏|外泄|外洩|丢失|丢数据|被黑|被破解|被攻破|被检测|检测|被查|被发现|翻车|失败|丢|跑路|下架|变慢|限流|中毒|侵权|收费|涨价|被平台检测|被平台封|被平台发现|会被检测|被攻击|停更|重复|倒闭|失联|后悔|被盗}",
        "{不会|不怕}{被封号|被封|被破解|被黑|封号|被检测}", "{永远|绝对|根本}{检测|查|破解|发现|封|黑}不{到|了|出|掉}", "检测不{到|出}", "防封{|脚本|版|号}~{绝不|永不|稳}",
        "{怎么|随便|如何|无论怎么}~都不{会|}{封|崩|坏|出错|掉|报错|被封|检测|出问题}", "破解不了", "黑客~{没办法|没辙|无可奈何|攻不破}", "万无一失=有备份与恢复说明", "高枕无忧",
        "绝对{安全|稳定|可靠|靠谱|没问题|保密|有效|正常|能用|可用|放心|过|赚|值|兼容|流畅|成功}",
        "{100%|百分百|百分之百|百分之一百}{安全|稳定|可靠|成功|过审|通过|过|兼容|可用|能用|有效|正常|适配|到账|中奖|命中|赚钱|盈利|收益|上架|收录|回本|排名|还原|准确无误|不封|防封|没问题|无忧|满意|保密|防破解|上首页|成功率|通过率|安全无|录取|拿下|不掉线|支持所有}",
        "{所有|任何|全部|一切|任意}{环境|手机|设备|机型|浏览器|系统|平台|电脑|服务器|网站|版本|主机|情况}{|下|上|里}{|都}{能|可以|可|完美|兼容|适用|适配|通用|支持|正常}~{完美|运行|使用|用|兼容|适配|正常|无误|采|跑}",
        "{完美|完全}{兼容|适配|支持}{所有|任何|一切|全部}", "兼容{所有|任何|一切|全部}~{手机|设备|系统|浏览器|环境|机型|平台|版本}",
        "永不{崩溃|宕机|过时|过期|失效|停服|停机|封号|掉线|出错|报错|淘汰|下线|断更|倒闭|涨价|收费}",
        "{稳定|高可用}100%", "100%{|的}{在线|在线率|可用性}", "永久{稳定|不封|防封|有效|可用|不掉|不失效}=购买时有效", "无限期有效", "一劳永逸",
    ]

    private static let approval = [
        "包{过审|过|审核通过|通过审核|上架|上线过审|收录|上首页|排名|学会|教包会|教会|教|你|您|赚|赚钱|盈利|月入|回本|中|满意|成功|下证|拿证|备案|通过率}=协助准备审核材料",
        "{保证|保|承诺|确保|一定|一定能|一定会|肯定|肯定能|必定|必|必然|保你|包你|百分百|百分之百|100%}{|能|会|可以|让你|你}{过审|通过审核|通过|审核通过|上架|收录|上首页|排名|学会|成功|拿到|录取|中奖|备案|上热门|爆单|过|上榜}=协助准备审核材料",
        "{保证|承诺|确保|一定|肯定}~{过审|上架|上首页|通过审核|收录|学会|排名}", "秒过审", "秒过", "必过{|审}", "{必上|必火|必爆|必涨|必中|必红|必成|必赢|必胜|必出单|必涨粉}",
        "{业绩|订单|销量|流量|粉丝|收入|利润|排名}必{涨|爆|升|增|火|翻}", "审核{必过|包过|百分百通过|无忧}", "无需审核直接过", "不过{全退|不收钱|不收费|赔}", "不通过不收{钱|费}",
    ]

    private static let earnings = [
        "保证{|有|你|每月|每天|能}{收益|盈利|赚钱|赚|获利|回本|收入|回报|利润|不亏|不赔|月入|日赚|日入|增收|挣钱}", "{保证|保|承诺|确保}~{收益|盈利|赚|回本|不亏|不赔|出单|引流}",
        "保{本|底|息|收益}{|保息|收益|盈利|赚}{盈利|赚|的项目|稳赚|保息|理财|收益}", "保本{|保息}", "稳赚{|不赔|不亏}=收益有风险", "稳{赢|盈利|收益|定盈利|定收益|定赚}",
        "{就能|就会|立马|马上|立刻|包你|保你|轻松|闭眼|躺着|天天}{赚钱|赚到|赚|暴富|盈利|回本|爆单|火起来|火遍|火出圈|发财|翻身|出单|爆火}", "{亲测|真实|实测|长期|稳稳|天天}{稳赚|赚钱|盈利|赚}",
        "不{赚|盈利|回本|赚钱|火|成功}{退款|全退|包退|不收钱|退全款|赔}", "躺{赚|赢|着赚|着挣|平赚}", "包{赚|盈利|赢|回本}", "只赚不{赔|亏}",
        "{零|0|无|毫无|没有}风险{|高}{|投资|收益|副业|项目|盈利|赚|赚钱|套利|创业|变现}=有风险",
        "{轻松|保底|至少|保证|稳定|必}{月入|日入|年入|日赚|月赚}", "{月入|日入|年入|日赚|月赚|年赚|周入}{#|过万|上万|万元|千元|百万}{|元|块}", "一夜暴富", "快速致富", "坐等收钱",
        "亏了{算我|我赔|包赔|赔你|我承担}", "财富自由", "{一定|必|肯定|必定|百分百|100%|绝对}{赚|赚钱|盈利|回本|挣钱|收益}", "无本万利", "一本万利", "稳收益", "高收益低风险", "永久收益",
        "睡后收入",
    ]

    private static let forever = [
        "{永久|终身|终生|一辈子|永远|无限期|无限|永续}{|性}{免费|包|提供|享受|享|的|升级|更新|维护|免费技术|技术}~{升级|更新|维护|质保|售后|支持|服务|使用更新|迭代}=自购买起 12 个月内免费更新",
        "{永久|终身|终生|永远|无限期}{免费|更新|维护|升级|售后|质保|保修|包更新|迭代|服务|保障|有效}=自购买起 12 个月内免费更新", "一次购买{|永久|终身|终生}~{更新|升级|免费|维护|使用更新}",
        "免费{更新|升级|维护}{一辈子|终身|永久|到永远|终生}", "{更新|升级|维护|售后}{到永远|一辈子|终身|永久}", "有效期{永久|终身|无限}",
        "{永久|终身|终生|永远}不{收|再收|另收|过期|收费|涨价|收第二次|掉线|收任何}", "永久包{更|更新|升级|维护}", "包更新{|到}", "永不过时", "永远免费",
    ]

    private static let english = [
        "guaranteed {profit|profits|returns|return|income|results|result|approval|success|ranking|rankings|win|wins|earnings|uptime|to work|to pass|to earn|to win|to rank|bug free|safe|secure|money|traffic|sales|delivery of profits}",
        "guarantee{|s|d} *{profit|profits|approval|returns|income|success|results|ranking|rankings|acceptance|approved|no bugs|bug free|uptime|works|sales|first page|secure|safe}",
        "{works|work|runs|run|compatible with|supports|fits} *{every|any|all} *{device|devices|browser|browsers|phone|phones|server|servers|platform|platforms|environment|environments|system|systems|host|hosting|os}{| guaranteed}",
        "{every|any} device guaranteed",
        "{bug|error|crash|risk|virus|maintenance|trouble} free=see the list of known defects",
        "free of {bugs|errors|risk|defects|vulnerabilities}",
        "{no|zero|without any} {bugs|bug|risk|risks|errors|crashes|crash|vulnerabilities|downtime|defects|failures|maintenance ever|security holes}=see the list of known defects",
        "{never|wont|will never|cannot|cant|will not} {|ever |be |get |slow down or |hang or |stall or |possibly }{crash|crashes|fail|fails|break|breaks|goes down|go down|get banned|gets banned|be banned|be hacked|be detected|get hacked|be cracked|lose money|lose|expire|expires|lose data}",
        "{un|}hackable", "unhackable", "uncrackable", "unbreakable", "undetectable", "bulletproof", "foolproof",
        "fail safe forever",
        "{100%|100 percent|hundred percent|completely|totally|absolutely|perfectly} {safe|secure|bug free|bugfree|bug|working|success|guaranteed|reliable|stable|uptime|undetected|undetectable|unhackable|approval|approved|risk free|compatible|money back guaranteed|accurate|error free|crash free|profitable|bulletproof|flawless}",
        "100% *{uptime|success rate|pass rate|approval|secure|safe|satisfaction guaranteed}",
        "{lifetime|life time|forever|eternal|perpetual|unlimited} {free |}{updates|update|support|upgrades|upgrade|maintenance|warranty|free updates|free upgrades|free support}=free updates for 12 months",
        "free {updates|upgrades|support} {forever|for life|for ever|for a lifetime}=free updates for 12 months",
        "{always|forever} {up|online|available|secure|safe}", "{zero|no} {outages|outage|failures|disconnects|lag}",
        "never {down|offline|banned|detected|hacked|crashing|failing}",
        "{never|wont|will never} {get |be |ever be |ever get |}{banned|hacked|caught|detected|suspended}", "free forever",
        "forever free",
        "{make|earn} *{money|dollars|income} {while you sleep|guaranteed|every day|every month|overnight|effortlessly}", "get rich",
        "passive income guaranteed",
        "{always|certain to|sure to} {pass|pass review|pass the review|get approved|make money|profit|win}",
        "{double|triple} your {money|income|profit}", "zero {risk|bugs|downtime|crashes|errors}", "risk free",
    ]

    /// Longer words that have one of these in them and claim nothing.
    static let harmless: [String] = [
        "包更新{后|时|失败|成功|日志|机制|工具|命令|到最新|脚本|说明}",
        "包{过滤|教育|教学|教程|中的|中含|中有|中文|中间|中不|你好|你需要|您需要|学会计|过期|过大|过小|过程|过多|满意度|成功后|排名不|上架后|上线后|上架前|教材|备案号|备案信息|过一层|收录于}",
        "{安装|软件|应用|数据|压缩|源码|代码|依赖|资源|语言|皮肤|红|钱|背|书|面|文件|程序|更新|升级|补丁|请求|响应|网络|分|心跳|二进制|整合|主题|素材|图标|npm |pip |apk |表情|封|解}包{过|上架|上线|中|成功|你|您|教|收录|排名|赚|备案|学会|满意|回本|下}",
        "保证{金|金额|幂等|书|据|有序|顺序|一致|原子|库存|线程|唯一|至少|最终|不重复|事务}", "保证~{幂等|一致性|原子性|有序|顺序|不会超卖|不超卖}",
        "永久{链接|删除|授权|使用权|存储|代|封禁|禁言|重定向|会员|地址|保存|缓存|下线|关闭}", "质保{期|金|#}", "保底{机制|抽|概率|次数|价|值|工资|提成|佣金|算法}", "保本{点|分析|销售|量|价|线}",
        "无bug{追踪|跟踪|管理|反馈}", "绝对{路径|定位|值|地址|坐标|位置|时间|误差|零度|温度|引用|单位|高度|宽度|布局|定址}",
        "必{过滤|中国|须|要|填|选|出单号|填项|上传|成为|过期|过程}", "一定{时间|范围|条件|程度|数量|比例|概率|间隔|规则|基础}", "一定会{提示|弹}", "一定通过{接口|后台|平台|网络|配置}",
        "必{通过}{接口|网络|后台|代理}", "确保{通过|已通过|成功安装|已成功}{接口|测试后|网络|后台|代理|身份}", "免费更新{#|一年|半年|三个月|六个月|一个月|两年}", "{终身|永久}{会员|学习|教育|授权|制}",
        "no {bugs|errors|risk} {tracker|are shown|were reported|known|or|found so far}",
        "no {downtime|error|errors} {guarantee|message|is shown|log|page}", "error free {zone}",
        "never {fail|fails|crash} silently", "never {lose} unsaved", "cannot {lose|expire} {focus}",
        "cannot {fail|break} *{if|unless|when}", "zero {downtime} {deployment|deploy|migration}",
        "no crash {report|log|reports|dump}", "bug free {0}", "{wont|will not|cannot} {fail|break} the build",
        "never {break|breaks} {lines|words|the line|pages|inside}", "{零|0}错误{率统计|码|日志|提示}", "{零|0}维护{窗口}",
        "不会{有|出现}任何{提示|弹窗|变化|改变}",
        "稳{赢|赚}{的不是}", "必中{率}", "guarantee{|s} *{at least once|ordering|order|atomicity|consistency|idempotency|delivery}",
        "stops the *when *never", "risk free rate", "free forever {plan|tier}",
    ]
}
