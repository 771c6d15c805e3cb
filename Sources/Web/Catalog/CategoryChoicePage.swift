/// The first step of publishing: which kind of thing is it? Each kind has its own field table.
struct CategoryChoicePage: Page {
    static let template = "Catalog/category-choice"

    /// A category to choose.
    struct Category: Sendable {
        let name: String
        let text: String
        let path: String
    }

    let title: String
    let categories: [Category]

    var place: MenuPlace? { .selling }
}
