import Ledger

extension Terms {
    /// The bounds of each counted clause.
    ///
    /// Source: RULES.md, clocks.
    package enum Bounds {
        /// In minor units: from 0.01 yuan to ten million yuan.
        package static let priceMinor: ClosedRange<Int64> = 1...1_000_000_000
        /// One hour to 90 days.
        package static let deliveryHours = 1...2_160
        /// One day to 30.
        package static let acceptanceDays = 1...30
        /// None to ten.
        package static let changeRounds = 0...10
        /// None to a year.
        package static let supportMonths = 0...12
        /// None, or one of four lengths.
        package static let noReasonReturnDays: Set<Int> = [0, 7, 10, 15, 30]
        /// Days from delivery for a return by reason: none, or up to a year, the longest warranty.
        package static let conditionalReturnDays = 0...365
        /// Where a return for bad quality is promised at all, no fewer days than the law gives anyway.
        ///
        /// Source: 消保法 24.
        package static let qualityReturnDaysMin = 7
        /// None, or one hour to a week.
        package static let responseHours = 0...168
        /// Not limited, or up to a hundred thousand.
        package static let seats = 0...100_000
        /// For good, or up to ten years.
        package static let licenceMonths = 0...120
        /// None, or up to ten years.
        package static let confidentialityMonths = 0...120
    }

    /// The clauses that are out of their bounds, in the order of the contract.
    package var outOfRange: [Clause] {
        Clause.allCases.filter { clause in
            switch clause {
            case .price: price.currency != .cny || !Bounds.priceMinor.contains(price.minor)
            case .deliveryHours: !Bounds.deliveryHours.contains(deliveryHours)
            case .acceptanceDays: !Bounds.acceptanceDays.contains(acceptanceDays)
            case .changeRounds: !Bounds.changeRounds.contains(changeRounds)
            case .supportMonths: !Bounds.supportMonths.contains(supportMonths)
            case .noReasonReturnDays: !Bounds.noReasonReturnDays.contains(noReasonReturnDays)
            case .conditionalReturns:
                ReturnReason.allCases.contains { !Bounds.isInRange(conditionalReturns[$0], for: $0) }
            case .responseHours: !Bounds.responseHours.contains(responseHours)
            case .licence:
                !Bounds.seats.contains(licence.seats) || !Bounds.licenceMonths.contains(licence.termMonths)
            case .confidentialityMonths: !Bounds.confidentialityMonths.contains(confidentialityMonths)
            case .milestones: !areMilestonesInRange
            case .returnCondition, .supportChannels, .deliveryMethod, .intellectualProperty, .liability, .disputeMethod,
                .signing:
                false
            }
        }
    }

    /// The clauses in which two sets of terms differ, in the order of the contract.
    package func changes(from earlier: Terms) -> [Clause] {
        Clause.allCases.filter { !says(the: $0, as: earlier) }
    }

    /// Whether a clause says the same in both.
    package func says(the clause: Clause, as other: Terms) -> Bool {
        switch clause {
        case .price: price == other.price
        case .licence: licence == other.licence
        case .deliveryHours: deliveryHours == other.deliveryHours
        case .acceptanceDays: acceptanceDays == other.acceptanceDays
        case .changeRounds: changeRounds == other.changeRounds
        case .supportMonths: supportMonths == other.supportMonths
        case .noReasonReturnDays: noReasonReturnDays == other.noReasonReturnDays
        case .returnCondition: returnCondition == other.returnCondition
        case .conditionalReturns: conditionalReturns == other.conditionalReturns
        case .responseHours: responseHours == other.responseHours
        case .supportChannels: supportChannels == other.supportChannels
        case .deliveryMethod: deliveryMethod == other.deliveryMethod
        case .intellectualProperty: intellectualProperty == other.intellectualProperty
        case .confidentialityMonths: confidentialityMonths == other.confidentialityMonths
        case .liability: liability == other.liability
        case .disputeMethod: disputeMethod == other.disputeMethod
        case .signing: signing == other.signing
        case .milestones: milestones == other.milestones
        }
    }

    /// Takes a clause over from other terms, and leaves all others as they are but what goes with it.
    package mutating func take(_ clause: Clause, from other: Terms) {
        switch clause {
        case .price: price = other.price
        case .licence: licence = other.licence
        case .deliveryHours: deliveryHours = other.deliveryHours
        case .acceptanceDays: acceptanceDays = other.acceptanceDays
        case .changeRounds: changeRounds = other.changeRounds
        case .supportMonths: supportMonths = other.supportMonths
        case .noReasonReturnDays: noReasonReturnDays = other.noReasonReturnDays
        case .returnCondition: returnCondition = other.returnCondition
        case .conditionalReturns: conditionalReturns = other.conditionalReturns
        case .responseHours: responseHours = other.responseHours
        case .supportChannels: supportChannels = other.supportChannels
        case .deliveryMethod: deliveryMethod = other.deliveryMethod
        // It has no word of its own: it comes with the licence.
        case .intellectualProperty: break
        case .confidentialityMonths: confidentialityMonths = other.confidentialityMonths
        case .liability: liability = other.liability
        case .disputeMethod: disputeMethod = other.disputeMethod
        case .signing: signing = other.signing
        case .milestones: milestones = other.milestones
        }
    }
}

extension Terms.Bounds {
    /// Whether so many days may be promised for a return of that reason.
    package static func isInRange(_ days: Int, for reason: ReturnReason) -> Bool {
        conditionalReturnDays.contains(days) && (reason != .quality || days == 0 || days >= qualityReturnDaysMin)
    }
}
