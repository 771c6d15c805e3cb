import Ledger
import Market

/// What an entry about a chargeback says.
enum ChargebackWords {
    static func sentence(for facts: ChargebackRecorded) -> Bilingual {
        let sources = parts(of: facts)
        let zh = sources.map(\.zh).joined(separator: "，")
        let en = sources.map(\.en).joined(separator: ", ")
        let (whoZh, whoEn) =
            facts.deed == nil ? ("", "") : ("（平台工作人员按支付机构后台登记）", " (entered by the platform's staff from what the provider shows)")
        return Bilingual(
            zh: "支付机构收回 \(amount(facts.amount))，编号 \(facts.number)\(whoZh)：\(zh)",
            en: "The gateway took \(amount(facts.amount)) back, number \(facts.number)\(whoEn): \(en)")
    }

    /// Where the money came from, as far as anything did.
    private static func parts(of facts: ChargebackRecorded) -> [Bilingual] {
        let short = Money(minor: facts.owed.minor - facts.takenOver.minor, currency: facts.amount.currency)
        let all: [(Money, Bilingual)] =
            facts.refunds.map {
                (
                    $0.taken,
                    Bilingual(zh: "抵作已下达的退款 \(amount($0.taken))", en: "\(amount($0.taken)) settles a refund that was ordered")
                )
            } + [
                (facts.fromHold, Bilingual(zh: "托管款 \(amount(facts.fromHold))", en: "\(amount(facts.fromHold)) from the hold")),
                (
                    facts.fromBalance,
                    Bilingual(zh: "卖家余额 \(amount(facts.fromBalance))", en: "\(amount(facts.fromBalance)) from the seller's balance")
                ),
                (
                    facts.takenOver,
                    Bilingual(
                        zh: "卖家原欠买家的 \(amount(facts.takenOver))，改欠平台",
                        en: "\(amount(facts.takenOver)) that the seller owed the buyer and now owes the platform")
                ),
                (
                    short,
                    Bilingual(
                        zh: "平台先承担 \(amount(short))，记为卖家欠款", en: "\(amount(short)) borne by the platform as the seller's debt")
                ),
                (
                    facts.double,
                    Bilingual(
                        zh: "此前已退给买家的 \(amount(facts.double))，由平台承担",
                        en: "\(amount(facts.double)) that had gone back to the buyer before, borne by the platform")
                ),
            ]
        return all.filter { $0.0.minor > 0 }.map(\.1)
    }

    private static func amount(_ money: Money) -> String { EntryWords.amount(money) }
}
