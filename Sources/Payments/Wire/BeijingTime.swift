import Market

/// Moments as the providers write them: the clock of Beijing, eight hours ahead of UTC the whole year.
enum BeijingTime {
    private static let offsetMs: Int64 = 8 * 3_600_000
    private static let dayMs: Int64 = 86_400_000

    /// `2026-11-23 15:04:05`.
    static func text(_ moment: Timestamp) -> String { text(moment, separator: " ") }

    /// `2026-11-23T15:04:05+08:00`.
    ///
    /// Source: RFC 3339, as WeChat Pay wants it.
    static func rfc3339(_ moment: Timestamp) -> String { text(moment, separator: "T") + "+08:00" }

    /// The moment that `2026-11-23 15:04:05` writes, with or without milliseconds after a point. Nil if it is anything else.
    static func moment(_ text: some StringProtocol) -> Timestamp? {
        moment(Array(text.utf8), separator: UInt8(ascii: " "))
    }

    /// The moment that `2026-11-23T15:04:05+08:00` writes. Nil if it is anything else, another offset included.
    static func moment(rfc3339 text: some StringProtocol) -> Timestamp? {
        guard text.hasSuffix("+08:00") else { return nil }
        return moment(Array(text.utf8.dropLast(6)), separator: UInt8(ascii: "T"))
    }

    private static func text(_ moment: Timestamp, separator: String) -> String {
        let local = moment.ms + offsetMs
        precondition(local >= 0, "nothing is written of a time before 1970")
        let day = local / dayMs
        let (year, month, date) = civil(day)
        let seconds = (local - day * dayMs) / 1_000
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))\(separator)\(clock)"
    }

    private static func moment(_ bytes: [UInt8], separator: UInt8) -> Timestamp? {
        guard bytes.count == 19 || (bytes.count == 23 && bytes[19] == UInt8(ascii: ".")) else { return nil }
        let marks: [(Int, UInt8)] = [(4, 0x2D), (7, 0x2D), (10, separator), (13, 0x3A), (16, 0x3A)]
        guard marks.allSatisfy({ bytes[$0.0] == $0.1 }) else { return nil }
        guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let date = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            let ms = bytes.count == 23 ? number(bytes[20..<23]) : 0
        else { return nil }
        let day = days(year, month, date)
        guard hour < 24, minute < 60, second < 60, year >= 1970, civil(day) == (year, month, date) else { return nil }
        return Timestamp(ms: day * dayMs + ((hour * 60 + minute) * 60 + second) * 1_000 + ms - offsetMs)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var number: Int64 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int64(digit - 0x30)
        }
        return number
    }

    private static func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar, whose years are counted from March.
    private static func days(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ day: Int64) -> (Int64, Int64, Int64) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
