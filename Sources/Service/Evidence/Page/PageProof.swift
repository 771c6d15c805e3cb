import Evidence
import Market

/// The end of the page: every file in the bundle, and what each folder holds.
struct PageProof {
    let page: BundlePage

    func write(to text: inout PageText) {
        text.put("<section id=\"files\">\n")
        text.heading(2, "files-title", "包内的文件", "Files in this bundle")
        if page.files.isEmpty {
            text.put("<p class=\"soft\">\(PageText.both("没有。", "None."))</p>\n")
        } else {
            text.put("<div class=\"scroll\"><table><tr><th>SHA-256</th><th>\(PageText.both("大小", "Size"))</th></tr>\n")
            for (hash, file) in page.files.sorted(by: { $0.key.hex < $1.key.hex }) {
                text.put(
                    "<tr><td><a href=\"files/\(hash.hex)\">\(PageText.code(hash.hex))</a></td><td>\(PageText.bytes(file.sizeBytes))</td></tr>\n"
                )
            }
            text.put("</table></div>\n")
        }
        text.heading(2, "members", "包里还有什么", "What else is in here")
        text.put("<dl>\n")
        for (member, words) in Self.members { text.put("<dt>\(PageText.code(member))</dt><dd>\(PageText.both(words))</dd>\n") }
        text.put("</dl>\n<h3>\(PageText.both("随包附上的公钥", "Public keys that came with it"))</h3>\n")
        for key in page.keys { text.put("<p>\(PageText.code(key))</p>\n") }
        text.put("</section>\n")
    }

    private static let members: [(String, Bilingual)] = [
        ("entries/", Bilingual(zh: "每条记录的原文（规范 JSON）", en: "each entry as it stands (canonical JSON)")),
        ("values/", Bilingual(zh: "打开承诺值的盐和原文", en: "the salts and texts that open the commitments")),
        ("proofs/", Bilingual(zh: "每条记录在日志中的证明", en: "the proof of each entry in the log")),
        ("references/", Bilingual(zh: "记录所指向的其他记录，例如商品的当时版本", en: "entries that are pointed to, such as the listing as it was")),
        ("heads/", Bilingual(zh: "“最新一条”的登记和证明", en: "which entry was the newest, and the proof of it")),
        ("checkpoint", Bilingual(zh: "平台签名的日志状态", en: "the state of the log, signed by the platform")),
        ("keys.txt", Bilingual(zh: "签名所用的公钥", en: "the public keys of the signatures")),
        ("manifest.sha256", Bilingual(zh: "以上全部（含本页）的 SHA-256", en: "the SHA-256 of all of it, this page included")),
        ("manifest.note", Bilingual(zh: "平台对清单的签名", en: "the platform's signature of the manifest")),
    ]
}
