import Ledger

/// The mediator rules on the file: a finding on what was claimed, each with the entries that it rests on, an outcome and the reason.
/// It is carried out when nobody has appealed in time.
///
/// Source: RULES.md, clocks: appeal within 7 days.
package struct RuleDispute: TradeCommand {
    package static let step = TradeStep.ruleDispute
    package typealias Refused = DisputeRefusal

    /// Which dispute, from 1 within the trade.
    package let dispute: Int
    /// Who rules.
    package let mediator: MemberID
    /// What was found; at least one, at most one for each claim.
    package let findings: [DisputeFinding]
    /// The outcome.
    package let outcome: DisputeOutcome
    /// Why; 1 to 4,000 characters.
    package let reason: String
    /// Words for publication, without names; nil where the ruling is not published; 1 to 4,000 characters.
    package let publication: String?

    package init(
        dispute: Int, mediator: MemberID, findings: [DisputeFinding], outcome: DisputeOutcome, reason: String,
        publication: String? = nil
    ) {
        self.dispute = dispute
        self.mediator = mediator
        self.findings = findings
        self.outcome = outcome
        self.reason = reason
        self.publication = publication
    }

    package func isGiven(by actor: Actor, in trade: Trade) -> Bool { actor == .staff(mediator) }

    package func proceed(as role: TradeRole, at time: Timestamp, in trade: Trade) throws(DisputeRefusal) -> [TradeEvent] {
        let open = try trade.openDispute(dispute, of: mediator, in: .ruling, for: Self.step)
        try trade.demandInTime(open, at: time)
        try trade.check(findings, of: open)
        try trade.check(outcome, by: .mediator, parts: open.parts)
        try trade.check(reason, charactersMax: ProposeMediation.reasonCharactersMax)
        if let publication { try trade.check(publication, charactersMax: ProposeMediation.reasonCharactersMax) }
        return [
            .disputeRuled(
                DisputeRuled(
                    dispute: dispute, mediator: mediator, findings: findings.map(\.cited), outcome: outcome,
                    money: outcome.money(in: trade), appealUntil: trade.end(of: .appealable, from: time),
                    texts: Sealed(findings.map(\.text)), reason: Sealed(reason), isPublished: publication == nil ? nil : true,
                    publication: Sealed(publication)))
        ]
    }
}

/// What a mediator found of one claim.
package struct DisputeFinding: Hashable, Sendable {
    /// The claim.
    package let claim: DisputeClaim
    /// Whether it is founded.
    package let isFounded: Bool
    /// Why; 1 to 2,000 characters.
    package let text: String
    /// The entries of the trade that it rests on: 1 to `entriesMax`, each once.
    package let entries: [Int64]

    package init(claim: DisputeClaim, isFounded: Bool, text: String, entries: [Int64]) {
        self.claim = claim
        self.isFounded = isFounded
        self.text = text
        self.entries = entries
    }

    /// The longest text, in characters.
    package static let textCharactersMax = 2_000
    /// The most entries that one finding rests on.
    package static let entriesMax = 50

    /// The same without the words.
    var cited: CitedFinding { CitedFinding(claim: claim, isFounded: isFounded, entries: entries) }
}

/// A finding as the record keeps it: without the words, which stand beside it.
package struct CitedFinding: Hashable, Sendable, Codable {
    /// The claim.
    package let claim: DisputeClaim
    /// Whether it is founded.
    package let isFounded: Bool
    /// The entries of the trade that it rests on.
    package let entries: [Int64]
}

/// A ruling.
package struct Ruling: Equatable, Sendable {
    /// Who ruled.
    package let mediator: MemberID
    /// What was found.
    package let findings: [CitedFinding]
    /// The words of each finding, in the same order.
    package internal(set) var texts: Sealed<[String]>
    /// The outcome.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// Why.
    package internal(set) var reason: Sealed<String>
    /// When.
    package let at: Timestamp
    /// Until when each side can appeal; nil for the ruling on an appeal.
    package let appealUntil: Timestamp?
    /// Whether it is published once it is carried out.
    package var isPublished = false
    /// Its words for publication; nil without any.
    package internal(set) var publication: Sealed<String> = Sealed(nil)
}

/// A mediator has ruled.
package struct DisputeRuled: TradeFacts {
    /// Which dispute.
    package let dispute: Int
    /// Who ruled.
    package let mediator: MemberID
    /// What was found.
    package let findings: [CitedFinding]
    /// The outcome.
    package let outcome: DisputeOutcome
    /// What it means in money.
    package let money: OutcomeMoney
    /// Until when each side can appeal.
    package let appealUntil: Timestamp
    /// The words of each finding, in the same order.
    package let texts: Sealed<[String]>
    /// Why.
    package let reason: Sealed<String>
    /// True where it is published once it is carried out.
    package var isPublished: Bool? = nil
    /// The words for publication, which name nobody.
    package var publication: Sealed<String> = Sealed(nil)

    static let kind = "disputeRuled"

    func apply(to trade: inout Trade, at time: Timestamp) {
        trade.changeDispute {
            $0.rulings.append(
                Ruling(
                    mediator: mediator, findings: findings, texts: texts, outcome: outcome, money: money, reason: reason, at: time,
                    appealUntil: appealUntil, isPublished: isPublished ?? false, publication: publication))
            $0.formerMediators.insert(mediator)
        }
        trade.enter(.appealable, until: appealUntil)
    }
}

extension Trade {
    /// Throws: `findingsMissing`, `statementLength`, `noSuchEntry` unless each finding speaks of what was claimed, once, and rests on
    /// entries.
    func check(_ findings: [DisputeFinding], of dispute: Dispute) throws(DisputeRefusal) {
        let claims = findings.map(\.claim)
        guard !claims.isEmpty, Set(claims).count == claims.count, Set(claims).isSubset(of: dispute.claims) else {
            throw .findingsMissing
        }
        for finding in findings {
            try check(finding.text, charactersMax: DisputeFinding.textCharactersMax)
            guard !finding.entries.isEmpty else { throw .noSuchEntry }
            try check(entries: finding.entries, max: DisputeFinding.entriesMax)
        }
    }
}

extension Ruling {
    /// Whom it favours: whoever claimed, where any claim was founded.
    package func favours(in dispute: Dispute) -> Side { findings.contains(where: \.isFounded) ? dispute.by : dispute.by.other }
}
