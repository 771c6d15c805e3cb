/// The templates and the stylesheet of the bank's pages.
extension BankPages {
    static func frame(_ body: String) -> String {
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

    static let payBody = """
        <section class="card">
        <p class="to">{{payTo}} <b>{{merchant}}</b></p>
        <h1>{{amount}}</h1>
        <dl>
        <div><dt>{{subjectLabel}}</dt><dd>{{subject}}</dd></div>
        <div><dt>{{numberLabel}}</dt><dd class="number">{{number}}</dd></div>
        </dl>
        {{#isPayable}}
        <form method="post" action="{{action}}">
        <button class="button pay" name="act" value="pay">{{pay}}</button>
        <button class="button cancel" name="act" value="cancel">{{cancel}}</button>
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
        {{#chargedBack}}<p class="state bad"><strong>{{chargedBack}}</strong></p>{{/chargedBack}}
        <a class="button cancel" href="{{returnURL}}">{{back}}</a>
        {{#canChargeBack}}
        <details>
        <summary>{{chargeBackLabel}}</summary>
        <form method="post" action="{{action}}">
        <p>{{chargeBackMore}}</p>
        <label>{{chargeBackAmount}}
        <input name="amount" inputmode="decimal" maxlength="14" autocomplete="off">
        </label>
        <label>{{mishapLabel}}
        <select name="mishap">
        {{#mishaps}}<option value="{{value}}">{{name}}</option>{{/mishaps}}
        </select>
        </label>
        <button class="button cancel" name="act" value="chargeback">{{chargeBack}}</button>
        </form>
        </details>
        {{/canChargeBack}}
        {{/isPaid}}
        {{#isOver}}
        <p class="state"><strong>{{over}}</strong> {{overMore}}</p>
        <a class="button cancel" href="{{returnURL}}">{{back}}</a>
        {{/isOver}}
        </section>
        """

    static let messageBody = """
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
          --bad: #a8321f;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14181e; --card: #1d232b; --ink: #e6eaf0; --quiet: #9aa6b5; --line: #333c48;
            --accent: #7fb0ff; --on-accent: #0d1b30; --play: #3a3116; --play-line: #7d6829; --good: #74cf9d;
            --bad: #ff9d8a;
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
        h1 { margin: .1rem 0 1rem; font-size: clamp(1.75rem, 8vw, 2.4rem); line-height: 1.2; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        h2 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.4; }
        .card > p:last-child { margin-bottom: 0; }
        dl { margin: 0 0 1.25rem; border-top: 1px solid var(--line); }
        dl div { display: grid; grid-template-columns: 4.5rem 1fr; gap: .5rem; padding-block: .55rem; border-bottom: 1px solid var(--line); }
        dt { color: var(--quiet); }
        dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
        .number { font: .875rem/1.83 ui-monospace, monospace; }
        .button {
          display: block; width: 100%; padding: .75rem 1rem; border: 1px solid transparent; border-radius: .6rem;
          font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
        }
        .pay { background: var(--accent); color: var(--on-accent); }
        .cancel { margin-top: .6rem; border-color: var(--line); background: transparent; color: var(--ink); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        details { margin-top: 1.25rem; font-size: .875rem; color: var(--quiet); }
        summary { cursor: pointer; }
        label { display: block; margin-top: .5rem; }
        select, input {
          display: block; width: 100%; margin-top: .25rem; padding: .45rem .5rem; border: 1px solid var(--line);
          border-radius: .4rem; background: var(--card); color: var(--ink); font: inherit;
        }
        .state { margin: 0 0 1rem; }
        .state strong { display: block; }
        .good strong { color: var(--good); }
        .bad strong { color: var(--bad); }
        """
}
