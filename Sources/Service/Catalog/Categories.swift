import Market
import Yams

/// The trade categories that the operator has set up, read from files.
package struct Categories: Sendable {
    /// By id; of each the newest version.
    package let all: [Category]
    private let byID: [String: Category]

    /// Takes categories as they are; of two with one id the later version stays.
    package init(_ categories: [Category]) {
        var byID: [String: Category] = [:]
        for category in categories where category.version > byID[category.id]?.version ?? 0 {
            byID[category.id] = category
        }
        self.byID = byID
        all = byID.values.sorted { $0.id < $1.id }
    }

    /// The category of that id; nil if there is none.
    package subscript(id: String) -> Category? { byID[id] }

    /// Reads one category from YAML. Throws: `DecodingError` or `YamlError` with the place.
    package static func read(yaml: String) throws -> Category {
        try YAMLDecoder().decode(Category.self, from: yaml)
    }
}
