import Market
import Service

/// `GET /trades`: a member's trades, those that wait for the member first. `shown` is all, buying or selling.
enum TradesRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades", .member) { visit in
            let member = try visit.memberID()
            var fields = Fields(.form(try visit.query()))
            let shown = fields.optionalText("shown", charactersMax: 20).flatMap(TradesShown.init(rawValue:)) ?? .all
            let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
            try fields.finish()
            let found = try await marketplace.tradesInOrder(
                of: member, shown: shown, after: after.map { ($0.key == 1, $0.id) }, limit: Limits.pageItems + 1)
            let rows = Array(found.prefix(Limits.pageItems))
            let next =
                found.count > rows.count ? rows.last.map { Cursor(key: $0.waits(for: member) ? 1 : 0, id: $0.id.rawValue) } : nil
            let path = shown == .all ? "/trades" : "/trades?shown=\(shown.rawValue)"
            let paging = Paging(path: path, isFirst: after == nil, next: next)
            guard visit.wantsPage else { return .json { write(rows, paging.next, member, to: &$0) } }
            return .page(
                TradesPage(
                    title: visit.say("trades.title"),
                    tabs: TradesShown.allCases.map { tab in
                        TradesPage.Tab(
                            label: visit.say("trades.tab.\(tab.rawValue)"),
                            path: tab == .all ? "/trades" : "/trades?shown=\(tab.rawValue)", isChosen: tab == shown)
                    },
                    rows: rows.map { TradesPage.Row($0, for: member, visit.language, visit.nowMs) }, isEmpty: rows.isEmpty,
                    paging: paging)
            ) { _ in }
        }
    }

    private static func write(_ rows: [TradeRow], _ next: String?, _ member: MemberID, to json: inout JSONText) {
        json.array("trades", rows) { row, json in
            json.member("trade", row.id.rawValue)
            json.member("role", row.buyer == member ? "buyer" : "seller")
            json.member("title", row.title)
            json.member("buyer", row.buyer.rawValue)
            json.member("seller", row.seller.rawValue)
            json.member("listing", row.listing.rawValue)
            json.member("phase", row.phase.rawValue)
            json.member("needs", row.needs.rawValue)
            json.member("matter", row.matter?.rawValue)
            json.member("asked", row.asked?.rawValue)
            json.member("unread", row.unread)
            json.member("priceMinor", String(row.priceMinor))
            json.member("updated", TimeText.iso(row.updated.ms))
            json.member("deadline", row.deadline.map { TimeText.iso($0.ms) })
        }
        json.member("next", next)
    }
}

extension TradesPage.Row {
    init(_ row: TradeRow, for member: MemberID, _ language: Language, _ nowMs: Int64) {
        let isBuyer = row.buyer == member
        let isMine = row.waits(for: member)
        self.init(
            title: row.title, path: TradePath.trade(row.id), number: "#" + row.id.rawValue.suffix(6).uppercased(),
            other: MemberName(
                id: isBuyer ? row.seller.rawValue : row.buyer.rawValue, name: isBuyer ? row.sellerName : row.buyerName),
            price: MoneyText.yuan(row.priceMinor),
            badge: Badge(language.say("trade.phase.\(row.phase.rawValue)"), row.phase.tone),
            next: Self.next(row, isMine: isMine, language),
            isMine: isMine, unread: row.unread == 0 ? nil : language.count("conversation.unread.count", Int64(row.unread)),
            deadline: row.deadline.map { Web.Deadline($0.ms, now: nowMs, language) })
    }

    /// Who has to do what: the reader's own step where there is one, else the other's.
    private static func next(_ row: TradeRow, isMine: Bool, _ language: Language) -> String {
        let what =
            row.asked.map { language.say("trades.ask.\($0.rawValue)") }
            ?? language.say("trades.what.\(row.matter?.rawValue ?? row.phase.rawValue)")
        switch row.needs {
        case .nobody:
            if row.matter != nil { return language.say("trades.what.settling") }
            return language.say(row.phase == .funded ? "trades.what.sending" : "trades.what.over")
        case .both: return language.say("trades.needs.both", ["what": what])
        case .buyer, .seller: return language.say(isMine ? "trades.needs.mine" : "trades.needs.other", ["what": what])
        }
    }
}
