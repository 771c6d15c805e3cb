import Payments
import Store

/// Why the world did not do what a command needed, as far as whoever gave it has to know. Not a refusal: the member did
/// nothing wrong, and trying again may help.
package enum Hindrance: String, Sendable, CaseIterable {
    /// The store has too much to do, or cannot be reached. Nothing was changed.
    case storeBusy
    /// There is no room left on the disk. Nothing was changed.
    case storeFull
    /// The commit broke off: it is not known whether the work was kept. Repeating it with the same key is safe.
    case commitUnknown
    /// The payment gateway gave no usable answer.
    case gatewayUnreachable
    /// The payment gateway said no.
    case gatewayRefused

    /// Seconds after which trying again makes sense.
    package var retryAfterSeconds: Int {
        switch self {
        case .storeBusy, .commitUnknown: 2
        case .gatewayUnreachable: 5
        case .storeFull, .gatewayRefused: 60
        }
    }

    /// What an error means for the one who waits for the answer; nil for a bug, and for what has another meaning.
    package init?(_ error: any Error) {
        switch error {
        case let failure as StoreFailure:
            switch failure {
            case .closed, .busy, .alreadyServed, .unavailable, .conflict, .transactionLost: self = .storeBusy
            case .diskFull: self = .storeFull
            case .commitFailed: self = .commitUnknown
            case .uniqueViolation, .constraintViolation, .statementFailed, .wrongType, .wrongValueCount, .textWithNUL,
                .migrationRefused, .blobTooLarge, .blobMissing, .blobDamaged, .fileFailed:
                return nil
            }
        case let failure as GatewayFailure:
            self = failure.isWorthRetrying ? .gatewayUnreachable : .gatewayRefused
        default: return nil
        }
    }
}
