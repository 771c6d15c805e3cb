import Market
import Service

/// The first step of publishing: which kind of thing is it? Each kind has its own field table.
struct CategoryChoicePage: Page {
    static let template = "Catalog/category-choice"

    /// A category to choose.
    struct Category: Sendable {
        let name: String
        /// What belongs into it.
        let text: String
        /// `37 个字段`.
        let size: String
        let path: String
    }

    /// Categories that are alike.
    struct Group: Sendable {
        let heading: String
        let categories: [Category]
    }

    let title: String
    let groups: [Group]

    var place: MenuPlace? { .selling }
}

extension CategoryChoicePage {
    init(_ categories: [Market.Category], _ language: Language) {
        title = language.say("category.title")
        groups = CategoryGroup.allCases.compactMap { group in
            let members = categories.filter { CategoryGroup($0) == group }
            guard !members.isEmpty else { return nil }
            return Group(
                heading: language.say("category.group.\(group.rawValue)"),
                categories: members.map { category in
                    Category(
                        name: category.title.text(language), text: category.about(language),
                        size: language.count("category.fields", Int64(category.fields.count)),
                        path: "/listings/new?category=\(PercentCoding.encode(category.id))")
                })
        }
    }
}

/// Which categories stand together where one is chosen.
enum CategoryGroup: String, CaseIterable, Sendable {
    case source, programs, parts, data, services, others

    /// By the ids that are shipped; what an operator adds stands among the others.
    init(_ category: Market.Category) {
        self =
            switch category.id {
            case "website-source", "mini-program", "mobile-app", "game-source": .source
            case "desktop-program", "script-tool", "licence-key": .programs
            case "plugin", "component-library", "template": .parts
            case "dataset", "model": .data
            case "custom-development", "deployment-service": .services
            default: .others
            }
    }
}

extension Market.Category {
    /// What belongs into it, in a sentence; where its file does not say, what it asks first.
    func about(_ language: Language) -> String {
        if let summary { return summary.text(language) }
        let asked = fields.filter(\.required).prefix(4).map { $0.label.text(language) }
        guard !asked.isEmpty else { return title.text(language) }
        return language.say("category.asks", ["fields": asked.joined(separator: language == .zh ? "、" : ", ")])
    }
}
