/// The words that make a figure a boast, and those that make it a setting.
enum FigureWords {
    /// What a figure is said of: more or less of something; customers, sales and praise; what was done for how many.
    enum Boast: Sendable { case gain, success, deed }

    static let boasts = PhraseBook<Boast>([
        (
            "{提升|提高|增长|增加|上升|上涨|涨|翻|提速|加速|加快|增强|暴涨|飙升|猛增|突破|减少|降低|节省|节约|缩短|省|省下|下降|压缩到|省去|降|砍掉|少花|少写|缩减|削减|降本|增效|多赚|多卖|多挣|快了|更快|更省|更高|快|领先|高达|腰斩|稳定运行|同类|竞品|别家|高出|赶超|超过同类|超越}",
            .gain
        ),
        ("{效率|转化率|转化|业绩|销售额|营业额|利润|客流|询盘|曝光|点击率|加载速度|运行速度|并发能力|吞吐|性能|成本|人力|开发时间|开发周期}", .gain),
        (
            "{好评|好评率|复购|复购率|回购|回购率|回头客|满意|满意度|满意率|准确率|精度|识别率|成功率|续费率|续费|留存率|命中率|通过率|推荐率|合格率|胜率|正确率|召回率|可用性|在线率|占有率|市占率|收益率|年化|回报率|过审率|到达率|还原度|五星|五星率|客户|买家|顾客|商家|企业|用户|学员|药店|店铺|餐厅|站长|店主|老板|网友|团队|公司|退款率|故障率|投诉率|差评率|医院|学校|同行|开发者}",
            .gain
        ),
        (
            "{销量|月销|年销|日销|销售额|累计|已售|已卖|卖出|卖了|售出|热销|出货|出货量|交易额|流水|成交|成交量|下载量|下载|安装量|装机量|播放|访问量|日活|月活|粉丝|订阅|star|stars|fork|涨粉|吸粉|增粉|回本|增收|盈利|创收|月入|评分|日均|日处理|日成交|月成交|月处理|日均处理|年均|月均|营收}",
            .success
        ),
        (
            "{服务#|服务了|服务过|服务于|累计服务|帮助|帮|帮了|覆盖|赋能|助力|签约|交付了|交付过|已为|为~节省|为~节约|节约|节省|在用|在使用|都在用|正在用|使用者|信赖|共同选择|的选择|选择了|都推荐|都说好|都满意|都夸|都续费|在看|关注|信任|推荐给|一致推荐|见证|验证过|入手|下单|认可|好评|拥有|吸引|积累|部署了|上线了|落地|落地了}",
            .deed
        ),
        (
            "{boost|boosts|increase|increases|increased|improve|improves|improved|grow|grows|grew|raise|raises|reduce|reduces|reduced|save|saves|saved|lowers|faster|cheaper|better|quicker|productive|speed|the speed|the price|conversion|conversions|sales|revenue|traffic|productivity|roi|cost|costs|hosting|time|profit|more productive|renew|renewal|fewer|doubled|tripled|positive|satisfied|satisfaction|accuracy|accurate|success rate|win rate|pass rate|retention|uptime|customers|users|buyers|teams|companies|developers|clients|sellers|businesses|reviewers|competitor|competitors|up|down}",
            .gain
        ),
        (
            "{downloads|downloaded|installs|installations|sold|sales so far|copies|stars|subscribers|trusted|loved|rated|recommended|counting|worldwide|reviews|five star|happy|satisfied}",
            .success
        ),
        (
            "{used by|trusted by|loved by|chosen by|adopted by|recommended by|saves you|save you|served|serving|powers|powering|helped|run on|runs on|running on|powered by|in production|used in|joined|join|rated|recommend it|renew}",
            .deed
        ),
    ])

