import Market

@testable import Service
@testable import Web

extension Samples {
    /// A member's mail page: without an address, with one, or with one that mails came back from.
    func mail(_ bounces: Int?) -> MailPage {
        let contact = bounces.map { bounces in
            Contact(
                address: "linwan@mail.example.cn", confirmedAt: Timestamp(ms: nowMs - 9_000_000_000),
                settings: MailSettings(language: .zh, choices: [.news: .daily]), bounces: bounces,
                bouncedAt: bounces > 0 ? Timestamp(ms: nowMs - 3_600_000) : nil,
                bounceText: bounces > 0 ? "550 5.1.1 <linwan@mail.example.cn>: Recipient address rejected" : nil)
        }
        return MailPage(contact, isOffered: true, ownKeys, FormFields(language), refused: nil)
    }

    func mailLink(done: Bool) -> MailLinkPage {
        MailLinkPage(
            title: language.say("mail.end.title"),
            sentence: language.say(done ? "mail.end.done" : "mail.end.ask", ["what": language.say("mail.class.reminder")]),
            button: done ? nil : language.say("mail.end.button"), action: "/unsubscribe/x")
    }

    var absenceNote: AbsenceNote {
        AbsenceNote(
            Absence(
                from: Timestamp(ms: nowMs), until: Timestamp(ms: nowMs + 3 * 86_400_000),
                word: both("回乡探亲，晚上看消息。", "Visiting family; I read messages in the evening.")), now: nowMs, language)
    }

    func absence(announced: Bool) -> AbsencePage {
        let make = FormFields(language)
        return AbsencePage(
            title: language.say("absence.title"), announced: announced ? absenceNote : nil,
            fields: [
                make.line("from", language.say("absence.from"), given: "2026-11-23"),
                make.line("until", language.say("absence.until"), given: "2026-11-26"),
                make.long("word", language.say("absence.word"), help: language.say("absence.word.help"), required: false, rows: 2),
            ], refusal: nil)
    }

    /// An absence whose words lead away.
    var absenceWarned: AbsencePage {
        var page = absence(announced: false)
        page = AbsencePage(
            title: page.title,
            announced: AbsenceNote(
                Absence(
                    from: Timestamp(ms: nowMs), until: Timestamp(ms: nowMs + 3 * 86_400_000),
                    word: both("急事加微信 lin_code88。", "Urgent? WeChat lin_code88."), warned: [.contact]), now: nowMs, isOwn: true,
                language),
            fields: page.fields, refusal: nil)
        return page
    }

    var dealAway: DealPage {
        var page = deal(.member)
        page.absence = absenceNote
        return page
    }

    /// A message that a decision has masked.
    var tradeMasked: TradePage {
        var page = trade()
        let masked = TimelineEntry(
            sequence: 9, look: .message, icon: "chat", actor: seller.name, what: "", moment: ago(60),
            message: .init(
                text: language.say("conversation.masked"), stage: both("交付", "delivery"), isOwn: false,
                maskedPath: "/complaints/01mcc5"), proofPath: "/trades/t_1024/entries/9")
        page.entries.append(masked)
        return page
    }

    /// Notices with what is asked above them.
    var noticesAsking: NoticesPage {
        var page = notices(empty: false)
        let title = both("进销存管理系统（含完整源码）", "Inventory manager with full source")
        page.asks = [
            AskLine(
                text: AskWords.name(.answerEnquiry).text(language), tradeTitle: title, otherName: buyer.name,
                path: "/trades/t_1024", since: ago(200), until: nil,
                silence: language.say("asks.silence", ["then": AskWords.silence(.answerEnquiry, nil).text(language)]),
                clock: replyClock(200, promised: inHours(20))),
            AskLine(
                text: AskWords.name(.deliver).text(language), tradeTitle: title, otherName: buyer.name, path: "/trades/t_1031",
                since: ago(4_000), until: inHours(9),
                silence: language.say("clocks.then", ["what": AskWords.silence(.deliver, .delivery).text(language)]), clock: nil,
                why: ProtectionWords.why(.promiseInTime).text(language)),
        ]
        let told = ToldAskRow(
            ask: .answerComplaint, stream: StreamName("complaint", "01mcc5"), listing: nil, title: title,
            since: Timestamp(ms: nowMs - 3_600_000), until: Timestamp(ms: nowMs + 40 * 3_600_000))
        page.asks.insert(AskLine(told, language, nowMs), at: 0)
        page.hasAsks = true
        page.replies = [
            ReplyDue(
                kind: .ticket(.sample, number: 2), title: title, otherName: buyer.name, since: Timestamp(ms: nowMs - 7_200_000),
                until: Timestamp(ms: nowMs + 40_000_000)),
            ReplyDue(
                kind: .message(.sample, sequence: 14), title: title, otherName: buyer.name, since: Timestamp(ms: nowMs - 9_000_000),
                until: nil),
        ].map { ReplyLine($0, language, nowMs) }
        page.hasReplies = true
        return page
    }

    private func replyClock(_ minutes: Int64, promised: Web.Deadline?) -> ReplyClock {
        ReplyClock(
            waited: language.say("asks.waited", ["ago": ago(minutes).ago]), promised: promised, isLate: promised == nil,
            promise: language.say(promised == nil ? "asks.promised.none" : "asks.promised"), note: language.say("asks.clock.note"),
            path: "#write")
    }

    var listingAway: ListingPage {
        var page = listing(isOwn: false)
        page.absence = absenceNote
        return page
    }

    var tradeWaiting: TradePage {
        var page = trade()
        page.replyClocks = [replyClock(3_000, promised: nil)]
        page.coaching = coachLines
        page.hasCoaching = true
        return page
    }
}
