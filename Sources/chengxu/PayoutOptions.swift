import ArgumentParser
import Market

/// The operator's rules for paying out, given on the command line.
struct PayoutOptions: ParsableArguments {
    @Option(help: "The least that is paid out at a time, in yuan.")
    var payoutMin = PayoutPolicy.standard.amountMinorMin / 100

    @Option(help: "The most that one member can order within 24 hours, in yuan.")
    var payoutDayLimit = PayoutPolicy.standard.dayMinorMax / 100

    @Option(help: "Above how many yuan two of the staff must approve a payout.")
    var payoutReviewAbove = PayoutPolicy.standard.reviewAboveMinor / 100

    @Option(help: "For how many hours nothing is paid out to a new account.")
    var payoutCoolDown = PayoutPolicy.standard.coolDownHours

    @Flag(help: "Lay out of the platform's own earnings what a seller gives back and does not have.")
    var advances = false

    func validate() throws {
        guard (1...10_000).contains(payoutMin) else { throw ValidationError("--payout-min is 1 to 10000 yuan") }
        guard (payoutMin...100_000_000).contains(payoutDayLimit) else {
            throw ValidationError("--payout-day-limit is --payout-min to 100000000 yuan")
        }
        guard (0...100_000_000).contains(payoutReviewAbove) else {
            throw ValidationError("--payout-review-above is 0 to 100000000 yuan")
        }
        // An account that was changed by a stranger must be noticed before money goes to it.
        guard (24...720).contains(payoutCoolDown) else { throw ValidationError("--payout-cool-down is 24 to 720 hours") }
    }

    var policy: PayoutPolicy {
        PayoutPolicy(
            amountMinorMin: payoutMin * 100, dayMinorMax: payoutDayLimit * 100, reviewAboveMinor: payoutReviewAbove * 100,
            coolDownHours: payoutCoolDown, advances: advances)
    }
}
