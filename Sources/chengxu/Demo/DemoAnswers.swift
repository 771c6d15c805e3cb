import Foundation
import Market

/// A seller's answers to whatever a category asks: the listing's own, then what the listings of its category have in common, then
/// what all of the demo world have; and for a required field that none of these knows, an answer by its kind.
struct DemoAnswers {
    let title: String
    let version: String
    /// What was written down, the nearest last.
    private let layers: [[String: Any]]

    /// Reads the files of the listing. Throws: file errors.
    init(_ name: String, in category: String, title: String, version: String) throws {
        self.title = title
        self.version = version
        let folder = Resources.folder("demo-answers")
        layers = try ["common", category, name].compactMap { name in
            let file = folder.appending(path: "\(name).json")
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            return try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        }
    }

    /// Answers that satisfy the category, whatever it asks.
    func answers(to category: Market.Category) -> [String: FieldValue] {
        var answers: [String: FieldValue] = [:]
        for field in category.fields {
            answers[field.id] = written(field) ?? (field.isRequired(given: answers) ? usual(field) : nil)
        }
        return answers
    }

    /// The fields that must be answered and for which nothing was written down.
    func unwritten(in category: Market.Category) -> [String] {
        let answers = answers(to: category)
        return category.fields.filter { $0.isRequired(given: answers) && written($0) == nil }.map(\.id)
    }

    /// What was written down, as the field's kind takes it. The version is the listing's.
    private func written(_ field: Market.Category.Field) -> FieldValue? {
        if field.role == .version { return .text(version) }
        let known = Set(field.choices?.map(\.id) ?? [])
        for answer in layers.reversed().compactMap({ $0[field.id] }) {
            let value: FieldValue? =
                switch field.kind {
                case .text, .longText, .version, .url, .spdx: (answer as? String).map { .text($0) }
                case .choice: (answer as? String).flatMap { known.contains($0) ? .text($0) : nil }
                case .choices: (answer as? [String]).flatMap { known.isSuperset(of: $0) ? .choices($0) : nil }
                case .number: (answer as? Int).map { .number(Int64($0)) }
                case .yesNo: (answer as? Bool).map { .yesNo($0) }
                case .platforms: (answer as? [String: String]).flatMap { rows(of: $0, field) }
                }
            if let value { return value }
        }
        return nil
    }

    /// The rows in the order of the category; nil if one is none of its platforms.
    private func rows(of versions: [String: String], _ field: Market.Category.Field) -> FieldValue? {
        let rows = (field.choices ?? []).compactMap { choice in
            versions[choice.id].map { PlatformSupport(platform: choice.id, versions: $0) }
        }
        return rows.count == versions.count ? .platforms(rows) : nil
    }

    /// An answer by the kind of the field.
    private func usual(_ field: Market.Category.Field) -> FieldValue? {
        switch field.kind {
        case .text: .text(title)
        case .longText: .text("\(title)。安装步骤见压缩包内 README，不含的内容见已知缺陷。")
        case .choice: field.choices?.first.map { .text($0.id) }
        case .choices: .choices(field.choices?.prefix(1).map(\.id) ?? [])
        case .number: .number(Swift.min(field.max ?? .max, Swift.max(field.min ?? 1, 1)))
        case .version: .text(version)
        case .url: .text("https://demo.chengxu.example/")
        case .spdx: .text("LicenseRef-Commercial")
        case .yesNo: .yesNo(false)
        case .platforms:
            .platforms(field.choices?.prefix(1).map { PlatformSupport(platform: $0.id, versions: "") } ?? [])
        }
    }
}
