import Ledger
import Testing

@testable import Market

// Well-formed commands about the hold, in the words of the tests.

extension CancelTrade {
    static let please = CancelTrade(reason: "不需要了")
}

extension ProposeRefund {
    /// So many fen go back.
    static func of(_ fen: Int64, reason: String = "功能少了一半", part: Int? = nil) -> ProposeRefund {
        ProposeRefund(amountMinor: fen, reason: reason, part: part)
    }
}

extension GiveRefund {
    /// So many fen go back.
    static func of(_ fen: Int64, reason: String = "少做了一页", part: Int? = nil) -> GiveRefund {
        GiveRefund(amountMinor: fen, reason: reason, part: part)
    }
}

extension AskDeliveryTime {
    /// So many hours more.
    static func of(_ hours: Int = 24, part: Int? = nil) -> AskDeliveryTime {
        AskDeliveryTime(hours: hours, reason: "接口还没有批下来", part: part)
    }
}

extension StartPayment {
    /// At a gateway that holds money so long.
    static func attempt(_ number: UInt64, holding days: Int) -> StartPayment {
        StartPayment(payment: .number(number), gateway: "sandbox", holdDays: days)
    }
}

extension Story {
    /// Paid at a gateway that holds money so long.
    static func funded(holding days: Int) throws -> Story {
        var story = try agreed()
        try story.give(StartPayment.attempt(1, holding: days), by: .buyer)
        try story.give(RecordPayment.of(1), by: .bank)
        return story
    }

    /// The same, and delivered.
    static func delivered(holding days: Int) throws -> Story {
        var story = try funded(holding: days)
        try story.give(DeliverFiles.files(), by: .seller)
        return story
    }

    /// What has to be there before a step about the hold can be taken. A gateway holds the money for 30 days.
    mutating func prepareHold(for step: TradeStep, by role: TradeRole) throws {
        switch step {
        case .cancelTrade: if role == .buyer, let promised = trade.deliverBy { now = promised }
        case .acceptRefund: try give(ProposeRefund.of(3_000), by: .party(role == .seller ? .buyer : .seller))
        case .declineRefund: try give(ProposeRefund.of(3_000), by: .party(role == .seller ? .buyer : .seller))
        case .lapseRefund:
            try give(ProposeRefund.of(3_000), by: .buyer)
            try wait(for: .refundTalk)
        case .answerDeliveryTime: try give(AskDeliveryTime.of(), by: .seller)
        case .warnHoldExpiry: try wait(for: .holdAlarm)
        case .endHold:
            try wait(for: .holdAlarm)
            try give(WarnHoldExpiry(), by: .clock)
            try wait(for: .holdExpiry)
        default: break
        }
    }

    /// The member's balances and the fees: seller, fees, on the way back.
    var split: [Int64] { [balance(.member(MemberID.seller.rawValue)), balance(.fees), refunding] }
}
