import Ledger
import Market
import Payments

@testable import Service

extension Race.Scene {
    /// All who act at the same moment.
    var actors: [Race.Actor] {
        switch self {
        case .delivered: [Self.accepts, Self.passes, Self.passes, Self.refunds, Self.gives] + Self.gateway
        case .funded: [Self.refunds, Self.refunds, Self.delivers] + Self.gateway
        case .agreed: [Self.lapses, Self.lapses] + Self.gateway
        case .chargedBack: [Self.accepts, Self.passes, Self.takesBack, Self.takesBack, Self.returns, Self.returns] + Self.gateway
        case .ruled:
            [Self.accepts, Self.passes, Self.gives, Self.executes, Self.executes, Self.takesBack, Self.takesBack] + Self.gateway
        case .appealed:
            [Self.accepts, Self.passes, Self.gives, Self.decides, Self.decides, Self.takesBack, Self.takesBack] + Self.gateway
        }
    }

    /// The first notification, repeated, and money that comes a second and a third time.
    private static let gateway = [
        Race.Actor(name: "the notification") { try await $0.tell("tx-\($0.payment)", $1) },
        Race.Actor(name: "the notification again") { try await $0.tell("tx-\($0.payment)", $1) },
        Race.Actor(name: "a second payment") { try await $0.tell("second-\($0.payment)", $1) },
        Race.Actor(name: "the second payment again") { try await $0.tell("second-\($0.payment)", $1) },
    ]
    private static let accepts = Race.Actor(name: "the buyer accepts") { race, node in
        _ = try await node.commands.handle(ConfirmAcceptance(), on: .trade(race.trade), by: .member(race.stage.buyer))
    }
    private static let delivers = Race.Actor(name: "the seller delivers") { race, node in
        let (artefact, names) = (race.stage.file.artefact, ["源码.zip"])
        let manifest = try DeliveryManifest.digest(DeliveryManifest.bytes([artefact], names: names))
        let command = DeliverFiles(artefacts: [artefact], names: names, note: "", manifest: manifest)
        _ = try await node.commands.handle(command, on: .trade(race.trade), by: .member(race.stage.seller))
    }
    private static let passes = Race.Actor(name: "silence") { race, node in
        _ = try await node.commands.handle(PassAcceptance(), on: .trade(race.trade), by: .clock)
    }
    private static let refunds = Race.Actor(name: "nothing delivered") { race, node in
        _ = try await node.commands.handle(RefundUndelivered(), on: .trade(race.trade), by: .clock)
    }
    private static let takesBack = Race.Actor(name: "the payer's bank") { race, node in
        let name = race.stage.market.gateway.name
        let state = try await node.commands.state(Trade.self, of: .trade(race.trade))
        guard let transaction = state.payments.first(where: { $0.id == race.payment })?.transaction else { throw NotFound() }
        let taken = Chargeback(
            payment: race.payment, gateway: name, transaction: transaction, number: "CB-\(race.payment)", amount: Race.price)
        _ = try await node.recordChargeback(taken, in: race.trade)
    }
    private static let returns = Race.Actor(name: "the seller gives back") { race, node in
        _ = try await node.refundAfterRelease(of: 1_000, in: race.trade, by: race.stage.seller)
    }
    private static let gives = Race.Actor(name: "the seller gives all of it back") { race, node in
        let command = GiveRefund(amountMinor: Race.price.minor, reason: "")
        _ = try await node.commands.handle(command, on: .trade(race.trade), by: .member(race.stage.seller))
    }
    private static let executes = Race.Actor(name: "nobody appealed") { race, node in
        try await node.executeRuling(in: race.trade)
    }
    private static let decides = Race.Actor(name: "the appeal is decided") { race, node in
        let mediator = race.course.otherMediator
        let command = DecideAppeal(
            dispute: 1, mediator: mediator, findings: Race.findings, outcome: DisputeOutcome(refundMinor: Race.ruledMinor),
            reason: "重新看过")
        _ = try await node.commands.handle(command, on: .trade(race.trade), by: .staff(mediator))
    }
    private static let lapses = Race.Actor(name: "nothing paid") { race, node in
        _ = try await node.commands.handle(LapsePayment(), on: .trade(race.trade), by: .clock)
    }
}

extension Race {
    /// The gateway tells of money for the payment.
    fileprivate func tell(_ transaction: String, _ node: Marketplace) async throws {
        let name = stage.market.gateway.name
        let told = RecordPayment(payment: payment, gateway: name, transaction: transaction, amount: Self.price)
        _ = try await node.commands.handle(told, on: .trade(trade), by: .gateway(name))
    }
}
