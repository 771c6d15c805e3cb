import Market

extension TradeScene {
    /// The protection check of this trade as it stands now.
    private var check: ProtectionCheck { trade.protectionCheck(at: Timestamp(ms: nowMs)) }

    /// The check, with a way to mend what this reader can mend.
    var protection: ProtectionCard { ProtectionCard(check, language, now: nowMs, for: me, path: path(of:)) }

    /// Where the reader does it; nil where this reader cannot, or has done it.
    func path(of fix: ProtectionPoint.Fix) -> String? {
        guard fix.isFor(me) else { return nil }
        return switch fix {
        case .agreeOnTerms: refusal(of: .proposeTerms) == nil ? "\(path)/proposals" : nil
        case .confirmTerms:
            trade.confirmedBy.contains(me) ? nil : trade.openProposal.map { TradePath.terms(id, $0.number) }
        case .registerPasskey: trade.confirmedBy.contains(me) ? nil : "/account/passkeys"
        case .pay: "\(path)/payments"
        case .reply: "#write"
        case .deliver: "\(path)/deliveries/new"
        case .fetchDelivery: "\(path)/files"
        case .signReceipt: trade.hasArrived ? "\(path)/receipt" : "\(path)/files"
        case .askForReceipt: trade.isReceiptAwaited ? "#coaching" : nil
        case .rate: trade.ratings[me] == nil ? "\(path)/rating" : nil
        case .answerRequest: "\(path)/after-sales"
        case .answerDispute: trade.needs.includes(me) ? "\(path)/dispute" : nil
        case .reviseListing, .publishListing, .answerQuestion, .confirmMailAddress, .addPayoutAccount: nil
        }
    }
}
