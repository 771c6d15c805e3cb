import Market
import Yams

/// The trade categories that the operator has set up: those that are offered, and every version that a revision may have filled.
package struct Categories: Sendable {
    /// By id; of each the newest version.
    package let all: [Category]
    /// Every version that can still be read, offered or not.
    package let known: [Category]
    private let byID: [String: Category]
    private let byVersion: [CategoryVersion: Category]

    /// Takes categories as they are; of several with one id the newest version is offered.
    ///
    /// - Parameter earlier: versions that are only read, never offered. Where one is among `categories` too, that one holds.
    package init(_ categories: [Category], earlier: [Category] = []) {
        var byID: [String: Category] = [:]
        for category in categories where category.version > byID[category.id]?.version ?? 0 {
            byID[category.id] = category
        }
        let versions = (earlier + categories).map { (CategoryVersion($0), $0) }
        self.byID = byID
        byVersion = Dictionary(versions) { _, offered in offered }
        all = byID.values.sorted { $0.id < $1.id }
        known = byVersion.values.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    }

    /// The category of that id as it is offered now; nil if it is not offered.
    package subscript(id: String) -> Category? { byID[id] }

    /// The category as a revision filled it; nil if nothing tells any more what was asked then.
    package subscript(id: String, version version: Int) -> Category? {
        byVersion[CategoryVersion(id: id, version: version)]
    }

    /// What a category is called, be it offered or not; nil if it is not known at all.
    package func title(of id: String) -> Bilingual? { (byID[id] ?? known.last { $0.id == id })?.title }

    /// These, with the versions that were known before still known. Nil, with the first of them, if a version that is known says
    /// something else now: who filled it would be shown to have answered other questions.
    func following(_ earlier: Categories) -> (categories: Categories?, changed: Category?) {
        for category in known {
            if let before = earlier.byVersion[CategoryVersion(category)], before != category { return (nil, category) }
        }
        return (Categories(all, earlier: earlier.known + known), nil)
    }

    /// Reads one category from YAML. Throws: `DecodingError` or `YamlError` with the place.
    package static func read(yaml: String) throws -> Category {
        try YAMLDecoder().decode(Category.self, from: yaml)
    }
}

/// Which category, and which version of it.
struct CategoryVersion: Hashable {
    let id: String
    let version: Int

    init(id: String, version: Int) {
        self.id = id
        self.version = version
    }

    init(_ category: Category) { self.init(id: category.id, version: category.version) }
}
