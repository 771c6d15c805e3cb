import Market

/// One thing that a mail tells of.
struct MailLine: Sendable {
    let notice: NoticeClass
    /// Where it is seen and done, as a path of the site.
    let path: String
    /// What it is about; empty once erased.
    let title: String
    let what: What
    /// When it runs out; nil where nothing does.
    let until: Timestamp?
    /// What it is about where it is about nothing that has a title; nil for the last part of the path.
    var topic: Bilingual? = nil

    /// What it tells.
    enum What: Sendable {
        /// Something is asked, since then; the seller promised to answer by that moment.
        case asked(AskKind, DeadlineKind?, since: Timestamp, promised: Timestamp?)
        case reminder(DeadlineKind)
        /// Something happened: the kind of its entry.
        case news(String)
        /// Something is asked outside of trades.
        case askedElsewhere(ToldAsk)
        /// The time for something that is asked outside of trades runs out.
        case reminderElsewhere(ToldAsk)
        /// Something happened outside of trades: the kind of its entry.
        case newsElsewhere(String)
    }
}

/// What a mail with notices says: what is asked, until when, what silence means, and where to go.
struct NoticeMailText {
    let language: MailLanguage
    /// The market's address.
    let site: String
    let now: Timestamp

    func text(_ lines: [MailLine], links: [(NoticeClass, String)]) -> MemberMails.Text {
        let body = [greeting] + lines.map(paragraph) + [ending(links)]
        return MemberMails.Text(subject: subject(lines), body: body.joined(separator: "\n\n") + "\n")
    }

    private func subject(_ lines: [MailLine]) -> String {
        guard lines.count == 1, let line = lines.first else {
            let asked = lines.filter { $0.notice != .news }.count
            return both(
                "诚序：\(lines.count) 条通知" + (asked > 0 ? "，其中 \(asked) 条等您处理" : ""),
                "Chengxu: \(lines.count) notices" + (asked > 0 ? ", \(asked) waiting for you" : ""))
        }
        let title = line.title.isEmpty ? "" : both("《\(line.title)》", " – \(line.title)")
        return both("诚序：\(headline(line))\(title)", "Chengxu: \(headline(line))\(title)")
    }

    private var greeting: String { both("您好，", "Hello,") }

    private func headline(_ line: MailLine) -> String {
        switch line.what {
        case .asked(let ask, _, _, _): pick(AskWords.name(ask))
        case .reminder(let deadline):
            both("提醒：\(DeadlineWords.name(deadline).zh)的期限将到", "a reminder: \(DeadlineWords.name(deadline).en)")
        case .news(let kind): pick(AskWords.happened(kind))
        case .askedElsewhere(let ask): pick(ToldWords.name(ask))
        case .reminderElsewhere(let ask):
            both("提醒：\(ToldWords.task(ask).zh)的期限将到", "a reminder: \(ToldWords.task(ask).en)")
        case .newsElsewhere(let kind): pick(ToldWords.happened(kind))
        }
    }

    private func paragraph(_ line: MailLine) -> String {
        let name = line.topic.map(pick) ?? String(line.path.split(separator: "/").last ?? "")
        let title = line.title.isEmpty ? name : line.title
        var rows = [both("【\(title)】", "[\(title)]"), headline(line)]
        switch line.what {
        case .asked(let ask, let deadline, let since, let promised):
            if ask == .answerEnquiry {
                let waited = MailTime.span(from: since, to: now, language)
                rows.append(both("买家已等待：\(waited)", "The buyer has waited: \(waited)"))
            }
            if let promised {
                rows.append(both("您承诺首次答复的时间：", "You promised an answer by: ") + MailTime.text(promised, language))
            }
            rows += clock(line.until, silence: AskWords.silence(ask, deadline))
        case .reminder(let deadline): rows += clock(line.until, silence: DeadlineWords.outcome(deadline.outcome))
        case .askedElsewhere(let ask), .reminderElsewhere(let ask): rows += clock(line.until, silence: ToldWords.silence(ask))
        case .newsElsewhere:
            if let until = line.until { rows.append(both("截止：", "Until: ") + MailTime.text(until, language)) }
        case .news: break
        }
        rows.append(both("查看并处理：", "See it and act: ") + site + line.path)
        return rows.joined(separator: "\n")
    }

    private func clock(_ until: Timestamp?, silence: Bilingual) -> [String] {
        var rows: [String] = []
        if let until {
            let left = MailTime.span(from: now, to: until, language)
            rows.append(both("截止：", "Until: ") + MailTime.text(until, language) + both("，还剩 \(left)", ", \(left) left"))
        } else {
            rows.append(both("截止：没有到期时间", "Until: no time runs out"))
        }
        return rows + [both("如果不处理：", "If you do nothing: ") + pick(silence)]
    }

    private func ending(_ links: [(NoticeClass, String)]) -> String {
        let stops = links.map { notice, link in
            both("不再用邮件收“\(Self.name(notice).zh)”：", "No more mails of “\(Self.name(notice).en)”: ") + link
        }
        return
            ([
                "--",
                both(
                    "邮件只是提醒，全部通知以网页为准：\(site)/notices", "A mail is a reminder only; every notice stands here: \(site)/notices"),
                both("选择收哪些邮件、何时收：\(site)/account/mail", "Choose which mails you get, and when: \(site)/account/mail"),
            ] + stops + [both("请不要回复这封邮件。", "Please do not answer this mail.")]).joined(separator: "\n")
    }

    /// What a class of notices is called.
    static func name(_ notice: NoticeClass) -> Bilingual {
        switch notice {
        case .asked: Bilingual(zh: "等您处理的事", en: "what is asked of you")
        case .reminder: Bilingual(zh: "期限提醒", en: "reminders of deadlines")
        case .news: Bilingual(zh: "交易动态", en: "news of your trades")
        }
    }

    private func pick(_ words: Bilingual) -> String { both(words.zh, words.en) }

    private func both(_ zh: String, _ en: String) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
