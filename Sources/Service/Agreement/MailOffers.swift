import Market

extension Marketplace {
    /// Refuses terms that a party sets and nobody could fulfil here. Throws: `MailOfferRefusal.mailNotSentHere`.
    func requireDeliverable(_ terms: Terms) throws {
        guard terms.canBeDelivered(sendsMail: sendsMail) else { throw MailOfferRefusal.mailNotSentHere }
    }

    /// Refuses to take terms from earlier that nobody could fulfil here. Throws: `MailOfferRefusal.termsNeedMail`.
    func requireDeliverable(standing terms: Terms?) throws {
        guard terms?.canBeDelivered(sendsMail: sendsMail) ?? true else { throw MailOfferRefusal.termsNeedMail }
    }
}
