import Logging
import Market
import ServiceLifecycle
import Store

/// What time ends: listings whose freeze has lapsed are on sale again, members whose restraint has lapsed are told so, and documents
/// of identities are erased when their term is over. The rules read the end of a member's restraint, whether or not this has run.
package struct ModerationRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 60_000
    /// How many of each it takes at a time.
    static let batch: Int64 = 100

    /// Looks after that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Restraints could not be ended") {
            try await runDue()
        }
    }

    private static let selectLapsed: SQL =
        """
        SELECT listing, member, id FROM v_restraints WHERE lifted_ms IS NULL AND until_ms <= $1 ORDER BY until_ms, id LIMIT $2
        """
    private static let selectDue: SQL =
        """
        SELECT member, number FROM v_identities WHERE erased_ms IS NULL AND erase_ms <= $1 ORDER BY erase_ms, member LIMIT $2
        """

    /// Ends what is over now, and says how many things those were.
    @discardableResult
    package func runDue() async throws -> Int {
        let values: [SQLValue] = [.integer(marketplace.clock.now().ms), .integer(Self.batch)]
        let (restraints, identities) = try await marketplace.database.read { connection in
            (
                try connection.rows(Self.selectLapsed, values) { row in
                    (
                        listing: try row.textOrNil(0).map { try ListingID.stored($0) },
                        member: try MemberID.stored(row.text(1)), restraint: try RestraintID.stored(row.text(2))
                    )
                },
                try connection.rows(Self.selectDue, values) { row in
                    (member: try MemberID.stored(row.text(0)), number: Int(try row.int64(1)))
                }
            )
        }
        var count = 0
        for (listing, member, restraint) in restraints {
            count += try await quietly { try await end(restraint, of: member, or: listing) }
        }
        for (member, number) in identities {
            count += try await quietly { try await marketplace.eraseIdentityDocuments(number, of: member) }
        }
        if !identities.isEmpty { try await marketplace.database.purgeErased() }
        return count
    }

    private func end(_ restraint: RestraintID, of member: MemberID, or listing: ListingID?) async throws {
        guard let listing else {
            _ = try await marketplace.commands.handle(LiftRestraint(restraint, reason: ""), on: .member(member), by: .clock)
            return
        }
        _ = try await marketplace.commands.handle(RestoreListing(restraint, reason: ""), on: .listing(listing), by: .clock)
    }

    /// 1 where it was done, 0 where another node was faster.
    private func quietly(_ act: () async throws -> Void) async throws -> Int {
        do {
            try await act()
            return 1
        } catch let refusal as any Refusal {
            marketplace.logger.debug("A restraint was not ended", metadata: ["refusal": "\(refusal.code)"])
        } catch JournalFault.erasedAlready {
            marketplace.logger.debug("Documents were erased already")
        }
        return 0
    }
}
