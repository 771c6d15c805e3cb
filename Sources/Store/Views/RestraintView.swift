import Evidence
import Ledger
import Market

/// What keeps members from something, and listings off sale.
struct RestraintView {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL =
        """
        INSERT INTO v_restraints (id, member, listing, scope, amount_minor, rule, until_ms, complaint, placed_by, reason, at_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    private static let lift: SQL = "UPDATE v_restraints SET lifted_ms = $2, lift_reason = $3 WHERE id = $1"

    /// A member is kept from something.
    func put(_ facts: MemberRestrained, of member: String, at time: Timestamp) throws {
        try connection.run(
            Self.insert,
            [
                .text(facts.restraint.rawValue), .text(member), .null, .text(facts.scope.rawValue),
                .integer(orNull: facts.amount?.minor), .text(facts.rule.rawValue), .integer(orNull: facts.until?.ms),
                .text(orNull: facts.complaint?.rawValue), .text(facts.by.rawValue), .text(orNull: facts.reason.value),
                .integer(time.ms),
            ])
    }

    /// A listing is off sale.
    func put(_ facts: ListingTakenDown, of listing: String, seller: MemberID, at time: Timestamp) throws {
        try connection.run(
            Self.insert,
            [
                .text(facts.restraint.rawValue), .text(seller.rawValue), .text(listing), .text(RestraintScope.listing.rawValue),
                .null, .text(facts.rule.rawValue), .integer(orNull: facts.until?.ms), .text(orNull: facts.complaint?.rawValue),
                .text(facts.by.rawValue), .text(orNull: facts.reason.value), .integer(time.ms),
            ])
    }

    /// It is over before its time.
    func lift(_ restraint: RestraintID, reason: String?, at time: Timestamp) throws {
        try connection.run(Self.lift, [.text(restraint.rawValue), .integer(time.ms), .text(orNull: reason)])
    }
}
