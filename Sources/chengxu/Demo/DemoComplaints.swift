import Market
import Service

extension DemoStage {
    /// Two complaints and a request to have an identity checked: one complaint answered and waiting to be decided, one decided as
    /// unfounded and appealed, so that another of the staff has to rule on it.
    func complain(before now: Timestamp) async throws {
        func at(_ hoursAgo: Int) -> Marketplace {
            marketplace.standing(at: now.adding(.hours(-hoursAgo)), gateways: money.gateways)
        }
        let (buyer, other, judge) = (try member(.zhouye), try member(.xutang), try member(.jiangyue))

        let decided = try await at(190).complain(
            ComplaintForm(
                about: .listing(try listing(of: .suhe)), category: .misleadingListing,
                text: "页面上写支持离线使用，我在没有网络的手机上打不开历史记录。"), by: other
        ).complaint
        _ = try await at(170).answer(
            decided, text: "商品说明第三段写明：离线只支持查看当天的数据，历史记录需要联网。", by: try member(.suhe))
        _ = try await at(160).take(decided, by: judge)
        _ = try await at(120).decide(
            decided, .unfounded, measure: nil, reason: "商品说明已写明离线功能的范围，与实际一致。", by: judge)
        _ = try await at(30).appeal(decided, reason: "说明里的“当天的数据”很容易看漏，标题却写“支持离线”。", by: other)

        let open = try await at(60).complain(
            ComplaintForm(
                about: .listing(try listing(of: .gubei)), category: .infringement,
                text: "脚本里的导出模块和我开源的代码几乎一样，去掉了原来的许可证声明。"), by: buyer
        ).complaint
        _ = try await at(35).answer(
            open, text: "导出模块参考了开源项目，已在 1.3 版补上许可证全文和出处，请核对。", by: try member(.gubei))
        _ = try await at(20).take(open, by: judge)

        let paper = try IdentityDocument(Array("%PDF-1.4\n% 演示用的空白证件\n".utf8))
        _ = try await at(26).submitIdentity(.idCard, name: "陈砚", documents: [paper], of: try member(.chenyan))
    }
}
