/// The name of a listing.
package struct ListingID: Identifier {
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
