/// What a party says of one delivery.
protocol DeliveryFacts: TradeFacts {
    /// The delivery that it is about, from 1; nil where the entry does not say.
    var toldRound: Int? { get }
}

extension CriterionAccepted: DeliveryFacts { var toldRound: Int? { round } }
extension CriterionRefused: DeliveryFacts { var toldRound: Int? { round } }
extension ChangeRequested: DeliveryFacts { var toldRound: Int? { round } }
extension AccessConfirmed: DeliveryFacts { var toldRound: Int? { round } }
extension SecretRevealed: DeliveryFacts { var toldRound: Int? { round } }
extension ReceiptSigned: DeliveryFacts { var toldRound: Int? { round } }

extension Trade {
    /// The part that an event of this trade concerns, by its own word or by that of the delivery that it is about; nil where it
    /// concerns the whole.
    package func part(of event: TradeEvent) -> Int? {
        event.part ?? (event.tradeFacts as? any DeliveryFacts)?.toldRound.map(part(ofRound:))
    }
}
