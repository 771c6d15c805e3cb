import Market

/// Words as sellers of software use them, a few often and most seldom, the same in every run.
struct SearchWording {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    static let things = [
        "系统", "源码", "管理系统", "小程序", "商城", "后台", "模板", "企业官网", "插件", "脚本", "点餐系统", "进销存", "客户管理", "工单", "考勤打卡",
        "库存盘点", "收银台", "会员积分", "卡券", "秒杀", "直播", "短视频", "聊天室", "论坛", "博客", "相册", "简历", "问卷调查", "投票", "抽奖", "预约挂号",
        "酒店预订", "房屋租赁", "二手交易", "物流跟踪", "快递查询", "停车场", "健身房", "宠物店", "洗衣店", "家政服务", "婚礼请柬", "题库", "在线考试", "课程表",
        "图书借阅", "宿舍报修", "校园跑腿", "食堂订餐", "数据采集", "网页截图", "批量重命名", "去水印", "格式转换", "文件同步", "自动备份", "日志分析", "监控告警",
        "接口文档", "代码生成器", "权限框架", "单点登录", "支付对接", "短信发送", "地图标注", "语音识别", "图像分类", "人脸门禁", "翻译助手", "股票行情", "记账本",
        "发票识别", "合同审批", "电子签章", "排班", "薪资计算", "招聘门户", "供应链", "生产排程", "设备巡检", "能耗统计", "农产品溯源", "智慧社区", "垃圾分类",
    ]
    static let manners = [
        "响应式", "多语言", "轻量", "开箱可用", "单文件", "无依赖", "前后端分离", "多商户", "多租户", "离线", "可二次开发", "含数据库", "含部署文档", "深色模式", "手机端",
        "桌面版", "网页版", "命令行", "浏览器", "微信", "支付宝", "抖音", "企业微信", "钉钉", "飞书", "个人版", "团队版", "教学用", "毕业设计", "小店适用",
    ]
    static let latin = [
        "vue3", "react", "php", "mysql", "java", "spring", "laravel", "python", "django", "flask", "golang", "uniapp", "redis",
        "docker", "nodejs",
        "typescript", "nextjs", "thinkphp", "wordpress", "fastadmin", "postgresql", "sqlite", "mongodb", "elasticsearch",
        "kubernetes", "nginx", "electron",
        "flutter", "kotlin", "swiftui", "unity", "godot", "cocos", "opencv", "pytorch", "tensorflow", "langchain", "selenium",
        "playwright", "scrapy",
        "pandas", "excel", "markdown", "websocket", "graphql", "tailwind", "bootstrap", "antdesign", "echarts", "threejs", "webgl",
        "rust", "csharp", "winforms",
    ]

    /// Characters that names of shops and products are made of.
    private static let names = Array(
        "云海星辰山河明月清风晨光天地春秋东西南北青蓝紫金银玉石松竹梅兰荷叶林木水火土雷电雨雪霜露江湖川泉溪桥舟帆鹰鹤雁鹿马牛羊鱼龙凤虎豹熊猫兔"
            + "方圆平安和顺德信义诚真善美智慧聪灵巧匠工坊阁轩堂斋居院园里巷城镇村乡港湾岛屿峰岭谷原野田禾麦稻粟茶酒米盐糖蜜果瓜豆桃李杏梨枣")

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// One of these, the first ones far more often: the place is the product of two even chances.
    mutating func one(of words: [String]) -> String { words[below(words.count) * below(words.count) / words.count] }

    /// A name of two or three characters, one of some two million.
    mutating func name() -> String { String((0..<2 + below(2)).map { _ in Self.names[below(Self.names.count)] }) }

    /// `松桥响应式企业官网源码 vue3 2.4`.
    mutating func title() -> String {
        var title = below(3) > 0 ? name() : ""
        if below(2) == 0 { title += one(of: Self.manners) }
        title += one(of: Self.things) + one(of: Self.things)
        if below(3) > 0 { title += " " + one(of: Self.latin) }
        if below(4) == 0 { title += " \(below(9) + 1).\(below(10))" }
        return title
    }

    /// A few sentences.
    mutating func text(_ count: Int) -> String {
        (0..<count).map { _ in
            "\(one(of: Self.manners))的\(one(of: Self.things))，支持\(one(of: Self.things))与\(one(of: Self.latin))，附\(one(of: Self.manners))说明，由\(name())\(name())维护。"
        }.joined()
    }
}
