import HTTPTypes
import Logging
import Market
import Payments
import Store

/// What pages tell of a gateway.
package struct GatewayFace: Sendable {
    /// The name that entries and accounts bear.
    package let name: String
    /// What buyers call it.
    package let title: Bilingual
    /// What a buyer must know before paying; nil if there is nothing.
    package let caution: Bilingual?
    /// Whether no real money moves.
    package let isPlayMoney: Bool
    /// The hard expiry of a hold, in days from the payment.
    package let holdDays: Int

    init(_ gateway: any Gateway) {
        name = gateway.name
        title = gateway.capabilities.title
        caution = gateway.capabilities.caution
        isPlayMoney = gateway.capabilities.isPlayMoney
        holdDays = gateway.capabilities.holdDays
    }
}

/// Where a buyer goes to pay.
package enum PayDesk: Sendable, Equatable {
    /// The browser goes to that address.
    case page(String)
    /// The buyer scans a code with this content.
    case code(String)
}

/// How a payment stands, for whoever waits for it.
package enum PaymentState: String, Sendable {
    /// Nothing has arrived yet.
    case waiting
    /// The money arrived and is held.
    case paid
    /// The money arrived when it no longer could be used, and goes back.
    case returned
    /// The time to pay ran out, and nothing arrived.
    case closed
}

extension Marketplace {
    /// The gateway that new payments go through.
    package var gatewayFace: GatewayFace { GatewayFace(gateways.standard) }

    /// The gateway of that name, which may be one that only old payments went through; nil if it is not known.
    package func gatewayFace(_ name: String) -> GatewayFace? { gateways[name].map(GatewayFace.init) }

    /// The buyer sets out to pay; says where to go. Throws: `StartPaymentRefusal`, `GatewayFailure`, `NotFound`.
    package func pay(
        in trade: TradeID, part: Int? = nil, by buyer: MemberID, inChinese: Bool, key: IdempotencyKey? = nil
    ) async throws -> (outcome: Outcome, payment: PaymentStarted, desk: PayDesk) {
        let (outcome, start) = try await startPayment(
            in: trade, part: part, by: buyer, language: inChinese ? .zh : .en, key: key)
        guard let entry = outcome.entries.last, case .paymentStarted(let facts) = try entry.event(as: TradeEvent.self)
        else { throw NotFound() }
        let desk: PayDesk =
            switch start {
            case .redirect(let address): .page(address)
            case .code(let content): .code(content)
            }
        return (outcome, facts, desk)
    }

    /// Whether that payment is made by scanning a code that our page shows, and its reader is the buyer who is to scan it now.
    package func isPaidByCode(_ payment: PaymentID, in reading: TradeReading) -> Bool {
        guard reading.role == .buyer, let known = reading.trade.payments.first(where: { $0.id == payment }) else { return false }
        return known.transaction == nil && !reading.trade.stalePayments.contains(known)
            && gateways[known.gateway]?.capabilities.startsWithCode == true
    }

    /// The code with which the buyer pays, as an SVG picture; nil where `isPaidByCode` says no.
    ///
    /// The gateway is asked again with the same order, which gives the same payment.
    /// Throws: `NotFound`, `GatewayFailure`.
    package func paymentCode(_ payment: PaymentID, in trade: TradeID, for member: MemberID) async throws -> String? {
        let reading = try await state(of: trade, for: member)
        guard isPaidByCode(payment, in: reading), let known = reading.trade.payments.first(where: { $0.id == payment }),
            let gateway = gateways[known.gateway]
        else { return nil }
        let order = try await order(for: payment, at: gateway, in: reading, language: .zh)
        guard case .code(let content) = try await gateway.start(order) else { return nil }
        return QRCode(content)?.svg
    }

    /// How a payment stands. Where nothing has arrived yet the gateway is asked, so that a lost notification does no harm; while
    /// the gateway gives no answer the payment is still waiting.
    ///
    /// Throws: `NotFound` for one who is no party or a payment of another trade, `StoreFailure`.
    package func paymentState(_ payment: PaymentID, in trade: TradeID, for member: MemberID) async throws -> PaymentState {
        let before = try await state(of: trade, for: member)
        guard let known = before.trade.payments.first(where: { $0.id == payment }) else { throw NotFound() }
        if known.transaction != nil { return before.trade.state(of: payment) }
        guard let gateway = gateways[known.gateway] else { return before.trade.state(of: payment) }
        do {
            guard try await confirmPayment(payment, at: gateway) else { return before.trade.state(of: payment) }
        } catch let failure as GatewayFailure {
            logger.notice("A gateway did not answer", metadata: ["gateway": "\(known.gateway)", "failure": "\(failure.code)"])
            return before.trade.state(of: payment)
        }
        return try await state(of: trade, for: member).trade.state(of: payment)
    }

    /// Takes a notification's raw bytes and says exactly what to answer; nil for a gateway that is not known here.
    package func answer(
        _ headers: HTTPFields, _ body: [UInt8], from name: String
    ) async -> (status: Int, contentType: String, body: String)? {
        guard let gateway = gateways[name] else { return nil }
        let answer: NotificationAnswer
        do {
            answer = try await receive(RawNotification(headers: headers, body: body), from: name)
        } catch {
            // Not acknowledged, so the gateway sends it again; what the error says is for the operator alone.
            logger.notice("A notification was not taken", metadata: ["gateway": "\(name)", "reason": "\(type(of: error))"])
            logger.debug("A notification was not taken", metadata: ["gateway": "\(name)", "reason": "\(error)"])
            answer = gateway.nonAcknowledgement
        }
        return (answer.status, answer.contentType, answer.body)
    }

    /// The most bytes of a notification's body.
    package static var notificationBytesMax: Int { RawNotification.bodyBytesMax }
}

extension Trade {
    /// What the entries say of a payment.
    fileprivate func state(of payment: PaymentID) -> PaymentState {
        guard let known = payments.first(where: { $0.id == payment }) else { return .waiting }
        guard known.transaction != nil else {
            return phase == .agreed && agreement?.document == known.agreement ? .waiting : .closed
        }
        // Of money that was held a part may go back by agreement; that is no fault of the payment.
        return holdPayments.contains(payment) ? .paid : .returned
    }
}
