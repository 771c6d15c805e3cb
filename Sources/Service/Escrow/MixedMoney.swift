import Market
import Payments
import Store

/// Why a market does not run with these gateways: play money and real money would stand in one ledger, and play money could be
/// paid out as real.
package struct MixedMoney: Error, Equatable, CustomStringConvertible {
    /// The gateway of the other kind that this market has had money from.
    package let gateway: String
    /// Whether the market is to run with play money.
    package let isPlayMoney: Bool

    /// What is wrong, and what to do.
    package var description: String {
        isPlayMoney
            ? "this market has taken real money (\(gateway)); it never runs with play money again: give --gateways"
            : "this market has taken play money (\(gateway)); for real money begin with a folder of its own"
    }
}

extension Marketplace {
    private static let selectUsed: SQL =
        "SELECT DISTINCT gateway FROM v_payments WHERE transaction_id IS NOT NULL ORDER BY gateway"

    /// The name of the gateway with play money.
    package static let playMoneyGateway = "sandbox"

    /// Why the market must not run with its gateways; nil if it may.
    package func mixedMoney() async throws -> MixedMoney? {
        let isPlayMoney = gateways.standard.capabilities.isPlayMoney
        let used = try await database.read { connection in try connection.rows(Self.selectUsed, []) { try $0.text(0) } }
        return used.first { ($0 == Self.playMoneyGateway) != isPlayMoney }.map {
            MixedMoney(gateway: $0, isPlayMoney: isPlayMoney)
        }
    }
}
