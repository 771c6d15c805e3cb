import Market
import Service

extension DemoStage {
    /// A complaint in each of the places where one can stand, and a request to have an identity checked.
    func complain(before now: Timestamp) async throws {
        try await complainAboutListings(before: now)
        try await complainAboutWords(before: now)
        try await freeze(before: now)
        let paper = try IdentityDocument(Array("%PDF-1.4\n% 演示用的空白证件\n".utf8))
        _ = try await at(26, before: now).submitIdentity(.idCard, name: "陈砚", documents: [paper], of: try member(.chenyan))
    }

    private func at(_ hoursAgo: Int, before now: Timestamp) -> Marketplace {
        marketplace.standing(at: now.adding(.hours(-hoursAgo)), gateways: money.gateways)
    }

    /// One unfounded and appealed, so that another of the staff has to rule on it; one unfounded for good; one answered and waiting to
    /// be decided; one whose accused has time to answer.
    private func complainAboutListings(before now: Timestamp) async throws {
        func at(_ hoursAgo: Int) -> Marketplace { self.at(hoursAgo, before: now) }
        let (buyer, other, judge) = (try member(.zhouye), try member(.xutang), try member(.jiangyue))
        let appealed = try await at(190).complain(
            ComplaintForm(
                about: .listing(try listing(of: .suhe)), category: .misleadingListing,
                text: "页面上写支持离线使用，我在没有网络的手机上打不开历史记录。"), by: other
        ).complaint
        _ = try await at(170).answer(
            appealed, text: "商品说明第三段写明：离线只支持查看当天的数据，历史记录需要联网。", by: try member(.suhe))
        _ = try await at(160).take(appealed, by: judge)
        _ = try await at(120).decide(
            appealed, .unfounded, measure: nil, reason: "商品说明已写明离线功能的范围，与实际一致。", by: judge)
        _ = try await at(30).appeal(appealed, reason: "说明里的“当天的数据”很容易看漏，标题却写“支持离线”。", by: other)

        let over = try await at(420).complain(
            ComplaintForm(
                about: .listing(try listing(of: .linwan)), category: .misleadingListing, text: "写着支持手机，我的旧手机上字很小。"),
            by: try member(.shenyi)
        ).complaint
        _ = try await at(400).answer(over, text: "已知缺陷里写明 360 像素以下要横向滚动，页面有截图。", by: try member(.linwan))
        _ = try await at(395).take(over, by: judge)
        _ = try await at(380).decide(over, .unfounded, measure: nil, reason: "商品页写明了这一缺陷，买家下单前可见。", by: judge)

        let open = try await at(60).complain(
            ComplaintForm(
                about: .listing(try listing(of: .gubei)), category: .infringement,
                text: "脚本里的导出模块和我开源的代码几乎一样，去掉了原来的许可证声明。"), by: buyer
        ).complaint
        _ = try await at(35).answer(
            open, text: "导出模块参考了开源项目，已在 1.3 版补上许可证全文和出处，请核对。", by: try member(.gubei))
        _ = try await at(20).take(open, by: judge)

        _ = try await at(9).complain(
            ComplaintForm(
                about: .listing(try listing(of: .chenyan)), category: .misleadingListing,
                text: "描述写“附测试”，下载的包里没有测试文件。"), by: try member(.hechuan))
    }

    /// Rude words of a buyer, which the decision masks.
    private func complainAboutWords(before now: Timestamp) async throws {
        func at(_ hoursAgo: Int) -> Marketplace { self.at(hoursAgo, before: now) }
        let (seller, judge) = (try member(.gubei), try member(.qinyuan))
        guard let (trade, sequence) = try await said(DemoStory.rudeWords, to: seller) else {
            throw Fault(description: "nobody has said it")
        }
        let complaint = try await at(36).complain(
            ComplaintForm(about: .message(sequence, in: trade), category: .harassment, text: "有分歧可以谈，不该骂家人。"), by: seller
        ).complaint
        _ = try await at(28).answer(complaint, text: "当时在气头上。", by: try member(.zhouye))
        _ = try await at(24).take(complaint, by: judge)
        _ = try await at(22).decide(
            complaint, .measured, measure: .messageMasked, reason: "侮辱他人家人，与交易无关。原文留在卷宗里，不再展示。", by: judge)
    }

    /// A freeze that stands: so much of a seller's balance until the complaint is decided.
    private func freeze(before now: Timestamp) async throws {
        func at(_ hoursAgo: Int) -> Marketplace { self.at(hoursAgo, before: now) }
        let complaint = try await at(44).complain(
            ComplaintForm(
                about: .member(try member(.suhe)), category: .fraud, text: "私下让我把尾款转到个人账户，说这样便宜，转完就不回消息。"),
            by: try member(.hechuan)
        ).complaint
        let desk = at(40)
        _ = try await desk.freeze(
            .payouts, amountMinor: 20_000, rule: .fraud, days: 7, reason: "涉及站外收款，核实前保留相当于争议金额的余额。", in: complaint,
            by: try member(.yuheng))
        _ = try await at(30).answer(complaint, text: "账户被别人登录过，我没有收过这笔钱，已改密码。", by: try member(.suhe))
    }

    /// The newest trade of a member's in which somebody has said that, and where.
    private func said(_ words: String, to member: MemberID) async throws -> (TradeID, Int64)? {
        for row in try await marketplace.trades(of: member, limit: 100) {
            for entry in try await marketplace.entries(of: row.id, for: member) {
                if case .messagePosted(let facts) = entry.event, facts.text.value == words { return (row.id, entry.sequence) }
            }
        }
        return nil
    }
}
