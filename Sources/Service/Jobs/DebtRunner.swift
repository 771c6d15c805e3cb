import Ledger
import Logging
import Market
import ServiceLifecycle
import Store

/// Lets what comes into a wallet pay the member's debts first, the oldest before the others. Until it has run, what is owed can
/// be neither paid out nor given back elsewhere, so nothing is lost by a little time.
package struct DebtRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 2_000
    /// How many members it takes at a time.
    static let batch = 100

    /// Collects in that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Debts could not be paid") {
            try await runDue()
        }
    }

    /// Pays what can be paid now, and says how many payments those were.
    @discardableResult
    package func runDue() async throws -> Int {
        var count = 0
        for member in try await marketplace.debtors(limit: Self.batch) {
            do {
                while try await marketplace.payOldestDebt(of: member) { count += 1 }
            } catch let refusal as any Refusal {
                // Another node was faster; the next round sees what it left.
                marketplace.logger.debug("A debt was not paid", metadata: ["refusal": "\(refusal.code)"])
            } catch LedgerError.insufficient {
                marketplace.logger.debug("A debt was not paid", metadata: ["refusal": "insufficient"])
            }
        }
        return count
    }
}
