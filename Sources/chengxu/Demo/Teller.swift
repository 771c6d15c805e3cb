import Foundation
import Ledger
import Market
import Service
import Store

/// Tells in the terminal what happens, as it happens, in one language or in both.
struct Teller: Sendable {
    private let language: VerifyWords.Language?

    init(_ language: VerifyWords.Language?) { self.language = language }

    /// For sentences on one line.
    var words: VerifyWords { VerifyWords(language) }

    /// A step of the trade begins.
    func step(_ number: Int, zh: String, en: String) {
        line("")
        line("── \(number) · \(words.both(zh: zh, en: en))")
    }

    /// One sentence; in both languages it takes two lines.
    func say(zh: String, en: String) {
        if language != .en { line("   \(zh)") }
        if language != .zh { line("   \(en)") }
    }

    /// What the record says of it: number, time, sentence, and the beginning of the entry's hash.
    func entry(_ entry: TradeEntry) {
        let sentence = EntryWords.sentence(for: entry.event)
        let text = words.both(zh: sentence.zh, en: sentence.en)
        line("   #\(entry.sequence) \(UTCTime.text(entry.at.ms))  \(text)")
        line("      sha256 \(entry.hash)")
    }

    /// Where the money is.
    func money(_ balances: [(account: Account, amount: Money)]) {
        let parts = balances.map { "\(name(of: $0.account)) \(EntryWords.amount($0.amount))" }
        let all = parts.isEmpty ? words.both(zh: "还没有钱", en: "none yet") : parts.joined(separator: " · ")
        line("   \(words.both(zh: "钱在哪里", en: "Where the money is")): \(all)")
    }

    /// A line as it is.
    func line(_ text: String) {
        print(text)
        // Steps are to be seen as they happen, through a pipe too.
        fflush(nil)
    }

    private func name(of account: Account) -> String {
        switch account {
        case .gateway: words.both(zh: "来自银行", en: "from the bank")
        case .hold: words.both(zh: "诚序通托管", en: "held in escrow")
        case .refunding: words.both(zh: "退款途中", en: "on its way back")
        case .member: words.both(zh: "卖家余额", en: "the seller's balance")
        case .costs: words.both(zh: "平台成本", en: "the platform's costs")
        case .payout: words.both(zh: "提现途中", en: "being paid out")
        case .fees: words.both(zh: "平台服务费", en: "the platform's fee")
        }
    }
}
