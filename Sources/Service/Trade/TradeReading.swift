import Evidence
import Market
import Store

/// A trade as it stands, for one who may see it.
package struct TradeReading: Sendable {
    /// Which trade.
    package let id: TradeID
    /// What its entries amount to.
    package let trade: Trade
    /// What it was opened with.
    package let opening: EnquiryOpened
    /// What the reader is to it.
    package let role: TradeRole
    /// Up to when what a party wrote is hidden: the party has asked for its erasure, and the law keeps it for a while yet.
    var hidden: [Side: Timestamp] = [:]

    /// Whether what stands in the entry is hidden from pages, as its author has asked.
    func isHidden(_ entry: Entry) -> Bool {
        guard !hidden.isEmpty, let actor = Actor(name: entry.header.actor), let side = trade.role(of: actor).side,
            let until = hidden[side]
        else { return false }
        return entry.time <= until
    }

    /// An entry as the reader may have it: the other's rating stays closed until ratings are revealed.
    func disclose(_ entry: Entry) throws -> TradeEntry {
        let event = try entry.event(as: TradeEvent.self)
        guard let rater = event.rater, !trade.areRatingsRevealed, rater != role.side else {
            return TradeEntry(entry: entry, event: event)
        }
        let closed = Entry(position: entry.position, header: entry.header, hash: entry.hash, openings: [:])
        return TradeEntry(entry: closed, event: try closed.event(as: TradeEvent.self))
    }
}

/// One entry of a trade with what it says.
package struct TradeEntry: Sendable {
    let entry: Entry
    /// What it says.
    package let event: TradeEvent
    /// Whether words of it are hidden, as their author has asked, or as a complaint was decided; they are stored yet.
    package var isHidden = false
    /// The complaint in which it was decided that they are not shown; nil where nobody decided so.
    package var maskedBy: ComplaintID?

    /// The entry's place in the trade, from 0.
    package var sequence: Int64 { entry.header.sequence }
    /// The entry's time.
    package var at: Timestamp { entry.time }
    /// The entry's kind.
    package var kind: String { entry.header.kind }
    /// Who did it, as entries name actors.
    package var actor: String { entry.header.actor }
    /// The entry's hash, in hexadecimal.
    package var hash: String { entry.hash.hex }
    /// The entry's place among all entries of the log, from 0.
    package var position: Int64 { entry.position }
    /// The entry itself: canonical JSON.
    package var headerText: String { String(decoding: entry.header.canonicalBytes, as: UTF8.self) }
    /// What can be read of its sealed fields, by field.
    package var opened: [(field: String, text: String)] {
        entry.openings.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text ?? "") }
    }
    /// The sealed fields that are erased or withheld.
    package var closed: [String] { entry.header.sealed.keys.filter { entry.openings[$0] == nil }.sorted() }
}

/// One trade in a member's list.
package struct TradeRow: Sendable, Hashable {
    /// Which trade.
    package let id: TradeID
    /// Who buys.
    package let buyer: MemberID
    /// Who sells.
    package let seller: MemberID
    /// What the buyer is called.
    package let buyerName: String
    /// What the seller is called.
    package let sellerName: String
    /// What it is about.
    package let listing: ListingID
    /// What the listing was called in the revision that the buyer saw.
    package let title: String
    /// Where it stands.
    package let phase: TradePhase
    /// The price in minor units.
    package let priceMinor: Int64
    /// When something happened last.
    package let updated: Timestamp
    /// Who must act next.
    package let needs: Trade.Needs
    /// What runs out next; nil if nothing does.
    package let deadline: Timestamp?
    /// What is being settled beside the phase, which then waits for it; nil if nothing is.
    package let matter: TradeMatter?
    /// What is asked of the list's reader, or, where nothing is, of the other; nil where nothing is asked of either.
    package let asked: AskKind?
    /// How much the other has said that the list's reader has not been shown.
    package let unread: Int
}

extension Marketplace {
    /// The trade as it stands. To one who is no party to it, it does not exist. Throws: `NotFound`.
    package func state(of trade: TradeID, for member: MemberID) async throws -> TradeReading {
        let state = try await commands.state(Trade.self, of: .trade(trade))
        let role = state.role(of: .member(member))
        guard role.side != nil else { throw NotFound() }
        return try await reading(of: trade, state, as: role)
    }

    /// The same for one of the staff who is no party to it. What that one may have of it, the caller decides. Throws: `NotFound`.
    func stateForStaff(of trade: TradeID, for member: MemberID) async throws -> TradeReading {
        let state = try await commands.state(Trade.self, of: .trade(trade))
        guard state.role(of: .staff(member)) == .staff else { throw NotFound() }
        return try await reading(of: trade, state, as: .staff)
    }

    private func reading(of trade: TradeID, _ state: Trade, as role: TradeRole) async throws -> TradeReading {
        guard let opening = state.opening else { throw NotFound() }
        let hidden = try await database.read { connection in
            var hidden: [Side: Timestamp] = [:]
            for (side, party) in [(Side.buyer, opening.buyer), (.seller, opening.seller)] {
                hidden[side] = try ErasureView(connection).requested(by: party)
            }
            return hidden
        }
        let shown = hidden.keys.reduce(state) { $0.hidingWords(of: $1) }
        return TradeReading(id: trade, trade: shown, opening: opening, role: role, hidden: hidden)
    }

    /// The entries of a trade, from one sequence on, oldest first, as a party may read them: the other's rating stays closed
    /// until ratings are revealed. Throws: `NotFound`.
    package func entries(
        of trade: TradeID, for member: MemberID, from: Int64 = 0, upTo: Int64 = .max
    ) async throws -> [TradeEntry] {
        let reading = try await state(of: trade, for: member)
        return try await entries(of: reading, from: from, upTo: upTo)
    }

