import HTTPTypes
import Testing

@testable import Web

@Suite struct FormTests {
    @Test func readsFields() throws {
        let form = try Form(urlencoded: "a=1&b=%E6%BA%90+%E7%A0%81&a=2&c&=x&d=%3D".utf8)
        #expect(form.all("a") == ["1", "2"])
        #expect(form["b"] == "源 码")
        #expect(form["c"] == "")
        #expect(form["d"] == "=")
    }

    @Test(arguments: ["a=%", "a=%4", "a=%GG", "a=%FF", "a=%00", "%ZZ=1"]) func refusesBrokenEscapes(_ text: String) {
        #expect(throws: Refused(.badRequest, "formMalformed")) { try Form(urlencoded: text.utf8) }
    }

    @Test func limitsHold() {
        let many = String(repeating: "a=1&", count: Limits.fieldsMax + 1)
        #expect(throws: Refused(.contentTooLarge, "tooManyFields")) { try Form(urlencoded: many.utf8) }
        let long = "a=" + String(repeating: "x", count: Limits.fieldBytesMax + 1)
        #expect(throws: Refused(.contentTooLarge, "fieldTooLong")) { try Form(urlencoded: long.utf8) }
    }
}

@Suite struct FieldsTests {
    private func fields(_ text: String) throws -> Fields { Fields(.form(try Form(urlencoded: text.utf8))) }

    @Test func readsWhatIsThere() throws {
        var fields = try fields(
            "title=+%E6%BA%90%0D%0A%E7%A0%81+&n=%EF%BC%91%EF%BC%92&price=%C2%A51,234.5&yes=on&kind=a&many=x&many=&many=y&csrf=t")
        let title = fields.text("title", charactersMax: 10)
        let n = fields.integer("n", in: 0...20)
        let price = fields.money("price", in: 1...1_000_000)
        let (yes, no) = (fields.tick("yes"), fields.tick("no"))
        let kind = fields.choice("kind", of: ["a", "b"])
        let many = fields.texts("many", charactersMax: 5, countMax: 3)
        let gone = fields.optionalText("gone", charactersMax: 5)
        #expect(title == "源\n码" && n == 12 && price == 123_450 && yes && !no && kind == "a" && many == ["x", "y"] && gone == nil)
        try fields.finish()
    }

