import Market
import Service

/// What can be done about the newest after-sales request of a trade of the demo world.
enum DemoRequestAct {
    case asks(AfterSalesKind, ReturnReason?, String)
    /// The seller does it; within those hours where something is mended or replaced.
    case grants(hours: Int?, String)
    case refuses(String)
    case proposes(Side, Remedy, String)
    case takes(Side)
    /// The buyer signs that everything was deleted.
    case signs
    case fulfils(String)
    case posts(Side, String)
    /// The buyer closes the ticket.
    case closes
}

extension DemoStage {
    /// Lets one thing happen. Throws: `Fault`, the market's refusals.
    func play(_ act: DemoRequestAct, in trade: TradeID, buyer: MemberID, seller: MemberID) async throws {
        func party(_ side: Side) -> MemberID { side == .buyer ? buyer : seller }
        let state = try await marketplace.state(of: trade, for: buyer).trade
        let number = state.requests.count
        switch act {
        case .asks(let kind, let reason, let text):
            _ = try await marketplace.openRequest(kind, reason: reason, statement: text, in: trade, by: buyer)
        case .grants(let hours, let text):
            _ = try await marketplace.answerRequest(number, isAccepted: true, hours: hours, reason: text, in: trade, by: seller)
        case .refuses(let text):
            _ = try await marketplace.answerRequest(number, isAccepted: false, reason: text, in: trade, by: seller)
        case .proposes(let side, let remedy, let note):
            _ = try await marketplace.proposeRemedy(remedy, note: note, to: number, in: trade, by: party(side))
        case .takes(let side):
            guard let proposal = state.request(number)?.openProposal else {
                throw Fault(description: "nothing is proposed in \(trade)")
            }
            _ = try await marketplace.acceptRemedy(proposal.number, of: number, in: trade, by: party(side))
        case .signs:
            let document = try DeletionStatement(number, rounds: state.rounds.count, in: state, id: trade).digest
            _ = try await marketplace.signDeletion(
                number, document: document, proof: try proof(of: document, by: buyer), in: trade, by: buyer)
        case .fulfils(let report): _ = try await marketplace.fulfilRemedy(number, report: report, in: trade, by: seller)
        case .posts(let side, let text): _ = try await marketplace.postSupport(text, to: number, in: trade, by: party(side))
        case .closes: _ = try await marketplace.closeRequest(number, in: trade, by: buyer)
        }
    }
}
