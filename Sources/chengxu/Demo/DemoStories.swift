import Market

extension DemoStory {
    /// All trades of the demo world: every phase, and the ways into it.
    static let all = completed + lapsed + underWay + talking + disputed + afterSales

    private static let hour = 60
    private static let day = 24 * 60

    /// Accepted, by hand or by silence, and a refund.
    private static let completed: [DemoStory] = [
        DemoStory(
            listing: "company-site", buyer: .xutang, startHoursAgo: 640,
            beats: [
                .buyer(2, "你好，我们公司要换官网，这个能放在对象存储上直接访问吗？"),
                .seller(14, "可以，纯静态文件，上传整个目录就行。联系表单没有后端，描述里写了，需要你们自己接。"),
                .buyer(6, "表单我们用邮箱链接代替。授权是一个公司一个站对吧？"),
                .seller(3, "对，一个产品。以后再做别的站要另买。"),
                .then(20, .takesTerms), .then(4, .confirms(.buyer)), .then(7, .pays),
                .then(3 * hour, .delivers("源码和说明都在压缩包里，颜色改 css 开头三个变量。")),
                .then(50, .downloads(isComplete: true)), .then(5, .signs),
                .buyer(2 * hour, "已经上线了，手机上看也正常。"), .then(day, .accepts),
                .then(20, .rates(.buyer, .good, "和描述一致，缺陷提前说明，省心。")),
                .then(5 * hour, .rates(.seller, .good, "沟通清楚，验收及时。")),
            ]),
        DemoStory(
            listing: "stock", buyer: .zhouye, startHoursAgo: 610,
            beats: [
                .buyer(3, "我开了家小超市，两个人用，旧电脑 Windows 7 能跑吗？"),
                .seller(25, "Python 3.9 装不上 Windows 7。建议一台 Windows 10 或者随便一台 Linux 小主机，浏览器访问就行。"),
                .buyer(9, "那我换台机器。价格能少点吗？1000 可以马上定。"),
                .seller(11, "1000 少了半年的答疑，支持改成 6 个月我可以接受。"),
                .then(16, .proposes(.buyer, Change(priceYuan: 1_000, supportMonths: 6), clauses: ["数据归买家所有，卖家不保留任何副本"])),
                .then(40, .confirms(.seller)), .then(90, .pays),
                .then(20 * hour, .delivers("附带 README，启动后打开本机 8000 端口。有问题随时问。")),
                .then(2 * hour, .downloads(isComplete: false)), .then(6, .downloads(isComplete: true)), .then(2, .signs),
                .buyer(5 * hour, "能用。出库超了会拒绝，这个好。"), .then(3 * day, .accepts),
                .then(30, .rates(.buyer, .good, "小店够用，卖家耐心。")),
            ]),
        DemoStory(
            listing: "toc-plugin", buyer: .hechuan, startHoursAgo: 560,
            beats: [
                .buyer(1, "和缓存插件会冲突吗？"),
                .seller(33, "只改文章内容输出，缓存插件缓存的是结果，不冲突。换版本后清一次缓存即可。"),
                .then(5, .takesTerms), .then(2, .confirms(.buyer)), .then(3, .pays), .then(hour, .delivers("v2.0.1，上传启用即可。")),
                .then(15, .downloads(isComplete: true)), .then(1, .signs), .then(4 * hour, .accepts),
                .then(3, .rates(.buyer, .neutral, "能用，但四级标题不支持，希望以后加上。")),
                .then(day, .rates(.seller, .good, "付款验收都很快。")), .seller(4 * day, "新版支持四级标题了，可以更新。"),
                .then(3 * hour, .changes(.buyer, .good, "新版支持四级标题了，改好评。")),
            ]),
        DemoStory(
            listing: "checkin-mini", buyer: .shenyi, startHoursAgo: 520,
            beats: [
                .buyer(4, "课程设计用可以吗？"), .seller(8, "可以，授权允许改和再发布。"), .then(10, .takesTerms), .then(1, .confirms(.buyer)),
                .then(2, .pays), .then(4 * hour, .delivers("用开发者工具打开目录就能跑。")), .then(30, .downloads(isComplete: true)),
                .then(1, .signs), .buyer(day, "跑起来了，谢谢！"),
            ]),
        DemoStory(
            listing: "reconcile", buyer: .xutang, startHoursAgo: 480,
            beats: [
                .buyer(2, "银行导出的是 GBK 的 CSV，可以直接用吗？"),
                .seller(19, "要先转成 UTF-8，缺陷里写了。用记事本另存为即可，README 里有步骤。"),
                .then(12, .takesTerms), .then(2, .confirms(.buyer)), .then(5, .pays),
                .then(2 * hour, .delivers("带两份示例 CSV，可以先对着跑一遍。")),
                .then(3 * hour, .downloads(isComplete: true)),
            ]),
        DemoStory(
            listing: "resume", buyer: .hechuan, startHoursAgo: 430,
            beats: [
                .then(1, .takesTerms), .then(1, .confirms(.buyer)), .then(2, .pays), .then(30, .delivers("祝顺利。")),
                .then(8, .downloads(isComplete: true)), .then(1, .signs), .then(hour, .accepts),
                .then(2, .rates(.seller, .good, "爽快。")), .then(2 * day, .rates(.buyer, .good, "打印出来刚好一页。")),
            ]),
        DemoStory(
            listing: "tickets", buyer: .hechuan, startHoursAgo: 400,
            beats: [
                .buyer(5, "急用，48 小时内能交付吗？"), .seller(50, "可以。"), .then(6, .takesTerms), .then(2, .confirms(.buyer)),
                .then(3, .pays),
                .buyer(30 * hour, "在吗？什么时候可以交付？"), .buyer(20 * hour, "已经过了约定时间了，请尽快回复。"),
            ]),
        DemoStory(
            listing: "order-mini", buyer: .zhouye, startHoursAgo: 330,
            beats: [
                .buyer(3, "我店里十几个菜，菜单改起来难吗？"), .seller(12, "菜单就是一个数组，照着加一行就行，价格以分为单位。"),
                .buyer(4, "后端你这边能做吗？"), .seller(16, "这次不含后端。以后要做可以另外约定。"),
                .then(9, .takesTerms), .then(5, .confirms(.buyer)), .then(8, .pays),
                .then(5 * hour, .delivers("前端源码，域名要换成你自己的并在后台登记。")),
                .then(2 * hour, .downloads(isComplete: true)), .then(3, .signs),
                .buyer(day, "真机上合计金额是对的，审核也过了。"), .then(2 * day, .accepts),
                .then(10, .rates(.buyer, .good, "协助提交审核很到位。")), .then(3 * hour, .rates(.seller, .good, "需求明确，合作愉快。")),
            ]),
        DemoStory(
            listing: "rename-tool", buyer: .xutang, startHoursAgo: 200,
            beats: [
                .buyer(2, "几千张照片改名，会不会改乱？"), .seller(7, "默认只预览，确认后加 --do 才会改；改完能用日志撤销。"),
                .then(3, .takesTerms), .then(1, .confirms(.buyer)), .then(2, .pays), .then(40, .delivers("先在副本文件夹里试一次。")),
                .then(9, .downloads(isComplete: true)), .then(1, .signs), .then(6 * hour, .accepts),
                .then(5, .rates(.seller, .good, "问题问得很专业。")),
            ]),
        DemoStory(
            listing: "resume", buyer: .shenyi, startHoursAgo: 300,
            beats: [
                .buyer(2, "打印出来是一页吗？"), .seller(9, "A4 一页，内容多时字号会自己缩小一级。"), .then(6, .takesTerms),
                .then(1, .confirms(.buyer)), .then(2, .pays), .then(20, .delivers("改 data.js 里的文字就行。")),
                .then(8, .downloads(isComplete: true)), .then(1, .signs), .then(2 * hour, .accepts),
                .buyer(30, "字体我不喜欢，不退我一半的钱就给你差评。"), .seller(25, "字体在样式第一行就能换，商品页写了，我可以远程帮你改。"),
                .then(40, .rates(.buyer, .bad, "字体难看。")), .then(hour, .rates(.seller, .neutral, "要挟退款。")),
                .then(10, .replies(.seller, "字体一行可换，商品页写明，也提出过帮忙修改；聊天记录可查。")),
            ]),
    ]

