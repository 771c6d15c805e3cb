import Market

/// Gateways in words, by the name that entries and accounts bear: also for readers who have the record and no market.
package enum GatewayWords {
    /// `支付宝`; the name itself of one that is not known here.
    package static func name(_ gateway: String) -> Bilingual {
        switch gateway {
        case "sandbox": Bilingual(zh: "沙箱银行（演示，不是真钱）", en: "sandbox bank (play money)")
        case "alipay": Bilingual(zh: "支付宝", en: "Alipay")
        case "wechatpay": Bilingual(zh: "微信支付", en: "WeChat Pay")
        default: Bilingual(zh: gateway, en: gateway)
        }
    }
}

/// Members of the staff in words: by name where the reader may know it, else by a number.
package enum StaffWords {
    /// `7K3F2Q`: the end of the identifier, which is the part of it that is chance.
    package static func number(_ member: MemberID) -> String { String(member.rawValue.suffix(6)).uppercased() }

    /// `调解员江月`, or `调解员（编号 7K3F2Q）` where no name is given.
    package static func mediator(_ member: MemberID, _ names: [MemberID: String] = [:]) -> Bilingual {
        if let name = names[member], !name.isEmpty { return Bilingual(zh: "调解员\(name)", en: "mediator \(name)") }
        return Bilingual(zh: "调解员（编号 \(number(member))）", en: "mediator no. \(number(member))")
    }

    /// `平台工作人员（编号 7K3F2Q）`.
    package static func staff(_ member: MemberID) -> Bilingual {
        Bilingual(zh: "平台工作人员（编号 \(number(member))）", en: "platform staff no. \(number(member))")
    }
}

extension String {
    /// As it begins a sentence.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
