import Evidence
import Market
import Store

/// What the platform keeps of a member, why, and until when.
package struct KeptData: Sendable {
    /// When the member asked for erasure; nil while no request is open.
    package let requestedAt: Timestamp?
    /// The member's trades, newest first; at most `tradesMax`.
    package let trades: [KeptTrade]

    /// The most trades that are listed.
    package static let tradesMax = 200
}

/// One trade of a member with how long its record is kept whole.
package struct KeptTrade: Sendable {
    /// Which trade.
    package let id: TradeID
    /// What it was about.
    package let title: String
    /// Where it stands.
    package let phase: TradePhase
    /// How long it is kept.
    package let retention: Retention
}

extension Marketplace {
    /// A member asks for erasure of all that can be erased. Throws: `ErasureRefusal`.
    package func requestErasure(by member: MemberID, key: IdempotencyKey? = nil) async throws -> Outcome {
        try await commands.handle(RequestErasure(), on: .member(member), by: .member(member), key: key)
    }

    /// A member takes the request back. Throws: `ErasureRefusal`.
    package func withdrawErasure(by member: MemberID, key: IdempotencyKey? = nil) async throws -> Outcome {
        try await commands.handle(WithdrawErasure(), on: .member(member), by: .member(member), key: key)
    }

    /// A member takes another display name. Throws: `RenameMemberRefusal`.
    package func rename(_ member: MemberID, to name: String, key: IdempotencyKey? = nil) async throws -> Outcome {
        let current = try await database.read { connection in
            try connection.row(Self.selectDisplayName, [.text(member.rawValue)]) { try $0.textOrNil(0) } ?? nil
        }
        let outcome = try await commands.handle(
            RenameMember(displayName: name, current: current), on: .member(member), by: .member(member), key: key)
        sessions.forget(member)
        return outcome
    }

    private static let selectDisplayName: SQL = "SELECT display_name FROM v_members WHERE id = $1"

    /// What is kept of a member, trade by trade.
    package func keptData(of member: MemberID) async throws -> KeptData {
        let requestedAt = try await database.read { try ErasureView($0).requested(by: member) }
        var kept: [KeptTrade] = []
        var last: TradeID?
        while kept.count < KeptData.tradesMax {
            let rows = try await trades(of: member, before: last, limit: 100)
            for row in rows {
                let trade = try await commands.state(Trade.self, of: .trade(row.id))
                kept.append(KeptTrade(id: row.id, title: row.title, phase: row.phase, retention: trade.retention))
            }
            guard rows.count == 100 else { break }
            last = rows.last?.id
        }
        return KeptData(requestedAt: requestedAt, trades: kept)
    }
}
