import Ledger

/// A party opens a dispute: what is claimed, what it touches, and what is wanted. The clocks of the parties' performance stand still,
/// and the other side has to answer.
///
/// Source: RULES.md, clocks.
package struct OpenDispute: TradeCommand {
    package static let step = TradeStep.openDispute
    package typealias Refused = DisputeRefusal

    /// What is claimed, each once.
    package let claims: [DisputeClaim]
    /// Names of the clauses of the agreement, or of the fields of the listing, that it touches; at most `clausesMax`.
    package let clauses: [String]
    /// What is wanted.
    package let wish: DisputeOutcome
    /// What happened; 1 to 4,000 characters.
    package let statement: String

    package init(claims: [DisputeClaim], clauses: [String], wish: DisputeOutcome, statement: String) {
        self.claims = claims
        self.clauses = clauses
        self.wish = wish
        self.statement = statement
    }

    /// The longest statement, in characters.
    package static let statementCharactersMax = 4_000
    /// The most clauses and fields.
    package static let clausesMax = 30
    /// The longest name of a clause or field, in bytes.
    package static let clauseBytesMax = 64

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        guard let side = role.side, let policy = trade.opening?.policy else { throw .step(.notYourStep(Self.step)) }
        guard trade.openDispute == nil else { throw .alreadyOpen }
        guard trade.disputedMinor > 0 else { throw .nothingToDispute }
        if side == .seller, trade.isReturning { throw .returnPromised }
        try check(by: side, at: time, in: trade)
        let disputesOfSide = trade.disputes.count { $0.by == side }
        guard disputesOfSide < policy.disputesMax else { throw .tooManyDisputes(max: policy.disputesMax) }
        try trade.check(wish, by: .party, parts: trade.disputedParts)
        try trade.check(statement, charactersMax: Self.statementCharactersMax)
        // Where a deadline has run out, what it brings about is only not entered yet.
        for deadline in trade.deadlines where deadline.kind == .delivery || deadline.kind == .acceptance {
            guard time < deadline.at else { throw .tooLate }
        }
        return [
            .disputeOpened(
                DisputeOpened(
                    number: trade.disputes.count + 1, by: side, claims: claims, clauses: clauses, wish: wish,
                    parts: trade.disputedParts, disputed: trade.disputed, answerUntil: trade.end(of: .answering, from: time),
                    statement: Sealed(statement)))
        ] + OffPlatformGuard.warning(to: side, about: .reason, [statement])
    }

    private func check(by side: Side, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) {
        guard !claims.isEmpty, Set(claims).count == claims.count else { throw .claimsMissing }
        for claim in claims {
            guard claim.claimants.contains(side) else { throw .claimNotYours(claim) }
            if let until = trade.claimableUntil(claim), until <= time { throw .claimTooLate(claim) }
            if trade.isDecided(claim, by: side) { throw .claimDecided(claim) }
        }
        guard clauses.count <= Self.clausesMax, Set(clauses).count == clauses.count,
            clauses.allSatisfy({ (1...Self.clauseBytesMax).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isNameByte) })
        else { throw .clausesOutOfRange(max: Self.clausesMax) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}

/// A dispute is open.
package struct DisputeOpened: TradeFacts {
    /// From 1 within the trade.
    package let number: Int
    /// Who opened it.
    package let by: Side
    /// What is claimed.
    package let claims: [DisputeClaim]
    /// What it touches: names of clauses of the agreement, or of fields of the listing.
    package let clauses: [String]
    /// What is wanted.
    package let wish: DisputeOutcome
    /// The parts of the trade that are held.
    package let parts: [Int]
    /// What it is about: what is held, and what was released and not given back.
    package let disputed: Money
    /// Until when the other side has to answer.
    package let answerUntil: Timestamp
    /// What happened, by the word of the one who opened it.
    package let statement: Sealed<String>

    static let kind = "disputeOpened"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.disputes.append(
            Dispute(
                number: number, by: by, claims: claims, clauses: clauses, wish: wish, parts: parts, disputed: disputed,
                openedAt: time, statement: statement))
        trade.takeRequestsIntoDispute(at: time)
        trade.pauseClocks(at: time)
        trade.enter(.answering, until: answerUntil)
    }
}

extension Trade {
    /// What the dispute that goes on, or one opened now, is about.
    package var disputed: Money { Money(minor: disputedMinor, currency: agreement?.terms.price.currency ?? .cny) }
}
