import Ledger
import Market
import Service

/// A receipt that can be printed: of a payout, or of a release.
struct MoneyReceiptPage: Page {
    static let template = "Wallet/receipt"

    let title: String
    let number: String
    let amount: String
    let badge: Badge?
    let facts: [Fact]
    let back: Link
    /// Leads to the entry that proves it.
    let entryPath: String

    var place: MenuPlace? { .wallet }

    static func payout(_ payout: PayoutRow, _ visit: Visit) -> MoneyReceiptPage {
        let language = visit.language
        var facts = [
            Fact(label: language.say("receipt.to"), value: payout.label),
            Fact(label: language.say("receipt.ordered"), value: TimeText.stamped(payout.orderedAt.ms, language)),
            Fact(label: language.say("receipt.changed"), value: TimeText.stamped(payout.changedAt.ms, language)),
            Fact(label: language.say("receipt.how"), value: language.say(payout.isByHand ? "receipt.byHand" : "receipt.byProgram")),
        ]
        if payout.stage == .review {
            facts.append(
                Fact(
                    label: language.say("receipt.approvals"),
                    value: language.say(
                        "receipt.approvalsOf", ["n": String(payout.approvals), "needed": String(ReviewPayout.approvalsNeeded)])))
        }
        if let reference = payout.reference {
            facts.append(Fact(label: language.say("receipt.reference"), value: reference, isCode: true))
        }
        if let reason = payout.reason { facts.append(Fact(label: language.say("receipt.reason"), value: reason)) }
        return MoneyReceiptPage(
            title: language.say("receipt.payout"), number: payout.id.rawValue, amount: payout.amount.text,
            badge: language.badge(for: payout.stage), facts: facts,
            back: Link(text: language.say("payouts.title"), path: WalletPath.payouts),
            entryPath: WalletPath.entry(payout.sequence))
    }

    static func release(
        _ facts: HoldReleased, at time: Timestamp, in trade: TradeID, _ sequence: Int64, _ visit: Visit
    ) -> MoneyReceiptPage {
        let language = visit.language
        return MoneyReceiptPage(
            title: language.say("receipt.release"), number: "\(trade)-\(sequence)", amount: facts.net.text, badge: nil,
            facts: [
                Fact(label: language.say("entry.gross"), value: facts.gross.text),
                Fact(label: language.say("entry.fee"), value: facts.fee.text),
                Fact(label: language.say("entry.net"), value: facts.net.text),
                Fact(label: language.say("receipt.released"), value: TimeText.stamped(time.ms, language)),
                Fact(label: language.say("receipt.trade"), value: trade.rawValue, isCode: true),
            ],
            back: Link(text: language.say("wallet.title"), path: WalletPath.wallet), entryPath: TradePath.entry(trade, sequence))
    }
}
