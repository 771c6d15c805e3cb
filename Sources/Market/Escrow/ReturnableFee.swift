import Ledger

/// The platform's fee of one release, which goes back to the seller in the same proportion as the seller gives back what was released.
///
/// Each share is rounded down on the sum of all that was given back so far, so when all of it went back the whole fee did.
/// Source: RULES.md, money: what goes back to the buyer bears no fee.
struct ReturnableFee: Equatable, Sendable {
    /// What was released, in minor units.
    let grossMinor: Int64
    /// What the platform kept of it and gives back, in minor units; 0 where its rule is to keep it.
    let feeMinor: Int64
    /// How much of what was released the seller gave back, in minor units.
    private(set) var givenBackMinor: Int64 = 0
    /// How much of the fee went back, in minor units.
    private(set) var returnedMinor: Int64 = 0

    init(grossMinor: Int64, feeMinor: Int64) {
        self.grossMinor = grossMinor
        self.feeMinor = feeMinor
    }

    /// What goes back of it when so much more is given back, in minor units.
    func share(of minor: Int64) -> Int64 {
        let backMinor = min(grossMinor, givenBackMinor + minor)
        guard backMinor > 0, feeMinor > 0 else { return 0 }
        return grossMinor.dividingFullWidth(feeMinor.multipliedFullWidth(by: backMinor)).quotient - returnedMinor
    }

    /// So much was given back, and with it that much of the fee.
    mutating func giveBack(_ minor: Int64, feeMinor: Int64) {
        givenBackMinor += minor
        returnedMinor += feeMinor
    }
}

extension Trade {
    /// What the platform gives the seller back of its fee when the seller gives back so much of what was released, in minor units.
    package func returnableFeeMinor(of minor: Int64) -> Int64 {
        returnShares(of: minor, feeMinorMax: .max).reduce(0) { $0 + $1.feeMinor }
    }

    /// Which releases so much comes back from, the newest first, and the fee that comes back with each share, `feeMinorMax` in all.
    func returnShares(of minor: Int64, feeMinorMax: Int64) -> [(release: Release, minor: Int64, feeMinor: Int64)] {
        var (rest, feeRest) = (minor, feeMinorMax)
        return releases.reversed().compactMap { release in
            let share = min(rest, release.leftMinor)
            guard share > 0 else { return nil }
            let feeMinor = min(release.fee.share(of: share), feeRest)
            (rest, feeRest) = (rest - share, feeRest - feeMinor)
            return (release, share, feeMinor)
        }
    }
}
