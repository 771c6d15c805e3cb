import Testing

@testable import Market

@Suite struct OffPlatformGuardTests {
    /// The words of the findings with their kinds.
    private func words(_ text: String, after earlier: [String] = []) -> [String] {
        OffPlatformGuard.findings(in: text, after: earlier).map { "\($0.kind.rawValue): \(text.utf16Slice($0.span))" }
    }

    @Test(arguments: [
        ("我的微信号是 lin_code88，晚上在", ["contact: 我的微信号是 lin_code88"]),
        ("好的😀 电话 １３８００００１２３４", ["contact: １３８００００１２３４"]),
        ("直接转我支付宝", ["payment: 直接转我支付宝"]),
        ("看这个 https://t.me/lin_source 呢", ["link: t.me/lin_source"]),
    ]) func theWordsAreFoundWhereTheyStand(text: String, found: [String]) {
        let all = words(text)
        for one in found { #expect(all.contains(one), "\(all)") }
    }

    @Test func whatIsSentInPiecesIsFoundInTheLast() {
        #expect(words("138").isEmpty)
        #expect(words("1234", after: ["138"]).isEmpty)
        #expect(words("5678", after: ["138", "1234"]) == ["contact: 5678"])
        // What came before and was found then is not found again.
        #expect(words("好的", after: ["138 1234 5678"]).isEmpty)
        // A whole message is not a piece.
        let long = String(repeating: "说明", count: 20) + "138"
        #expect(words("12345678", after: [long]).isEmpty)
    }

    @Test func noMoreThanThreePiecesAreJoined() {
        #expect(words("78", after: ["1", "38", "12", "34", "56"]).isEmpty)
    }

    @Test(arguments: [
        "支持微信登录吗", "版本号是 1.3.8001.38000", "我不加微信，就在这里说", "订单编号 13812345678901",
        "服务器 139.196.123.45 端口 22", "https://github.com/linxiao/shop", "",
    ]) func whatIsHonestPassesWithoutAWord(text: String) { #expect(words(text).isEmpty) }

    @Test func aQuestionIsNoDenial() {
        #expect(!words("要不加个微信").isEmpty)
        #expect(!words("能不能加您微信").isEmpty)
        #expect(words("我不加微信").isEmpty)
        #expect(words("别加微信").isEmpty)
    }

    @Test func findingsAreBounded() {
        let text = String(repeating: "加我微信 lin_code88。", count: 200)
        #expect(OffPlatformGuard.findings(in: text).count == OffPlatformGuard.findingsMax)
    }

    /// Four times the text, all of it one clause of what costs most: nearer to four times the time than to sixteen times.
    @Test func theTimeGrowsWithTheTextAndNotWithItsSquare() {
        func time(_ characters: Int) -> Duration {
            let text = String(repeating: "加微138 ", count: characters / 6)
            return (0..<3).map { _ in ContinuousClock().measure { _ = OffPlatformGuard.findings(in: text) } }.min() ?? .zero
        }
        let (short, long) = (time(1_000), time(PostMessage.charactersMax))
        #expect(long < short * 12, "\(short), \(long)")
    }

    // MARK: Codes

    @Test(arguments: [
        "https://u.wechat.com/kJ7dH2xxx", "weixin://dl/chat?abc", "https://qm.qq.com/cgi-bin/qm/qr?k=abc", "wxp://f2f0abc",
        "https://qr.alipay.com/fkx09xyz", "https://t.me/lin_source", "HTTPS://QR.ALIPAY.COM/FKX09XYZ", "tel:13812345678",
        "MECARD:N:Lin;TEL:13812345678;;", "BEGIN:VCARD\nVERSION:3.0\nTEL:13812345678\nEND:VCARD", "https://wa.me/8613812345678",
        "我的微信 lin_code88", "https://item.taobao.com/item.htm?id=1",
    ]) func codesThatLeadElsewhere(payload: String) {
        #expect(OffPlatformGuard.findings(inCode: payload).map(\.kind) == [.codePicture])
    }

    @Test(arguments: [
        "https://demo.linshop.cn/admin", "https://github.com/linxiao/shop", "otpauth://totp/shop?secret=ABC",
        "WIFI:T:WPA;S:x;P:y;;",
        "https://open.weixin.qq.com/connect/qrconnect?appid=wx1", "ORDER-20241123138123456789", "",
    ]) func honestCodes(payload: String) { #expect(OffPlatformGuard.findings(inCode: payload).isEmpty) }
}
