import Market
import Store

/// Takes up the notices of members who get mails, and puts those that are due together.
struct NoticeGathering {
    private let marketplace: Marketplace

    init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Notices of one member that are taken up at a time.
    private static let noticesMax = 500

    private static let selectWithNews: SQL =
        """
        SELECT c.member FROM contacts c WHERE c.bounces < $1 AND (
            EXISTS (SELECT 1 FROM v_notices n WHERE n.member = c.member AND n.position > c.told_position)
            OR EXISTS (SELECT 1 FROM v_told o WHERE o.member = c.member AND o.position > c.told_position)
            OR EXISTS (SELECT 1 FROM v_asks a WHERE a.member = c.member AND a.position > c.told_position))
        ORDER BY c.member LIMIT 50
        """

    /// Notes when each new notice is due.
    func gather() async throws {
        while true {
            let members = try await marketplace.database.read { connection in
                try connection.rows(Self.selectWithNews, [.integer(Int64(MailBounces.hardMax))]) { try MemberID.stored($0.text(0)) }
            }
            for member in members { try await marketplace.database.write { try takeUp(member, $0) } }
            guard members.count == NoticeMailer.batch else { return }
        }
    }

    private static let selectTold: SQL = "SELECT told_position FROM contacts WHERE member = $1"
    private static let selectNotices: SQL =
        """
        SELECT position, trade, kind, until_ms, at_ms FROM v_notices WHERE member = $1 AND position > $2 ORDER BY position LIMIT $3
        """
    private static let selectElsewhere: SQL =
        """
        SELECT position, ask IS NOT NULL, until_ms, at_ms, reminds IS NOT NULL FROM v_told WHERE member = $1 AND position > $2 AND position <= $3
        """
    private static let selectAsks: SQL =
        "SELECT position, trade, until_ms, since_ms FROM v_asks WHERE member = $1 AND position > $2 AND position <= $3"
    private static let setTold: SQL =
        "UPDATE contacts SET told_position = $3 WHERE member = $1 AND told_position = $2 RETURNING member"
    private static let insertItem: SQL =
        """
        INSERT INTO mail_items (member, position, class, trade, due_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
        """

    private struct Found {
        let position: Int64
        let notice: NoticeClass
        /// Empty outside of trades.
        let trade: String
        let until: Timestamp?
        let at: Timestamp
    }

    private func takeUp(_ member: MemberID, _ connection: any Connection) throws {
        let id = SQLValue.text(member.rawValue)
        guard let contact = try ContactTable(connection).contact(of: member),
            let told = try connection.row(Self.selectTold, [id], { try $0.int64(0) })
        else { return }
        var found = try connection.rows(
            Self.selectNotices, [id, .integer(told), .integer(Int64(Self.noticesMax))]
        ) { row in
            Found(
                position: try row.int64(0), notice: try row.text(2) == "deadlineReminded" ? .reminder : .news,
                trade: try row.text(1), until: try row.int64OrNil(3).map { Timestamp(ms: $0) }, at: Timestamp(ms: try row.int64(4)))
        }
        let last = found.count == Self.noticesMax ? found.last?.position ?? .max : .max
        found += try connection.rows(Self.selectAsks, [id, .integer(told), .integer(last)]) { row in
            Found(
                position: try row.int64(0), notice: .asked, trade: try row.text(1),
                until: try row.int64OrNil(2).map { Timestamp(ms: $0) }, at: Timestamp(ms: try row.int64(3)))
        }
        found += try connection.rows(Self.selectElsewhere, [id, .integer(told), .integer(last)]) { row in
            Found(
                position: try row.int64(0),
                notice: try row.bool(1) ? .asked : try row.bool(4) ? .reminder : .news, trade: "",
                until: try row.int64OrNil(2).map { Timestamp(ms: $0) }, at: Timestamp(ms: try row.int64(3)))
        }
        guard let newest = found.map(\.position).max(),
            try connection.row(Self.setTold, [id, .integer(told), .integer(newest)], { try $0.text(0) }) != nil
        else { return }
        for one in found {
            guard let due = MailTiming.due(one.notice, at: one.at, until: one.until, contact.settings) else { continue }
            try connection.run(
                Self.insertItem,
                [id, .integer(one.position), .text(one.notice.rawValue), .text(one.trade), .integer(due.ms)])
        }
    }

