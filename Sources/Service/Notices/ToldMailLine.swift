import Market
import Store

/// What a mail says of something that happens outside of trades.
struct ToldMailLine {
    private let connection: any Connection

    init(_ connection: any Connection) { self.connection = connection }

    private static let select: SQL =
        """
        SELECT o.stream, o.kind, o.ask, o.until_ms, o.listing, coalesce(l.title, ''), o.reminds FROM v_told o
            LEFT JOIN v_listings l ON l.id = o.listing
        WHERE o.member = $1 AND o.position = $2 AND NOT o.done AND (o.ask IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM notices_seen s WHERE s.member = o.member AND s.position = o.position))
        """

    /// Nil where it was done or read meanwhile.
    func line(_ notice: NoticeClass, _ position: Int64, of member: MemberID) throws -> MailLine? {
        try connection.row(Self.select, [.text(member.rawValue), .integer(position)]) { row in
            let stream = StreamName(text: try row.text(0))
            let listing = try row.textOrNil(4).map { try ListingID.stored($0) }
            return MailLine(
                notice: notice, path: ToldWords.path(stream, listing), title: try row.text(5),
                what: try row.textOrNil(2).map { .askedElsewhere(try stored($0)) }
                    ?? row.textOrNil(6).map { .reminderElsewhere(try stored($0)) } ?? .newsElsewhere(row.text(1)),
                until: try row.int64OrNil(3).map { Timestamp(ms: $0) },
                topic: stream.kind == Substring(Member.streamKind) ? ToldWords.title(stream, "") : nil)
        }
    }
}
