import Evidence
import Market

/// The cover: which trade, between whom, what it shows, how to check it, and what it cannot show.
struct PageCover {
    let page: BundlePage
    let story: PageStory

    func write(to text: inout PageText) {
        text.put(
            "<section class=\"cover\" id=\"cover\">\n<p class=\"kicker\">\(PageText.both("交易证据包", "Evidence bundle of a trade"))</p>\n"
        )
        text.put("<h1>\(PageText.name(page.title))</h1>\n")
        facts(&text)
        verify(&text)
        text.put(Self.proven)
        text.put("</section>\n")
        text.put(Self.limitsInWords)
    }

    private func facts(_ text: inout PageText) {
        text.put("<dl>\n")
        text.fact("交易", "Trade", PageText.code(page.trade.rawValue))
        for side in Side.allCases {
            let member = side == .buyer ? page.opening.buyer : page.opening.seller
            text.put(
                "<dt>\(PageWords.side(side))</dt><dd>\(PageText.name(page.names[side] ?? "")) \(PageText.code("member/\(member)"))</dd>\n"
            )
        }
        text.fact(
            "标的", "What is traded",
            "\(PageText.name(page.title)) · \(PageText.both("商品第 \(page.opening.revision.number) 版", "revision \(page.opening.revision.number) of the listing")) · <a href=\"#listing\">\(PageText.both("当时的描述", "as it was described"))</a>"
        )
        if let number = page.dealNumber {
            text.fact(
                "由来", "Where it began",
                "\(PageText.both("卖家拟定的专属交易", "a deal that the seller drew up")) · \(PageText.link("references/\(PageEntry.digits(Int64(number)))-entry.json"))"
            )
        }
        if let first = page.entries.first, let last = page.entries.last {
            text.fact("第一条记录", "First entry", PageText.time(first.at))
            text.fact(
                "最后一条记录", "Last entry",
                PageText.time(last.at) + " · " + PageText.both("共 \(page.entries.count) 条", "\(page.entries.count) in all"))
        }
        text.fact("状态", "State", PageText.both(PageWords.phase(story.trade.phase)))
        if let price = story.trade.agreement?.terms.price {
            text.fact("约定价格", "Agreed price", PageText.escaped(EntryWords.amount(price)))
        }
        text.fact("导出时间", "Exported", PageText.time(page.exportedAt))
        text.fact("日志", "Log", PageText.code(page.checkpoint.origin))
        text.fact(
            "检查点", "Checkpoint",
            "\(PageText.both("覆盖 \(PageText.grouped(page.checkpoint.size)) 条记录", "over \(PageText.grouped(page.checkpoint.size)) entries")) · \(PageText.link("checkpoint")) · \(PageText.code(page.checkpoint.root.hex))"
        )
        text.fact(
            "清单", "Manifest",
            "\(PageText.link("manifest.sha256")) · "
                + PageText.both(
                    "列出包内每个文件的 SHA-256；它自己的 SHA-256 写在 manifest.note 第三行并由平台签名",
                    "the SHA-256 of every part; its own SHA-256 is the third line of manifest.note, which the platform signed"))
        text.put("</dl>\n")
    }

    private func verify(_ text: inout PageText) {
        text.heading(2, "verify", "怎样验证", "How to verify it")
        text.put("<p>")
        text.say(
            "验证离线进行，不需要本平台的服务器，也不需要信任它的运营者。用平台的开源程序：",
            "It is verified offline, without the platform's server and without trusting who runs it. With the platform's open program:"
        )
        text.put(
            "</p>\n<pre>chengxu verify bundle.zip \(page.keys.map { "--key \(PageText.escaped($0))" }.joined(separator: " "))</pre>\n<p>"
        )
        text.say(
            "--key 是平台的公钥，请从平台网站 /log 页或其他可靠来源取得并核对，不要只用包内附带的。不用我们的程序，也可以用通用工具逐项核对：",
            "--key is the platform's public key: take it from the platform's page /log or another source you trust, not from this bundle alone. Without our program, common tools check it piece by piece:"
        )
        text.put(
            "</p>\n<pre>unzip -t bundle.zip\nunzip bundle.zip -d bundle &amp;&amp; cd bundle\nsha256sum --strict -c manifest.sha256\nsha256sum manifest.sha256   # = manifest.note, line 3</pre>\n"
        )
    }

