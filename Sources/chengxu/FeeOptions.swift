import ArgumentParser
import Ledger
import Market

/// The platform's fee, given on the command line: for trades that are opened from now on, since each keeps the rules of its day.
struct FeeOptions: ParsableArguments {
    @Option(help: "Who bears the platform's fee: seller, buyer or half.")
    var feeBorneBy = FeeBearer.seller.rawValue

    @Option(help: "The share of a release that the platform keeps, in hundredths of a percent.")
    var feeBasisPoints = Fee.standard.basisPoints

    @Option(help: "What the platform keeps of each release beside the share, in fen.")
    var feeFixedFen = Fee.standard.fixedMinor

    @Flag(help: "Keep the fee of what a seller gives back after its release, instead of giving it back to the seller.")
    var keepFeeOnReturns = false

    func validate() throws {
        guard FeeBearer(rawValue: feeBorneBy) != nil else {
            throw ValidationError("--fee-borne-by is \(FeeBearer.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard (0...10_000).contains(feeBasisPoints) else { throw ValidationError("--fee-basis-points is 0 to 10000") }
        guard (0...10_000_000).contains(feeFixedFen) else { throw ValidationError("--fee-fixed-fen is 0 to 10000000") }
    }

    /// The rules of new trades.
    var policy: Policy {
        var policy = Policy.standard
        if let fee = Fee(basisPoints: feeBasisPoints, fixedMinor: feeFixedFen) { policy.fee = fee }
        if let bearer = FeeBearer(rawValue: feeBorneBy) { policy.feeBearer = bearer }
        policy.returnsFee = !keepFeeOnReturns
        return policy
    }
}