    private static let selectDue: SQL = "SELECT DISTINCT member FROM mail_items WHERE due_ms <= $1 ORDER BY member LIMIT $2"

    /// Puts one mail together for each member with something that is due, and says how many members those were.
    func compose(at now: Timestamp) async throws -> Int {
        let members = try await marketplace.database.read { connection in
            try connection.rows(Self.selectDue, [.integer(now.ms), .integer(Int64(NoticeMailer.batch))]) {
                try MemberID.stored($0.text(0))
            }
        }
        for member in members {
            let name = marketplace.mailName()
            try await marketplace.database.write { try compose(name, for: member, at: now, $0) }
        }
        return members.count
    }

    private static let takeItems: SQL =
        "DELETE FROM mail_items WHERE member = $1 AND due_ms <= $2 RETURNING position, class, trade"

    /// What is due goes, and with it what will be within the time that notices wait for one another.
    private func compose(_ name: String, for member: MemberID, at now: Timestamp, _ connection: any Connection) throws {
        let until = now.adding(MailTiming.gather)
        let items = try connection.rows(Self.takeItems, [.text(member.rawValue), .integer(until.ms)]) { row in
            (position: try row.int64(0), notice: try stored(row.text(1)) as NoticeClass, trade: try row.text(2))
        }
        guard let contact = try ContactTable(connection).contact(of: member), !contact.isStopped else { return }
        let lines = try items.sorted { $0.position < $1.position }.compactMap { item -> MailLine? in
            // What the member has ended since is left out.
            guard contact.settings.choice(for: item.notice) != .never else { return nil }
            guard !item.trade.isEmpty else {
                return try ToldMailLine(connection).line(item.notice, item.position, of: member)
            }
            return try line(item.notice, item.position, try TradeID.stored(item.trade), of: member, connection)
        }
        guard !lines.isEmpty else { return }
        let classes = NoticeClass.allCases.filter { notice in lines.contains { $0.notice == notice } }
        let text = NoticeMailText(language: contact.settings.language, site: "\(marketplace.gateways.publicAddress)", now: now)
            .text(lines, links: classes.map { ($0, marketplace.unsubscribeLink(member, [$0])) })
        try MemberMails(connection).put(
            MemberMails.New(
                id: name, member: member, address: contact.address, kind: "notices", text: text, classes: classes), at: now)
    }

    private static let selectAsk: SQL =
        """
        SELECT a.ask, a.deadline, a.since_ms, a.promised_ms, a.until_ms, coalesce(r.title, '') FROM v_asks a
            JOIN v_trades t ON t.id = a.trade
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
        WHERE a.trade = $1 AND a.member = $2 AND a.position = $3
        """
    private static let selectNotice: SQL =
        """
        SELECT n.kind, n.about, n.until_ms, coalesce(r.title, '') FROM v_notices n JOIN v_trades t ON t.id = n.trade
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
        WHERE n.trade = $1 AND n.member = $2 AND n.position = $3 AND NOT EXISTS (
            SELECT 1 FROM notices_seen s WHERE s.member = n.member AND s.position = n.position)
        """

    /// What is to be said of it; nil where it was done or read meanwhile.
    private func line(
        _ notice: NoticeClass, _ position: Int64, _ trade: TradeID, of member: MemberID, _ connection: any Connection
    ) throws -> MailLine? {
        let values: [SQLValue] = [.text(trade.rawValue), .text(member.rawValue), .integer(position)]
        switch notice {
        case .asked:
            return try connection.row(Self.selectAsk, values) { row in
                let deadline: DeadlineKind? = try row.textOrNil(1).map { try stored($0) }
                return MailLine(
                    notice: notice, path: "/trades/\(trade)", title: try row.text(5),
                    what: .asked(
                        try stored(row.text(0)), deadline, since: Timestamp(ms: try row.int64(2)),
                        promised: try row.int64OrNil(3).map { Timestamp(ms: $0) }),
                    until: try row.int64OrNil(4).map { Timestamp(ms: $0) })
            }
        case .reminder, .news:
            return try connection.row(Self.selectNotice, values) { row in
                let about: DeadlineKind? = try row.textOrNil(1).map { try stored($0) }
                return MailLine(
                    notice: notice, path: "/trades/\(trade)", title: try row.text(3),
                    what: try about.map { .reminder($0) } ?? .news(row.text(0)),
                    until: try row.int64OrNil(2).map { Timestamp(ms: $0) })
            }
        }
    }
}
