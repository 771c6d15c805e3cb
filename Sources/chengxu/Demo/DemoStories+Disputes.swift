import Market

extension DemoStory {
    private static let hour = 60

    /// How every one of them begins: bought as it stands, delivered and fetched.
    private static func bought(_ note: String) -> [Beat] {
        [
            .then(6, .takesTerms), .then(2, .confirms(.buyer)), .then(3, .pays), .then(3 * hour, .delivers(note)),
            .then(30, .downloads(isComplete: true)),
        ]
    }

    private static func dispute(_ minutes: Int, _ act: DemoDisputeAct) -> Beat { .then(minutes, .disputes(act)) }

    /// Disputes, one in each of the places where one can stand.
    static let disputed: [DemoStory] = [
        DemoStory(
            listing: "csv-viewer", buyer: .hechuan, startHoursAgo: 40,
            beats: bought("解压后运行 viewer.py。") + [
                .buyer(2 * hour, "十万行的文件打开就卡住，和描述里说的不一样。"),
                dispute(
                    18 * hour,
                    .opens(.buyer, [.notAsDescribed, .defective], refundPercent: 100, "描述写支持大文件，实际打开十万行的 CSV 程序没有响应，等了半小时也没有打开。")),
            ]),
        DemoStory(
            listing: "reconcile", buyer: .zhouye, startHoursAgo: 80,
            beats: bought("带两份示例 CSV。") + [
                dispute(20 * hour, .opens(.buyer, [.notAsDescribed], refundPercent: 60, "描述没有写清楚退款行不参与对账，我的账里一半是退款，等于不能用。")),
                dispute(10 * hour, .answers(.seller, .partlyAdmitted, "退款行确实没有处理，描述里写得不够清楚；其余功能都正常。")),
                .seller(20, "我可以退一部分，或者给您加上退款行的处理。"),
                dispute(28 * hour, .offers(.seller, refundPercent: 40, "退四成，软件您继续用。")),
            ]),
        DemoStory(
            listing: "stock", buyer: .hechuan, startHoursAgo: 90,
            beats: bought("1.4.2，和页面上的哈希一致。") + [
                dispute(20 * hour, .opens(.buyer, [.defective], refundPercent: 100, "两个人同时出库，库存会变成负数。我录了屏。")),
                dispute(8 * hour, .answers(.seller, .contested, "描述里写明单机单用户使用，两台电脑同时写不在支持范围。")),
                dispute(6 * hour, .escalates(.seller)), dispute(5 * hour, .brings(.buyer, "交付的版本里没有任何锁，和描述的“防止超卖”不符。")),
                dispute(4 * hour, .brings(.seller, "商品描述第三段写明单用户，买家确认约定时看到的就是这一版。")),
            ]),
        DemoStory(
            listing: "order-mini", buyer: .shenyi, startHoursAgo: 130,
            beats: bought("前端源码，域名要换成您自己的。") + [
                dispute(20 * hour, .opens(.buyer, [.supportNotGiven, .deliveredLate], refundPercent: 50, "约定协助提交审核一次，问了两次都没有回复。")),
                dispute(8 * hour, .answers(.seller, .contested, "我一直在等您提供小程序账号，没有账号没法提交。")),
                dispute(4 * hour, .escalates(.buyer)), dispute(3 * hour, .brings(.buyer, "我在交付当天就问过怎么提交，没有得到答复。")),
                dispute(10 * hour, .takes(.jiangyue)),
            ]),
        DemoStory(
            listing: "tickets", buyer: .zhouye, startHoursAgo: 200,
            beats: bought("包里有部署说明。")
                + untilRuled(
                    [.notAsDescribed], by: .qinyuan, "邮件通知要另买一个服务，描述里没有写。", "描述写的是“支持邮件通知”，没有说附带邮件服务。",
                    DemoRuling(
                        refundPercent: 20, isFounded: true, finding: "描述写“支持邮件通知”，没有说明必须另购邮件服务；买家可以据此理解为开箱可用。",
                        reason: "对标准条款有两种理解的，作不利于提供方的解释（民法典 498）。软件其余部分符合约定，因此退回两成，其余放给卖家。",
                        publication: "商品描述称“支持邮件通知”，实际需要买家另购邮件服务而未写明。描述有两种理解时，作不利于起草一方的解释；因其余功能符合约定，酌情减价两成。"))),
        DemoStory(
            listing: "order-mini", buyer: .xutang, startHoursAgo: 350,
            beats: bought("前端源码，请先看说明。") + [
                dispute(20 * hour, .opens(.buyer, [.supportNotGiven], refundPercent: 100, "约定协助首次提交审核，被退回后没有人管了。")),
                dispute(6 * hour, .answers(.seller, .partlyAdmitted, "第一次提交协助过，被退回是因为类目没选对，我回复晚了。")),
                dispute(5 * hour, .offers(.buyer, refundPercent: 30, "退三成，我自己再提交。")), dispute(4 * hour, .takesOffer(.seller)),
                .seller(10, "谢谢理解，退款已经安排。"),
            ]),
        DemoStory(
            listing: "toc-plugin", buyer: .hechuan, startHoursAgo: 560,
            beats: bought("上传启用即可。")
                + untilRuled(
                    [.defective], by: .jiangyue, "启用后文章里的锚点跳错位置，换了两个主题都一样。", "在默认主题上是好的，第三方主题不在支持范围。",
                    DemoRuling(
                        refundPercent: 100, isFounded: true, finding: "两个主题下都能复现。", reason: "缺陷成立，全额退款。", publication: nil))
                + [
                    dispute(30 * hour, .appeals(.seller, "描述写明只支持默认主题，裁决没有看这一条。")), dispute(5 * hour, .takes(.qinyuan)),
                    dispute(
                        20 * hour,
                        .decides(
                            .qinyuan,
                            DemoRuling(
                                refundPercent: 30, isFounded: true, finding: "描述写明支持默认主题；默认主题下锚点偏移同样存在，只是较轻。",
                                reason: "第三方主题不在约定范围，默认主题下的偏移属于轻微缺陷，减价三成；第一次裁决没有区分两者，予以变更。",
                                publication: "插件只承诺支持默认主题。第三方主题下的问题不在约定范围；默认主题下仍有轻微偏移，属于轻微缺陷，减价三成。"))),
                ]),
    ]

    /// From the opening to the ruling: the parties talk, bring what they have, and do not agree on the mediator's proposal.
    private static func untilRuled(
        _ claims: [DisputeClaim], by mediator: DemoMember, _ claim: String, _ answer: String, _ ruling: DemoRuling
    ) -> [Beat] {
        [
            dispute(20 * hour, .opens(.buyer, claims, refundPercent: 100, claim)),
            dispute(8 * hour, .answers(.seller, .contested, answer)), dispute(4 * hour, .escalates(.buyer)),
            dispute(3 * hour, .brings(.buyer, "交付当天的记录和我的说明。")), dispute(5 * hour, .brings(.seller, "商品描述和交付记录。")),
            // The window closes by itself after three days.
            dispute(70 * hour, .takes(mediator)),
            dispute(5 * hour, .proposes(mediator, refundPercent: 20, "双方各让一步：退两成，软件继续使用。")),
            dispute(10 * hour, .refuses(.buyer)), dispute(20 * hour, .rules(mediator, ruling)),
        ]
    }
}
