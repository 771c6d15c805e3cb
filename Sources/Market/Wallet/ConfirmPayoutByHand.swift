import Ledger

/// One of the staff says that a payout was made, under which reference: one which people make at the bank, or one whose provider
/// has it but cannot be asked. It counts once a second person says the same.
///
/// Source: RULES.md, money; the second person is the guard where no provider's answer can be asked for.
package struct ConfirmPayoutByHand: Command {
    package typealias State = Wallet
    package typealias Refused = ConfirmPayoutByHandRefusal

    /// Whose wallet it is.
    package let owner: MemberID
    /// Which payout.
    package let payout: PayoutID
    /// The bank's own number of the transfer, or the provider's.
    package let reference: String
    /// How often the provider was asked in vain; 0 where people make the payout.
    package let attempts: Int

    package init(owner: MemberID, payout: PayoutID, reference: String, attempts: Int = 0) {
        self.owner = owner
        self.payout = payout
        self.reference = reference
        self.attempts = attempts
    }

    /// From how many vain attempts on people may say what a provider does not.
    package static let attemptsMin = 3

    package func decide(
        by actor: Actor, at time: Timestamp, in wallet: Wallet
    ) throws(ConfirmPayoutByHandRefusal) -> [WalletEvent] {
        guard case .staff(let person) = actor else { throw .notStaff }
        guard person != owner else { throw .ownPayout }
        guard let known = wallet.payouts[payout] else { throw .unknownPayout }
        guard known.stage == .underway else { throw .payoutOver }
        guard known.order.isByHand || attempts >= Self.attemptsMin else { throw .providerIsAsked }
        guard (1...64).contains(reference.utf8.count), reference.utf8.allSatisfy(\.isReferenceByte) else {
            throw .referenceMalformed
        }
        guard let note = known.note else {
            return [.payoutNoted(PayoutNoted(payout: payout, by: person, reference: reference))]
        }
        guard note.by != person else { throw .samePerson }
        guard note.reference == reference else { throw .otherReference }
        return [
            .payoutMade(
                PayoutMade(
                    payout: payout, amount: known.order.amount, gateway: known.order.gateway, reference: reference, by: person))
        ]
    }
}

extension UInt8 {
    /// Letters, digits, hyphens and underscores.
    fileprivate var isReferenceByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}

/// Why a word of the staff on a payout is not taken.
package enum ConfirmPayoutByHandRefusal: String, Refusal {
    case notStaff, ownPayout, unknownPayout, payoutOver, referenceMalformed, samePerson
    /// The first person gave another reference.
    case otherReference
    /// Its provider makes it and will say so itself.
    case providerIsAsked

    package var code: String { rawValue }
}

/// One of the staff says that the money was transferred by hand.
package struct PayoutNoted: Equatable, Sendable, Codable {
    /// Which payout.
    package let payout: PayoutID
    /// Who says so.
    package let by: MemberID
    /// The bank's own number of the transfer.
    package let reference: String
}
