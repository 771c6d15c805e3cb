import Market

/// What the market asks of a payment provider, whichever it is.
///
/// Nothing here decides anything: a gateway starts payments, says what it knows and moves money on order. A notification is a
/// hint that is worth a `query`; only what `query` says is credited, and the return address in the browser means nothing.
///
/// Source: RULES.md, gateways.
package protocol Gateway: Sendable {
    /// The name by which entries and accounts know it, e.g. `sandbox`: 1 to 32 small letters and digits. It never changes.
    var name: String { get }

    /// What it can do, and for how long it can hold money.
    var capabilities: GatewayCapabilities { get }

    /// Where the buyer goes to pay. The same order gives the same payment, however often it is started.
    ///
    /// A gateway whose pages take signed links answers without any call; others ask their server first.
    /// Throws: `orderRefused` if the order is outside the capabilities, and the failures of a call.
    func start(_ order: PaymentOrder) async throws(GatewayFailure) -> PaymentStart

    /// What a notification says, verified on the raw bytes: its form, who signed it, for which merchant, and when.
    ///
    /// Throws: why it cannot be believed. Nothing of a refused one may be used.
    func read(_ notification: RawNotification) throws(NotificationRefusal) -> PaymentNotice

    /// Fetches what is needed to verify a notification, if it is not there yet. Nothing is believed by this, and whoever does not
    /// call it loses nothing but time: `read` refuses, and the notification comes again.
    ///
    /// Throws: the failures of a call.
    func prepare(_ notification: RawNotification) async throws(GatewayFailure)

    /// What to answer to a notification once its effect is durable, and to one that is already known. Exactly this stops the
    /// gateway from sending it again.
    var acknowledgement: NotificationAnswer { get }

    /// What to answer when a notification was refused or could not be worked off; the gateway sends it again.
    var nonAcknowledgement: NotificationAnswer { get }

    /// What the gateway knows of the payment.
    func query(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus

    /// Pays back to the buyer. Under one number only one refund is ever made; in a retry everything is the same as before.
    func refund(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus

    /// What became of the refund of that number; a refund may take days.
    func queryRefund(_ number: MovementNumber, of payment: PaymentID) async throws(GatewayFailure) -> MovementStatus

    /// Tells the gateway that this much of the payment need no longer be held. Idempotent by number, as a refund is.
    func settle(_ order: MovementOrder) async throws(GatewayFailure) -> MovementStatus

    /// Makes sure that the payment can no longer be paid. It may have been paid in the meantime: the answer says so.
    func close(_ payment: PaymentID) async throws(GatewayFailure) -> PaymentStatus

    /// When the bill of a day can be asked for; nil for a gateway that gives no bills.
    func billTime(of day: BeijingDay) -> Timestamp?

    /// The gateway's bill of a day, as bytes that `GatewayBill.read` understands. Throws: the failures of a call.
    func bill(of day: BeijingDay) async throws(GatewayFailure) -> BillAnswer
}

/// What a gateway says to the question for a bill.
package enum BillAnswer: Equatable, Sendable {
    /// The file as it came.
    case file([UInt8])
    /// There is none: not yet, or because nothing happened on that day; the gateway does not say which.
    case absent
}

extension Gateway {
    /// Most gateways' keys are there from the beginning.
    package func prepare(_ notification: RawNotification) async throws(GatewayFailure) {}

    /// No bills.
    package func billTime(of day: BeijingDay) -> Timestamp? { nil }

    /// No bills.
    package func bill(of day: BeijingDay) async throws(GatewayFailure) -> BillAnswer { .absent }
}