    /// What came to nothing in time.
    private static let lapsed: [DemoStory] = [
        DemoStory(
            listing: "chengxu", buyer: .hechuan, startHoursAgo: 500,
            beats: [
                .buyer(5, "想做一个垂直行业的交易站，这套能不能只用 SQLite 上线？"),
                .seller(28, "可以，日订单几千以内单机足够，数据文件定期备份。之后要换 PostgreSQL 用同一个程序。"),
                .buyer(12, "9000 可以吗？不需要远程部署。"),
                .then(2, .proposes(.buyer, Change(priceYuan: 9_000), clauses: [])),
            ]),
        DemoStory(
            listing: "admin-ui", buyer: .shenyi, startHoursAgo: 380,
            beats: [
                .buyer(2, "可以用在毕业设计里吗？"), .seller(21, "可以，不转卖模板本身就行。"), .then(5, .takesTerms), .then(2, .confirms(.buyer)),
                .buyer(3 * hour, "不好意思，余额不够，过几天再买。"), .seller(hour, "没关系，需要时再来。"),
            ]),
        DemoStory(
            listing: "pg-backup", buyer: .hechuan, startHoursAgo: 260,
            beats: [
                .buyer(3, "能加上传到对象存储吗？加的话我出 200。"),
                .then(4, .proposes(.buyer, Change(priceYuan: 200), clauses: ["卖家增加上传到 S3 兼容存储的功能"])),
                .then(2 * hour, .declines(.seller, "上传要处理密钥，这个脚本不想做复杂，抱歉。")),
                .seller(3, "你可以在脚本最后一行之后接自己的上传命令，输出就是文件路径。"), .buyer(30, "明白，这样也行，我再想想。"),
            ]),
    ]