    @Test func collectsEveryProblem() throws {
        var fields = try fields("a=xxx&b=12x&c=99999999999999999999&d=5&e=9&f=1.234&g=x&h=1&h=2&i=maybe&z=1")
        _ = fields.text("missing", charactersMax: 5)
        _ = fields.text("a", charactersMax: 2)
        _ = fields.integer("b", in: 0...9)
        _ = fields.integer("c", in: 0...9)
        _ = fields.integer("d", in: 6...9)
        _ = fields.money("e", in: 1000...2000)
        _ = fields.money("f", in: 0...1)
        _ = fields.choice("g", of: ["y"])
        _ = fields.text("h", charactersMax: 2)
        _ = fields.tick("i")
        let isRefused = fields.isRefused()
        #expect(isRefused)
        #expect(
            fields.problems.map { "\($0.field) \($0.code)" } == [
                "missing missing", "a tooLong", "b notANumber", "c numberTooLarge", "d outOfRange", "e amountOutOfRange",
                "f tooManyPlaces", "g notAChoice", "h twice", "i notYesNo", "z unknown",
            ])
    }

    @Test func readsJSONByItsTypes() throws {
        let body = try FoundationJSON.read(
            Array(#"{"a":"x","n":3,"bad":true,"list":["p","q"],"yes":true,"wrong":[1],"more":1}"#.utf8))
        var fields = Fields(.json(body))
        let a = fields.text("a", charactersMax: 5)
        let n = fields.integer("n", in: 0...9)
        let list = fields.texts("list", charactersMax: 5, countMax: 5)
        let yes = fields.tick("yes")
        #expect(a == "x" && n == 3 && list == ["p", "q"] && yes)
        _ = fields.text("bad", charactersMax: 5)
        _ = fields.texts("wrong", charactersMax: 5, countMax: 5)
        let isRefused = fields.isRefused()
        #expect(isRefused)
        #expect(fields.problems.map { "\($0.field) \($0.code)" } == ["bad notText", "wrong notText", "more unknown"])
    }

    @Test func fieldsOfASchemaAreKnownByTheirPrefix() throws {
        var fields = try fields("f.version=1.0&f.platform=a&f.platform=b")
        let found = fields.prefixed("f.")
        #expect(found.map(\.name) == ["version", "platform"])
        #expect(found.map(\.values) == [["1.0"], ["a", "b"]])
        try fields.finish()
    }
}

@Suite struct MoneyTextTests {
    @Test(
        arguments: [
            ("0", 0), ("199", 19_900), ("199.5", 19_950), ("199.05", 19_905), ("¥1,234.50", 123_450), ("１２．３", 1_230), (" 7 ", 700),
            ("92233720368547758.07", Int64.max),
        ] as [(String, Int64)]) func reads(_ typed: String, _ amountMinor: Int64) throws
    {
        #expect(try MoneyText.parse(typed[...]) == amountMinor)
    }

    @Test(
        arguments: [
            ("", .notAnAmount), ("-1", .notAnAmount), ("1e3", .notAnAmount), ("1.2.3", .notAnAmount), ("abc", .notAnAmount),
            (".", .notAnAmount),
            ("1.234", .tooManyPlaces), ("92233720368547758.08", .tooLarge), ("999999999999999999999", .tooLarge),
        ] as [(String, MoneyText.Unreadable)]) func refuses(_ typed: String, _ why: MoneyText.Unreadable)
    {
        #expect(throws: why) { try MoneyText.parse(typed[...]) }
    }

    @Test func writes() {
        #expect(MoneyText.yuan(123_450) == "¥1,234.50")
        #expect(MoneyText.yuan(-5) == "-¥0.05")
        #expect(MoneyText.yuan(Int64.min) == "-¥92,233,720,368,547,758.08")
        #expect(MoneyText.signed(100) == "+¥1.00")
        #expect(MoneyText.typed(123_450) == "1234.50")
    }
}

@Suite struct TimeTextTests {
    @Test func writesMoments() {
        #expect(TimeText.iso(0) == "1970-01-01T00:00:00Z")
        #expect(TimeText.iso(951_782_400_000) == "2000-02-29T00:00:00Z")
        #expect(TimeText.iso(-1000) == "1969-12-31T23:59:59Z")
        #expect(TimeText.moment(1_795_394_615_000, .zh) == "2026年11月23日 08:43")
        #expect(TimeText.moment(1_795_394_615_000, .en) == "23 Nov 2026, 08:43")
    }

    @Test func writesSpans() {
        #expect(TimeText.span(2 * 86_400_000 + 3 * 3_600_000 + 5000, .zh) == "2 天 3 小时")
        #expect(TimeText.span(86_400_000 + 3_600_000, .en) == "1 day 1 hour")
        #expect(TimeText.span(86_400_000, .en) == "1 day")
        #expect(TimeText.span(61_000, .en) == "1 minute")
        #expect(TimeText.span(999, .zh) == "0 秒")
        #expect(TimeText.left(until: 3_600_000, now: 0, .zh) == "还剩 1 小时")
        #expect(TimeText.left(until: 0, now: 120_000, .en) == "2 minutes overdue")
        #expect(TimeText.ago(0, now: 59_000, .zh) == "刚刚")
        #expect(TimeText.ago(0, now: 7_200_000, .zh) == "2 小时前")
    }

    @Test func writesSizes() {
        #expect(NumberText.size(bytes: 512) == "512 B")
        #expect(NumberText.size(bytes: 1536) == "1.5 KiB")
        #expect(NumberText.size(bytes: Int64(Limits.artefactBytesMax)) == "2.0 GiB")
        #expect(NumberText.grouped(1_234_567) == "1,234,567")
        #expect(NumberText.grouped(UInt64.max) == "18,446,744,073,709,551,615")
    }
}

extension Fields {
    fileprivate mutating func isRefused() -> Bool {
        do { try finish() } catch { return error.code == "fieldsWrong" && error.problems == problems }
        return false
    }
}
