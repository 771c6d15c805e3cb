import Ledger

@testable import Market

extension SimulatedTrade {
    /// One sum of money, in minor units: what of it is still held, went to the seller and the fees, of which so much was given back,
    /// is on its way back by the refund's number, and is back.
    struct Sum: Equatable {
        /// The part whose hold it became; nil where it went back at once.
        let part: Int?
        var held: Int64
        var released: Int64 = 0
        var givenBack: Int64 = 0
        /// What the platform kept of the release, what the seller promised back, and what of the fee came back with it.
        var fee: Int64 = 0
        var promised: Int64 = 0
        var feeReturned: Int64 = 0
        var ordered: [String: Int64] = [:]
        var paidBack: Int64 = 0
        /// What the gateway took back, and what the platform bore of that.
        var charged: Int64 = 0
        var borne: Int64 = 0
        /// What of a refund is left and has to be ordered anew.
        var rest: Int64 = 0
    }

    /// The fee comes back in proportion and no more, and only where the trade's policy says so.
    mutating func follow(_ facts: ReleaseReturned) throws {
        let fee = facts.feeReturned?.minor ?? 0
        guard facts.promised.minor > 0 else { return try demand(fee == 0, "a fee came back with what was promised before") }
        let release = trade.releases.last { $0.payment.payment == facts.payment && $0.leftMinor > 0 }
        guard let payment = release?.payment,
            let sum = sums.keys.first(where: { $0.gateway == payment.gateway && $0.transaction == payment.transaction })
        else { throw Fault("what is given back was never released") }
        sums[sum]?.promised += facts.promised.minor
        sums[sum]?.feeReturned += fee
        guard let known = sums[sum] else { return }
        try demand(fee == 0 || trade.opening?.policy.returnsFee == true, "a fee came back that is kept")
        try demand(
            known.feeReturned.multipliedFullWidth(by: known.released) <= known.fee.multipliedFullWidth(by: known.promised),
            "more of the fee of \(sum) came back than its share")
    }

    /// Everything that a gateway takes back comes from somewhere, and no more from anywhere than was there.
    mutating func follow(_ facts: ChargebackRecorded) throws {
        let name = Trade.Arrival(gateway: facts.gateway, transaction: facts.transaction)
        guard var sum = sums[name] else { throw Fault("\(name) was taken back and never came") }
        var left = facts.amount.minor
        for settled in facts.refunds {
            guard let ordered = sum.ordered.removeValue(forKey: settled.refund), ordered == settled.amount.minor,
                (1...ordered).contains(settled.taken.minor)
            else { throw Fault("\(settled.refund) is settled and was not ordered") }
            sum.rest += ordered - settled.taken.minor
            sum.paidBack += settled.taken.minor
            left -= settled.taken.minor
        }
        let parts = [facts.fromHold, facts.fromBalance, facts.owed, facts.double].map(\.minor)
        guard parts.allSatisfy({ $0 >= 0 }), parts.reduce(0, +) == left, facts.takenOver.minor <= facts.owed.minor else {
            throw Fault("the parts of \(facts) do not add up")
        }
        guard facts.fromHold.minor <= sum.held,
            facts.fromHold.minor == 0 || facts.stillHeld.minor == sum.held - facts.fromHold.minor
        else { throw Fault("more is taken than is held") }
        sum.held -= facts.fromHold.minor
        sum.charged += facts.amount.minor
        sum.givenBack += facts.fromBalance.minor
        sum.borne += facts.owed.minor + facts.double.minor
        guard sum.givenBack <= sum.released,
            sum.charged <= trade.payments.first(where: { $0.id == facts.payment })?.amount.minor ?? 0
        else { throw Fault("more is taken than was released") }
        sums[name] = sum
    }
}
