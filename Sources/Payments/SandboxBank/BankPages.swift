import Ledger
import Market
import Mustache

/// The bank's pages: plain models into templates. They work without script and load nothing but one stylesheet.
struct BankPages: Sendable {
    private let payTemplate: MustacheTemplate
    private let messageTemplate: MustacheTemplate

    /// Throws: if a template cannot be read, which is a bug that every test finds.
    init() throws {
        payTemplate = try MustacheTemplate(string: Self.frame(Self.payBody))
        messageTemplate = try MustacheTemplate(string: Self.frame(Self.messageBody))
    }

    func pay(_ page: PayPage) -> String {
        let language = page.language
        let order = page.order
        func word(_ words: Bilingual) -> String { words.text(in: language) }
        let closing: BankWords.Message? =
            switch page.state {
            case .payable, .paid: nil
            case .expired: .expired
            case .closed: .closed
            }
        let chargedBack = page.chargedBack.map { word(BankWords.chargedBack(MoneyText.text($0))) } ?? ""
        let mishaps = Mishap.allCases.filter(\.isForOnePayment).map { mishap in
            ["value": mishap.rawValue, "name": word(BankWords.name(of: mishap))]
        }
        let model: [String: Any] = common(language).merging(
            [
                "title": "\(word(BankWords.pay)) \(MoneyText.text(order.amount))",
                "switchURL": "/\(language.other.rawValue)/pay?\(page.query)",
                "payTo": word(BankWords.payTo), "merchant": word(page.merchant ?? BankWords.unknownMerchant),
                "amount": MoneyText.text(order.amount),
                "subjectLabel": word(BankWords.subject), "subject": order.subject,
                "numberLabel": word(BankWords.number), "number": order.payment.rawValue,
                "isPayable": page.state == .payable, "isPaid": page.state == .paid,
                "paid": word(BankWords.paid), "paidMore": word(BankWords.paidMore),
                "isOver": closing != nil,
                "over": closing.map { word(BankWords.title(of: $0)) } ?? "",
                "overMore": closing.map { word(BankWords.text(of: $0)) } ?? "",
                "action": "/\(language.rawValue)/pay?\(page.query)",
                "pay": "\(word(BankWords.pay)) \(MoneyText.text(order.amount))", "cancel": word(BankWords.cancel),
                "back": word(BankWords.back), "returnURL": order.returnURL.text,
                "offersMishaps": page.offersMishaps, "mishapsLabel": word(BankWords.mishaps),
                "mishapLabel": word(BankWords.mishapLabel), "mishaps": mishaps,
                "chargedBack": chargedBack, "chargeBackLabel": word(BankWords.chargeBackLabel),
                "chargeBackMore": word(BankWords.chargeBackMore), "chargeBackAmount": word(BankWords.chargeBackAmount),
                "chargeBack": word(BankWords.chargeBack), "canChargeBack": page.offersMishaps && page.canChargeBack,
            ] as [String: Any]
        ) { _, new in new }
        return payTemplate.render(model)
    }

    func message(_ message: BankWords.Message, language: PayPageLanguage) -> String {
        let model: [String: Any] = common(language).merging(
            [
                "title": BankWords.title(of: message).text(in: language),
                "text": BankWords.text(of: message).text(in: language),
            ] as [String: Any]
        ) { _, new in new }
        return messageTemplate.render(model)
    }

    private func common(_ language: PayPageLanguage) -> [String: Any] {
        [
            "lang": language == .zh ? "zh-CN" : "en", "otherLang": language == .zh ? "en" : "zh-CN",
            "bank": BankWords.bank.text(in: language), "playMoney": BankWords.playMoney.text(in: language),
            "playMoneyMore": BankWords.playMoneyMore.text(in: language),
            "switchLanguage": BankWords.switchLanguage.text(in: language),
        ]
    }
}

/// What the pay page shows.
struct PayPage {
    let order: PaymentOrder
    let merchant: Bilingual?
    let state: State
    /// The signed link as it came.
    let query: String
    let language: PayPageLanguage
    let offersMishaps: Bool
    /// What the payer's bank has taken back; nil where nothing was.
    let chargedBack: Money?
    /// Whether there is anything that it could take back.
    let canChargeBack: Bool

    enum State: String {
        case payable, paid, expired, closed
    }
}

extension PayPageLanguage {
    fileprivate var other: PayPageLanguage {
        switch self {
        case .zh: .en
        case .en: .zh
        }
    }
}
