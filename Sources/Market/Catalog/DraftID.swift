/// The name of what a seller has typed and not published yet.
package struct DraftID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
