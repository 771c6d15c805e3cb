import Evidence
import Market

/// What members are told of that happens outside of trades: one row for each member and entry.
enum ToldView {
    private static let insert: SQL =
        """
        INSERT INTO v_told (member, position, stream, sequence, kind, listing, ask, reminds, step, until_ms, at_ms,
            done)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE)
        """
    private static let finish: SQL =
        "UPDATE v_told SET done = TRUE WHERE stream = $1 AND coalesce(ask, reminds) IS NOT NULL AND NOT done"

    static func project(_ change: Change<Complaint>, to connection: any Connection) throws {
        try project(change.event.told(in: change.after), endsAsk: change.event.endsAsk, change.event.kind, change.entry, connection)
    }

    static func project(_ change: Change<Question>, to connection: any Connection) throws {
        try project(change.event.told(in: change.after), endsAsk: change.event.endsAsk, change.event.kind, change.entry, connection)
    }

    static func project(_ change: Change<Member>, to connection: any Connection) throws {
        let member = try MemberID.stored(change.identifier)
        let told = change.event.told(of: member, at: change.entry.time, before: change.before)
        try project(told, endsAsk: false, change.event.kind, change.entry, connection)
    }

    static func project(_ change: Change<Listing>, to connection: any Connection) throws {
        let listing = try ListingID.stored(change.identifier)
        let told = change.event.told(of: listing, at: change.entry.time, before: change.before)
        try project(told, endsAsk: false, change.event.kind, change.entry, connection)
    }

    private static func project(
        _ told: [Told], endsAsk: Bool, _ kind: String, _ entry: Entry, _ connection: any Connection
    ) throws {
        let stream = SQLValue.text(entry.header.stream)
        if endsAsk { try connection.run(finish, [stream]) }
        for one in told {
            try connection.run(
                insert,
                [
                    .text(one.member.rawValue), .integer(entry.position), stream, .integer(entry.header.sequence), .text(kind),
                    .text(orNull: one.listing?.rawValue), .text(orNull: one.ask?.rawValue),
                    .text(orNull: one.reminder?.ask.rawValue), .text(orNull: one.reminder?.step.rawValue),
                    .integer(orNull: one.until?.ms),
                    .integer(entry.time.ms),
                ])
        }
    }
}
