import Market

/// A seller's answers to whatever a category asks: by the field's name where it is known, else by its kind.
struct DemoAnswers {
    let title: String
    let version: String
    /// What this listing answers for itself.
    var own: [String: FieldValue] = [:]

    /// An answer to every required field, and to every other one that can be answered sensibly.
    func answers(to category: Category) -> [String: FieldValue] {
        var answers: [String: FieldValue] = [:]
        for field in category.fields {
            if let answer = [own[field.id], Self.chosen[field.id]].lazy.compactMap({ $0 }).first(where: { fits($0, field) }) ?? known(field) ?? usual(field) {
                answers[field.id] = answer
            }
        }
        return answers
    }

    /// The answer to a field of that name, if it is of the kind that is asked for.
    private func known(_ field: Category.Field) -> FieldValue? {
        let text = Self.texts.first { field.id.lowercased().contains($0.key) }?.text
        switch field.kind {
        case .text, .longText: return text.map { .text($0) }
        case .choice, .choices, .number, .version, .url, .spdx, .yesNo: return nil
        }
    }

    /// An answer by the kind of the field; nothing for addresses that nobody demands.
    private func usual(_ field: Category.Field) -> FieldValue? {
        switch field.kind {
        case .text: field.required ? .text(title) : nil
        case .longText: .text("\(title)：功能与界面以截图为准，安装步骤见压缩包内 README。不含的内容见已知缺陷。")
        case .choice: field.choices?.first.map { .text($0.id) }
        case .choices: .choices(field.choices?.prefix(2).map(\.id) ?? [])
        case .number: .number(Swift.min(field.max ?? .max, Swift.max(field.min ?? 1, 1)))
        case .version: .text(version)
        case .url: field.required ? .text("https://demo.chengxu.example/") : nil
        case .spdx: field.required ? .text("LicenseRef-Chengxu-Agreement") : nil
        case .yesNo: .yesNo(true)
        }
    }

    private func fits(_ answer: FieldValue, _ field: Category.Field) -> Bool {
        switch (answer, field.kind) {
        case (.text(let id), .choice): field.choices?.contains { $0.id == id } == true
        case (.choices(let ids), .choices): ids.allSatisfy { id in field.choices?.contains { $0.id == id } == true }
        case (.text, .text), (.text, .longText), (.text, .version), (.text, .url), (.text, .spdx): true
        case (.number, .number), (.yesNo, .yesNo): true
        case (.text, _), (.number, _), (.yesNo, _), (.choices, _): false
        }
    }

    /// Believable answers to questions with given answers: small programs without restrictions, that the seller wrote.
    private static let chosen: [String: FieldValue] = [
        "siteKind": .text("admin"), "languages": .choices(["python", "html"]), "languageVersions": .text("Python 3.11"),
        "databases": .choices(["none"]), "sourceCompleteness": .text("complete"), "protectedParts": .choices(["none"]),
        "originality": .text("own"), "included": .choices(["frontend", "backend", "sampleData", "installManual"]),
        "deployment": .choices(["linux", "windows"]), "externalServices": .text("无"), "phonesHome": .yesNo(false),
        "serverNeeds": .text("1 核 1 GB 内存的 Linux 服务器"), "browsers": .choices(["chrome", "safari", "firefox"]),
        "mobile": .text("responsive"), "interfaceLanguages": .choices(["zhHans"]), "demoMatches": .text("none"),
        "installService": .text("guidance"), "supportChannels": .choices(["messages", "documents"]),
        "responseHours": .number(24), "bugFixes": .text("supportPeriod"), "bugFixDays": .number(7),
        "updatePolicy": .text("minorOnly"), "customisation": .text("separateTrade"), "codeLines": .number(600),
        "supportScope": .text("安装问题、使用问题、可复现的缺陷"), "supportExcludes": .text("新功能、买家改过的代码、服务器故障"),
        "returnCases": .text("与描述不符、按说明无法安装、权利有瑕疵"),
    ]

    /// Believable answers by a word in the field's name; the first that fits is taken.
    private static let texts: [(key: String, text: String)] = [
        ("database", "SQLite 3.39 以上；数据量大时可换 PostgreSQL 14"),
        ("browser", "Chrome、Edge、Firefox 近两年的版本；不支持 IE"),
        ("language", "HTML、CSS、JavaScript"),
        ("stack", "HTML、CSS 与少量 JavaScript，无构建步骤"),
        ("framework", "无框架"),
        ("environment", "任意 Linux 服务器，1 核 1 GB 内存即可"),
        ("runtime", "任意静态网站服务器（如 nginx 1.20 以上）"),
        ("requirement", "1 核 1 GB 内存的 Linux 服务器"),
        ("deploy", "解压到网站目录即可访问；README 里逐步写明"),
        ("install", "解压后按 README 操作，约 10 分钟"),
        ("demo", "演示账号在咨询时提供"),
        ("depend", "无第三方依赖"),
        ("third", "不含第三方素材；图标为自绘"),
        ("contain", "全部源码、README、示例数据"),
        ("include", "全部源码、README、示例数据"),
        ("exclud", "不含服务器、域名和备案"),
        ("not", "不含服务器、域名和备案"),
        ("support", "工作日 10:00 到 18:00 在本站回复，通常 4 小时内"),
        ("contact", "在本站会话里联系"),
        ("update", "同一大版本内的修正免费提供"),
        ("warranty", "与描述不符的问题免费修正"),
        ("return", "未下载可无理由退；下载后与描述不符可退"),
        ("origin", "卖家本人独立编写"),
        ("author", "卖家本人独立编写"),
        ("tested", "在 Debian 12 上的 Chromium 与 Firefox 中实测"),
    ]
}
