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
            ] as [String: Any]
        ) { _, new in new }
        return payTemplate.render(model)
    }

    func message(_ message: BankWords.Message, language: PayPageLanguage, back: WebAddress?) -> String {
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

/// An amount as people read it: `¥1,234.56`. The sandbox knows no currency but renminbi.
enum MoneyText {
    static func text(_ money: Money) -> String {
        let magnitude = money.minor.magnitude
        let yuan = String(magnitude / 100)
        let fen = String(magnitude % 100)
        var grouped = ""
        for (place, digit) in yuan.enumerated() {
            if place > 0, (yuan.count - place).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        let sign = money.minor < 0 ? "−" : ""
        let symbol = money.currency == .cny ? "¥" : money.currency.code + " "
        return "\(sign)\(symbol)\(grouped).\(fen.count < 2 ? "0" : "")\(fen)"
    }
}

// MARK: Templates

extension BankPages {
    private static func frame(_ body: String) -> String {
        """
        <!doctype html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} · {{bank}}</title>
        <link rel="stylesheet" href="/bank.css">
        </head>
        <body>
        <header>
        <span class="bank">{{bank}}</span>
        {{#switchURL}}<a href="{{switchURL}}" hreflang="{{otherLang}}" lang="{{otherLang}}">{{switchLanguage}}</a>{{/switchURL}}
        </header>
        <main>
        <p class="play"><strong>{{playMoney}}</strong><span>{{playMoneyMore}}</span></p>
        \(body)
        </main>
        </body>
        </html>
        """
    }

    private static let payBody = """
        <section class="card">
        <p class="to">{{payTo}} <b>{{merchant}}</b></p>
        <h1>{{amount}}</h1>
        <dl>
        <div><dt>{{subjectLabel}}</dt><dd>{{subject}}</dd></div>
        <div><dt>{{numberLabel}}</dt><dd class="number">{{number}}</dd></div>
        </dl>
        {{#isPayable}}
        <form method="post" action="{{action}}">
        <button class="pay" name="act" value="pay">{{pay}}</button>
        <button class="cancel" name="act" value="cancel">{{cancel}}</button>
        {{#offersMishaps}}
        <details>
        <summary>{{mishapsLabel}}</summary>
        <label>{{mishapLabel}}
        <select name="mishap">
        {{#mishaps}}<option value="{{value}}">{{name}}</option>{{/mishaps}}
        </select>
        </label>
        </details>
        {{/offersMishaps}}
        </form>
        {{/isPayable}}
        {{#isPaid}}
        <p class="state good"><strong>{{paid}}</strong> {{paidMore}}</p>
        <a class="cancel" href="{{returnURL}}">{{back}}</a>
        {{/isPaid}}
        {{#isOver}}
        <p class="state"><strong>{{over}}</strong> {{overMore}}</p>
        <a class="cancel" href="{{returnURL}}">{{back}}</a>
        {{/isOver}}
        </section>
        """

    private static let messageBody = """
        <section class="card">
        <h2>{{title}}</h2>
        <p>{{text}}</p>
        </section>
        """

    static let stylesheet = """
        :root {
          color-scheme: light dark;
          --ground: #f4f5f7; --card: #ffffff; --ink: #1c2430; --quiet: #5b6675; --line: #dde1e7;
          --accent: #1f5fbf; --on-accent: #ffffff; --play: #fff4d6; --play-line: #e3c166; --good: #1d7044;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14181e; --card: #1d232b; --ink: #e6eaf0; --quiet: #9aa6b5; --line: #333c48;
            --accent: #7fb0ff; --on-accent: #0d1b30; --play: #3a3116; --play-line: #7d6829; --good: #74cf9d;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--ground); color: var(--ink);
          font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
        }
        header, main { width: min(30rem, 100% - 2rem); margin-inline: auto; }
        header { display: flex; justify-content: space-between; padding-block: 1.25rem .75rem; color: var(--quiet); }
        .bank { font-weight: 600; color: var(--ink); }
        a { color: var(--accent); }
        .play {
          margin: 0 0 1rem; padding: .7rem 1rem; border: 1px solid var(--play-line); border-radius: .6rem;
          background: var(--play);
        }
        .play strong, .play span { display: block; }
        .play span { font-size: .875rem; color: var(--quiet); }
        .card { padding: 1.5rem; border: 1px solid var(--line); border-radius: .8rem; background: var(--card); }
        .to { margin: 0; color: var(--quiet); }
        .to b { color: var(--ink); font-weight: 600; }
        h1 { margin: .1rem 0 1rem; font-size: 2.4rem; line-height: 1.2; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        h2 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.4; }
        .card > p:last-child { margin-bottom: 0; }
        dl { margin: 0 0 1.25rem; border-top: 1px solid var(--line); }
        dl div { display: grid; grid-template-columns: 6.5rem 1fr; gap: .75rem; padding-block: .55rem; border-bottom: 1px solid var(--line); }
        dt { color: var(--quiet); }
        dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
        .number { font: .9rem/1.7 ui-monospace, monospace; }
        button, a.cancel {
          display: block; width: 100%; padding: .75rem 1rem; border: 1px solid transparent; border-radius: .6rem;
          font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
        }
        .pay { background: var(--accent); color: var(--on-accent); }
        .cancel { margin-top: .6rem; border-color: var(--line); background: transparent; color: var(--ink); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        details { margin-top: 1.25rem; font-size: .875rem; color: var(--quiet); }
        summary { cursor: pointer; }
        label { display: block; margin-top: .5rem; }
        select {
          display: block; width: 100%; margin-top: .25rem; padding: .45rem .5rem; border: 1px solid var(--line);
          border-radius: .4rem; background: var(--card); color: var(--ink); font: inherit;
        }
        .state { margin: 0; }
        .state strong { display: block; }
        .good strong { color: var(--good); }
        """
}
