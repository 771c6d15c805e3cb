/// One request of a whole trade, in the order in which they are made.
enum Step: Int, CaseIterable {
    case enquiry, buyerMessage, sellerMessage, standardTerms, confirmation, payment, notification, delivery, download,
        receipt, acceptance, buyerRating, sellerRating, bundle

    /// Commands that become durable by it. A download is entered once the transfer has ended.
    var commands: Int {
        switch self {
        case .enquiry, .buyerMessage, .sellerMessage, .standardTerms, .confirmation, .payment, .notification, .delivery,
            .download, .receipt, .acceptance, .buyerRating, .sellerRating:
            1
        case .bundle: 0
        }
    }

    /// Whether the answer is that of a command: durable before it was given.
    var isCommand: Bool { self != .download && self != .bundle }
}
