import Ledger
import Market
import Service

/// A member's balance over one month.
struct StatementPage: Page {
    static let template = "Wallet/statement"

    /// One posting.
    struct Line: Sendable {
        let what: String
        let counterpart: String
        let trade: Link?
        let amount: String
        let balance: String
        let moment: Moment
        let entryPath: String
    }

    /// Another month.
    struct Month: Sendable {
        let text: String
        let path: String
        let isShown: Bool
    }

    let title: String
    let months: [Month]
    let opening: String
    let closing: String
    let income: String
    let outgo: String
    let lines: [Line]
    let isEmpty: Bool
    /// How many postings are in the table for spreadsheets alone; nil if none.
    let left: String?
    let csvPath: String

    var place: MenuPlace? { .wallet }

    /// The most postings that the page itself shows.
    static let linesMax = 1_000
}

extension StatementPage {
    init(_ statement: Statement, months: [StatementMonth], _ visit: Visit) {
        let (language, amounts) = (visit.language, statement.lines.map(\.posting.amount.minor))
        let shown = statement.lines.prefix(Self.linesMax)
        let hidden = statement.lines.count - shown.count
        self.init(
            title: language.say("statement.title", ["month": TimeText.monthInBeijing(statement.month.start.ms, language)]),
            months: months.map { month in
                Month(
                    text: TimeText.monthInBeijing(month.start.ms, language), path: WalletPath.statement(month),
                    isShown: month == statement.month)
            },
            opening: statement.opening.text, closing: statement.closing.text,
            income: MoneyText.yuan(amounts.filter { $0 > 0 }.reduce(0, +)),
            outgo: MoneyText.yuan(amounts.filter { $0 < 0 }.reduce(0, +)),
            lines: shown.map { line in
                Line(
                    what: language.words(for: line.posting), counterpart: language.counterpart(of: line.posting),
                    trade: line.posting.tradeLink, amount: MoneyText.signed(line.posting.amount.minor), balance: line.balance.text,
                    moment: Moment(line.posting.at.ms, now: visit.nowMs, language), entryPath: line.posting.entryPath)
            },
            isEmpty: statement.lines.isEmpty, left: hidden > 0 ? language.say("statement.left", ["n": String(hidden)]) : nil,
            csvPath: WalletPath.statement(statement.month) + "/csv")
    }
}
