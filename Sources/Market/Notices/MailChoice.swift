/// What a notice is to the member who gets it, as far as mails are concerned.
package enum NoticeClass: String, CaseIterable, Sendable, Codable {
    /// Something is asked of the member.
    case asked
    /// A deadline comes nearer.
    case reminder
    /// Something happened in a trade by itself.
    case news
}

/// When notices of a class go out by mail.
package enum MailChoice: String, CaseIterable, Sendable, Codable {
    /// Soon: those within ``MailTiming/gather`` go together.
    case soon
    /// Once a day, all together.
    case daily
    /// Not at all. The notice stands in the page.
    case never
}

/// The languages of mails.
package enum MailLanguage: String, CaseIterable, Sendable, Codable {
    case zh, en
}

/// What a member wants to get by mail, and when.
package struct MailSettings: Hashable, Sendable {
    /// In which language.
    package var language: MailLanguage
    /// When each class goes out.
    package var choices: [NoticeClass: MailChoice]
    /// When mails wait; nil for never.
    package var quiet: QuietHours?

    /// Puts the parts together. A class that is not named goes out soon.
    package init(language: MailLanguage, choices: [NoticeClass: MailChoice] = [:], quiet: QuietHours? = .standard) {
        self.language = language
        self.choices = choices
        self.quiet = quiet
    }

    /// When notices of that class go out.
    package func choice(for notice: NoticeClass) -> MailChoice { choices[notice] ?? .soon }
}

/// Hours of the day, by the clock of Beijing, in which mails wait.
package struct QuietHours: Hashable, Sendable {
    /// The hour in which they begin, 0 to 23.
    package let from: Int
    /// The hour in which they end, 0 to 23; another than `from`.
    package let until: Int

    /// From ten at night to eight in the morning.
    package static let standard = QuietHours(uncheckedFrom: 22, until: 8)

    /// Nil for hours that do not exist, and where the two are one.
    package init?(from: Int, until: Int) {
        guard (0...23).contains(from), (0...23).contains(until), from != until else { return nil }
        self.init(uncheckedFrom: from, until: until)
    }

    private init(uncheckedFrom from: Int, until: Int) {
        self.from = from
        self.until = until
    }

    /// The end of the quiet hours in which the moment lies; nil where it lies in none.
    package func end(of time: Timestamp) -> Timestamp? {
        let (hour, day) = (BeijingHour(time), BeijingDay(of: time))
        let isQuiet = from < until ? (from..<until).contains(hour.hour) : hour.hour >= from || hour.hour < until
        guard isQuiet else { return nil }
        let isTomorrow = from > until && hour.hour >= from
        return (isTomorrow ? day.adding(days: 1) : day).start.adding(.hours(until))
    }
}

/// An hour of a day in Beijing.
struct BeijingHour {
    /// 0 to 23.
    let hour: Int

    init(_ time: Timestamp) { hour = Int((time.ms - BeijingDay(of: time).start.ms) / 3_600_000) }
}
