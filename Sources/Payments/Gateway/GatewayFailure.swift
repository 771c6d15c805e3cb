/// Why a call to a gateway gave no answer that can be used.
///
/// After any of these but `orderRefused` and `refused` it is unknown whether the gateway did what was asked: ask again with the
/// same number, or query.
package enum GatewayFailure: Error, Equatable, Sendable {
    /// Not sent at all: the order is outside what this gateway takes.
    case orderRefused(OrderFault)
    /// No connection, or it broke.
    case unreachable
    /// No whole answer in time.
    case timeout(ms: Int)
    /// The gateway answered, verifiably, that it will not. The code is the gateway's own.
    case refused(code: String)
    /// The gateway answered, verifiably, that it cannot now: ask again with the same number. The code is the gateway's own.
    case unavailable(code: String)
    /// The gateway's server answered with an error and no verifiable answer.
    case serverError(status: Int)
    /// An answer came that the gateway did not sign, or not for this question: nobody knows whose it is.
    case forged
    /// The answer is signed but cannot be read; the word says which part.
    case malformed(String)

    /// What about an order is outside a gateway's capabilities.
    package enum OrderFault: String, Sendable {
        case amount, currency, expiry, partialRefund, partialSettlement
    }

    /// Whether the same call may succeed later without anybody changing anything.
    package var isWorthRetrying: Bool {
        switch self {
        case .unreachable, .timeout, .unavailable, .serverError, .forged, .malformed: true
        case .orderRefused, .refused: false
        }
    }

    /// A short stable code for logs and the operator's page.
    package var code: String {
        switch self {
        case .orderRefused(let fault): "orderRefused.\(fault.rawValue)"
        case .unreachable: "unreachable"
        case .timeout: "timeout"
        case .refused(let code): "refused.\(code)"
        case .unavailable(let code): "unavailable.\(code)"
        case .serverError(let status): "serverError.\(status)"
        case .forged: "forged"
        case .malformed(let part): "malformed.\(part)"
        }
    }
}
