import Logging
import Market
import Payments
import ServiceLifecycle
import Store

/// Asks the gateways about payments that were started and of which nothing has been heard, so that a lost notification costs
/// a little time and no money.
package struct PaymentWatcher: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 15_000
    /// How many payments it asks about at a time.
    static let batch = 100

    /// Watches the payments of that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Open payments could not be asked about") {
            try await askAll()
        }
    }

    private static let selectOpen: SQL =
        """
        SELECT p.id, p.gateway FROM v_trades t JOIN v_payments p ON p.trade = t.id
        WHERE t.phase = 'agreed' AND p.transaction_id IS NULL AND p.id > $1 ORDER BY p.id LIMIT $2
        """

    /// Asks about every open payment once.
    package func askAll() async throws {
        var last = ""
        while true {
            let values: [SQLValue] = [.text(last), .integer(Int64(Self.batch))]
            let open = try await marketplace.database.read { connection in
                try connection.rows(Self.selectOpen, values) { row in
                    (id: try PaymentID.stored(row.text(0)), gateway: try row.text(1))
                }
            }
            for payment in open { await ask(payment.id, at: payment.gateway) }
            guard open.count == Self.batch, let newest = open.last else { return }
            last = newest.id.rawValue
        }
    }

    private func ask(_ payment: PaymentID, at name: String) async {
        guard let gateway = marketplace.gateways[name] else { return }
        do {
            try await marketplace.confirmPayment(payment, at: gateway)
        } catch {
            // The gateway is asked again next time; only that it failed is worth a line.
            marketplace.logger.info("A payment could not be asked about", metadata: ["failure": "\(type(of: error))"])
        }
    }
}
