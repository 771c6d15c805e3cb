/// A trade category 行业类目: the fields that a listing of this kind of software must fill, in three sections.
///
/// Categories are data that an operator edits; the rules only read them. A revision remembers which version it filled.
package struct Category: Equatable, Sendable, Codable {
    /// Lower-case words joined by hyphens, e.g. `website-source`.
    package let id: String
    /// From 1, raised by the operator with every change.
    package let version: Int
    /// What the category is called.
    package let title: Bilingual
    /// The three parts of the form, in its order.
    package let sections: [Section]

    /// One of the three parts of the form.
    package struct Section: Equatable, Sendable, Codable {
        /// Which part it is.
        package let id: SectionID
        /// Its questions, in their order.
        package let fields: [Field]
    }

    /// The three parts that every category has, in the order of the form.
    package enum SectionID: String, CaseIterable, Sendable, Codable {
        case basics, description, afterSales
    }

    /// One question of the form.
    package struct Field: Equatable, Sendable, Codable {
        /// Unique within the category.
        package let id: String
        /// How the answer is typed.
        package let kind: Kind
        /// What is asked.
        package let label: Bilingual
        /// How to answer well; nil where the label says it all.
        package let help: Bilingual?
        /// The dispute that a clear answer prevents, shown beside the field.
        package let prevents: Bilingual
        /// Whether a revision without an answer is not published.
        package let required: Bool
        /// The answers to choose from; given for `choice` and `choices` only.
        package let choices: [Choice]?
        /// For `number`: what is counted, e.g. `MB`.
        package let unit: String?
        /// For `number`: the least value.
        package let min: Int64?
        /// For `number`: the greatest value.
        package let max: Int64?

        /// How the answer is typed.
        package enum Kind: String, CaseIterable, Sendable, Codable {
            case text, longText, choice, choices, number, version, url, spdx, yesNo
        }

        /// One answer to choose.
        package struct Choice: Equatable, Sendable, Codable {
            /// Unique within the field.
            package let id: String
            /// What the answer says.
            package let label: Bilingual
        }
    }

    /// All fields, in the order of the form.
    package var fields: [Field] { sections.flatMap(\.fields) }
}
