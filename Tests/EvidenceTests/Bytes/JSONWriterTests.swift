import Evidence
import Testing

@Suite struct JSONWriterTests {
    // The sample of RFC 8785 section 3.2.2 and 3.2.3: its data, read and written again.
    @Test func writesTheSampleOfRFC8785() throws {
        let text =
            #"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"#
            + #" "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(try JSON(parsing: text.bytes).canonicalBytes.text == expected)
    }

    @Test func writesTheSortedSampleOfRFC8785() throws {
        let text =
            #"{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One","#
            + #" "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "#
            + #""\u00f6": "Latin Small Letter O With Diaeresis"}"#
        let values = try #require(try JSON(parsing: text.bytes).object).members.map(\.value.string)
        #expect(
            values == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    @Test func escapesOnlyWhatMustBe() {
        let all = String(String.UnicodeScalarView((0..<0x21).map { Unicode.Scalar($0) }))
        let expected =
            #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013"#
            + #"\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f ""#
        #expect(JSON.string(all).canonicalBytes.text == expected)
        #expect(JSON.string("/\u{7f}\u{2028}中").canonicalBytes.text == "\"/\u{7f}\u{2028}中\"")
    }

    @Test func writesEmptyThingsAndBounds() {
        #expect(JSON.array([]).canonicalBytes.text == "[]")
        #expect(JSON.object([:]).canonicalBytes.text == "{}")
        #expect(JSON.string("").canonicalBytes.text == "\"\"")
        #expect(JSON.integer(JSON.integerMax).canonicalBytes.text == "9007199254740991")
        #expect(JSON.integer(-JSON.integerMax).canonicalBytes.text == "-9007199254740991")
        #expect(JSON.integer(0).canonicalBytes.text == "0")
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        var numbers = SampleNumbers(seed: 3)
        for _ in 0..<300 {
            let json = sample(depth: 4, &numbers)
            let bytes = json.canonicalBytes
            let read = try JSON(parsing: bytes)
            #expect(read == json)
            #expect(read.canonicalBytes == bytes)
        }
    }

    private func sample(depth: Int, _ numbers: inout SampleNumbers) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &numbers) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &numbers))
        case 2: return .integer(Int64.random(in: -JSON.integerMax...JSON.integerMax, using: &numbers))
        case 3: return .number(Double.random(in: -1...1, using: &numbers))
        case 4: return .string(text(&numbers))
        case 5: return .array((0..<3).map { _ in sample(depth: depth - 1, &numbers) })
        default:
            var object = JSON.Object()
            for _ in 0..<3 { object[text(&numbers)] = sample(depth: depth - 1, &numbers) }
            return .object(object)
        }
    }

    private func text(_ numbers: inout SampleNumbers) -> String {
        let pool = ["a", "\"", "\\", "\n", "中", "\u{1f600}", "\u{fb33}", "\u{0}", "é", "e\u{301}"]
        return (0..<Int.random(in: 0..<6, using: &numbers)).map { _ in pool.randomElement(using: &numbers)! }.joined()
    }
}
