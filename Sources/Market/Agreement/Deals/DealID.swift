/// The name of a deal that began elsewhere. It opens nothing: the secret in the link does.
package struct DealID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
