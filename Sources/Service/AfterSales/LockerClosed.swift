import Market

/// Why a buyer is handed no files and shown no secrets any more.
package struct LockerClosed: Refusal {
    /// What closed it.
    package let closing: LockerClosing

    init(_ closing: LockerClosing) { self.closing = closing }

    package var code: String {
        switch closing {
        case .returnAgreed: "returnAgreed"
        case .licenceEnded: "licenceEnded"
        }
    }
}
