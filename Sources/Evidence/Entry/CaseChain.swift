/// The chain of one stream's entries, checked link by link.
///
/// A whole chain shows that nothing was changed, put in between or taken out before its newest entry. It does not show that
/// nothing was dropped after it; receipts and the heads tree do.
public struct CaseChain: Sendable, Equatable {
    /// The stream of the first entry.
    public private(set) var stream: String?
    /// The stream number of the first entry.
    public private(set) var streamNumber: Int64?
    /// The sequence the next entry must have.
    public private(set) var nextSequence: Int64 = 0
    /// The entry hash the next entry must point back to; nil before the first.
    public private(set) var headHash: Hash?
    /// The time the next entry may not come before, in milliseconds since 1970.
    public private(set) var timeMs: Int64 = 0

    /// Why an entry does not continue the chain.
    public struct Fault: Error, Hashable {
        /// The sequence that the entry claims.
        public let sequence: Int64
        /// What does not fit.
        public let reason: Reason

        /// Names an entry and what is wrong with it.
        public init(sequence: Int64, reason: Reason) {
            self.sequence = sequence
            self.reason = reason
        }

        /// What can break a chain.
        public enum Reason: String, Sendable {
            /// The entry is of another stream.
            case otherStream
            /// The entry gives its stream another number.
            case otherStreamNumber
            /// The sequence is not the one after the entry before.
            case sequenceGap
            /// The entry does not point to the hash of the one before.
            case wrongPrevious
            /// The entry is older than the one before.
            case timeWentBack
        }
    }

    /// An empty chain.
    public init() {}

    /// A chain that goes on after an entry that was checked before.
    public init(after header: EntryHeader) {
        accept(header)
    }

    /// Checks a whole run from the first entry on.
    /// - Throws: the first fault.
    public static func check(_ headers: some Sequence<EntryHeader>) throws(Fault) -> CaseChain {
        var chain = CaseChain()
        for header in headers { try chain.append(header) }
        return chain
    }

    /// Takes the next entry; a refused one changes nothing.
    /// - Throws: the first thing that does not fit.
    public mutating func append(_ header: EntryHeader) throws(Fault) {
        if let reason = reasonToRefuse(header) { throw Fault(sequence: header.sequence, reason: reason) }
        accept(header)
    }

    private func reasonToRefuse(_ header: EntryHeader) -> Fault.Reason? {
        if let stream, header.stream != stream { return .otherStream }
        if let streamNumber, header.streamNumber != streamNumber { return .otherStreamNumber }
        if header.sequence != nextSequence { return .sequenceGap }
        if header.previous != headHash { return .wrongPrevious }
        if header.timeMs < timeMs { return .timeWentBack }
        return nil
    }

    private mutating func accept(_ header: EntryHeader) {
        stream = header.stream
        streamNumber = header.streamNumber
        nextSequence = header.sequence + 1
        headHash = header.entryHash
        timeMs = header.timeMs
    }
}
