import Market
import Store

extension Outcome {
    /// The proposal that the command put forward or confirmed: its number and the hash to be confirmed; nil if there was none.
    package func proposal() throws -> (number: Int, document: Digest)? {
        for entry in entries.reversed() {
            let event = try entry.event(as: TradeEvent.self)
            if case .termsProposed(let facts) = event { return (facts.number, facts.document) }
            if case .termsConfirmed(let facts) = event { return (facts.number, facts.document) }
        }
        return nil
    }

    /// The hash of the manifest of what the command delivered, for which the buyer signs; nil if it delivered nothing.
    package func manifest() throws -> Digest? {
        for entry in entries.reversed() {
            if let manifest = try entry.event(as: TradeEvent.self).manifest { return manifest }
        }
        return nil
    }
}
