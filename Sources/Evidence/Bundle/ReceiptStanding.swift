/// How a receipt that someone kept stands to a bundle.
public enum ReceiptStanding: Sendable, Hashable {
    /// The bundle has the entry that the receipt is of.
    case matches
    /// The receipt is of another stream.
    case otherStream
    /// The receipt is not signed by a key of the bundle, so it proves nothing against it.
    case notSigned
    /// The entry was accepted and signed for, and at its place the bundle has another.
    case entryDiffers
    /// The entry was accepted and signed for, and the bundle ends before it. It may be newer than the bundle's checkpoint.
    case entryMissing
}

extension BundleReport {
    /// Compares a receipt with the bundle. The receipt must be signed by a key that signed the bundle's manifest.
    public func standing(of receipt: SignedReceipt) -> ReceiptStanding {
        do {
            _ = try receipt.note.verify(by: exportSigners.map(\.key))
        } catch {
            return .notSigned
        }
        guard receipt.stream == stream else { return .otherStream }
        guard let entry = entries.first(where: { $0.header.sequence == receipt.sequence }) else { return .entryMissing }
        return receipt.matches(entry.header) ? .matches : .entryDiffers
    }
}
