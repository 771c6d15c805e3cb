/// One SQL text for both databases, its values written `$1`, `$2`, … and always given in that order.
///
/// SQLite numbers the *name* `$2` by where it first appears, so the text is rendered once with SQLite's own `?2`. Words in
/// braces stand for what the two databases call differently; see ``Dialect``. Keep an `SQL` in a `static let`: making one
/// reads the whole text, running one does not.
package struct SQL: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text as it was written.
    package let text: String

    /// How many values the text takes: the highest placeholder.
    package let valueCount: Int

    private let sqlite: String
    private let postgres: String
    private let fingerprint: Int

    /// Reads a text that stands in the source.
    package init(stringLiteral text: StaticString) {
        self.init("\(text)")
    }

    /// Reads a text put together in code. Values are bound, never spliced into it.
    ///
    /// A placeholder `$0`, a gap in the numbering, a Tcl or PostgreSQL cast straight after a placeholder, an unknown word in
    /// braces or an unclosed quote is a bug and stops the program.
    package init(_ text: String) {
        var rendering = SQLRendering(text)
        rendering.renderAll()
        self.text = text
        self.valueCount = rendering.valueCount
        self.sqlite = rendering.sqlite
        self.postgres = rendering.postgres
        self.fingerprint = text.hashValue
    }

    /// The text as `dialect` wants it.
    package func rendered(for dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: sqlite
        case .postgres: postgres
        }
    }

    /// Equal when the written texts are equal.
    package static func == (one: SQL, other: SQL) -> Bool {
        one.fingerprint == other.fingerprint && one.text == other.text
    }

    /// Hashes the fingerprint taken when the text was read, so that finding a prepared statement does not read it again.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(fingerprint)
    }
}
