import Ledger
import Testing

@testable import Market

@Suite struct FeeShareTests {
    private static func policy(_ bearer: FeeBearer, _ basisPoints: Int, _ fixedMinor: Int64) throws -> Policy {
        var policy = Policy.standard
        policy.feeBearer = bearer
        policy.fee = try #require(Fee(basisPoints: basisPoints, fixedMinor: fixedMinor))
        policy.passwordPriceMinorMax = .max
        return policy
    }

    private static func priced(_ minor: Int64) -> Terms {
        var terms = Terms.standard
        terms.price = Money(minor: minor, currency: .cny)
        return terms
    }

    @Test func milestonesAreChargedOneByOne() throws {
        // Of ¥60 and ¥40 each five percent and ¥0.31: 331 and 231; their halves are rounded down each by itself.
        let terms = Terms.inTwo
        let buyer = try #require(FeeShare(of: terms, under: try Self.policy(.buyer, 500, 31)))
        #expect(buyer.fee.minor == 562 && buyer.surcharge.minor == 562 && buyer.due.minor == 10_562)
        let half = try #require(FeeShare(of: terms, under: try Self.policy(.half, 500, 31)))
        #expect(half.fee.minor == 562 && half.surcharge.minor == 165 + 115 && half.due.minor == 10_280)
        let seller = try #require(FeeShare(of: terms, under: try Self.policy(.seller, 500, 31)))
        #expect(seller.fee.minor == 562 && seller.surcharge.minor == 0 && seller.due.minor == 10_000)
    }

    /// What is said before is what is paid, held, kept and given, from the smallest to the largest.
    @Test(arguments: FeeBearer.allCases) func whatIsSaidIsWhatIsBooked(_ bearer: FeeBearer) throws {
        let fees: [(Int, Int64)] = [(0, 0), (1, 0), (500, 0), (9_999, 0), (10_000, 0), (0, 1), (1, 1), (500, 30), (10_000, .max)]
        for (points, fixed) in fees {
            let policy = try Self.policy(bearer, points, fixed)
            for minor in [1, 2, 19, 99, 10_000, Terms.Bounds.priceMinor.upperBound] as [Int64] {
                let share = try #require(FeeShare(of: Self.priced(minor), under: policy))
                var story = try Story.offered(minor, under: policy)
                #expect(story.trade.amountDue == share.due)
                try story.give(RecordPayment.of(1, amount: share.due), by: .bank)
                #expect(story.held == share.due.minor)
                try story.give(DeliverFiles.files(), by: .seller)
                try story.wait(for: .acceptance)
                try story.give(PassAcceptance(), by: .clock)
                #expect(story.held == 0 && story.balance(.fees) == share.fee.minor, "\(bearer) \(points) \(fixed) \(minor)")
                #expect(story.balance(.member(MemberID.seller.rawValue)) == share.due.minor - share.fee.minor)
            }
        }
    }

    /// What goes back bears no fee: all that was paid is given back, the surcharge included.
    @Test(arguments: FeeBearer.allCases) func aRefundBearsNone(_ bearer: FeeBearer) throws {
        for minor in [1, 99, 10_000, Terms.Bounds.priceMinor.upperBound] as [Int64] {
            let policy = try Self.policy(bearer, 500, 30)
            var story = try Story.offered(minor, under: policy)
            let due = try #require(story.trade.amountDue)
            try story.give(RecordPayment.of(1, amount: due), by: .bank)
            try story.wait(for: .delivery)
            try story.give(RefundUndelivered(), by: .clock)
            #expect(story.split == [0, 0, due.minor])
        }
    }

    @Test func whatCannotBeCountedIsSaidByNobody() throws {
        #expect(FeeShare(of: Self.priced(.max), under: try Self.policy(.buyer, 10_000, 0)) == nil)
        #expect(FeeShare(of: Self.priced(.max), under: try Self.policy(.seller, 10_000, 0))?.fee.minor == .max)
    }
}

extension Story {
    /// A payment of that price is started under that policy.
    fileprivate static func offered(_ minor: Int64, under policy: Policy) throws -> Story {
        var terms = Terms.standard
        terms.price = Money(minor: minor, currency: .cny)
        var story = Story()
        try story.give(
            OpenEnquiry(
                revision: .first, seller: .seller, standardTerms: terms, policy: policy, buyer: .buyer, isWithdrawn: false),
            by: .buyer)
        try story.agree()
        try story.give(StartPayment.attempt(1), by: .buyer)
        return story
    }
}
