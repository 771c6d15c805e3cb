import Testing

@testable import Web

@Suite struct ReaderZoneTests {
    @Test func timesAreWrittenInTheReadersZone() throws {
        // 2026-07-01T12:00:00Z
        let summer: Int64 = 1_782_907_200_000
        #expect(TimeText.moment(summer, .zh) == "2026年7月1日 20:00")
        let berlin = try #require(ReaderZone("Europe/Berlin"))
        ReaderZone.$current.withValue(berlin) {
            #expect(TimeText.moment(summer, .zh) == "2026年7月1日 14:00")
            #expect(TimeText.moment(summer + 184 * 86_400_000, .en) == "1 Jan 2027, 13:00")
            #expect(TimeText.iso(summer) == "2026-07-01T12:00:00Z")
        }
        #expect(berlin.name(.zh) == "Europe/Berlin")
        #expect(ReaderZone.china.name(.zh) == "北京时间（Asia/Shanghai）")
        #expect(ReaderZone("Asia/Shanghai") == .china)
    }

    @Test func paperSaysInWhichZoneItsTimesAre() throws {
        let summer: Int64 = 1_782_907_200_000
        #expect(TimeText.stamped(summer, .zh) == "2026年7月1日 20:00（UTC+8）")
        for (zone, words) in [
            ("UTC", "1 Jul 2026, 12:00 (UTC)"), ("America/St_Johns", "1 Jul 2026, 09:30 (UTC−2:30)"),
            ("Asia/Kolkata", "1 Jul 2026, 17:30 (UTC+5:30)"),
        ] {
            let zone = try #require(ReaderZone(zone))
            ReaderZone.$current.withValue(zone) { #expect(TimeText.stamped(summer, .en) == words) }
        }
    }

    @Test(arguments: ["", "Mars/Base", "../etc/passwd", "Asia/Shanghai\u{0}", "上海", "GMT+8;x", String(repeating: "a/", count: 40)])
    func whatNamesNoZoneIsPassedOver(text: String) {
        #expect(ReaderZone(text) == nil)
    }
}
