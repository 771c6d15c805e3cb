import Evidence
import Ledger
import Market
import Store

/// The clauses of an agreement in words, read from their canonical JSON: a clause that is newer than this table shows its key and
/// its value, and no clause is left out.
struct PageTerms {
    let rows: [(key: String, label: Bilingual, value: Bilingual)]

    init(_ terms: Terms) throws {
        rows =
            try StoredJSON.json(terms).object.map { Self.ordered($0.members) }?.map { member in
                (member.name, Self.label(member.name), Self.value(member.name, member.value))
            } ?? []
    }

    /// In the order in which a contract reads; newer ones come last, by name.
    private static func ordered(_ members: [JSON.Object.Member]) -> [JSON.Object.Member] {
        let order = labels.map(\.key)
        return members.sorted { left, right in
            let places = [left, right].map { order.firstIndex(of: $0.name) ?? order.count }
            return places[0] == places[1] ? left.name < right.name : places[0] < places[1]
        }
    }

    /// What a clause is called; its key where it has no name here.
    static func label(_ key: String) -> Bilingual {
        labels.first { $0.key == key }.map { Bilingual(zh: $0.zh, en: $0.en) } ?? Bilingual(zh: key, en: key)
    }

    private static let labels: [(key: String, zh: String, en: String)] = [
        ("price", "价格", "Price"), ("licence", "许可", "Licence"), ("deliveryHours", "交付时限", "Delivery"),
        ("acceptanceDays", "验收期", "Acceptance period"), ("changeRounds", "免费修改", "Rounds of change"),
        ("supportMonths", "支持期", "Support"), ("noReasonReturnDays", "无理由退货", "Return without a reason"),
        ("returnCondition", "退货条件", "Condition of a return"), ("conditionalReturns", "有条件退货", "Return for a reason"),
        ("responseHours", "首次答复", "First answer"), ("supportChannels", "支持渠道", "Support by"),
        ("deliveryMethod", "交付方式", "Delivered by"), ("confidentialityMonths", "保密期（月）", "Confidentiality (months)"),
        ("liability", "责任", "Liability"), ("disputeMethod", "争议解决", "Disputes"), ("signing", "签署方式", "Signing"),
    ]

    private static func value(_ key: String, _ json: JSON) -> Bilingual {
        if let money = amount(json) { return Bilingual(zh: money, en: money) }
        switch (key, json) {
        case ("deliveryHours", .integer(let count)):
            return Bilingual(zh: "付款后 \(count) 小时内", en: "within \(count) hours of payment")
        case ("acceptanceDays", .integer(let count)):
            return Bilingual(zh: "交付后 \(count) 天，期满未提出异议视为验收", en: "\(count) days from delivery; silence counts as acceptance")
        case ("changeRounds", .integer(let count)): return Bilingual(zh: "\(count) 轮", en: "\(count)")
        case ("supportMonths", .integer(let count)): return Bilingual(zh: "\(count) 个月", en: "\(count) months")
        case ("noReasonReturnDays", .integer(let count)):
            return count == 0 ? Bilingual(zh: "不适用", en: "excluded") : Bilingual(zh: "\(count) 天内", en: "within \(count) days")
        case ("responseHours", .integer(let count)): return Bilingual(zh: "\(count) 小时内", en: "within \(count) hours")
        default: return generic(json)
        }
    }

    /// Any value: known words by their translation, everything else as it stands.
    private static func generic(_ json: JSON) -> Bilingual {
        switch json {
        case .null: Bilingual(zh: "无", en: "none")
        case .bool(let value): value ? Bilingual(zh: "是", en: "yes") : Bilingual(zh: "否", en: "no")
        case .integer(let value): Bilingual(zh: String(value), en: String(value))
        case .number(let value): Bilingual(zh: String(value), en: String(value))
        case .string(let text): words[text].map { Bilingual(zh: $0.0, en: $0.1) } ?? Bilingual(zh: text, en: text)
        case .array(let values): joined(values.map(generic))
        case .object(let object):
            if let money = amount(json) {
                Bilingual(zh: money, en: money)
            } else {
                joined(
                    object.members.map { member in
                        let (name, value) = (generic(.string(member.name)), generic(member.value))
                        return Bilingual(zh: "\(name.zh)：\(value.zh)", en: "\(name.en): \(value.en)")
                    })
            }
        }
    }

    /// A value of a clause in words; the value itself where it has none here.
    static func word(_ value: String) -> Bilingual { generic(.string(value)) }

