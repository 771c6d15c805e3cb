/// Moments as text, without a formatter: the same bytes on every machine.
package enum UTCTime {
    /// `2026-01-31 23:59:59 UTC` of milliseconds since 1970.
    ///
    /// Source: the civil calendar from a count of days, in cycles of 400 years (proleptic Gregorian, ISO 8601).
    package static func text(_ ms: Int64) -> String { civil(ms) + " UTC" }

    /// The same moment in Beijing, `2026-02-01 07:59:59`, eight hours ahead the whole year.
    package static func beijing(_ ms: Int64) -> String { civil(ms + beijingMs) }

    /// The day in Beijing, `2026-02-01`.
    package static func beijingDay(_ ms: Int64) -> String { String(civil(ms + beijingMs).prefix { $0 != " " }) }

    private static let beijingMs: Int64 = 8 * 3_600_000

    private static func civil(_ ms: Int64) -> String {
        let seconds = ms / 1_000 - (ms % 1_000 < 0 ? 1 : 0)
        let days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
        let rest = seconds - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return String(year) + afterYear([month, day, rest / 3_600, rest / 60 % 60, rest % 60])
    }

    /// `-01-31 23:59:59`. A page has hundreds of these, so the digits are put straight in place.
    private static func afterYear(_ values: [Int64]) -> String {
        let marks: StaticString = "-- ::"
        return String(unsafeUninitializedCapacity: 15) { output in
            for (place, value) in values.enumerated() {
                output[3 * place] = marks.utf8Start[place]
                output[3 * place + 1] = UInt8(ascii: "0") + UInt8(value / 10)
                output[3 * place + 2] = UInt8(ascii: "0") + UInt8(value % 10)
            }
            return 15
        }
    }
}
