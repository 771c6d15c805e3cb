import Ledger
import Market

/// The sentence that says what the platform's fee is and who bears it, wherever a price is shown on which somebody decides.
enum FeeNote {
    /// Nil where there is no fee, and where what is typed is more than can be counted.
    static func text(_ terms: Terms, under policy: Policy, _ language: Language) -> String? {
        guard let share = FeeShare(of: terms, under: policy), share.fee.minor > 0 else { return nil }
        return language.say(
            "fee.note.\(policy.feeBearer.rawValue)",
            [
                "rate": rate(policy.fee, language), "fee": share.fee.text, "surcharge": share.surcharge.text,
                "due": share.due.text,
            ])
    }

    /// `5%`, `0.6% + ¥0.30`, `¥1.00`.
    static func rate(_ fee: Fee, _ language: Language) -> String {
        let share = percent(fee.basisPoints)
        guard fee.fixedMinor > 0 else { return share }
        let fixed = MoneyText.yuan(fee.fixedMinor)
        return fee.basisPoints == 0 ? fixed : language.say("fee.rate", ["share": share, "fixed": fixed])
    }

    private static func percent(_ basisPoints: Int) -> String {
        let (whole, rest) = basisPoints.quotientAndRemainder(dividingBy: 100)
        guard rest > 0 else { return "\(whole)%" }
        return rest.isMultiple(of: 10) ? "\(whole).\(rest / 10)%" : "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }
}

extension Policy {
    /// The fee for programs, with what it comes to on those terms.
    func feeJSON(_ json: inout JSONText, of terms: Terms) {
        let share = FeeShare(of: terms, under: self)
        json.object("fee") { json in
            json.member("bearer", feeBearer.rawValue)
            json.member("basisPoints", fee.basisPoints)
            json.member("fixedMinor", String(fee.fixedMinor))
            json.member("surchargeMinor", share.map { String($0.surcharge.minor) })
            json.member("dueMinor", share.map { String($0.due.minor) })
        }
    }
}
