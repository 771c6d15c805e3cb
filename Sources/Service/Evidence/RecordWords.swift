import Market

/// What a record from elsewhere is, in plain words: its kind, that its origin is a party's word, and what its signature shows.
package enum RecordWords {
    /// The sentence for the entry.
    package static func sentence(for facts: RecordAdded) -> Bilingual {
        let by: (zh: String, en: String) =
            switch facts.by {
            case .buyer: ("买家", "buyer")
            case .seller: ("卖家", "seller")
            }
        let kind = kind(facts.kind)
        let signature = facts.signature.map { verdict($0.verdict) }
        return Bilingual(
            zh: "\(by.zh)添加了站外记录（\(kind.zh)）；来源仅为提交者自己的说法\(signature.map { "；\($0.zh)" } ?? "")",
            en:
                "The \(by.en) added a record from elsewhere (\(kind.en)); where it comes from is the submitter's word\(signature.map { "; \($0.en)" } ?? "")"
        )
    }

    /// What kind of record it is.
    package static func kind(_ kind: RecordKind) -> Bilingual {
        switch kind {
        case .email: Bilingual(zh: "电子邮件", en: "e-mail")
        case .weChat: Bilingual(zh: "微信聊天导出", en: "export of a WeChat conversation")
        case .qq: Bilingual(zh: "QQ 聊天导出", en: "export of a QQ conversation")
        case .chat: Bilingual(zh: "其他聊天导出", en: "export of another chat")
        case .picture: Bilingual(zh: "图片", en: "picture")
        case .document: Bilingual(zh: "其他文件", en: "other file")
        }
    }

    /// What the check of a mail's signature came to, and what it does not show.
    package static func verdict(_ verdict: MailSignature.Verdict) -> Bilingual {
        switch verdict {
        case .none: Bilingual(zh: "邮件没有 DKIM 签名", en: "the mail has no DKIM signature")
        case .noKey:
            Bilingual(
                zh: "邮件有 DKIM 签名，但没有提供公钥，未核对", en: "the mail has a DKIM signature, which was not checked because no key was given")
        case .matches:
            Bilingual(
                zh: "DKIM 签名与提交者提供的公钥相符；公钥是否属于该域名，本站没有核实",
                en: "the DKIM signature matches the key that the submitter gave; whether that key is the domain's was not checked")
        case .matchesPart:
            Bilingual(
                zh: "DKIM 签名与提交者提供的公钥相符，但只覆盖正文的一部分",
                en: "the DKIM signature matches the key that the submitter gave, but covers a part of the text only")
        case .textAltered:
            Bilingual(zh: "DKIM 核对不通过：正文与签名时不同", en: "the DKIM check failed: the text is not the one that was signed")
        case .fails:
            Bilingual(
                zh: "DKIM 核对不通过：签名与提交者提供的公钥不符",
                en: "the DKIM check failed: the signature is not that of the key that the submitter gave")
        case .unusable:
            Bilingual(zh: "DKIM 签名的格式不可用，未能核对", en: "the DKIM signature cannot be used, and was not checked")
        case .keyUnusable:
            Bilingual(zh: "提供的公钥不可用，DKIM 签名未能核对", en: "what was given as a key is none, so the DKIM signature was not checked")
        }
    }
}
