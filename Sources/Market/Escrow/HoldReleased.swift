import Ledger

/// The hold went to the seller, less the platform's fee.
package struct HoldReleased: PartFacts {
    /// Who is paid.
    package let seller: MemberID
    /// All of the hold.
    package let gross: Money
    /// What the platform keeps; may be nothing.
    package let fee: Money
    /// What the seller gets: the gross less the fee.
    package let net: Money
    /// The part that it was paid for; nil for the first.
    package var part: Int? = nil

    static let kind = "holdReleased"

    func transfers(in trade: TradeID) -> [Transfer] {
        let hold = Account.hold(trade: trade.rawValue)
        return [
            Transfer(from: hold, to: .member(seller.rawValue), amount: net), Transfer(from: hold, to: .fees, amount: fee),
        ].filter { $0.amount.minor > 0 }
    }

    func apply(to trade: inout Trade, at time: Timestamp) {
        if let held = trade.part(part ?? 1)?.hold {
            trade.oweSettlement(of: gross, of: held)
            let returnsFee = trade.opening?.policy.returnsFee ?? false
            trade.releases.append(Trade.Release(of: held, minor: gross.minor, feeMinor: returnsFee ? fee.minor : 0))
        }
        trade.change(part: part ?? 1) {
            $0.heldMinor -= gross.minor
            $0.hold = nil
        }
    }
}

extension Trade {
    /// The release of all that is held for that part; nothing where nothing is.
    func release(_ number: Int) -> [TradeEvent] { release(part(number)?.heldMinor ?? 0, of: number) }

    /// The release of so much of what is held for that part, in minor units; nothing where that is nothing.
    func release(_ minor: Int64, of number: Int, feeWaived: Bool = false) -> [TradeEvent] {
        guard let opening, let part = part(number), part.hold != nil, minor > 0 else { return [] }
        let gross = Money(minor: minor, currency: part.amount.currency)
        let feeMinor = fee(of: minor, part: number, isWaived: feeWaived)
        return [
            .holdReleased(
                HoldReleased(
                    seller: opening.seller, gross: gross, fee: Money(minor: feeMinor, currency: gross.currency),
                    net: Money(minor: minor - feeMinor, currency: gross.currency), part: number.written))
        ]
    }

    /// What the platform keeps of a release of so much of what is held for that part, in minor units; nothing where it waives it.
    func fee(of minor: Int64, part number: Int, isWaived: Bool) -> Int64 {
        guard !isWaived, minor > 0, let opening, let part = part(number), let paid = part.hold?.amount else { return 0 }
        return opening.policy.fee.split(Money(minor: minor, currency: paid.currency), of: paid, for: part.amount).fee.minor
    }
}
