import Evidence
import Testing

@Suite struct JSONReaderTests {
    static let refused: [(String, Int, JSON.ParseError.Reason)] = [
        ("", 0, .unexpectedEnd), ("  ", 2, .unexpectedEnd), ("[", 1, .unexpectedEnd), (#"{"a""#, 4, .unexpectedEnd),
        (#"{"a":"#, 5, .unexpectedEnd), (#""abc"#, 4, .unexpectedEnd), ("tru", 3, .unexpectedEnd),
        ("nul!", 3, .unexpectedByte), ("[1 2]", 3, .unexpectedByte), ("[1,]", 3, .unexpectedByte),
        ("{1:2}", 1, .unexpectedByte), (#"{"a" 1}"#, 5, .unexpectedByte), (#"{"a":1,}"#, 7, .unexpectedByte),
        ("\u{feff}1", 0, .unexpectedByte), ("'a'", 0, .unexpectedByte), ("+1", 0, .unexpectedByte),
        (".5", 0, .unexpectedByte), ("NaN", 0, .unexpectedByte), ("// x\n1", 0, .unexpectedByte),
        ("1 1", 2, .trailingData), ("{}x", 2, .trailingData), ("null\u{0}", 4, .trailingData),
        ("\"a\nb\"", 2, .controlCharacter), ("\"\\u00e9\t\"", 7, .controlCharacter),
        (#""\x""#, 2, .badEscape), (#""\u12g4""#, 5, .badEscape), (#""\u12"#, 5, .unexpectedEnd),
        (#""\ud800""#, 1, .loneSurrogate), (#""\ud800x""#, 1, .loneSurrogate), (#""\ud800\n""#, 1, .loneSurrogate),
        (#""\udc00""#, 1, .loneSurrogate), (#""\ud800\ud800""#, 1, .loneSurrogate),
        (#""\uffff""#, 1, .noncharacter), (#""\ufdd0""#, 1, .noncharacter), (#""\udbff\udfff""#, 1, .noncharacter),
        (#"{"a":1,"b":2,"a":3}"#, 0, .duplicateName), (#"[{"a":1,"\u0061":2}]"#, 1, .duplicateName),
        ("01", 0, .badNumber), ("-01", 0, .badNumber), ("-", 1, .badNumber), ("1.", 2, .badNumber),
        ("1e", 2, .badNumber), ("1e+", 3, .badNumber), ("1.e1", 2, .badNumber), ("-a", 1, .badNumber),
        ("9007199254740992", 0, .numberNotExact), ("-9007199254740992", 0, .numberNotExact),
        ("99999999999999999999", 0, .numberNotExact), ("[9007199254740993.0]", 1, .numberNotExact),
        ("1e16", 0, .numberNotExact), ("1e309", 0, .numberNotFinite), ("-1e999", 0, .numberNotFinite),
    ]

    @Test(arguments: refused)
    func refuses(_ text: String, _ offset: Int, _ reason: JSON.ParseError.Reason) {
        #expect(throws: JSON.ParseError(offset: offset, reason: reason)) { try JSON(parsing: text.bytes) }
    }

    // An overlong slash, an encoded surrogate, a cut character, a lone continuation, and a code point beyond U+10FFFF.
    @Test(
        arguments: [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF]]
            as [[UInt8]])
    func refusesInvalidUTF8(_ bytes: [UInt8]) {
        for escape in ["", "\\n"] {
            #expect(throws: JSON.ParseError(offset: 1, reason: .invalidUTF8)) {
                try JSON(parsing: "\"".bytes + bytes + "\(escape)\"".bytes)
            }
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1.0", 1), ("1e3", 1000), ("9007199254740991", 9_007_199_254_740_991), ("10E-1", 1),
            ("-0.0", 0), (" \t\r\n7\n", 7),
        ] as [(String, Int64)])
    func readsWholeNumbersAsIntegers(_ text: String, _ value: Int64) throws {
        let json = try JSON(parsing: text.bytes)
        guard case .integer(value) = json else {
            Issue.record("\(json)")
            return
        }
    }

    @Test func refusesRawNoncharacters() {
        for bytes: [UInt8] in [[0xEF, 0xBF, 0xBE], [0xEF, 0xB7, 0xAF], [0xF0, 0x9F, 0xBF, 0xBF]] {
            #expect(throws: JSON.ParseError(offset: 1, reason: .noncharacter)) {
                try JSON(parsing: "\"".bytes + bytes + "\"".bytes)
            }
        }
    }

    @Test func readsEscapesAndPairs() throws {
        let json = try JSON(parsing: #""\"\\\/\b\f\n\r\t\u4e2d\uD83D\uDE00中""#.bytes)
        #expect(json.string == "\"\\/\u{8}\u{c}\n\r\t中\u{1f600}中")
    }

    @Test func limitsHoldExactly() throws {
        let limits = JSON.Limits(bytesMax: 12, depthMax: 2, valuesMax: 4)
        #expect(throws: Never.self) { try JSON(parsing: "[[1],   2]  ".bytes, limits: limits) }
        #expect(throws: JSON.ParseError(offset: 12, reason: .tooLong)) {
            try JSON(parsing: "[[1],   2]   ".bytes, limits: limits)
        }
        #expect(throws: JSON.ParseError(offset: 2, reason: .tooDeep)) {
            try JSON(parsing: "[[[]]]".bytes, limits: limits)
        }
        #expect(throws: JSON.ParseError(offset: 7, reason: .tooManyValues)) {
            try JSON(parsing: "[1,2,3,4]".bytes, limits: limits)
        }
        let deep = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(throws: JSON.ParseError(offset: 32, reason: .tooDeep)) { try JSON(parsing: deep) }
    }

    @Test func cutAndChangedTextsNeverCrash() throws {
        var numbers = SampleNumbers(seed: 5)
        let text = #"{"a":[1,2.5,-3e-7,"\u4e2d\ud83d\ude00 中"],"b":{"c":null,"d":[true,false]}}"#.bytes
        for _ in 0..<3000 {
            var mutant = Array(text.prefix(Int.random(in: 0...text.count, using: &numbers)))
            for _ in 0..<Int.random(in: 0..<3, using: &numbers) where !mutant.isEmpty {
                mutant[Int.random(in: 0..<mutant.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            if let json = try? JSON(parsing: mutant) {
                #expect(try JSON(parsing: json.canonicalBytes) == json)
            }
        }
    }
}
