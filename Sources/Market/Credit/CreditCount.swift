/// Which ratings count, worked out from the ratings that one member gave another and nothing else.
///
/// Source: RULES.md, credit: against farming, one pair counts at most ±6 a month; the same listing within 14 d once; orders of
/// ¥1 or less not at all.
package enum CreditCount {
    /// The most that the ratings of one member by another change in a calendar month, up or down.
    package static let pairPointsMax = 6
    /// How long after a rating that counts another about the same listing does not, in days.
    package static let sameListingDays = 14
    /// Up to what price a rating does not count, in minor units.
    package static let smallPriceMinor: Int64 = 100

    /// What each rating counts, in the order in which they were given, oldest first.
    ///
    /// - Parameter ratings: every rating that can be seen and that this member gave that one; in any order.
    package static func count(_ ratings: [RatingFact]) -> [CountedRating] {
        var months: [Int64: Int] = [:]
        var last: [ListingID: RatingFact] = [:]
        return ratings.sorted { ($0.at, $0.trade.rawValue) < ($1.at, $1.trade.rawValue) }.map { rating in
            let points = rating.score.points
            if rating.isExcluded { return CountedRating(rating, 0, .excluded) }
            if rating.priceMinor <= smallPriceMinor { return CountedRating(rating, 0, .tooSmall) }
            if points == 0 { return CountedRating(rating, 0, .neutral) }
            if let before = last[rating.listing], rating.at < before.at.adding(.days(sameListingDays)) {
                return CountedRating(rating, 0, .sameListing, because: before.trade)
            }
            let month = CalendarMonth(of: rating.at).number
            let sum = months[month, default: 0] + points
            guard abs(sum) <= pairPointsMax else { return CountedRating(rating, 0, .pairMonth) }
            months[month] = sum
            last[rating.listing] = rating
            return CountedRating(rating, points, .counts)
        }
    }
}

/// One rating as counting sees it.
package struct RatingFact: Hashable, Sendable {
    /// The trade.
    package let trade: TradeID
    /// What was traded.
    package let listing: ListingID
    /// As it stands now.
    package let score: Score
    /// When it was given; a later change keeps the place.
    package let at: Timestamp
    /// What was agreed, in minor units.
    package let priceMinor: Int64
    /// Whether a published decision leaves it out.
    package let isExcluded: Bool

    package init(
        trade: TradeID, listing: ListingID, score: Score, at: Timestamp, priceMinor: Int64, isExcluded: Bool
    ) {
        self.trade = trade
        self.listing = listing
        self.score = score
        self.at = at
        self.priceMinor = priceMinor
        self.isExcluded = isExcluded
    }
}

/// What one rating counts, and why.
package struct CountedRating: Hashable, Sendable {
    /// The rating.
    package let rating: RatingFact
    /// −1, 0 or +1.
    package let points: Int
    /// Why so much.
    package let standing: Standing
    /// The trade whose rating counts in its stead; nil where none does.
    package let because: TradeID?

    init(_ rating: RatingFact, _ points: Int, _ standing: Standing, because: TradeID? = nil) {
        self.rating = rating
        self.points = points
        self.standing = standing
        self.because = because
    }

    /// Why a rating counts or not.
    package enum Standing: String, CaseIterable, Sendable {
        case counts
        /// A neutral one changes nothing.
        case neutral
        /// The price was ¥1 or less.
        case tooSmall
        /// Another about the same listing counts, not 14 days before.
        case sameListing
        /// The pair has had its ±6 of the month.
        case pairMonth
        /// A published decision leaves it out.
        case excluded
    }
}

/// A calendar month in China Standard Time, which has been UTC+8 without summer time since 1991.
package struct CalendarMonth: Hashable, Comparable, Sendable {
    /// Months since the year 0, counted on.
    package let number: Int64

    package init(number: Int64) { self.number = number }

    /// The month of that moment.
    ///
    /// Source: proleptic Gregorian calendar: 400 years have 146,097 days.
    package init(of time: Timestamp) {
        let days = Self.floorDivide(time.ms + Self.offsetMs, 86_400_000) + 719_468
        let era = Self.floorDivide(days, 146_097)
        let day = days - era * 146_097
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let monthFromMarch = (5 * (day - (365 * year + year / 4 - year / 100)) + 2) / 153
        // Counted from March of the year 0, which is month 2 of it.
        number = (year + era * 400) * 12 + monthFromMarch + 2
    }

    /// The year.
    package var year: Int64 { Self.floorDivide(number, 12) }
    /// 1 to 12.
    package var month: Int64 { number - year * 12 + 1 }
    /// Its first moment.
    package var begin: Timestamp {
        let fromMarch = number - 2
        let year = Self.floorDivide(fromMarch, 12)
        let month = fromMarch - year * 12
        let days =
            year * 365 + Self.floorDivide(year, 4) - Self.floorDivide(year, 100) + Self.floorDivide(year, 400)
            + (153 * month + 2) / 5 - 719_468
        return Timestamp(ms: days * 86_400_000 - Self.offsetMs)
    }
    /// The one after it.
    package var next: CalendarMonth { CalendarMonth(number: number + 1) }

    /// Whether the left one is earlier.
    package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.number < right.number }

    private static let offsetMs: Int64 = 8 * 3_600_000
    private static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
        number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
    }
}
