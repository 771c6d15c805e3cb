/// A text in the two languages of the pages.
package struct Bilingual: Hashable, Sendable, Codable {
    /// The Chinese text.
    package let zh: String
    /// The English text.
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}
