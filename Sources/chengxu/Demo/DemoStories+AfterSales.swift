import Ledger
import Market

extension DemoStory {
    private static let hour = 60

    /// What the member of staff sees who judges a complaint about it.
    static let rudeWords = "就这水平也好意思收钱，骗子，全家都是骗子！"

    /// Bought as it stands and delivered; the buyer fetches it or leaves it.
    private static func bought(_ note: String, isFetched: Bool = true) -> [Beat] {
        let start: [Beat] = [
            .then(6, .takesTerms), .then(2, .confirms(.buyer)), .then(3, .pays), .then(3 * hour, .delivers(note)),
        ]
        return isFetched ? start + [.then(30, .downloads(isComplete: true)), .then(2, .signs)] : start
    }

    private static func request(_ minutes: Int, _ act: DemoRequestAct) -> Beat { .then(minutes, .requests(act)) }

    /// After-sales requests, one in each of the places where one can stand.
    static let afterSales: [DemoStory] = [
        // Asked, and the seller has time to answer.
        DemoStory(
            listing: "water-app", buyer: .shenyi, startHoursAgo: 40,
            beats: bought("用 Android Studio 打开即可。") + [
                request(20 * hour, .asks(.conditionalReturn, .quality, "按说明编译，启动就退出，两台手机都一样，日志在这里说不清，请看录屏。"))
            ]),
        // Refused, and countered with another remedy.
        DemoStory(
            listing: "csv-viewer", buyer: .zhouye, startHoursAgo: 70,
            beats: bought("解压后运行 viewer.py。") + [
                request(18 * hour, .asks(.conditionalReturn, .notAsDescribed, "描述说能筛选，我的表筛选以后行数不对。")),
                request(8 * hour, .refuses("筛选按原值比较，您的列里有全角空格，说明第二节写了要先清理。")),
                .buyer(20, rudeWords),
                request(40, .proposes(.buyer, .partialRefund(Money(minor: 2_000, currency: .cny)), "退二十，我自己清理。")),
            ]),
        // Countered both ways, agreed, signed for, and carried out as a whole.
        DemoStory(
            listing: "rename-tool", buyer: .hechuan, startHoursAgo: 220,
            beats: bought("先在副本文件夹里试一次。") + [
                request(20 * hour, .asks(.conditionalReturn, .quality, "中文文件名改完以后日志是乱码，没法撤销。")),
                request(5 * hour, .proposes(.seller, .repair(hours: 48), "两天内修好，再给您一版。")),
                request(3 * hour, .proposes(.buyer, .fullReturn, "已经不用了，还是退吧。")), request(4 * hour, .takes(.seller)),
                request(2 * hour, .signs),
            ]),
        // Taken back without a reason, as it was never fetched.
        DemoStory(
            listing: "snake", buyer: .shenyi, startHoursAgo: 150,
            beats: bought("打开 index.html 就能玩。", isFetched: false) + [
                request(10 * hour, .asks(.noReasonReturn, nil, "老师改了题目，用不上了，还没有下载。")),
                request(6 * hour, .grants(hours: nil, "没问题，按承诺退。")), request(hour, .signs),
            ]),
        // Another copy was promised and handed over.
        DemoStory(
            listing: "pg-backup", buyer: .zhouye, startHoursAgo: 260,
            beats: bought("保留份数改环境变量 KEEP。") + [
                .then(20 * hour, .accepts), request(9 * hour, .asks(.replacement, nil, "压缩包里少了恢复脚本，README 里提到的 restore.sh 没有。")),
                request(4 * hour, .grants(hours: 24, "打包漏了，换一份完整的。")), .then(6 * hour, .delivers("补上 restore.sh 的完整包。")),
                request(20, .fulfils("已换成完整的 1.2.1，多了 restore.sh。")),
            ]),
        // Mending was promised by a day that has passed.
        DemoStory(
            listing: "stock", buyer: .xutang, startHoursAgo: 125,
            beats: bought("1.4.2，和页面上的哈希一致。") + [
                request(20 * hour, .asks(.repair, nil, "入库数量填小数会报错。")), request(6 * hour, .grants(hours: 48, "两天内修好。")),
            ]),
        // A question that was answered within the promised hours.
        DemoStory(
            listing: "order-mini", buyer: .hechuan, startHoursAgo: 240,
            beats: bought("前端源码，请先看说明。") + [
                .then(30 * hour, .accepts), request(20 * hour, .asks(.supportQuestion, nil, "菜单分类想改成左侧竖排，改哪个文件？")),
                request(3 * hour, .posts(.seller, "pages/menu/menu.wxss 里把 .tabs 的方向改成 column，宽度给 160rpx。")),
                request(5 * hour, .posts(.buyer, "可以了，谢谢。")), request(2, .closes),
            ]),
        // One that nobody has answered in time.
        DemoStory(
            listing: "blog", buyer: .xutang, startHoursAgo: 170,
            beats: bought("附一篇示例文章，先生成一次看看效果。") + [
                .then(20 * hour, .accepts), request(30 * hour, .asks(.supportQuestion, nil, "文章标题里有英文冒号就生成失败，怎么办？")),
            ]),
    ]
}
