import Market
import Service

/// What can be done in a dispute of the demo world. Amounts are in percent of what it is about.
enum DemoDisputeAct {
    case opens(Side, [DisputeClaim], refundPercent: Int64, String)
    case answers(Side, DisputeAnswer.Stance, String)
    case offers(Side, refundPercent: Int64, String)
    case takesOffer(Side)
    case escalates(Side)
    case brings(Side, String)
    case takes(DemoMember)
    case proposes(DemoMember, refundPercent: Int64, String)
    case refuses(Side)
    case rules(DemoMember, DemoRuling)
    case appeals(Side, String)
    case decides(DemoMember, DemoRuling)
}

/// What a mediator of the demo world finds and decides.
struct DemoRuling {
    let refundPercent: Int64
    let isFounded: Bool
    /// What is found of each claim.
    let finding: String
    let reason: String
    /// The words for publication; nil where it is not published.
    let publication: String?
}

extension DemoStage {
    /// Lets one thing happen in the newest dispute of a trade. Throws: `Fault`, the market's refusals.
    func play(_ act: DemoDisputeAct, in trade: TradeID, buyer: MemberID, seller: MemberID) async throws {
        func party(_ side: Side) -> MemberID { side == .buyer ? buyer : seller }
        let state = try await marketplace.state(of: trade, for: buyer).trade
        let number = state.disputes.count
        func outcome(_ percent: Int64) -> DisputeOutcome {
            DisputeOutcome(refundMinor: state.disputedMinor * percent / 100, licence: percent == 100 ? .ended : .kept)
        }
        switch act {
        case .opens(let side, let claims, let percent, let text):
            _ = try await marketplace.openDispute(
                claims, clauses: [], wish: outcome(percent), statement: text, in: trade, by: party(side))
        case .answers(let side, let stance, let text):
            _ = try await marketplace.answerDispute(number, stance: stance, text: text, in: trade, by: party(side))
        case .offers(let side, let percent, let text):
            _ = try await marketplace.offerSettlement(
                outcome(percent), note: text, dispute: number, in: trade, by: party(side))
        case .takesOffer(let side):
            guard let offer = state.openDispute?.openOffer else { throw Fault(description: "nothing is offered in \(trade)") }
            _ = try await marketplace.acceptSettlement(offer.number, dispute: number, in: trade, by: party(side))
        case .escalates(let side): _ = try await marketplace.escalateDispute(number, in: trade, by: party(side))
        case .brings(let side, let text):
            _ = try await marketplace.addEvidence(
                file: nil, note: text, entries: try await cited(trade, buyer), dispute: number, in: trade, by: party(side))
        case .takes(let mediator): _ = try await marketplace.takeDispute(number, in: trade, by: try member(mediator))
        case .proposes(let mediator, let percent, let text):
            _ = try await marketplace.proposeMediation(
                outcome(percent), reason: text, dispute: number, in: trade, by: try member(mediator))
        case .refuses(let side):
            _ = try await marketplace.answerMediation(number, isAccepted: false, note: "", in: trade, by: party(side))
        case .rules(let mediator, let ruling):
            _ = try await marketplace.ruleDispute(
                try await findings(ruling, state, trade, buyer), outcome: outcome(ruling.refundPercent), reason: ruling.reason,
                publication: ruling.publication, dispute: number, in: trade, by: try member(mediator))
        case .appeals(let side, let text):
            _ = try await marketplace.appealRuling(number, reason: text, in: trade, by: party(side))
        case .decides(let mediator, let ruling):
            _ = try await marketplace.decideAppeal(
                try await findings(ruling, state, trade, buyer), outcome: outcome(ruling.refundPercent), reason: ruling.reason,
                publication: ruling.publication, dispute: number, in: trade, by: try member(mediator))
        }
    }

    private func findings(
        _ ruling: DemoRuling, _ state: Trade, _ trade: TradeID, _ buyer: MemberID
    ) async throws -> [DisputeFinding] {
        let entries = try await cited(trade, buyer)
        return (state.openDispute?.claims ?? []).map {
            DisputeFinding(claim: $0, isFounded: ruling.isFounded, text: ruling.finding, entries: entries)
        }
    }

    /// The entries that the demo's disputes turn on: what was delivered, what was fetched, what was claimed.
    private func cited(_ trade: TradeID, _ buyer: MemberID) async throws -> [Int64] {
        try await marketplace.entries(of: trade, for: buyer).filter {
            ["filesDelivered", "artefactDownloaded", "disputeOpened"].contains($0.kind)
        }.map(\.sequence)
    }
}