    /// What needs no number beside it.
    static let sure = PhraseBook([
        "{翻|翻了|翻上}{一番|#番|几番|数倍|几倍}", "{节约|节省|省下|省}~{#小时|#天|#个月|#元|#块|#万元}", "#{天|周|个月|小时}{回本|涨粉|盈利|赚回|回款|出单}",
        "{rate|sales|revenue|traffic|conversion|users|income|orders|profit} {doubled|tripled|quadrupled}",
        "{营业额|业绩|收入|利润|销量|销售额|流量|成本}{|直接}{翻番|翻倍|翻两番|腰斩}", "{破|超|过}{千|万|十万|百万|千万|亿}{|的}{主播|店铺|用户|商家|粉丝|销量|好评|下载}",
        "{好评|销量|粉丝|下载|用户|订单|成交}{破|超|过}{千|万|十万|百万|千万|亿}", "{年|月|日|每年|每月|每天}省#", "{突破|突破了|超越}#{家|用户|单|份|元|人|客户|商家|次|下载|}",
        "in {over |more than |}# countries", "#%的{同类|竞品|对手|同行}", "save{|s} # {hours|minutes|days|dollars|yuan}",
        "saves you # {hours|minutes|days|dollars}", "{零差评|0差评|零投诉|0投诉|零退款|0退款}", "{效率|转化率|销量|业绩|利润|速度|性能|订单|粉丝|收入}翻{#|了}{|倍|番}",
        "{销量|下载量|用户|用户量|客户|粉丝|装机量|订单|访问量}{|已|已经}{突破|破|超过|超|过}{百万|千万|亿|万|十万|百万级|千万级}",
        "{cut|cuts|cutting|reduce|reduces} *{time|times|cost|costs|price|effort|work|bill|bills} in half",
        "{doubles|triples|doubled|tripled} {your|the|their|our} {sales|revenue|traffic|conversion|conversions|income|speed|profit|productivity}",
        "twice {the speed|as fast|as productive|the performance}", "half the {price|cost|time|effort}",
    ])

    /// What makes a clause one about a setting, a limit, a trigger or an example.
    static let settings = PhraseBook([
        "可配置", "可设置", "可调", "可在", "可选", "可改", "后台可", "后台设置", "在后台", "默认", "自动提醒", "自动补货", "告警", "报警", "预警", "熔断", "低于", "高于", "大于",
        "小于", "不足", "阈值", "上限", "下限", "限制", "最多", "最少", "至少", "导入", "导出", "支持", "设为", "设置", "宽度", "高度", "缩放", "折扣", "税率", "佣金",
        "比例",
        "优惠券", "满#减", "概率", "透明度", "不透明", "质量为", "压缩质量", "音量", "亮度", "进度", "数据集", "样本", "训练集", "超过~时", "超过~会", "时提醒", "时会", "时自动",
        "达到~时", "达到~后自动", "每页", "页面", "倍速", "倍图", "分辨率", "已知", "缺陷", "示例", "演示", "计算器", "假数据", "测试数据", "套餐", "会员价", "余量", "涨跌幅",
        "涨停", "涨幅", "限额", "手续费", "定金", "预付", "首付", "尾款", "违约金", "赔付", "退还", "退款比例",
        "每天~点", "凌晨", "注释", "行代码", "代码约", "代码#行", "要求", "配额", "内存", "硬盘", "磁盘", "端口", "超时", "重试", "间隔", "授权", "子账号", "并发数", "单次",
        "一次", "每次", "组件", "张图片", "模块", "图表", "字段", "排序", "算法", "统计功能", "可以在", "自动关闭", "自动确认", "内可", "内不限", "分钟内", "小时内", "天内",
        "工作日", "排行",
        "default{|s}", "limit{|ed|s}", "at most", "maximum", "minimum", "width", "height", "scale{|s|d}", "zoom", "opacity",
        "discount", "coupon", "tax", "threshold", "when", "if", "supports", "import{|s}", "export{|s}", "configurable", "retries",
        "retry", "coverage", "trial", "per request", "margin", "padding", "progress", "volume", "batch size", "sample", "dataset",
        "per page", "alert{|s}", "pixel{|s}", "memory", "buffer", "timeout", "axis", "debug", "screens", "column{|s}", "page{|s}",
        "components", "includes", "charge", "fee", "within # {hours|days|minutes}", "per {second|minute|day|user}", "seat{|s}",
        "licen{c|s}e for", "up to # {users|sites|devices|accounts|files|rows}",
    ])
}
