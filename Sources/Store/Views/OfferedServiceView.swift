import Evidence
import Market

/// From when to when each revision was on offer, and what its terms promise about service.
struct OfferedServiceView {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    private static let insert: SQL =
        "INSERT INTO v_offered_services (listing, number, seller, from_ms, until_ms, promises) VALUES ($1, $2, $3, $4, NULL, $5)"
    private static let end: SQL = "UPDATE v_offered_services SET until_ms = $2 WHERE listing = $1 AND until_ms IS NULL"

    /// A revision takes the place of the one before it.
    func put(_ listing: String, _ facts: RevisionPublished, at time: Timestamp) throws {
        try take(listing, at: time)
        let promises = ServicePromise.allCases.filter { $0.isMade(in: facts.terms) }.map(\.rawValue)
        try connection.run(
            Self.insert,
            [
                .text(listing), .integer(Int64(facts.number)), .text(facts.seller.rawValue), .integer(time.ms),
                .text(promises.joined(separator: ",")),
            ])
    }

    /// Nothing of the listing is on offer any more.
    func take(_ listing: String, at time: Timestamp) throws {
        try connection.run(Self.end, [.text(listing), .integer(time.ms)])
    }
}
