import Ledger

/// The typed clauses of an agreement 约定. They execute: the trade's deadlines and payments follow from them.
package struct Terms: Hashable, Sendable, Codable {
    /// What the buyer pays, the platform's fee included.
    package var price: Money
    /// What the buyer may do with it.
    package var licence: Licence
    /// From payment to delivery, in hours.
    package var deliveryHours: Int
    /// From delivery to acceptance by silence, in days.
    package var acceptanceDays: Int
    /// Rounds of change that the buyer may ask for before acceptance.
    package var changeRounds: Int
    /// Support after acceptance, in months.
    package var supportMonths: Int
    /// Days within which the buyer may return without a reason; 0 for none.
    package var noReasonReturnDays: Int
    /// While this holds, the buyer may return without a reason. It is measured, not argued about.
    package var returnCondition: ReturnCondition

    package init(
        price: Money, licence: Licence, deliveryHours: Int, acceptanceDays: Int, changeRounds: Int, supportMonths: Int,
        noReasonReturnDays: Int, returnCondition: ReturnCondition
    ) {
        self.price = price
        self.licence = licence
        self.deliveryHours = deliveryHours
        self.acceptanceDays = acceptanceDays
        self.changeRounds = changeRounds
        self.supportMonths = supportMonths
        self.noReasonReturnDays = noReasonReturnDays
        self.returnCondition = returnCondition
    }

    /// The names of the clauses, in the order in which a contract reads.
    package enum Clause: String, CaseIterable, Sendable, Codable {
        case price, licence, deliveryHours, acceptanceDays, changeRounds, supportMonths, noReasonReturnDays,
            returnCondition
    }
}

/// What the buyer may do with the software.
///
/// Source: 民法典 600: selling code does not pass its intellectual property, so the clause is mandatory.
package struct Licence: Hashable, Sendable, Codable {
    /// How far the use goes.
    package var scope: Scope
    /// Whether source code is part of what is licensed.
    package var includesSource: Bool
    /// Whether the buyer may pass it on for money.
    package var mayResell: Bool

    package init(scope: Scope, includesSource: Bool, mayResell: Bool) {
        self.scope = scope
        self.includesSource = includesSource
        self.mayResell = mayResell
    }

    /// How far the use goes.
    package enum Scope: String, CaseIterable, Sendable, Codable {
        case personal, oneProduct, unlimitedProducts, allRights
    }
}

/// What must still be true for a return without a reason.
package enum ReturnCondition: String, CaseIterable, Sendable, Codable {
    case notDownloaded, keyNotRevealed
}
