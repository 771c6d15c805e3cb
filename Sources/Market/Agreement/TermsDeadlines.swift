extension Terms {
    /// When the buyer is refunded if nothing has been delivered: at twice the time that was promised.
    ///
    /// Source: RULES.md, clocks.
    package func refundUndelivered(paidAt: Timestamp) -> Timestamp { paidAt.adding(.hours(deliveryHours * 2)) }

    /// By when the seller promised to deliver.
    package func deliverBy(paidAt: Timestamp) -> Timestamp { paidAt.adding(.hours(deliveryHours)) }

    /// When silence counts as acceptance. Source: 民法典 621.
    package func acceptUntil(deliveredAt: Timestamp) -> Timestamp { deliveredAt.adding(.days(acceptanceDays)) }

    /// On what grounds the money goes back, and how long, for a trade that was delivered then; nil before.
    package func refundGrounds(deliveredAt: Timestamp?) -> [RefundGround] {
        var grounds = [RefundGround(reason: .notDelivered, until: nil)]
        func until(_ days: Int) -> Timestamp? { deliveredAt?.adding(.days(days)) }
        if noReasonReturnDays > 0 {
            grounds.append(RefundGround(reason: .noReason(returnCondition), until: until(noReasonReturnDays)))
        }
        return grounds
            + conditionalReturns.promised.map {
                RefundGround(reason: .reason($0), until: until(conditionalReturns[$0]))
            }
    }
}

/// A ground on which the agreement gives the buyer the money back.
package struct RefundGround: Hashable, Sendable {
    /// The ground.
    package let reason: Reason
    /// Until when it can be asked for; nil while its clock has not begun, or where the platform acts by itself.
    package let until: Timestamp?

    /// What must be so.
    package enum Reason: Hashable, Sendable {
        /// Twice the promised time passed with nothing delivered.
        case notDelivered
        /// Nothing but the wish, while that holds.
        case noReason(ReturnCondition)
        /// A reason that the seller promised to take it back for.
        case reason(ReturnReason)
    }
}
