/// A day as gateways count days: from midnight to midnight by the clock of Beijing, eight hours ahead of UTC the whole year.
package struct BeijingDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int64

    /// The days that have a text of ten characters: to the end of the year 9999.
    package static let numbers: ClosedRange<Int64> = 0...2_932_896

    private static let offsetMs: Int64 = 8 * 3_600_000
    private static let dayMs: Int64 = 86_400_000

    /// Clamped to `numbers`.
    package init(number: Int64) { self.number = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound) }

    /// The day in which a moment lies.
    package init(of time: Timestamp) {
        let local = time.adding(Span(ms: Self.offsetMs)).ms
        self.init(number: local >= 0 ? local / Self.dayMs : -1)
    }

    /// The day that `2026-11-22` names; nil for anything else.
    package init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let date = Self.number(bytes[8..<10]), (1_970...9_999).contains(year), (1...12).contains(month)
        else { return nil }
        self.init(number: Self.days(year, month, date))
        guard self.text == text else { return nil }
    }

    /// Its first moment.
    package var start: Timestamp { Timestamp(ms: number * Self.dayMs - Self.offsetMs) }
    /// The first moment of the next day.
    package var end: Timestamp { Timestamp(ms: (number + 1) * Self.dayMs - Self.offsetMs) }

    /// The day so many days later, or earlier.
    package func adding(days: Int64) -> BeijingDay { BeijingDay(number: number + days) }

    /// Whether the moment lies in it.
    package func contains(_ time: Timestamp) -> Bool { start <= time && time < end }

    /// `2026-11-22`.
    package var text: String {
        // Years are counted from March, so that the day that comes and goes is the last.
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let date = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        return Self.padded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4) + "-" + Self.padded(month, 2) + "-"
            + Self.padded(date, 2)
    }

    /// Whether the left day is earlier.
    package static func < (left: BeijingDay, right: BeijingDay) -> Bool { left.number < right.number }

    private static func days(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
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
}

extension BeijingDay: Codable {
    /// Reads `2026-11-22`. Throws: `DecodingError`.
    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        guard let day = BeijingDay(text: try value.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: value, debugDescription: "not a day")
        }
        self = day
    }

    /// Writes what `init(from:)` reads.
    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(text)
    }
}