    /// Agreed and on the way.
    private static let underWay: [DemoStory] = [
        DemoStory(
            listing: "tickets", buyer: .xutang, startHoursAgo: 16,
            beats: [
                .buyer(6, "我们公司有统一登录网关，放在后面可以吗？"), .seller(13, "正合适，程序自己不做登录，就是给网关后面用的。"),
                .buyer(8, "发票可以开吗？"), .seller(5, "个人卖家开不了专票，可以到税务代开普票，税点另算，写进约定。"),
                .then(30, .proposes(.buyer, Change(priceYuan: 2_700), clauses: ["价格含代开增值税普通发票"])),
                .then(hour, .confirms(.seller)), .seller(4 * hour, "付款后两天内交付，发票一周内。"),
            ]),
        DemoStory(
            listing: "chengxu", buyer: .xutang, startHoursAgo: 54,
            beats: [
                .buyer(4, "支持国产操作系统吗？"), .seller(17, "只在 Debian 12 上测过，其他的不敢保证，约定里也这样写。"),
                .buyer(9, "好，那就用 Debian 12。部署协助能到三小时吗？"),
                .then(
                    15,
                    .proposes(
                        .buyer,
                        Change(
                            liability: .cappedAtTwicePrice, contents: ["全部源代码", "数据库迁移脚本", "部署手册"],
                            criteria: ["在买家的 Debian 12 服务器上启动成功", "演示数据下能走完一笔交易", "备份能恢复"]),
                        clauses: ["卖家远程协助首次部署一次，不超过三小时", "部署环境由买家准备，系统为 Debian 12"])),
                .then(2 * hour, .confirms(.seller)), .then(5 * hour, .pays), .seller(20, "收到托管通知，今天打包，明天交付。"),
                .buyer(6, "服务器要下周才批下来，交付时间可以放宽到四天吗？"),
                .then(
                    12,
                    .proposes(
                        .seller, Change(deliveryHours: 96),
                        clauses: ["卖家远程协助首次部署一次，不超过三小时", "部署环境由买家准备，系统为 Debian 12"])),
                .then(40, .confirms(.buyer)), .buyer(6, "好的，这样就不赶了。"),
            ]),
        DemoStory(
            listing: "word-count", buyer: .shenyi, startHoursAgo: 3,
            beats: [
                .buyer(1, "会上传网页内容吗？"), .seller(5, "不联网，源码两百字，你可以自己看。"), .then(4, .takesTerms), .then(1, .confirms(.buyer)),
                .then(3, .pays),
            ]),
        DemoStory(
            listing: "blog", buyer: .zhouye, startHoursAgo: 46,
            beats: [
                .buyer(3, "完全不会编程能用吗？"), .seller(10, "要会打开命令行敲一条命令，README 写了每一步。"), .then(7, .takesTerms),
                .then(2, .confirms(.buyer)), .then(4, .pays), .then(3 * hour, .delivers("附一篇示例文章，先生成一次看看效果。")),
            ]),
        DemoStory(
            listing: "stock", buyer: .hechuan, startHoursAgo: 75,
            beats: [
                .buyer(4, "我想给客户装，授权一家店一份对吧？"), .seller(9, "对，一份一家。"), .then(6, .takesTerms), .then(2, .confirms(.buyer)),
                .then(3, .pays),
                .then(6 * hour, .delivers("1.4.2，和页面上的哈希一致。")), .then(hour, .downloads(isComplete: true)), .then(4, .signs),
                .buyer(5 * hour, "正在客户那边试运行，过两天验收。"), .seller(20, "好的，有问题直接在这里说。"),
            ]),
        DemoStory(
            listing: "pg-backup", buyer: .xutang, startHoursAgo: 26,
            beats: [
                .then(2, .takesTerms), .then(1, .confirms(.buyer)), .then(2, .pays), .then(2 * hour, .delivers("保留份数改环境变量 KEEP。")),
                .then(25, .downloads(isComplete: true)), .buyer(10, "运维明天上班试。"),
            ]),
    ]

