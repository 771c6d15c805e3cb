/// When a notice goes out by mail.
package enum MailTiming {
    /// How long a notice waits for others, to go with them in one mail. What was done or read meanwhile is left out.
    package static let gather = Span.minutes(10)
    /// The hour, in Beijing, of the daily mail of those who have no quiet hours.
    package static let dailyHour = 8

    /// When that notice is due; nil where the member does not want it by mail.
    ///
    /// Quiet hours and the daily mail wait, but for a deadline that would run out meanwhile: that one goes out soon.
    /// - Parameter until: when what it tells of runs out; nil where nothing does.
    package static func due(_ notice: NoticeClass, at time: Timestamp, until: Timestamp?, _ settings: MailSettings) -> Timestamp? {
        let soon = time.adding(gather)
        let wished: Timestamp
        switch settings.choice(for: notice) {
        case .never: return nil
        case .soon: wished = settings.quiet?.end(of: soon) ?? soon
        case .daily: wished = nextDaily(after: time, settings)
        }
        if let until, until <= wished { return min(soon, wished) }
        return wished
    }

    /// The next daily mail: at the end of the quiet hours.
    private static func nextDaily(after time: Timestamp, _ settings: MailSettings) -> Timestamp {
        let hour = settings.quiet?.until ?? dailyHour
        let today = BeijingDay(of: time).start.adding(.hours(hour))
        return today > time ? today : BeijingDay(of: time).adding(days: 1).start.adding(.hours(hour))
    }
}

/// What becomes of an address that mails come back from.
package enum MailBounces {
    /// After so many it is not used any more.
    package static let hardMax = 3
    /// One that lies longer back than this before the next counts no more.
    package static let memory = Span.days(30)

    /// How many count once another has come.
    package static func count(_ before: Int, last: Timestamp?, at time: Timestamp) -> Int {
        guard let last, time.ms - last.ms <= memory.ms else { return 1 }
        return min(before + 1, hardMax)
    }
}
