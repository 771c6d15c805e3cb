import Foundation
import Testing

@testable import Market

@Suite struct BeijingDayTests {
    @Test func aDayIsFromMidnightToMidnightInBeijing() throws {
        let day = try #require(BeijingDay(text: "2026-11-22"))
        #expect(day.start == Timestamp(ms: 1_795_276_800_000))
        #expect(BeijingDay(of: day.start) == day)
        #expect(BeijingDay(of: day.end) == day.adding(days: 1))
        #expect(BeijingDay(of: day.end.adding(Span(ms: -1))) == day)
        #expect(day.contains(day.start) && !day.contains(day.end))
        #expect(day.end.ms - day.start.ms == 86_400_000)
        #expect(day.adding(days: 9).text == "2026-12-01")
    }

    @Test func everyDayOfAHundredYearsIsReadAsItIsWritten() throws {
        var last = ""
        for number in Int64(0)...36_524 {
            let day = BeijingDay(number: number)
            #expect(BeijingDay(text: day.text) == day && day.text > last)
            last = day.text
        }
        #expect(BeijingDay(number: 11_016).text == "2000-02-29")
        #expect(BeijingDay(number: .max).text == "9999-12-31" && BeijingDay(number: .min).text == "1970-01-01")
    }

    @Test(arguments: [
        "", "2026-11-31", "2025-02-29", "2026-13-01", "2026-00-01", "2026-1-01", "2026/11/22", "2026-11-22 ", "1969-12-31",
        "+026-11-22",
        "２０２６-11-22",
    ])
    func whatIsNoDayIsNone(_ text: String) { #expect(BeijingDay(text: text) == nil) }

    @Test func aDayIsWrittenAsItsText() throws {
        let day = try #require(BeijingDay(text: "2026-11-22"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2026-11-22"]"#)
        #expect(try JSONDecoder().decode([BeijingDay].self, from: Data(#"["2026-11-22"]"#.utf8)) == [day])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([BeijingDay].self, from: Data(#"["22.11.2026"]"#.utf8)) }
    }
}
