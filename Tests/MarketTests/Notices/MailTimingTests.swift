import Testing

@testable import Market

@Suite struct MailTimingTests {
    /// A moment of 2026-11-23 in Beijing.
    private func at(_ hour: Int, _ minute: Int = 0, day: Int64 = 0) throws -> Timestamp {
        try #require(BeijingDay(text: "2026-11-23")).adding(days: day).start.adding(.hours(hour)).adding(.minutes(minute))
    }

    private let zh = MailSettings(language: .zh)

    @Test func byDayItWaitsTenMinutesForOthers() throws {
        #expect(try MailTiming.due(.asked, at: at(9), until: nil, zh) == at(9, 10))
        #expect(try MailTiming.due(.news, at: at(21, 49), until: nil, zh) == at(21, 59))
    }

    @Test func byNightItWaitsForTheMorning() throws {
        #expect(try MailTiming.due(.reminder, at: at(21, 50), until: at(9, day: 3), zh) == at(8, day: 1))
        #expect(try MailTiming.due(.reminder, at: at(23), until: nil, zh) == at(8, day: 1))
        #expect(try MailTiming.due(.reminder, at: at(3), until: nil, zh) == at(8))
        #expect(try MailTiming.due(.reminder, at: at(7, 50), until: nil, zh) == at(8))
        #expect(try MailTiming.due(.reminder, at: at(7, 49), until: nil, zh) == at(8))
    }

    @Test func whatRunsOutByNightDoesNotWait() throws {
        #expect(try MailTiming.due(.reminder, at: at(23), until: at(7, day: 1), zh) == at(23, 10))
        #expect(try MailTiming.due(.reminder, at: at(23), until: at(8, day: 1), zh) == at(23, 10))
        #expect(try MailTiming.due(.reminder, at: at(23), until: at(8, 1, day: 1), zh) == at(8, day: 1))
    }

    @Test func withoutQuietHoursTheNightIsADay() throws {
        let settings = MailSettings(language: .en, quiet: nil)
        #expect(try MailTiming.due(.news, at: at(2), until: nil, settings) == at(2, 10))
    }

    @Test func onceADayAtTheEndOfTheQuietHours() throws {
        var settings = MailSettings(language: .zh, choices: [.news: .daily, .asked: .daily, .reminder: .never])
        #expect(try MailTiming.due(.news, at: at(9), until: nil, settings) == at(8, day: 1))
        #expect(try MailTiming.due(.news, at: at(7), until: nil, settings) == at(8))
        #expect(try MailTiming.due(.asked, at: at(9), until: at(20), settings) == at(9, 10), "it would come too late")
        #expect(try MailTiming.due(.reminder, at: at(9), until: at(20), settings) == nil)
        settings.quiet = QuietHours(from: 12, until: 14)
        #expect(try MailTiming.due(.news, at: at(9), until: nil, settings) == at(14))
        settings.quiet = nil
        #expect(try MailTiming.due(.news, at: at(9), until: nil, settings) == at(MailTiming.dailyHour, day: 1))
    }

    @Test func hoursOfRest() throws {
        #expect(QuietHours(from: 8, until: 8) == nil)
        #expect(QuietHours(from: 24, until: 8) == nil)
        #expect(QuietHours(from: 0, until: -1) == nil)
        let noon = try #require(QuietHours(from: 12, until: 14))
        #expect(try noon.end(of: at(12)) == at(14))
        #expect(try noon.end(of: at(14)) == nil)
        #expect(try noon.end(of: at(11, 59)) == nil)
    }

    @Test func bouncesCountWhileTheyAreClose() throws {
        #expect(try MailBounces.count(0, last: nil, at: at(9)) == 1)
        #expect(try MailBounces.count(1, last: at(9), at: at(9, day: 29)) == 2)
        #expect(try MailBounces.count(2, last: at(9), at: at(9, day: 31)) == 1)
        #expect(try MailBounces.count(3, last: at(9), at: at(10)) == MailBounces.hardMax)
    }
}
