import HTTPTypes
import Ledger
import Market

/// A notification as it came: what was signed is these bytes and no others.
package struct RawNotification: Sendable {
    /// All headers; some gateways sign in them.
    package let headers: HTTPFields
    /// The body's bytes, not decoded in any way.
    package let body: [UInt8]

    /// The most bytes of a body; the route stops reading there.
    package static let bodyBytesMax = 65_536

    package init(headers: HTTPFields, body: [UInt8]) {
        self.headers = headers
        self.body = body
    }
}

/// What a verified notification says.
package struct PaymentNotice: Equatable, Sendable {
    /// Our payment id.
    package let payment: PaymentID
    /// The gateway's own number of the transaction.
    package let transaction: TransactionNumber
    /// What the gateway says was to be paid, or was.
    package let amount: Money
    /// What the payment has come to.
    package let state: State
    /// When that state was reached, by the gateway's clock. Notices come in any order.
    package let reached: Timestamp

    /// A step of a payment that gateways tell about.
    package enum State: String, Sendable, CaseIterable {
        case waiting, paid, closed
        /// Money that had been paid was taken back: the payer disputed it, or the gateway reversed it.
        case chargedback
    }

    package init(
        payment: PaymentID, transaction: TransactionNumber, amount: Money, state: State, reached: Timestamp
    ) {
        self.payment = payment
        self.transaction = transaction
        self.amount = amount
        self.state = state
        self.reached = reached
    }
}

/// Why a notification is not believed. None of these says anything about the payment.
package enum NotificationRefusal: Error, Equatable, Sendable {
    /// Longer than `RawNotification.bodyBytesMax`.
    case tooLong
    /// Not the form that this gateway sends; the word says which part.
    case malformed(String)
    /// No signature, or not the gateway's over these bytes.
    case forged
    /// Signed with a key that is not known yet. It is being fetched: the same notification may be believed when it comes again.
    case unknownSigner
    /// Genuine, but meant for another merchant.
    case otherMerchant
    /// Genuine, but sent too long ago, or in the future.
    case notFresh
}

/// The exact answer to a notification.
package struct NotificationAnswer: Equatable, Sendable {
    /// The HTTP status code.
    package let status: Int
    /// The media type of the body.
    package let contentType: String
    /// The whole body.
    package let body: String

    package init(status: Int, contentType: String, body: String) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}
