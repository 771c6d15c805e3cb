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
    /// What belongs into it, in one sentence; nil where the title says it all.
    package let summary: Bilingual?
    /// The three parts of the form, in its order.
    package let sections: [Section]

    package init(id: String, version: Int, title: Bilingual, summary: Bilingual? = nil, sections: [Section]) {
        self.id = id
        self.version = version
        self.title = title
        self.summary = summary
        self.sections = sections
    }

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
        /// When an answer is required that is not required always; nil for never. Never together with `required`.
        package let requiredWhen: Condition?
        /// What the answer is, where rules read it: the claims check, the facts found in the artefact, later rules; nil for none.
        package let role: FieldRole?
        /// Whether buyers may narrow a search by it; for `choice`, `choices`, `yesNo` and `platforms` only.
        package let filter: Bool?
        /// Whether listings are comparable in price only when their answers agree; for `choice` and `yesNo` only.
        package let comparable: Bool?
        /// The answers to choose from; given for `choice` and `choices`, and as the rows of `platforms`.
        package let choices: [Choice]?
        /// For `text` and `longText`: the longest answer in characters, at most the kind's own limit.
        package let charactersMax: Int?
        /// For `number`: what is counted, e.g. 小时, hours.
        package let unit: Bilingual?
        /// For `number`: the least value.
        package let min: Int64?
        /// For `number`: the greatest value.
        package let max: Int64?

        package init(
            id: String, kind: Kind, label: Bilingual, help: Bilingual? = nil, prevents: Bilingual, required: Bool,
            requiredWhen: Condition? = nil, role: FieldRole? = nil, filter: Bool? = nil, comparable: Bool? = nil,
            choices: [Choice]? = nil, charactersMax: Int? = nil, unit: Bilingual? = nil, min: Int64? = nil,
            max: Int64? = nil
        ) {
            self.id = id
            self.kind = kind
            self.label = label
            self.help = help
            self.prevents = prevents
            self.required = required
            self.requiredWhen = requiredWhen
            self.role = role
            self.filter = filter
            self.comparable = comparable
            self.choices = choices
            self.charactersMax = charactersMax
            self.unit = unit
            self.min = min
            self.max = max
        }

        /// How the answer is typed.
        package enum Kind: String, CaseIterable, Sendable, Codable {
            case text, longText, choice, choices, number, version, url, spdx, yesNo, platforms
        }

        /// An answer to an earlier field of the category.
        package struct Condition: Equatable, Sendable, Codable {
            /// The field's id; its kind is `choice`, `choices` or `yesNo`.
            package let field: String
            /// The condition holds when the answer is, or has, one of these: ids of choices, or `yes`, `no`.
            package let `is`: [String]
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
