/// How well something is proven that a dispute may turn on. What somebody says, here or elsewhere, proves that it was said.
///
/// Source: 电子签名法 13: a key under the signer's sole control; DESIGN.md, the case file.
package struct BriefProof: Equatable, Sendable {
    /// What it is about.
    package let what: What
    /// Whose deed or word it is; nil where it is neither party's.
    package let by: Side?
    /// How well it is proven.
    package let strength: Strength
    /// How many entries show it.
    package let count: Int
    /// The first of them, at most `CaseBrief.citedMax`.
    package let entries: [Int64]

    /// What a line is about, in the order in which a trade has it.
    package enum What: String, CaseIterable, Sendable {
        case listing, agreement, payment, delivery, download, receipt, judgement, acceptance, conversation, demand, record
    }

    /// How well it is proven, the strongest first.
    package enum Strength: String, CaseIterable, Sendable {
        /// Signed with a key that only the party holds, over exactly these bytes.
        case key
        /// Bytes by their hash: nobody can put others in their stead.
        case hashed
        /// The gateway's own word, confirmed by query.
        case gateway
        /// Entered by the platform as it saw it happen.
        case observed
        /// Confirmed with the password, which the server alone can say.
        case password
        /// A click of one who was signed in.
        case session
        /// An e-mail whose signature matches the key that the submitter gave.
        case mailSignature
        /// Somebody's word, and nothing else.
        case said
    }

    /// The lines of a trade, in the order of `What`, then of `Strength`.
    static func all(in reading: BriefReading) -> [BriefProof] {
        var found: [Line: [Int64]] = [:]
        found[Line(what: .listing, by: .seller, strength: .hashed)] = [reading.revisionEntry]
        for entry in reading.entries {
            for line in lines(of: entry.event, in: reading.trade) { found[line, default: []].append(entry.sequence) }
        }
        return found.map { line, entries in
            BriefProof(
                what: line.what, by: line.by, strength: line.strength, count: entries.count,
                entries: Array(entries.prefix(CaseBrief.citedMax)))
        }.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    private struct Line: Hashable {
        let what: What
        let by: Side?
        let strength: Strength
    }

    private var order: [Int] {
        [
            What.allCases.firstIndex(of: what) ?? 0, Strength.allCases.firstIndex(of: strength) ?? 0,
            by.flatMap { Side.allCases.firstIndex(of: $0) } ?? -1,
        ]
    }

    private static func lines(of event: TradeEvent, in trade: Trade) -> [Line] {
        func line(_ what: What, _ by: Side?, _ strength: Strength) -> [Line] {
            [Line(what: what, by: by, strength: strength)]
        }
        switch event {
        case .termsConfirmed(let facts):
            // Only what became the agreement counts.
            guard trade.agreement?.document == facts.document else { return [] }
            return line(.agreement, facts.by, facts.method.strength)
        case .paymentReceived: return line(.payment, .buyer, .gateway)
        case .refundMade: return line(.payment, .seller, .gateway)
        case .filesDelivered, .secretDelivered, .repositoryHandedOver: return line(.delivery, .seller, .hashed)
        case .mailAccepted: return line(.delivery, .seller, .observed)
        case .serviceReported: return line(.delivery, .seller, .said)
        case .artefactDownloaded, .secretRevealed: return line(.download, .buyer, .observed)
        case .accessConfirmed: return line(.download, .buyer, .said)
        case .receiptSigned(let facts): return line(.receipt, .buyer, (facts.method ?? .click).strength)
        case .criterionAccepted, .criterionRefused: return line(.judgement, .buyer, .said)
        case .acceptanceConfirmed: return line(.acceptance, .buyer, .session)
        case .acceptancePassed: return line(.acceptance, nil, .observed)
        case .messagePosted(let facts): return line(.conversation, facts.by, .said)
        case .recordAdded(let facts):
            let isSigned = facts.signature.map { $0.verdict == .matches } ?? false
            return line(.record, facts.by, isSigned ? .mailSignature : .said)
        default:
            guard let said = BriefStatement(RecordedEvent(sequence: 0, at: Timestamp(ms: 0), actor: nil, event: event))
            else { return [] }
            return line(.demand, said.by, .said)
        }
    }
}

extension TermsConfirmed.Method {
    /// How well a confirmation made so is proven.
    fileprivate var strength: BriefProof.Strength {
        switch self {
        case .passkey: .key
        case .password: .password
        case .standingOffer, .dealOffer, .click: .session
        }
    }
}
