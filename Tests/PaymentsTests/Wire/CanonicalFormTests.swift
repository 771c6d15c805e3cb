import Testing

@testable import Payments

@Suite struct CanonicalFormTests {
    @Test(arguments: [
        "", "plain", "a b", "a+b", "a&b=c", "100%", "诚序通 ¥1,280.00", "emoji 🙂", "\u{0}\u{1F}\u{7F}", "é", "e\u{301}", "-._~",
    ])
    func whatIsWrittenIsRead(_ value: String) throws {
        let form = CanonicalForm([.init(name: "first", value: value), .init(name: "second", value: "2")])
        let read = try CanonicalForm(parsing: Array(form.text.utf8))
        #expect(read == form)
        #expect(Array(read.fields[0].value.utf8) == Array(value.utf8))
    }

    @Test func theSpellingIsFixed() {
        let form = CanonicalForm([.init(name: "a", value: "é b\n"), .init(name: "b", value: "")])
        #expect(form.text == "a=%C3%A9%20b%0A&b=")
    }

    /// Each means something to a forgiving reader.
    @Test(arguments: [
        "a", "=b", "a=b&", "&a=b", "a=b&&c=d", "a=b=c", "a=b;c=d", "A=b", "a1=b", "a=b c", "a=b+c", "a=%c3%a9", "a=%C3",
        "a=%", "a=%2", "a=%2g", "a=%41", "a=%2D", "a=%FF", "a=%C0%80", "a=%ED%A0%80", "a=b&a=c", "a=é", "a=b\n", " a=b",
        "abcdefghijklmnopq=1", "%61=b",
    ])
    func noOtherSpellingIsRead(_ text: String) {
        #expect(throws: WireFault.notCanonical) { try CanonicalForm(parsing: Array(text.utf8)) }
    }

    @Test func theBoundsHold() throws {
        let names = (0..<33).map { String(repeating: "a", count: 1 + $0 / 26) + String(UnicodeScalar(97 + UInt8($0 % 26))) }
        let form = CanonicalForm(names.map { .init(name: $0, value: "") })
        #expect(throws: WireFault.notCanonical) { try CanonicalForm(parsing: Array(form.text.utf8)) }
        let full = "a=" + String(repeating: "x", count: CanonicalForm.bytesMax - 2)
        #expect(try CanonicalForm(parsing: Array(full.utf8)).text == full)
        #expect(throws: WireFault.tooLong) { try CanonicalForm(parsing: Array((full + "x").utf8)) }
        #expect(try CanonicalForm(parsing: []).fields.isEmpty)
    }

    /// Whatever is read at all is read from the one spelling of it.
    @Test func randomBytesAreReadOnlyFromTheirOneSpelling() throws {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array("ab=&%+ 2C9cé\n".utf8)
        var readable = 0
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator)!
            }
            do {
                #expect(Array(try CanonicalForm(parsing: bytes).text.utf8) == bytes)
                readable += 1
            } catch {
                continue
            }
        }
        #expect(readable > 100)
    }
}

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state = state &+ 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
