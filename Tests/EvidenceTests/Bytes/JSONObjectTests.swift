import Evidence
import Testing

@Suite struct JSONObjectTests {
    // The names of the sorting example in RFC 8785 section 3.2.3, in their canonical order.
    let sorted = ["\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"]

    @Test func membersStandInTheOrderOfUTF16CodeUnits() throws {
        var numbers = SampleNumbers(seed: 2)
        for _ in 0..<50 {
            let members = sorted.shuffled(using: &numbers).map { JSON.Object.Member(name: $0, value: .string($0)) }
            let object = try #require(JSON.Object(members))
            #expect(object.names == sorted)
            for name in sorted { #expect(object[name]?.string == name) }
        }
    }

    @Test func orderAgreesWithTheCodeUnitsThemselves() throws {
        let scalars: [UInt32] = [0x0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFD]
        let names = scalars.flatMap { first in
            scalars.map { String(String.UnicodeScalarView([Unicode.Scalar(first)!, Unicode.Scalar($0)!])) }
        }
        let expected = names.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
        let object = try #require(JSON.Object(names.reversed().map { .init(name: $0, value: .null) }))
        #expect(object.names.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test func aNameComesOnce() {
        #expect(JSON.Object([.init(name: "a", value: 1), .init(name: "a", value: 2)]) == nil)
        #expect(
            JSON.Object([.init(name: "b", value: 1), .init(name: "a", value: 2), .init(name: "b", value: 2)]) == nil)
    }

    @Test func settingKeepsTheOrder() {
        var object = JSON.Object()
        for name in ["m", "z", "a", "m"] { object[name] = .string(name) }
        #expect(object.names == ["a", "m", "z"])
        object["m"] = nil
        object["none"] = nil
        #expect(object.names == ["a", "z"])
        #expect(object == ["z": "z", "a": "a"])
        #expect(object.isEmpty == false)
    }
}
