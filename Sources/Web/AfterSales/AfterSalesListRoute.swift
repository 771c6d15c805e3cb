import Market
import Service

/// `GET /after-sales`: a member's open after-sales requests, what runs out first at the top.
enum AfterSalesListRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/after-sales", .member) { visit in
            let rows = try await marketplace.afterSales(of: try visit.memberID())
            let questions = try await marketplace.unansweredQuestions(of: try visit.memberID())
            let page = AfterSalesListPage(
                title: visit.say("afterSales.list"), rows: rows.map { AfterSalesListPage.Row($0, visit.language, visit.nowMs) },
                isEmpty: rows.isEmpty,
                questions: questions.map {
                    Link(text: $0.words ?? visit.say("trade.erased"), path: "/listings/\($0.listing)/questions")
                },
                waiting: questions.isEmpty ? nil : visit.say("questions.waiting", ["n": String(questions.count)]))
            return .page(page) { json in
                json.array("requests", rows) { row, json in
                    json.member("trade", row.trade.rawValue)
                    json.member("number", row.number)
                    json.member("side", row.side.rawValue)
                    json.member("kind", row.kind.rawValue)
                    json.member("reason", row.reason?.rawValue)
                    json.member("phase", row.phase.rawValue)
                    json.member("awaited", row.awaited?.rawValue)
                    json.member("due", row.due.map { TimeText.iso($0.ms) })
                    json.member("opened", TimeText.iso(row.opened.ms))
                    json.member("firstReply", row.firstReply.map { TimeText.iso($0.ms) })
                }
                json.array("questions", questions) { row, json in
                    json.member("question", row.id.rawValue)
                    json.member("listing", row.listing.rawValue)
                    json.member("text", row.words)
                }
            }
        }
    }
}

/// A member's open after-sales requests.
struct AfterSalesListPage: Page {
    static let template = "AfterSales/list"

    /// One request.
    struct Row: Sendable {
        let title: String
        let path: String
        let asked: String
        let other: String
        let badge: Badge
        let isMine: Bool
        /// `轮到您`.
        let next: String
        let deadline: Deadline?
    }

    let title: String
    let rows: [Row]
    let isEmpty: Bool
    /// Public questions that wait for the reader's answer.
    let questions: [Link]
    /// `有 2 个买家问题等您回答`; nil where there is none.
    let waiting: String?

    var place: MenuPlace? { .trades }
}

extension AfterSalesListPage.Row {
    init(_ row: AfterSalesRow, _ language: Language, _ nowMs: Int64) {
        let isMine = row.awaited == row.side
        let kind = AfterSalesWords.name(row.kind).text(language).capitalizedFirst
        let isBad = [.silent, .overdue, .declined].contains(row.phase)
        self.init(
            title: row.title, path: "\(TradePath.trade(row.trade))/after-sales",
            asked: row.reason.map {
                language.say("afterSales.asked", ["kind": kind, "reason": AfterSalesWords.name($0).text(language)])
            } ?? kind,
            other: row.otherName, badge: Badge(language.say("afterSales.phase.\(row.phase.rawValue)"), isBad ? .bad : .active),
            isMine: isMine, next: isMine ? language.say("afterSales.yours") : language.say("afterSales.theirs"),
            deadline: row.due.map { Web.Deadline($0.ms, now: nowMs, language) })
    }
}
