import Logging
import Market
import Store

/// Reminds those who were complained about of the time to answer, exactly once each time: the rules refuse what is not due or has
/// been given, whichever node asks.
struct ComplaintReminders {
    private let marketplace: Marketplace

    init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    private static let selectDue: SQL =
        """
        SELECT id, remind_ms FROM v_complaints WHERE remind_ms IS NOT NULL AND remind_ms <= $1 AND answer_ms > $1
            AND (remind_ms, id) > ($2, $3)
        ORDER BY remind_ms, id LIMIT $4
        """

    /// Gives the reminders that are due now, and says how many those were. One that fails keeps none of the others waiting.
    func giveDue() async throws -> Int {
        let now = SQLValue.integer(marketplace.clock.now().ms)
        var (count, place): (Int, [SQLValue]) = (0, [.integer(.min), .text("")])
        while true {
            let values = [now] + place + [.integer(Int64(DeadlineRunner.batch))]
            let due = try await marketplace.database.read { connection in
                try connection.rows(Self.selectDue, values) { row in
                    (complaint: try ComplaintID.stored(row.text(0)), at: try row.int64(1))
                }
            }
            for one in due { try await remind(one.complaint) }
            count += due.count
            guard due.count == DeadlineRunner.batch, let last = due.last else { return count }
            place = [.integer(last.at), .text(last.complaint.rawValue)]
        }
    }

    private func remind(_ complaint: ComplaintID) async throws {
        do {
            _ = try await marketplace.commands.handle(RemindComplaint(), on: .complaint(complaint), by: .clock)
        } catch let refusal as any Refusal {
            // Another node was faster, or it was answered since the reminder was read.
            marketplace.logger.debug("A reminder was not given", metadata: ["refusal": "\(refusal.code)"])
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            marketplace.logger.error(
                "A reminder could not be given", metadata: ["complaint": "\(complaint)", "failure": "\(type(of: error))"])
        }
    }
}
