/// The name of a trade.
package struct TradeID: Identifier {
    package let rawValue: String
    package init(checked: String) { rawValue = checked }
}
