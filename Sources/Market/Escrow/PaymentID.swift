/// The name of one attempt to pay.
package struct PaymentID: Identifier {
    /// The 26 characters.
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
