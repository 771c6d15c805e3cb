/// Links, as far as the host tells where they lead: to a group or a profile, to another shop, to a payee.
///
/// Everything else is honest: repositories, manuals, demonstrations, drives.
enum Links {
    /// Where a link leads.
    enum Goal: Sendable {
        /// Groups, channels and profiles: a way to talk elsewhere.
        case talk
        /// Goods in another market: a deal elsewhere.
        case shop
        /// Somebody who is paid.
        case payee
    }

    /// Where links of a text lead away.
    static func found(in text: String) -> [OffPlatformFinding] {
        let scalars = Reading(text)
        return hosts.flatMap { host in
            scalars.places(of: host.address).compactMap { range in
                guard host.goal != .shop || !scalars.mentionsData else { return nil }
                return OffPlatformFinding(kind: .link, span: range, confidence: .certain)
            }
        }
    }

    /// Where whole addresses stand in a text, in UTF-16 code units: numbers in them are not meant for anybody.
    static func addresses(in text: String) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var offset = 0
        var start: Int?
        var word = ""
        for scalar in text.unicodeScalars {
            let isPart = scalar.value > 0x20 && scalar.value < 0x7F
            if isPart {
                if start == nil { start = offset }
                word.unicodeScalars.append(scalar)
            } else if let first = start {
                if word.contains("://") { found.append(first..<offset) }
                start = nil
                word = ""
            }
            offset += scalar.value > 0xFFFF ? 2 : 1
        }
        if let first = start, word.contains("://") { found.append(first..<offset) }
        return found
    }

    /// Where an address or the payload of a code leads; nil for what is honest.
    static func goal(of address: String) -> Goal? {
        let scalars = Reading(address)
        return hosts.first { !scalars.places(of: $0.address).isEmpty }?.goal
    }

    /// A text for looking for addresses in: folded, without spaces between single letters, 点 and dot read as points.
    private struct Reading {
        private var values: [UInt32] = []
        private var starts: [Int] = []
        private var ends: [Int] = []
        let mentionsData: Bool

        init(_ text: String) {
            var offset = 0
            for scalar in text.unicodeScalars {
                let end = offset + (scalar.value > 0xFFFF ? 2 : 1)
                let value = LetterFolding.fold(scalar.value) ?? Ascii.space
                if value != Ascii.space {
                    values.append(value == Self.point || value == LetterFolding.fullStop ? Ascii.point : value)
                    starts.append(offset)
                    ends.append(end)
                }
                offset = end
            }
            let folded = FoldedText(text)
            mentionsData = Links.data.stands(in: folded, 0..<folded.letters.count)
            readSlashes()
        }

        /// 斜杠 is read as the sign.
        private mutating func readSlashes() {
            var place = 0
            while place + 1 < values.count {
                if values[place] == Self.slash.0, values[place + 1] == Self.slash.1 {
                    values.replaceSubrange(place...(place + 1), with: [0x2F])
                    starts.remove(at: place + 1)
                    ends.remove(at: place)
                }
                place += 1
            }
        }

        /// The parts of hosts at which developers are at work.
        private static let workshops = [
            "open.", "developer.", "developers.", "docs.", "doc.", "api.", "console.", "union.", "jos.", "dev.",
        ].map { name in
            name.unicodeScalars.map(\.value)
        }

        /// 斜杠
        private static let slash: (UInt32, UInt32) = (0x659C, 0x6760)
        /// 点
        private static let point: UInt32 = 0x70B9

        /// Where an address stands: not inside a longer host, and followed by its path where it asks for one.
        func places(of address: [UInt32]) -> [Range<Int>] {
            guard values.count >= address.count else { return [] }
            return (0...(values.count - address.count)).compactMap { start in
                guard values[start..<(start + address.count)].elementsEqual(address) else { return nil }
                if start > 0, values[start - 1].isAsciiWord || values[start - 1] == 0x2D { return nil }
                if start > 4, Self.workshops.contains(where: { values[..<start].ends(with: $0) }) { return nil }
                var end = start + address.count
                guard
                    end == values.count || !values[end - 1].isAsciiWord || !(values[end].isAsciiWord || values[end] == Ascii.point)
                else { return nil }
                while end < values.count, values[end] > 0x20, values[end] < 0x7F, ends[end - 1] == starts[end] { end += 1 }
                return starts[start]..<ends[end - 1]
            }
        }
    }

    private static let hosts: [(address: [UInt32], goal: Goal)] =
        list(
            .talk,
            [
                "u.wechat.com", "weixin.qq.com/r/", "weixin.qq.com/g/", "wxwork.qq.com", "work.weixin.qq.com/gm/",
                "work.weixin.qq.com/ca/", "work.weixin.qq.com/u/", "qm.qq.com", "jq.qq.com", "qun.qq.com", "qq.com/q/", "t.me/",
                "telegram.me/",
                "tg://", "wa.me/", "chat.whatsapp.com", "api.whatsapp.com", "discord.gg", "discord.com/invite",
                "discordapp.com/invite", "line.me/", "m.me/", "signal.group", "signal.me", "join.skype.com", "weixin://",
                "wechat://", "mqqapi://", "mqq://", "whatsapp://", "sgnl://", "wxid_",
                "v.douyin.com/", "www.douyin.com/user", "xiaohongshu.com/user", "xhslink.com/", "v.kuaishou.com/",
                "qr.dingtalk.com", "im.dingtalk.com", "instagram.com/", "facebook.com/", "tel:", "mailto:", "mecard:",
                "begin:vcard", "smsto:",
            ])
        + list(
            .shop,
            [
                "item.taobao.com", "taobao.com", "tmall.com", "detail.tmall.com", "tb.cn/", "m.tb.cn", "s.taobao.com",
                "taobao.com/shop", "2.taobao.com", "goofish.com", "item.jd.com", "u.jd.com", "yangkeduo.com", "pinduoduo.com",
                "weidian.com", "zhuanzhuan.com", "mall.bilibili.com", "codecanyon.net", "themeforest.net",
                "ebay.com", "gumroad.com", "etsy.com", "shop.youzan.com", "h5.youzan.com", "k.youzan.com", "1688.com", "zbj.com",
                "fiverr.com", "upwork.com",
            ])
        + list(
            .payee,
            [
                "qr.alipay.com", "alipays://", "alipay://", "wxp://", "paypal.me/", "paypal.com/paypalme", "i.qianbao.qq.com",
                "qianbao.qq.com", "afdian.net", "afdian.com", "ifdian.net", "buymeacoffee.com", "ko-fi.com", "patreon.com",
                "cash.app/", "venmo.com/", "buy.stripe.com", "bitcoin:", "ethereum:", "tron:", "mbd.pub",
                "mianbaoduo.com", "payapp.weixin.qq.com", "qr.95516.com",
            ])

    private static func list(_ goal: Goal, _ addresses: [String]) -> [(address: [UInt32], goal: Goal)] {
        addresses.map { ($0.unicodeScalars.map(\.value), goal) }
    }

    /// What says that goods elsewhere are data for the software.
    private static let data = PhraseBook([
        "采集", "抓取", "爬虫", "爬", "解析", "接口", "对接", "导入", "测试链接", "示例", "样例", "crawl", "scrape", "import", "example",
    ])
}

extension ArraySlice<UInt32> {
    fileprivate func ends(with end: [UInt32]) -> Bool { count >= end.count && suffix(end.count).elementsEqual(end) }
}