    /// The same, of a trade that has been read already.
    package func entries(of reading: TradeReading, from: Int64 = 0, upTo: Int64 = .max) async throws -> [TradeEntry] {
        let entries = try await database.read { connection in
            try Journal(connection).entries(of: .trade(reading.id), from: from, upTo: upTo)
        }
        return try entries.map { try show($0, to: reading) }
    }

    /// The entries of a trade that are more than talk, oldest first: however long the parties have talked, these are few.
    package func acts(of reading: TradeReading) async throws -> [TradeEntry] {
        var runs: [Range<Int64>] = []
        for place in reading.trade.acts {
            if let last = runs.last, last.upperBound == place {
                runs[runs.count - 1] = last.lowerBound..<place + 1
            } else {
                runs.append(place..<place + 1)
            }
        }
        let entries = try await database.read { [runs] connection in
            let journal = Journal(connection)
            return try runs.flatMap { try journal.entries(of: .trade(reading.id), from: $0.lowerBound, upTo: $0.upperBound) }
        }
        return try entries.map { try show($0, to: reading) }
    }

    /// An entry for a page: like `disclose`, less what its author has asked to have erased. Bundles have it still: the record
    /// that the law keeps is kept whole, and handed to the two parties.
    ///
    /// Source: PIPL 47, 电子商务法 31, 62.
    func show(_ entry: Entry, to reading: TradeReading) throws -> TradeEntry {
        let disclosed = try reading.disclose(entry)
        // Whoever decides reads what was said.
        if let complaint = reading.trade.maskedMessages[entry.header.sequence], reading.role.side != nil {
            let shown = Entry(position: entry.position, header: entry.header, hash: entry.hash, openings: [:])
            return TradeEntry(
                entry: shown, event: try shown.event(as: TradeEvent.self), isHidden: true, maskedBy: complaint)
        }
        guard reading.isHidden(entry) else { return disclosed }
        let openings = disclosed.entry.openings.filter { !Erased.isHidden($0.key, ofKind: entry.header.kind) }
        guard openings.count < disclosed.entry.openings.count else { return disclosed }
        let shown = Entry(position: entry.position, header: entry.header, hash: entry.hash, openings: openings)
        return TradeEntry(entry: shown, event: try shown.event(as: TradeEvent.self), isHidden: true)
    }

    private static let selectTrades = SQL(
        """
        \(TradeRow.selected(from: "v_trades"))
        WHERE (t.buyer = $1 OR t.seller = $1) AND t.id < $2 ORDER BY t.id DESC LIMIT $3
        """)

    /// A member's trades, newest first, before that one. `limit` is 1 to 100.
    package func trades(of member: MemberID, before: TradeID? = nil, limit: Int = 30) async throws -> [TradeRow] {
        let values: [SQLValue] = [
            .text(member.rawValue), .text(before?.rawValue ?? "~"), .integer(Int64(min(max(1, limit), 100))),
        ]
        return try await database.read { connection in
            try connection.rows(Self.selectTrades, values, TradeRow.init(row:))
        }
    }
}

extension TradeRow {
    /// The columns of a list of trades for the member `$1`, from a table or query `t` that has those of `v_trades`.
    static func selected(from trades: String) -> String {
        """
        SELECT t.id, t.buyer, t.seller, b.display_name, s.display_name, t.listing, r.title, t.phase, t.price_minor,
            t.updated_ms, t.needs, t.deadline_ms, \(TradeMatter.column), coalesce(u.count, 0),
            (SELECT a.ask FROM v_asks a WHERE a.trade = t.id ORDER BY CASE WHEN a.member = $1 THEN 0 ELSE 1 END LIMIT 1)
        FROM \(trades) t
            LEFT JOIN v_members b ON b.id = t.buyer LEFT JOIN v_members s ON s.id = t.seller
            LEFT JOIN v_revisions r ON r.listing = t.listing AND r.number = t.revision
            LEFT JOIN v_unread u ON u.member = $1 AND u.trade = t.id
        """
    }

    /// Reads the columns of ``selected(from:)``. Throws: `JournalFault.damaged`.
    init(row: Row) throws {
        self.init(
            id: try TradeID.stored(row.text(0)), buyer: try MemberID.stored(row.text(1)),
            seller: try MemberID.stored(row.text(2)), buyerName: try row.textOrNil(3) ?? "",
            sellerName: try row.textOrNil(4) ?? "", listing: try ListingID.stored(row.text(5)),
            title: try row.textOrNil(6) ?? "", phase: try stored(row.text(7)), priceMinor: try row.int64(8),
            updated: Timestamp(ms: try row.int64(9)), needs: try stored(row.text(10)),
            deadline: try row.int64OrNil(11).map(Timestamp.init(ms:)), matter: try row.textOrNil(12).map { try stored($0) },
            asked: try row.textOrNil(14).map { try stored($0) }, unread: Int(try row.int64(13)))
    }
}

extension TradeEvent {
    /// Who rates with it, whose rating the other may not read before ratings are revealed; nil for other events.
    fileprivate var rater: Side? {
        switch self {
        case .tradeRated(let facts): facts.by
        case .ratingChanged(let facts): facts.by
        default: nil
        }
    }
}

/// A case of one of our enums from its name in the store. Throws: `JournalFault.damaged`.
func stored<Value: RawRepresentable<String>>(_ text: String) throws -> Value {
    guard let value = Value(rawValue: text) else { throw JournalFault.damaged("\(text) is no \(Value.self)") }
    return value
}
