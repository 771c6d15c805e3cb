/// How often a promise about service was asked to be kept, and was, by seller.
package struct PromiseKeeping: Hashable, Sendable {
    private var sharesBySeller: [MemberID: SellerFigures.Share] = [:]

    /// Nobody has asked yet.
    package init() {}

    /// So many times of so many, by seller.
    package init(_ shares: [MemberID: SellerFigures.Share]) { sharesBySeller = shares }

    /// All times, of all sellers.
    package var times: SellerFigures.Share {
        sharesBySeller.values.reduce(SellerFigures.Share(0, of: 0)) { SellerFigures.Share($0.part + $1.part, of: $0.of + $1.of) }
    }

    /// The sellers that kept it every time, of those that were asked.
    package var sellers: SellerFigures.Share {
        SellerFigures.Share(sharesBySeller.values.count { $0.part == $0.of }, of: sharesBySeller.count)
    }

    /// Counts one time more.
    package mutating func count(isKept: Bool, by seller: MemberID) {
        let old = sharesBySeller[seller] ?? SellerFigures.Share(0, of: 0)
        sharesBySeller[seller] = SellerFigures.Share(old.part + (isKept ? 1 : 0), of: old.of + 1)
    }

    /// Both together.
    package func joined(with other: PromiseKeeping) -> PromiseKeeping {
        PromiseKeeping(
            sharesBySeller.merging(other.sharesBySeller) { SellerFigures.Share($0.part + $1.part, of: $0.of + $1.of) })
    }

    /// The tests that can be judged at that moment, by the month in which they were asked for and by promise.
    package static func months(
        _ tests: [PromiseTest], at now: Timestamp
    ) -> [CalendarMonth: [ServicePromise: PromiseKeeping]] {
        var months: [CalendarMonth: [ServicePromise: PromiseKeeping]] = [:]
        for test in tests {
            guard let isKept = test.isKept(at: now) else { continue }
            months[CalendarMonth(of: test.at), default: [:]][test.promise, default: PromiseKeeping()]
                .count(isKept: isKept, by: test.seller)
        }
        return months
    }
}
