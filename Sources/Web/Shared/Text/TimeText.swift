/// Points in time as people read them. Units: milliseconds since 1970-01-01T00:00:00Z.
///
/// Server-made text is in the reader's zone (`ReaderZone`) where a script has said it before, else in China Standard Time (UTC+8,
/// without summer time since 1991).
enum TimeText {
    /// A moment cut into calendar fields.
    struct Fields: Equatable, Sendable {
        var year: Int64
        var month: Int64
        var day: Int64
        var hour: Int64
        var minute: Int64
        var second: Int64
    }

    /// Offset of China Standard Time in milliseconds.
    static let chinaOffsetMs: Int64 = 8 * 3_600_000

    /// Calendar fields of a moment, by the proleptic Gregorian calendar.
    ///
    /// Source: the days-from-civil arithmetic follows from 400 years having 146,097 days.
    static func fields(_ timeMs: Int64, offsetMs: Int64) -> Fields {
        let seconds = floorDivide(timeMs + offsetMs, 1000)
        let days = floorDivide(seconds, 86_400)
        let rest = seconds - days * 86_400
        // Days are counted from 0000-03-01, so that the leap day is the last day of a year.
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return Fields(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
            hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
    }

    /// `2026-11-23T00:43:35Z`, for `datetime` attributes and JSON.
    static func iso(_ timeMs: Int64) -> String {
        let f = fields(timeMs, offsetMs: 0)
        return "\(f.year)-\(two(f.month))-\(two(f.day))T\(two(f.hour)):\(two(f.minute)):\(two(f.second))Z"
    }

    /// `2026年11月23日 08:43` or `23 Nov 2026, 08:43`, in the reader's zone.
    static func moment(_ timeMs: Int64, _ language: Language) -> String {
        let f = fields(timeMs, offsetMs: ReaderZone.current.offsetMs(at: timeMs))
        return day(f, language) + (language == .zh ? " " : ", ") + "\(two(f.hour)):\(two(f.minute))"
    }

    /// `2026年11月23日 08:43（UTC+8）`: the same for paper, which is read where no page says its zone.
    static func stamped(_ timeMs: Int64, _ language: Language) -> String {
        let minutes = ReaderZone.current.offsetMs(at: timeMs) / 60_000
        let (hours, rest) = (minutes.magnitude / 60, minutes.magnitude % 60)
        let offset = minutes == 0 ? "" : (minutes < 0 ? "−" : "+") + String(hours) + (rest == 0 ? "" : ":" + two(Int64(rest)))
        let moment = moment(timeMs, language)
        return language == .zh ? "\(moment)（UTC\(offset)）" : "\(moment) (UTC\(offset))"
    }

    /// The day alone.
    static func day(_ timeMs: Int64, _ language: Language) -> String {
        day(fields(timeMs, offsetMs: ReaderZone.current.offsetMs(at: timeMs)), language)
    }

    /// `2026年11月` or `Nov 2026`, by the time in Beijing.
    static func monthInBeijing(_ timeMs: Int64, _ language: Language) -> String {
        let f = fields(timeMs, offsetMs: 8 * 3_600_000)
        return switch language {
        case .zh: "\(f.year)年\(f.month)月"
        case .en: "\(months[Int(f.month) - 1]) \(f.year)"
        }
    }

    private static func day(_ f: Fields, _ language: Language) -> String {
        switch language {
        case .zh: "\(f.year)年\(f.month)月\(f.day)日"
        case .en: "\(f.day) \(months[Int(f.month) - 1]) \(f.year)"
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `2 天 3 小时` or `2 days 3 hours`: the two largest units; below a minute, seconds.
    static func span(_ spanMs: Int64, _ language: Language) -> String {
        let seconds = max(spanMs, 0) / 1000
        let parts: [(Int64, String)] =
            switch seconds {
            case 86_400...: [(seconds / 86_400, "time.day"), (seconds / 3600 % 24, "time.hour")]
            case 3600...: [(seconds / 3600, "time.hour"), (seconds / 60 % 60, "time.minute")]
            case 60...: [(seconds / 60, "time.minute")]
            default: [(seconds, "time.second")]
            }
        return parts.filter { $0.0 > 0 || parts.count == 1 }
            .map { count, key in language.count(key, count) }
            .joined(separator: " ")
    }

    /// `还剩 2 天 3 小时` before the moment, `已过 5 分钟` after it.
    static func left(until timeMs: Int64, now nowMs: Int64, _ language: Language) -> String {
        timeMs > nowMs
            ? language.say("time.left", ["span": span(timeMs - nowMs, language)])
            : language.say("time.overdue", ["span": span(nowMs - timeMs, language)])
    }

    /// `5 分钟前`; within a minute `刚刚`.
    static func ago(_ timeMs: Int64, now nowMs: Int64, _ language: Language) -> String {
        nowMs - timeMs < 60_000
            ? language.say("time.now") : language.say("time.ago", ["span": span(nowMs - timeMs, language)])
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
    }
}

extension Language {
    /// A counted thing: `key` holds the Chinese text and the English plural, `key.one` the English singular.
    func count(_ key: String, _ count: Int64) -> String {
        let singular = self == .en && count == 1
        return say(singular ? key + ".one" : key, ["n": NumberText.grouped(count.magnitude)])
    }
}
