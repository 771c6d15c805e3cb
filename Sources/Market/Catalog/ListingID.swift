/// The name of a listing.
package struct ListingID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
