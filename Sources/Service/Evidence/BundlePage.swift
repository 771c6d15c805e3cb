import Evidence
import Market
import Store

/// The page in a bundle that a person reads offline: every entry in order, in both languages, with its number and its proof.
///
/// It holds no script and fetches nothing. The manifest covers it like every other member.
struct BundlePage {
    let trade: TradeID
    let title: String
    let entries: [TradeEntry]
    let checkpoint: Checkpoint

    var bytes: [UInt8] {
        var page = head
        for item in entries { page += row(item) }
        page += tail
        return Array(page.utf8)
    }

    private var head: String {
        """
        <!doctype html>
        <html lang="zh">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>证据包 Evidence bundle \(trade)</title>
        <style>
        :root{color-scheme:light dark}
        body{font:16px/1.7 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;line-height:1.3}ol{list-style:none;padding:0}
        li{border-left:3px solid #1f7a6d;padding:.25rem 0 .75rem 1rem;margin:0}
        li p{margin:.1rem 0}.en,.meta{opacity:.75;font-size:.9rem}
        .meta{font-family:ui-monospace,monospace;font-size:.8rem;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#8881;padding:.5rem .75rem;border-radius:6px}
        </style>
        <h1>\(escaped(title))</h1>
        <p>交易 \(trade) 的完整卷宗。<span class="en">The whole case file of trade \(trade).</span></p>
        <p>验证：<code>chengxu verify 本文件.zip</code>，或 <code>sha256sum -c manifest.sha256</code>。
        <span class="en">To verify: <code>chengxu verify</code> on the ZIP, or <code>sha256sum -c manifest.sha256</code> inside it.</span></p>
        <ol>

        """
    }

    private var tail: String {
        """
        </ol>
        <p class="meta">\(escaped(checkpoint.origin)) · \(checkpoint.size) · \(checkpoint.root.base64)</p>
        </html>

        """
    }

    private func row(_ item: TradeEntry) -> String {
        let words = EntryWords.sentence(for: item.event)
        let header = item.entry.header
        var row = "<li><p>#\(header.sequence) \(escaped(words.zh))</p><p class=\"en\">\(escaped(words.en))</p>\n"
        for (field, opening) in item.entry.openings.sorted(by: { $0.key < $1.key }) {
            row += "<pre>\(escaped(field)): \(escaped(opening.text ?? ""))</pre>\n"
        }
        for field in header.sealed.keys.sorted() where item.entry.openings[field] == nil {
            row += "<p class=\"meta\">\(escaped(field)): 未公开或已删除 withheld or erased</p>\n"
        }
        let file = String(repeating: "0", count: max(0, 6 - String(header.sequence).count)) + String(header.sequence)
        return row
            + "<p class=\"meta\">\(UTCTime.text(header.timeMs)) · \(escaped(header.actor)) · entries/\(file).json · \(item.entry.hash.hex)</p></li>\n"
    }

    private func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}

/// Moments as text in UTC, without a formatter.
package enum UTCTime {
    /// `2026-01-31 23:59:59 UTC` of milliseconds since 1970.
    ///
    /// Source: the civil calendar from a count of days, in cycles of 400 years (proleptic Gregorian, ISO 8601).
    package static func text(_ ms: Int64) -> String {
        let seconds = ms / 1_000 - (ms % 1_000 < 0 ? 1 : 0)
        let days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
        let rest = seconds - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(two(month))-\(two(day)) \(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60)) UTC"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }
}
