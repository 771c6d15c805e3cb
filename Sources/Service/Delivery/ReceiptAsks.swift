import Market

/// Why a seller does not ask for a signature.
package enum ReceiptAskRefusal: String, Refusal {
    case notTheSeller
    /// Nothing has arrived that is not signed for.
    case nothingToSign
    /// The seller has asked within the last day.
    case receiptAskedAlready

    package var code: String { rawValue }
}

/// The message with which a seller asks the buyer to sign for what arrived.
package enum ReceiptAsk {
    /// What it says.
    package static let words = Bilingual(
        zh: "交付物您已取得，请在交易页签收。签收只说明东西已经收到，不等于验收通过；验收期照常计算。",
        en:
            "You have what was delivered: please sign for it on the trade's page. A receipt only says that it arrived, not that it is accepted; your time to examine runs on as before."
    )
    /// For how many hours the seller does not ask again.
    package static let pauseHours = 24
    /// How many of the newest entries are looked through for an earlier one.
    static let entriesLookedAt: Int64 = 64

    /// Whether the seller has asked within the last hours.
    package static func isAmong(_ entries: [TradeEntry], at now: Timestamp) -> Bool {
        entries.contains { entry in
            guard case .messagePosted(let facts) = entry.event, facts.by == .seller, let text = facts.text.value else {
                return false
            }
            return (text == words.zh || text == words.en) && now < entry.at.adding(.hours(pauseHours))
        }
    }
}

extension Marketplace {
    /// The seller asks the buyer to sign for what arrived, by a message like any other.
    ///
    /// Throws: `ReceiptAskRefusal`, `PostMessageRefusal`, `NotFound`.
    package func askForReceipt(
        in trade: TradeID, inChinese: Bool = true, by seller: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        let reading = try await state(of: trade, for: seller)
        guard reading.role == .seller else { throw ReceiptAskRefusal.notTheSeller }
        guard reading.trade.isReceiptAwaited else { throw ReceiptAskRefusal.nothingToSign }
        let newest = try await entries(of: reading, from: max(0, reading.trade.entryCount - ReceiptAsk.entriesLookedAt))
        guard !ReceiptAsk.isAmong(newest, at: clock.now()) else { throw ReceiptAskRefusal.receiptAskedAlready }
        return try await post(inChinese ? ReceiptAsk.words.zh : ReceiptAsk.words.en, in: trade, by: seller, key: key)
    }
}
