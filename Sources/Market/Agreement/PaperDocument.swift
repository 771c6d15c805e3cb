/// What is to stand on paper: blocks of text in their order, and what every page says at its foot.
package struct PaperDocument: Sendable, Equatable {
    /// One block.
    package enum Block: Sendable, Equatable {
        /// The name of the whole, in the middle.
        case title(String)
        /// A line below it, in the middle.
        case subtitle(String)
        /// The name of a part. It never stands alone at the end of a page.
        case heading(String)
        /// A label and its value, side by side.
        case fact(label: String, value: String)
        /// A clause: its number and name in bold, and what it says.
        case clause(name: String, text: String)
        /// A paragraph.
        case paragraph(String)
        /// A paragraph in small letters.
        case small(String)
        /// Something for machines, in letters of one width.
        case code(String)
    }

    /// The blocks.
    package var blocks: [Block]
    /// What stands at the left of every foot: the document's hash.
    package var foot: String
    /// What stands at its right, with `{{n}}` for the page and `{{of}}` for their number.
    package var pageWords: String
    /// The language of the text as BCP 47 has it; it decides how Han characters are drawn.
    package var languageTag: String
    /// When the document came to be. The file has no other time, so that the same document gives the same bytes.
    package var createdAt: Timestamp

    package init(blocks: [Block], foot: String, pageWords: String, languageTag: String, createdAt: Timestamp) {
        self.blocks = blocks
        self.foot = foot
        self.pageWords = pageWords
        self.languageTag = languageTag
        self.createdAt = createdAt
    }
}