    private static func joined(_ parts: [Bilingual]) -> Bilingual {
        Bilingual(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }

    /// `¥1,234.50` of an amount of money; nil for anything else.
    static func amount(_ json: JSON) -> String? {
        guard let object = json.object, object.count == 2, let minor = object["minor"]?.string.flatMap({ Int64($0) }),
            let currency = object["currency"]?.string.flatMap(Currency.init(code:))
        else { return nil }
        return EntryWords.amount(Money(minor: minor, currency: currency))
    }

    private static let words: [String: (String, String)] = [
        "files": ("站内文件", "files here"), "secret": ("授权码等密文", "a key or other secret"), "repository": ("代码仓库", "a repository"),
        "email": ("电子邮件", "e-mail"), "service": ("完成服务", "a service performed"), "byLaw": ("依照法律", "as the law has it"),
        "cappedAtPrice": ("以价款为限", "no more than the price"), "cappedAtTwicePrice": ("以价款两倍为限", "no more than twice the price"),
        "directLossOnly": ("仅直接损失", "direct loss only"),
        "courtOfDefendant": ("被告所在地法院", "the court where the one who is sued lives"),
        "courtOfBuyer": ("买家所在地法院", "the court where the buyer lives"),
        "arbitrationCIETAC": ("中国国际经济贸易仲裁委员会", "CIETAC arbitration"),
        "arbitrationBeijing": ("北京仲裁委员会", "Beijing Arbitration Commission"), "either": ("通行密钥或密码", "a passkey or the password"),
        "passkey": ("仅通行密钥", "a passkey only"), "password": ("重新输入密码", "the password typed again"), "seats": ("使用人数", "seats"),
        "exclusivity": ("独占性", "exclusivity"), "nonExclusive": ("非独占", "not exclusive"), "exclusive": ("独占", "exclusive"),
        "territory": ("地域", "territory"), "worldwide": ("全球", "worldwide"), "mainlandChina": ("中国大陆", "mainland China"),
        "termMonths": ("期限（月）", "term (months)"), "needsAttribution": ("须署名", "attribution needed"), "scope": ("范围", "scope"),
        "includesSource": ("含源代码", "source code included"), "mayResell": ("可以转售", "may be resold"),
        "personal": ("个人使用", "personal use"), "oneProduct": ("用于一个产品或项目", "one product or project"),
        "unlimitedProducts": ("用于不限数量的产品或项目", "any number of products or projects"),
        "allRights": ("转让全部权利", "all rights pass to the buyer"), "notDownloaded": ("尚未下载交付物", "nothing has been downloaded yet"),
        "keyNotRevealed": ("尚未查看授权码", "the key has not been looked at yet"), "conversation": ("交易对话", "the trade's conversation"),
        "ticket": ("咨询单", "support enquiry"), "mail": ("平台转交的邮件", "mail passed on by the platform"),
        "quality": ("质量问题（天）", "quality (days)"), "specification": ("规格不符（天）", "specification (days)"),
        "notAsDescribed": ("与描述不符（天）", "not as described (days)"), "unfixedFault": ("故障未修复（天）", "fault not mended (days)"),
        "securityHole": ("安全漏洞（天）", "security hole (days)"), "supportNotGiven": ("未提供支持（天）", "support not given (days)"),
    ]
}

extension PageText {
    /// A table of the clauses; where the earlier ones are given, what changed is marked.
    mutating func clauses(_ terms: Terms, further: [String]?, since earlier: (terms: Terms, further: [String]?)?) throws {
        let before = try earlier.map { Dictionary(uniqueKeysWithValues: try inWords($0.terms).rows.map { ($0.key, $0) }) }
        let rows = try inWords(terms).rows
        put("<div class=\"scroll\"><table class=\"clauses\">\n")
        for row in rows {
            let value = PageText.both(row.value)
            let old = before?[row.key]
            let changed = before != nil && old?.value != row.value
            let cell = changed ? (old.map { "<del>\(PageText.both($0.value))</del> " } ?? "") + "<ins>\(value)</ins>" : value
            put("<tr><th>\(PageText.both(row.label))</th><td>\(cell)</td></tr>\n")
        }
        let keys = Set(rows.map(\.key))
        for (key, old) in (before ?? [:]).sorted(by: { $0.key < $1.key }) where !keys.contains(key) {
            put("<tr><th>\(PageText.both(old.label))</th><td><del>\(PageText.both(old.value))</del></td></tr>\n")
        }
        further.map { furtherClauses($0, since: earlier?.further ?? (earlier == nil ? $0 : [])) }
        put("</table></div>\n")
        if further == nil { gone("wording") }
    }

    private mutating func furtherClauses(_ clauses: [String], since earlier: [String]) {
        for clause in clauses {
            let text = PageText.words(clause)
            put("<tr><th>\(PageText.both("补充约定", "Further clause"))</th><td>")
            put(earlier.contains(clause) ? text : "<ins>\(text)</ins>")
            put("</td></tr>\n")
        }
        for clause in earlier where !clauses.contains(clause) {
            put("<tr><th>\(PageText.both("补充约定", "Further clause"))</th><td><del>\(PageText.words(clause))</del></td></tr>\n")
        }
    }

    /// A sealed field whose value is not in the bundle.
    mutating func gone(_ field: String) {
        let label = PageWords.label(field)
        put("<p class=\"gone\">")
        say(
            "\(label.zh)：已依法删除，或尚未向您公开；原有承诺值仍在记录里，证明不受影响。",
            "\(label.en): erased as the law demands, or not open to you yet; the commitment stands in the entry and every proof holds."
        )
        put("</p>\n")
    }
}