    /// The same in every bundle.
    private static let proven = {
        var text = PageText()
        text.heading(2, "proven", "什么由什么证明", "What is proven by what")
        text.put("<div class=\"scroll\"><table>\n")
        for (what, how) in proofs {
            text.put("<tr><td>\(PageText.both(what))</td><td>\(PageText.both(how))</td></tr>\n")
        }
        text.put("</table></div>\n")
        return text
    }()

    private static let proofs: [(Bilingual, Bilingual)] = [
        (
            Bilingual(zh: "记录一条不少、顺序未变", en: "No entry is missing, none was moved"),
            Bilingual(zh: "链：每条记录写有前一条的哈希（entries/）", en: "The chain: each entry holds the hash of the one before (entries/)")
        ),
        (
            Bilingual(
                zh: "每条记录都在平台签名的日志里，事后不能单独改动",
                en: "Each entry is in the log that the platform signed; none can be changed by itself afterwards"),
            Bilingual(
                zh: "树：每条记录到检查点的 Merkle 证明（proofs/、checkpoint）",
                en: "The tree: a Merkle proof from each entry to the checkpoint (proofs/, checkpoint)")
        ),
        (
            Bilingual(zh: "最后一条之后没有被截掉", en: "Nothing was cut off at the end"),
            Bilingual(zh: "检查点之下登记的“最新一条”（heads/）", en: "The newest entry as committed to under the checkpoint (heads/)")
        ),
        (
            Bilingual(zh: "文字、文件名、附言就是当时写下的", en: "Texts, names and notes are what was written then"),
            Bilingual(
                zh: "承诺值：记录里的哈希由 values/ 中的盐和原文打开", en: "Commitments: the hash in the entry is opened by salt and text in values/")
        ),
        (
            Bilingual(zh: "文件就是当时的文件", en: "Files are the files of then"),
            Bilingual(
                zh: "SHA-256：记录点名的哈希就是 files/ 中的文件名", en: "SHA-256: the hash that an entry names is the file's name in files/")
        ),
        (
            Bilingual(zh: "平台确实收下了某条记录", en: "That the platform accepted an entry"),
            Bilingual(
                zh: "回执：每次操作后由平台签名交给操作人，可用 chengxu verify --receipt 与本包比对",
                en: "The receipt, signed and handed out after each command; compare it with this bundle by chengxu verify --receipt"
            )
        ),
    ]

    /// The same in every bundle.
    private static let limitsInWords = {
        var text = PageText()
        text.put("<section class=\"limits\" id=\"limits\">\n")
        text.heading(2, "limits-title", "它不能证明什么", "What it does not prove")
        text.put("<ul>\n")
        for limit in limits { text.put("<li>\(PageText.both(limit))</li>\n") }
        text.put("</ul>\n</section>\n")
        return text
    }()

    private static let limits = [
        Bilingual(
            zh: "时间是平台服务器的时间；证明能说明先后和“不晚于检查点”，不能说明服务器的钟是否准确。",
            en:
                "Times are those of the platform's server. The proofs show the order, and that an entry is no later than the checkpoint; not that the server's clock was right."
        ),
        Bilingual(
            zh: "“谁做的”是平台按登录身份记录的；只有写明用通行密钥签名的确认，才由当事人自己的密钥证明。",
            en:
                "Who did something is what the platform recorded of who was signed in. Only a confirmation said to be signed with a passkey is proven by the party's own key."
        ),
        Bilingual(
            zh: "证明的是“说过、做过”，不证明所说属实；从平台之外添加的记录（邮件、聊天导出、图片），来源只是提交人的说法。",
            en:
                "It proves that something was said or done, not that it is true. Records added from elsewhere (mail, chat exports, pictures) have their origin by the submitter's word alone."
        ),
        Bilingual(zh: "检查点之后又发生了什么，本包不知道。", en: "What happened after the checkpoint, this bundle does not know."),
        Bilingual(
            zh: "本页只是方便阅读；以 entries/、values/、files/ 中的原文为准。当事人名称是导出时平台显示的名称。",
            en:
                "This page is for reading only; what counts is in entries/, values/ and files/. Parties are called as the platform showed them at export."
        ),
    ]
}
