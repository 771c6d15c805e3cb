import Market

/// A change to an account that its owner is told of by mail.
enum AccountChange: Sendable {
    case addressChanged, addressRemoved
    /// The masked form, and from when on payouts may go there.
    case payoutAccountAdded(String, usableFrom: Timestamp)
    case payoutAccountRemoved(String)
}

/// What mails about an account say.
enum AccountMailText {
    /// To an address that is to be confirmed. It names nobody: whoever gets it may be a stranger.
    static func confirming(_ link: String, _ language: MailLanguage) -> MemberMails.Text {
        switch language {
        case .zh:
            MemberMails.Text(
                subject: "诚序：请确认您的邮箱",
                body: """
                    您好，

                    有人请诚序把通知寄到这个邮箱。如果是您，请在 24 小时内打开下面的链接确认：
                    \(link)

                    如果不是您，不必理会：不确认，我们不会再往这里寄信。

                    """)
        case .en:
            MemberMails.Text(
                subject: "Chengxu: please confirm your mail address",
                body: """
                    Hello,

                    somebody asked Chengxu to send notices to this address. If it was you, open this link within 24 hours:
                    \(link)

                    If it was not, do nothing: without a confirmation no further mail is sent here.

                    """)
        }
    }

    /// Of a change that was made.
    static func told(_ change: AccountChange, _ site: String, _ language: MailLanguage) -> MemberMails.Text {
        let (subject, sentence) = words(of: change, language)
        switch language {
        case .zh:
            return MemberMails.Text(
                subject: "诚序：\(subject)",
                body: """
                    您好，

                    \(sentence)

                    如果是您本人操作，不必做什么。
                    如果不是：请马上登录，在“我的账号”里退出所有设备，并到收款账户页删除陌生的账户。
                    我的账号：\(site)/account
                    收款账户：\(site)/wallet/accounts

                    这类邮件寄往变更之前登记的邮箱，不能退订。

                    """)
        case .en:
            return MemberMails.Text(
                subject: "Chengxu: \(subject)",
                body: """
                    Hello,

                    \(sentence)

                    If you did this, there is nothing to do.
                    If you did not: sign in now, sign out on all devices under “My account”, and remove the unknown account
                    from your accounts for payouts.
                    My account: \(site)/account
                    Accounts for payouts: \(site)/wallet/accounts

                    Such mails go to the address known before the change, and cannot be ended.

                    """)
        }
    }

    private static func words(of change: AccountChange, _ language: MailLanguage) -> (subject: String, sentence: String) {
        switch (change, language) {
        case (.addressChanged, .zh): ("您的邮箱已更换", "您在诚序登记的邮箱换成了另一个，今后的通知寄往新邮箱。")
        case (.addressChanged, .en):
            ("your mail address was changed", "Your mail address at Chengxu was changed to another; notices go there from now on.")
        case (.addressRemoved, .zh):
            ("您的邮箱已删除", "这个邮箱已从您的诚序账号中删除。今后 14 天内，收款账户的变更仍会告知这个邮箱，之后我们不再保留它。")
        case (.addressRemoved, .en):
            (
                "your mail address was removed",
                "This address was removed from your account at Chengxu. For 14 days it is still told when an account for payouts changes; then we keep it no longer."
            )
        case (.payoutAccountAdded(let label, let usableFrom), .zh):
            ("添加了收款账户", "您的诚序账号添加了收款账户 \(label)。\(MailTime.text(usableFrom, .zh))之前，钱款不会提现到这个账户。")
        case (.payoutAccountAdded(let label, let usableFrom), .en):
            (
                "an account for payouts was added",
                "The account \(label) was added to your accounts for payouts. Nothing is paid out to it before \(MailTime.text(usableFrom, .en))."
            )
        case (.payoutAccountRemoved(let label), .zh): ("删除了收款账户", "您的诚序账号删除了收款账户 \(label)。")
        case (.payoutAccountRemoved(let label), .en):
            ("an account for payouts was removed", "The account \(label) was removed from your accounts for payouts.")
        }
    }
}

/// Moments as mails write them: by the clock of Beijing, and it says so.
enum MailTime {
    /// `2026-11-24 08:00（北京时间）`.
    static func text(_ time: Timestamp, _ language: MailLanguage) -> String {
        let day = BeijingDay(of: time)
        let minutes = (time.ms - day.start.ms) / 60_000
        let clock = "\(day.text) \(two(minutes / 60)):\(two(minutes % 60))"
        switch language {
        case .zh: return "\(clock)（北京时间）"
        case .en: return "\(clock) (Beijing time)"
        }
    }

    /// How long it is from one moment to another, in the two largest units.
    static func span(from start: Timestamp, to end: Timestamp, _ language: MailLanguage) -> String {
        let minutes = max(0, (end.ms - start.ms) / 60_000)
        let (days, hours, rest) = (minutes / 1_440, minutes / 60 % 24, minutes % 60)
        let parts = days > 0 ? [(days, 0), (hours, 1)] : hours > 0 ? [(hours, 1), (rest, 2)] : [(rest, 2)]
        let shown = parts.filter { $0.0 > 0 || parts.count == 1 }
        switch language {
        case .zh: return shown.map { "\($0.0) \(["天", "小时", "分钟"][$0.1])" }.joined(separator: " ")
        case .en:
            return shown.map { "\($0.0) \(["day", "hour", "minute"][$0.1])\($0.0 == 1 ? "" : "s")" }.joined(separator: " ")
        }
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
