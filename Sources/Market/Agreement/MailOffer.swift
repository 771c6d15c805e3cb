/// Why terms that are to be fulfilled by mail are not taken on: this market has no mail server, so nothing could be delivered as agreed.
package enum MailOfferRefusal: String, CaseIterable, Refusal {
    /// Terms of the party's own name delivery by mail.
    case mailNotSentHere
    /// What stands, the seller's standard terms or a proposal from earlier, names delivery by mail.
    case termsNeedMail

    package var code: String { rawValue }
}

extension Terms {
    /// Whether they can be fulfilled on a market that sends mail or does not.
    package func canBeDelivered(sendsMail: Bool) -> Bool { sendsMail || deliveryMethod != .email }
}

extension DeliveryMethod {
    /// The methods that can be agreed on where mail is sent or not.
    package static func offered(sendsMail: Bool) -> [DeliveryMethod] { allCases.filter { sendsMail || $0 != .email } }
}
