import Market
import Store

/// What a seller's trades come to, and what the seller gate makes of it.
package struct SellerStanding: Sendable, Hashable {
    /// The figures of the last `SellerFigures.periodDays` days.
    package let figures: SellerFigures
    /// The gate, over `SellerGate.periodDays` days.
    package let gate: SellerGate
}

extension Marketplace {
    /// A seller's figures and gate as they stand now.
    package func standing(of seller: MemberID) async throws -> SellerStanding {
        let now = clock.now()
        return try await database.read { connection in
            let since = now.adding(.days(-SellerFigures.periodDays))
            let trades = try connection.rows(Self.selectSold, [.text(seller.rawValue), .integer(since.ms)], SoldTrade.init(row:))
            let disputes = try DisputeCount.about(seller, since: since, connection)
            return SellerStanding(
                figures: SellerFigures(trades, disputes: disputes.count, at: now),
                gate: try Self.gate(of: seller, at: now, connection))
        }
    }

    /// What the gate makes of a seller now.
    func gate(of seller: MemberID) async throws -> SellerGate.Standing {
        let now = clock.now()
        return try await database.read { try Self.gate(of: seller, at: now, $0).standing }
    }

    private static let selectSold: SQL =
        """
        SELECT replied_ms - asked_ms, paid_ms, due_ms, delivered_ms, refunded, ended_ms, broken, cancelled_by FROM v_sold_trades
        WHERE seller = $1 AND opened_ms >= $2 ORDER BY trade
        """
    private static let countPaid: SQL = "SELECT count(*) FROM v_sold_trades WHERE seller = $1 AND paid_ms >= $2"

    private static func gate(of seller: MemberID, at now: Timestamp, _ connection: any Connection) throws -> SellerGate {
        let since = now.adding(.days(-SellerGate.periodDays))
        let paid = try connection.row(countPaid, [.text(seller.rawValue), .integer(since.ms)]) { try $0.int64(0) } ?? 0
        let disputes = try DisputeCount.about(seller, since: since, connection)
        return SellerGate(paidOrders: Int(paid), disputes: disputes.count, newest: disputes.newest)
    }
}

/// The disputes that buyers opened about a seller's trades and did not withdraw.
struct DisputeCount {
    let count: Int
    /// When the newest was opened; nil where there is none.
    let newest: Timestamp?

    private static let select: SQL =
        """
        SELECT count(*), max(opened_ms) FROM v_disputes
        WHERE seller = $1 AND opened_ms >= $2 AND opened_by = 'buyer' AND phase <> 'withdrawn'
        """

    static func about(_ seller: MemberID, since: Timestamp, _ connection: any Connection) throws -> DisputeCount {
        let counted = try connection.row(select, [.text(seller.rawValue), .integer(since.ms)]) { row in
            DisputeCount(count: Int(try row.int64(0)), newest: try row.int64OrNil(1).map(Timestamp.init(ms:)))
        }
        return counted ?? DisputeCount(count: 0, newest: nil)
    }
}

extension SoldTrade {
    /// Reads the eight columns in which figures are selected.
    fileprivate init(row: Row) throws {
        self.init(
            firstReplyMs: try row.int64OrNil(0), paidAt: try row.int64OrNil(1).map(Timestamp.init(ms:)),
            dueAt: try row.int64OrNil(2).map(Timestamp.init(ms:)), deliveredAt: try row.int64OrNil(3).map(Timestamp.init(ms:)),
            isRefunded: try row.bool(4), isOver: try row.int64OrNil(5) != nil, hasBroken: try row.bool(6),
            cancelledBy: try row.textOrNil(7).map { try stored($0) })
    }
}
