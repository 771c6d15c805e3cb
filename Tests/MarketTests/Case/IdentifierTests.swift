import Foundation
import Testing

@testable import Market

@Suite struct IdentifierTests {
    @Test func theTextIsTheNumberInBaseThirtyTwo() {
        // Written out by hand: 48 bits of time, then 80 of chance, five bits a letter from the end.
        #expect(TradeID(at: Timestamp(ms: 0), random: (0, 0)).rawValue == "00000000000000000000000000")
        #expect(TradeID(at: Timestamp(ms: 0), random: (0, 31)).rawValue == "0000000000000000000000000z")
        #expect(TradeID(at: Timestamp(ms: 0), random: (0, 32)).rawValue == "00000000000000000000000010")
        #expect(TradeID(at: Timestamp(ms: 1), random: (0, 0)).rawValue == "00000000010000000000000000")
        #expect(TradeID(at: Timestamp(ms: 0), random: (1, 0)).rawValue == "000000000000" + "0" + "g000000000000")
        #expect(
            TradeID(at: Timestamp(ms: 0xFFFF_FFFF_FFFF), random: (.max, .max)).rawValue
                == "7zzzzzzzzzzzzzzzzzzzzzzzzz")
    }

    @Test func aNumberHasOneText() {
        var seen: Set<String> = []
        for bit in 0..<64 { seen.insert(TradeID(at: Timestamp(ms: 0), random: (0, 1 << bit)).rawValue) }
        for bit in 0..<16 { seen.insert(TradeID(at: Timestamp(ms: 0), random: (1 << bit, 0)).rawValue) }
        for bit in 0..<48 { seen.insert(TradeID(at: Timestamp(ms: 1 << bit), random: (0, 0)).rawValue) }
        #expect(seen.count == 128)
        #expect(seen.allSatisfy { TradeID(rawValue: $0) != nil })
    }

    @Test func namesSortByTheTimeTheyWereGiven() {
        var random = SplitMix64(seed: 1)
        var earlier = TradeID(at: Timestamp(ms: 0), random: (.max, .max)).rawValue
        for ms in [1, 2, 31, 32, 1_023, 1_024, 1_700_000_000_000, 1_700_000_000_001, 0xFFFF_FFFF_FFFF] as [Int64] {
            let name = TradeID(
                at: Timestamp(ms: ms), random: (UInt16.random(in: 0 ... .max, using: &random), random.next())
            ).rawValue
            #expect(earlier < name)
            earlier = name
        }
    }

    @Test func aTimeBeforeTheBeginningIsTheBeginning() {
        #expect(TradeID(at: Timestamp(ms: -5), random: (0, 7)) == TradeID(at: Timestamp(ms: 0), random: (0, 7)))
    }

    @Test(arguments: [
        "", "0", String(repeating: "0", count: 25), String(repeating: "0", count: 27),
        "80000000000000000000000000", "0000000000000000000000000A", "0000000000000000000000000i",
        "0000000000000000000000000l", "0000000000000000000000000o", "0000000000000000000000000u",
        "000000000000000000000000/a", "0000000000000000000000000\u{E9}", "../../../../../../../../..",
    ])
    func otherTextsAreNoNames(text: String) {
        #expect(MemberID(rawValue: text) == nil)
        #expect(!IdentifierText.isValid(text))
    }

    @Test func namesTravelAsPlainTextAndAreCheckedOnReading() throws {
        let json = try JSONEncoder().encode([MemberID.buyer])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(MemberID.buyer)\"]")
        #expect(try JSONDecoder().decode([MemberID].self, from: json) == [.buyer])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([MemberID].self, from: Data(#"["x"]"#.utf8)) }
    }
}
