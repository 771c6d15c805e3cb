/// What a seller can promise about service. A seller promises it whose published terms do, those of any one listing.
///
/// Source: the service statistics of e-commerce platforms: conditional returns, an enquiry desk, a complaint channel, no-reason
/// returns.
package enum ServicePromise: String, CaseIterable, Sendable, Codable {
    /// A return for at least one reason.
    case conditionalReturns
    /// A way to ask after the sale, with hours within which the seller answers first.
    case enquiryDesk
    /// A way to complain that leaves a record with a number: the ticket.
    case complaintChannel
    /// A return without a reason for at least a day.
    case noReasonReturns

    /// Whether those terms promise it.
    package func isMade(in terms: Terms) -> Bool {
        switch self {
        case .conditionalReturns: !terms.conditionalReturns.promised.isEmpty
        case .enquiryDesk: !terms.supportChannels.isEmpty && terms.responseHours > 0
        case .complaintChannel: terms.supportChannels.contains(.ticket)
        case .noReasonReturns: terms.noReasonReturnDays > 0
        }
    }
}

/// How many sellers promised what in a month, and how often the promise was put to the test.
package struct ServiceMonth: Hashable, Sendable {
    /// The month.
    package let month: CalendarMonth
    /// Sellers with a listing on offer in it.
    package let sellers: Int
    /// How many of them promised it, by promise.
    package let promising: [ServicePromise: Int]
    /// How often each promise was asked to be kept, and was; nothing of one that nobody asked for.
    package let kept: [ServicePromise: PromiseKeeping]

    /// The share of sellers that promise it, in hundredths of a percent, half up.
    package func hundredths(_ promise: ServicePromise) -> Int64 {
        SellerFigures.Share.hundredths(promising[promise] ?? 0, of: sellers)
    }
}

/// From when to when a revision was on offer, and what its terms promise.
package struct OfferedService: Hashable, Sendable {
    /// Who sells.
    package let seller: MemberID
    /// From when.
    package let from: Timestamp
    /// Until when; nil while it is.
    package let until: Timestamp?
    /// What its terms promise.
    package let promises: Set<ServicePromise>

    package init(seller: MemberID, from: Timestamp, until: Timestamp?, promises: Set<ServicePromise>) {
        self.seller = seller
        self.from = from
        self.until = until
        self.promises = promises
    }
}

extension ServiceMonth {
    /// The months from the first to the last, each as it stood when it ended, or stands now.
    ///
    /// - Parameters:
    ///   - tests: when promises were asked to be kept.
    ///   - monthsMax: only so many, the newest.
    package static func months(
        _ offers: [OfferedService], tests: [PromiseTest] = [], upTo now: Timestamp, monthsMax: Int = 24
    ) -> [ServiceMonth] {
        guard let first = offers.map(\.from).min(), first <= now else { return [] }
        let kept = PromiseKeeping.months(tests, at: now)
        let last = CalendarMonth(of: now)
        var month = max(CalendarMonth(of: first), CalendarMonth(number: last.number - Int64(monthsMax) + 1))
        var months: [ServiceMonth] = []
        while month <= last {
            let end = min(now, Timestamp(ms: month.next.begin.ms - 1))
            let open = offers.filter { $0.from <= end && ($0.until.map { $0 > end } ?? true) }
            let promising = ServicePromise.allCases.map { promise in
                (promise, Set(open.filter { $0.promises.contains(promise) }.map(\.seller)).count)
            }
            months.append(
                ServiceMonth(
                    month: month, sellers: Set(open.map(\.seller)).count, promising: Dictionary(uniqueKeysWithValues: promising),
                    kept: kept[month] ?? [:]))
            month = month.next
        }
        return months
    }
}
