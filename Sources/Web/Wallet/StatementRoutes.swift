import HTTPTypes
import Ledger
import Market
import NIOCore
import Service

/// `GET /wallet/statements/2026-11`: a member's statement of one month; with `/csv`, for a spreadsheet.
enum StatementRoutes {
    static func all(_ marketplace: Marketplace) -> [Route] { [page(marketplace), csv(marketplace)] }

    private static func page(_ marketplace: Marketplace) -> Route {
        .get("/wallet/statements/:month", .member) { visit in
            let (member, month) = (try visit.memberID(), try month(visit))
            let statement = try await marketplace.statement(of: member, for: month)
            guard visit.wantsPage else { return .json { write(statement, to: &$0) } }
            let months = try await marketplace.statementMonths(of: member)
            return .page(StatementPage(statement, months: months, visit)) { _ in }
        }
    }

    private static func csv(_ marketplace: Marketplace) -> Route {
        .get("/wallet/statements/:month/csv", .member) { visit in
            let statement = try await marketplace.statement(of: try visit.memberID(), for: try month(visit))
            let text = StatementCSV.text(of: statement, visit.language)
            return Answer.bytes(ByteBuffer(string: text), mediaType: "text/csv; charset=utf-8")
                .with(.contentDisposition, Attachment.disposition("chengxu-\(statement.month.text).csv"))
                .with(.cacheControl, "private, no-cache")
        }
    }

    private static func month(_ visit: Visit) throws(Refused) -> StatementMonth {
        guard let month = StatementMonth(try visit.identifier("month")) else { throw .notFound }
        return month
    }

    private static func write(_ statement: Statement, to json: inout JSONText) {
        json.member("month", statement.month.text)
        json.member("currency", statement.opening.currency.code)
        json.member("openingMinor", String(statement.opening.minor))
        json.array("postings", statement.lines) { line, json in
            PostingJSON.write(line.posting, to: &json)
            json.member("balanceMinor", String(line.balance.minor))
        }
        json.member("closingMinor", String(statement.closing.minor))
    }
}

/// A statement as a table for spreadsheets: UTF-8 with a byte order mark, lines ended by CR LF.
///
/// Source: RFC 4180; the mark is what spreadsheet programs know UTF-8 by.
enum StatementCSV {
    static func text(of statement: Statement, _ language: Language) -> String {
        var lines = [
            ["csv.when", "csv.what", "csv.counterpart", "csv.trade", "csv.amount", "csv.balance", "csv.entry"].map {
                language.say($0)
            },
            [TimeText.iso(statement.month.start.ms), language.say("statement.opening"), "", "", "", amount(statement.opening), ""],
        ]
        for line in statement.lines {
            let posting = line.posting
            lines.append([
                TimeText.iso(posting.at.ms), language.words(for: posting), language.counterpart(of: posting), posting.trade ?? "",
                amount(posting.amount), amount(line.balance), "\(posting.stream)#\(posting.sequence)",
            ])
        }
        lines.append([
            TimeText.iso(statement.month.next.start.ms), language.say("statement.closing"), "", "", "", amount(statement.closing),
            "",
        ])
        return "\u{FEFF}" + lines.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func amount(_ money: Money) -> String { MoneyText.typed(money.minor) }

    /// One cell. What a spreadsheet would take for a formula has an apostrophe in front; a number, signed or not, is none.
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first), !isNumber(text) {
            text = "'" + text
        }
        let needsQuotes = text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    }
}
