import Market

/// A seller's answers to whatever a category asks: the listing's own, then what all listings of the demo world have in common,
/// and for a required field that neither knows, an answer by its kind.
struct DemoAnswers {
    let title: String
    let version: String
    /// What this listing answers for itself.
    var own: [String: FieldValue] = [:]

    /// Answers that satisfy the category, whatever it asks.
    func answers(to category: Category) -> [String: FieldValue] {
        var answers: [String: FieldValue] = [:]
        for field in category.fields {
            answers[field.id] = fitting(own[field.id], field) ?? fitting(Self.common[field.id], field) ?? usual(field)
        }
        return answers
    }

    /// An answer by the kind of a required field; none to what may stay open.
    private func usual(_ field: Category.Field) -> FieldValue? {
        if field.kind == .version { return .text(version) }
        guard field.required else { return nil }
        return switch field.kind {
        case .text: .text(title)
        case .longText: .text("\(title)。安装步骤见压缩包内 README，不含的内容见已知缺陷。")
        case .choice: field.choices?.first.map { .text($0.id) }
        case .choices: .choices(field.choices?.prefix(1).map(\.id) ?? [])
        case .number: .number(Swift.min(field.max ?? .max, Swift.max(field.min ?? 1, 1)))
        case .version: .text(version)
        case .url: .text("https://demo.chengxu.example/")
        case .spdx: .text("LicenseRef-Commercial")
        case .yesNo: .yesNo(true)
        case .platforms: .platforms(field.choices?.prefix(1).map { PlatformSupport(platform: $0.id, versions: "") } ?? [])
        }
    }

    /// The answer, if the field takes it.
    private func fitting(_ answer: FieldValue?, _ field: Category.Field) -> FieldValue? {
        let known = Set(field.choices?.map(\.id) ?? [])
        return switch (answer, field.kind) {
        case (.text(let id)?, .choice): known.contains(id) ? answer : nil
        case (.choices(let ids)?, .choices): known.isSuperset(of: ids) ? answer : nil
        case (.text?, .text), (.text?, .longText), (.text?, .version), (.text?, .url), (.text?, .spdx), (.number?, .number),
            (.yesNo?, .yesNo), (.platforms?, .platforms):
            answer
        case (nil, _), (.text?, _), (.number?, _), (.yesNo?, _), (.choices?, _), (.platforms?, _): nil
        }
    }

    /// What is true of all listings of the demo world.
    private static let common: [String: FieldValue] = [
        "framework": .text("无"),
        "databases": .choices(["none"]),
        "sourceCompleteness": .text("complete"),
        "protectedParts": .choices(["none"]),
        "originality": .text("own"),
        "licence": .text("LicenseRef-Commercial"),
        "thirdParty": .text("无"),
        "included": .choices(["frontend", "installManual"]),
        "notIncluded": .text("服务器、域名、备案与内容录入"),
        "serverNeeds": .text("1 核 1 GB 内存的 Linux 服务器即可"),
        "testedOn": .text("Debian 12"),
        "externalServices": .text("无"),
        "phonesHome": .yesNo(false),
        "browsers": .platforms([PlatformSupport(platform: "chrome", versions: ""), PlatformSupport(platform: "firefox", versions: "")]),
        "mobile": .text("responsive"),
        "interfaceLanguages": .choices(["zhHans"]),
        "demoMatches": .text("none"),
        "installService": .text("guidance"),
        "installScope": .text("按 README 逐步指导，一次，不超过一小时"),
        "supportChannels": .choices(["messages"]),
        "supportHours": .text("工作日 10:00 到 18:00，通常 4 小时内回复"),
        "responseHours": .number(24),
        "supportScope": .text("安装、启动与使用中的疑问；与描述不符的问题"),
        "supportExcludes": .text("服务器运维、买家自行修改后的代码、第三方平台的规则变化"),
        "bugFixes": .text("supportPeriod"),
        "bugFixDays": .number(7),
        "updatePolicy": .text("minorOnly"),
        "customisation": .text("separateTrade"),
        "returnCases": .text("未下载可退；下载后与描述或已知缺陷不符，且七天内修不好，可退"),
    ]
}
