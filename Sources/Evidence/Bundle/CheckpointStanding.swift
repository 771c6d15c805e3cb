/// How a checkpoint that someone has from elsewhere stands to a bundle.
public enum CheckpointStanding: Sendable, Hashable {
    /// It is the bundle's own.
    case same
    /// It is of an earlier state of the log than the bundle's. That the log only grew since, a consistency proof would show.
    case bundleIsNewer
    /// It is of a later state: what happened between the two, the bundle does not know.
    case bundleIsOlder
    /// Both are signed, of one log and one size, and differ: the log was shown to people in two ways.
    case splitView
    /// It is of another log.
    case otherLog
    /// It is no checkpoint, or not signed by the key that signed the bundle's.
    case notSigned
}

extension BundleReport {
    /// Compares a signed checkpoint with the bundle's. It must be signed by a key that signed the bundle's.
    public func standing(of note: SignedNote) -> CheckpointStanding {
        guard let own = checkpoint, let other = Checkpoint(text: note.text) else { return .notSigned }
        guard other.origin == own.origin else { return .otherLog }
        do {
            let keys = try note.verify(by: checkpointSigners.map(\.key))
            guard keys.contains(where: { $0.name == own.origin }) else { return .notSigned }
        } catch {
            return .notSigned
        }
        if other.size == own.size { return other.root == own.root ? .same : .splitView }
        return other.size < own.size ? .bundleIsNewer : .bundleIsOlder
    }
}