    /// Still talking.
    private static let talking: [DemoStory] = [
        DemoStory(
            listing: "order-mini", buyer: .xutang, startHoursAgo: 20,
            beats: [
                .buyer(2, "公司食堂用，能按部门统计吗？"), .seller(15, "现在没有，前端只管点和合计，统计要在后端做。"),
                .buyer(6, "我们有后端。加一个部门下拉框要多少钱？"), .seller(11, "小改，含在 680 里可以，工期多两天。"),
                .then(20, .proposes(.buyer, Change(priceYuan: 600, deliveryHours: 72), clauses: ["卖家增加部门选择框"])),
                .seller(40, "600 有点低，620 我做。"),
                .then(3, .proposes(.seller, Change(priceYuan: 620, deliveryHours: 96), clauses: ["卖家增加部门选择框", "卖家协助首次提交审核一次"])),
                .buyer(hour, "我请示一下领导，明天回复。"),
            ]),
        DemoStory(
            listing: "company-site", buyer: .shenyi, startHoursAgo: 9,
            beats: [.then(3, .takesTerms), .buyer(2, "条款我看完了，晚上确认。")]),
        DemoStory(
            listing: "chengxu", buyer: .zhouye, startHoursAgo: 28,
            beats: [
                .buyer(3, "我想卖自己的手工课视频，这个能改吗？"), .seller(22, "它是给软件交易设计的，视频要改交付和验收规则，工作量不小。"),
                .buyer(5, "大概多少？"), .seller(30, "我不建议硬改，你的需求用现成的知识店铺更划算。"), .buyer(4, "谢谢实话实说。"),
            ]),
        DemoStory(
            listing: "toc-plugin", buyer: .zhouye, startHoursAgo: 2,
            beats: [.buyer(1, "装在多站点上要买几份？")]),
        DemoStory(
            listing: "admin-ui", buyer: .hechuan, startHoursAgo: 50,
            beats: [
                .buyer(2, "有暗色主题吗？"), .seller(26, "没有，颜色写死在样式里，大约二十处。"), .buyer(7, "能加吗？加了我就买。"),
                .seller(5, "可以做成变量，周末更新 2.1，到时候发新版本。"),
            ]),
    ]
}
