/// The name of one attempt to pay.
package struct PaymentID: Identifier {
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
