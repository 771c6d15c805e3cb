import Ledger
import Market
import Store

extension Marketplace {
    /// Staff says what became of a difference. Above the limit it is a proposal that waits for a second person at the desk.
    ///
    /// Throws: `ResolveDifferenceRefusal`, `DeskRefusal`.
    package func resolve(
        difference number: Int, at gateway: String, as kind: DifferenceResolved.Kind, reason: String, by member: MemberID,
        key: IdempotencyKey? = nil
    ) async throws -> (id: DeedID, outcome: Outcome) {
        let state = try await commands.state(Reconciliation.self, of: .reconciliation(gateway))
        _ = try ResolveDifference.check(number, kind, in: state)
        guard let found = state.difference(number)?.found.difference else { throw ResolveDifferenceRefusal.unknown }
        let deed = StaffDeed(
            .resolveDifference, of: DifferenceSubject(gateway: gateway, number: number, kind: kind).text,
            trade: try await trade(ofPayment: found.payment, at: gateway), amount: found.largest,
            reference: found.transaction)
        return try await propose(deed, reason: reason, by: member, key: key)
    }

    /// What a deed about a difference does when it is carried out. Throws: `NotFound` for a subject that is none.
    func resolution(
        of deed: StaffDeed, _ id: DeedID, reason: String
    ) throws -> (effect: ResolveDifference, stream: StreamName) {
        guard let subject = DifferenceSubject(text: deed.subject) else { throw NotFound() }
        let effect = ResolveDifference(number: subject.number, kind: subject.kind, reason: reason, deed: id)
        return (effect, .reconciliation(subject.gateway))
    }
}

/// What a deed about a difference is about: `alipay/12/writtenOff`.
package struct DifferenceSubject: Equatable, Sendable {
    /// Whose bill.
    package let gateway: String
    /// Which difference.
    package let number: Int
    /// What became of it.
    package let kind: DifferenceResolved.Kind

    package init(gateway: String, number: Int, kind: DifferenceResolved.Kind) {
        self.gateway = gateway
        self.number = number
        self.kind = kind
    }

    /// As the deed's subject has it.
    package var text: String { "\(gateway)/\(number)/\(kind.rawValue)" }

    /// Nil if the text is no such subject.
    package init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[0].isEmpty, let number = Int(parts[1]), String(number) == parts[1],
            let kind = DifferenceResolved.Kind(rawValue: parts[2])
        else { return nil }
        self.init(gateway: parts[0], number: number, kind: kind)
    }
}
