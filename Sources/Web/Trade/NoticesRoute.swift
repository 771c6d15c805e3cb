import Market
import Service

/// `GET /notices`: what a member was told of, the newest first. `POST /notices/read`: all up to `upTo` have been seen.
enum NoticesRoute {
    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get("/notices", .member) { visit in
                let member = try visit.memberID()
                var fields = Fields(.form(try visit.query()))
                let after = fields.optionalText("after", charactersMax: 100).flatMap(Cursor.init)
                try fields.finish()
                let found = try await marketplace.notices(
                    of: member, before: after?.key ?? .max, limit: Limits.pageItems + 1)
                let rows = Array(found.prefix(Limits.pageItems))
                let next = found.count > rows.count ? rows.last.map { Cursor(key: $0.position, id: "n") } : nil
                let asks = after == nil ? try await marketplace.asks(of: member) : []
                let told = after == nil ? try await marketplace.toldAsks(of: member) : []
                let replies = after == nil ? try await marketplace.repliesDue(of: member) : []
                guard visit.wantsPage else {
                    return .json { json in
                        write(asks, to: &json)
                        write(told, to: &json)
                        json.array("replies", replies) { $0.json(&$1) }
                        write(rows, next?.text, to: &json)
                    }
                }
                var page = NoticesPage(
                    title: visit.say("notices.title"), rows: rows.map { NoticesPage.Row($0, visit.language, visit.nowMs) },
                    isEmpty: rows.isEmpty, hasUnread: rows.contains { !$0.isRead },
                    newest: String(rows.first?.position ?? 0),
                    paging: Paging(path: "/notices", isFirst: after == nil, next: next))
                page.asks =
                    told.map { AskLine($0, visit.language, visit.nowMs) } + asks.map { AskLine($0, visit.language, visit.nowMs) }
                page.hasAsks = !page.asks.isEmpty
                // An enquiry stands among what is asked already.
                let others = replies.filter { reply in !asks.contains { reply.isToldBy($0) } }
                page.replies = others.map { ReplyLine($0, visit.language, visit.nowMs) }
                page.hasReplies = !others.isEmpty
                return .page(page) { _ in }
            },
            .post("/notices/read") { visit in
                var fields = visit.fields()
                let upTo = fields.integer("upTo", in: 0...(1 << 53))
                try fields.finish()
                let member = try visit.memberID()
                try await marketplace.markNoticesRead(upTo: upTo, by: member)
                guard !visit.wantsPage else { return .done(seeOther: "/notices") }
                let unread = try await marketplace.unreadNotices(of: member)
                return .json { $0.member("unread", unread) }
            },
        ]
    }

    private static func write(_ asks: [AskRow], to json: inout JSONText) {
        json.array("asks", asks) { ask, json in
            json.member("trade", ask.trade.rawValue)
            json.member("ask", ask.kind.rawValue)
            json.member("since", TimeText.iso(ask.since.ms))
            json.member("deadline", ask.deadline?.rawValue)
            json.member("until", ask.until.map { TimeText.iso($0.ms) })
            json.member("then", ask.deadline?.outcome.rawValue)
            json.member("promised", ask.promised.map { TimeText.iso($0.ms) })
        }
    }

    private static func write(_ asks: [ToldAskRow], to json: inout JSONText) {
        json.array("asksElsewhere", asks) { ask, json in
            json.member("ask", ask.ask.rawValue)
            json.member("path", ToldWords.path(ask.stream, ask.listing))
            json.member("since", TimeText.iso(ask.since.ms))
            json.member("until", ask.until.map { TimeText.iso($0.ms) })
        }
    }

    private static func write(_ rows: [Notice], _ next: String?, to json: inout JSONText) {
        json.array("notices", rows) { notice, json in
            json.member("position", notice.position)
            json.member("trade", notice.trade?.rawValue)
            json.member("path", notice.trade == nil ? ToldWords.path(notice.stream, notice.listing) : nil)
            json.member("sequence", notice.sequence)
            json.member("kind", notice.kind)
            json.member("deadline", notice.deadline?.rawValue)
            json.member("ask", notice.ask?.rawValue)
            json.member("reminder", notice.reminder?.rawValue)
            json.member("until", notice.until.map { TimeText.iso($0.ms) })
            json.member("at", TimeText.iso(notice.at.ms))
            json.member("isRead", notice.isRead)
        }
        json.member("next", next)
    }
}

extension NoticesPage.Row {
    init(_ notice: Notice, _ language: Language, _ nowMs: Int64) {
        let text: String
        if let deadline = notice.deadline, let reminder = notice.reminder {
            text = language.say(
                "notices.reminder.\(reminder.rawValue)",
                [
                    "what": DeadlineWords.name(deadline).text(language),
                    "then": DeadlineWords.outcome(deadline.outcome).text(language),
                ])
        } else if let ask = notice.ask, let reminder = notice.reminder {
            text = language.say(
                "notices.reminder.\(reminder.rawValue)",
                ["what": ToldWords.task(ask).text(language), "then": ToldWords.then(ask).text(language)])
        } else if notice.trade == nil {
            text = ToldWords.happened(notice.kind).text(language)
        } else {
            text = language.say("notices.kind.\(notice.kind)")
        }
        let path = notice.trade.map { "\(TradePath.trade($0))?at=\(notice.sequence)#e\(notice.sequence)" }
        self.init(
            text: text,
            tradeTitle: notice.trade == nil ? ToldWords.title(notice.stream, notice.title).text(language) : notice.title,
            path: path ?? ToldWords.path(notice.stream, notice.listing), isUnread: !notice.isRead,
            moment: Moment(notice.at.ms, now: nowMs, language),
            until: notice.until.map { Web.Deadline($0.ms, now: nowMs, language) })
    }
}
