/// The name of something that staff did, or is about to do.
package struct DeedID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
